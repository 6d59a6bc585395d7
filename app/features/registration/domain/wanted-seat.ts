import type { AppliedCode } from "./codes";
import type { QuestionAnswer } from "./order-request";

/** What a seat is to be, whole. */
export interface WantedSeat {
  readonly ticketTypeId: string | null;
  readonly addOns: readonly { readonly id: string; readonly roomMate: string }[];
  readonly sessionIds: readonly string[];
  /** `null` to leave them as they are. */
  readonly answers: readonly QuestionAnswer[] | null;
  readonly memberOf: readonly string[];
  /** The code its order used, while that stands. */
  readonly code: AppliedCode | null;
}
