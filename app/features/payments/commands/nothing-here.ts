/** Stripe speaks of something of ours that is not here: not yet, or not any more. */
export class NothingHere extends Error {
  override readonly name = "NothingHere";

  constructor(
    readonly kind: "payment" | "refund",
    /** Stripe's id. */
    readonly subject: string,
    /** As it is written on it. */
    readonly organisationId: string | null,
  ) {
    super(`there is no ${kind} ${subject} here`);
  }
}
