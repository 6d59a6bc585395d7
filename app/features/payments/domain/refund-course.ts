/** A refund: written down, taken on by Stripe, arrived, or come back. */
export type RefundState = "requested" | "pending" | "succeeded" | "failed";

/** Stripe's words for it. One may fail after it succeeded: the card is closed. It never comes to life again. */
const states: Readonly<Record<string, RefundState>> = {
  pending: "pending",
  requires_action: "pending",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
};

const order: readonly RefundState[] = ["requested", "pending", "succeeded", "failed"];

/** The state after Stripe said something, which may be old. */
export function refundAfter(state: RefundState, status: string): RefundState {
  const said = states[status] ?? "pending";
  return order.indexOf(said) > order.indexOf(state) ? said : state;
}
