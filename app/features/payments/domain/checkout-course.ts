/** An attempt to pay by card. `starting` until Stripe has answered; `paying` while a bank takes its days. */
export type CheckoutState = "starting" | "open" | "paying" | "paid" | "expired" | "failed";

/** What Stripe says of it. */
export type CheckoutNews = Exclude<CheckoutState, "starting">;

/** The states in which money may still come, of which a payable has one checkout at most. */
export const livingStates = ["starting", "open", "paying"] as const satisfies CheckoutState[];

/** What may follow on what. Money that came is true whenever it is heard of, and nothing follows on it. */
const course: Readonly<Record<CheckoutState, readonly CheckoutNews[]>> = {
  starting: ["open", "paying", "paid", "expired", "failed"],
  open: ["open", "paying", "paid", "expired", "failed"],
  paying: ["paid", "failed"],
  expired: ["paid"],
  failed: ["paid"],
  paid: [],
};

/**
 * The state after some news; the same where it is old. News comes repeated, in any order and days late, and asking
 * races it.
 */
export function stateAfter(state: CheckoutState, news: CheckoutNews): CheckoutState {
  return course[state].includes(news) ? news : state;
}

/** Whether money may still come by it. */
export function isLiving(state: CheckoutState): boolean {
  return (livingStates as readonly CheckoutState[]).includes(state);
}
