import { z } from "zod";

/** What made places free: for whoever looks afterwards why somebody got one. */
export const freeings = [
  "given-back",
  "changed",
  "offer-ended",
  "unpaid",
  "hold-ended",
  "more-places",
  "restored",
  "joined",
] as const;

/** How places came free, and of which order, where it was one. */
export interface Freed {
  readonly how: (typeof freeings)[number];
  readonly orderId?: string | undefined;
}

const lack = z.object({ counter: z.string(), free: z.number(), wants: z.number() });

const reasonSchema = z.object({
  /** In its turn, or by an organiser out of it. */
  by: z.enum(["turn", "organiser"]),
  /** What was free of each counter it took places from, before it did. */
  room: z.array(lack),
  /** Entries that came before it, wanted a place of the same counters and go on waiting, and what they lacked. */
  passed: z.array(z.object({ entry: z.string(), lacks: z.array(lack) })),
  freed: z.object({ how: z.enum(freeings), orderId: z.string().optional() }).nullable(),
  /** What the organiser wrote who gave it out of turn, and their account. */
  note: z.string().optional(),
  accountId: z.string().optional(),
});

/** Why somebody in the queue got their places, as it is kept with their entry. */
export type PromotionReason = z.infer<typeof reasonSchema>;

/** A reason as it was kept; `null` where none was. */
export function readReason(kept: unknown): PromotionReason | null {
  const read = reasonSchema.safeParse(kept);
  return read.success ? read.data : null;
}
