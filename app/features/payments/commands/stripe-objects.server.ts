import { z } from "zod";
import type { Instant } from "~/kernel/time";
import type { CheckoutNews } from "../domain/checkout-course";

/** A reference to another object: its id, or the object itself where it was asked for. */
const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null);
const moment = z.number().transform((seconds) => new Date(seconds * 1000));
const marks = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

/** As much of a Checkout Session as we look at. */
const sessionShape = z.object({
  id: z.string(),
  status: z.enum(["open", "complete", "expired"]).nullish(),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  payment_intent: z.unknown(),
  amount_total: z.number().int().nullish(),
  currency: z.string().nullish(),
  url: z.string().nullish(),
  expires_at: moment,
  metadata: marks,
});
const intentShape = z.object({
  id: z.string(),
  status: z.string().optional(),
  latest_charge: z.unknown(),
});
const latestCharge = z.object({ id: z.string(), created: moment });

/** What Stripe says of an attempt to pay. */
export interface SessionFacts {
  readonly id: string;
  /** What we wrote on it when we asked for it; nothing on one that is not ours. */
  readonly marks: Readonly<Record<string, string>>;
  readonly news: CheckoutNews;
  readonly url: string | null;
  readonly expiresAt: Instant;
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  /** When it was charged, where it says so. */
  readonly chargedAt: Instant | null;
}

/** Reads a Checkout Session, as an event or an answer brings it. Throws a ZodError at what is none. */
export function sessionFacts(object: unknown): SessionFacts {
  const session = sessionShape.parse(object);
  const intent = intentShape.safeParse(session.payment_intent).data;
  const charge = latestCharge.safeParse(intent?.latest_charge).data;
  const bareIntent = z.string().safeParse(session.payment_intent).data;
  return {
    id: session.id,
    marks: session.metadata,
    news: newsOf(session, intent?.status),
    url: session.url ?? null,
    expiresAt: session.expires_at,
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? "").toUpperCase(),
    paymentIntentId: intent?.id ?? bareIntent ?? null,
    chargeId: charge?.id ?? null,
    chargedAt: charge?.created ?? null,
  };
}

function newsOf(session: z.infer<typeof sessionShape>, intent: string | undefined): CheckoutNews {
  if (session.payment_status === "paid") return "paid";
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return "open";
  // Whoever's bank refused after days is asked for another way to pay, on a page that is closed by then.
  return intent === "requires_payment_method" || intent === "canceled" ? "failed" : "paying";
}

/** As much of a Refund as we look at. */
export const refundShape = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string().transform((code) => code.toUpperCase()),
  status: z
    .enum(["pending", "requires_action", "succeeded", "failed", "canceled"])
    .nullish()
    .transform((status) => status ?? "pending"),
  payment_intent: reference,
  charge: reference,
  created: moment,
  failure_reason: z.string().nullish(),
  metadata: marks,
});
export type RefundFacts = z.infer<typeof refundShape>;

/** As much of a Charge as we look at. */
export const chargeShape = z.object({
  id: z.string(),
  payment_intent: reference,
  amount_refunded: z.number().int(),
  metadata: marks,
});

/** As much of a Dispute as we look at. */
export const disputeShape = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string().transform((code) => code.toUpperCase()),
  status: z.string(),
  reason: z.string(),
  payment_intent: reference,
  charge: reference,
  created: moment,
  evidence_details: z
    .object({ due_by: moment.nullish() })
    .nullish()
    .transform((details) => details?.due_by ?? null),
  metadata: marks,
});
export type DisputeFacts = z.infer<typeof disputeShape>;
