import {
  dueMinor,
  keptMinor,
  type Standing,
  type WayToPay,
} from "~/features/payments/domain/standing";
import type { Instant } from "~/kernel/time";

/** How far somebody is with paying for an order, as its page says it. */
export type Paying =
  /** It can be paid now: its places wait for that, or something is left to pay for places that stand. */
  | { readonly kind: "payable"; readonly dueMinor: number; readonly until: Instant | null }
  /** The bank takes days. */
  | { readonly kind: "paying" }
  | { readonly kind: "paid" }
  /** Its places went to others. */
  | { readonly kind: "expired" }
  /** They had gone when the money came, which is on its way back. */
  | { readonly kind: "too-late"; readonly backMinor: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "invoiced" }
  | { readonly kind: "cards-off" };

/** What it is told from. */
export interface PayingFacts {
  readonly standing: Omit<Standing, "isInvoiceOpen">;
  readonly payBy: WayToPay;
  readonly seatStatuses: readonly string[];
  /** Until when unpaid places are kept. */
  readonly payUntil: Instant | null;
  readonly lapsedAt: Instant | null;
  /** Whether a payment is with the bank. */
  readonly atBank: boolean;
  /** What went back of money that came too late. */
  readonly tooLateMinor: number;
  readonly cardsOn: boolean;
}

/** How far the paying is. Money that is under way is said before anything else, so that nobody pays twice. */
export function payingOf(facts: PayingFacts, now: Instant): Paying {
  const { standing, payBy, seatStatuses, payUntil, lapsedAt, tooLateMinor } = facts;
  const due = dueMinor(standing);
  const waits = seatStatuses.includes("awaiting-payment");
  const living = seatStatuses.some((status) => status !== "cancelled" && status !== "declined");
  if (facts.atBank) return { kind: "paying" };
  if (!living && tooLateMinor > 0) return { kind: "too-late", backMinor: tooLateMinor };
  if (!living && lapsedAt) return { kind: "expired" };
  if (due <= 0) return { kind: keptMinor(standing) > 0 ? "paid" : "nothing" };
  if (payBy === "invoice") return { kind: "invoiced" };
  // Nobody has let them go yet, and nobody can pay for them any more.
  if (waits && payUntil && payUntil <= now) return { kind: "expired" };
  if (!facts.cardsOn) return { kind: "cards-off" };
  return { kind: "payable", dueMinor: due, until: waits ? payUntil : null };
}
