import type { Instant } from "~/kernel/time";
import type { CalendarAnswer, CalendarReply } from "./calendar-reply";

/** The answer an entry holds, and which revision it is at. */
export interface HeldAnswer {
  readonly sequence: number;
  readonly answer: CalendarAnswer | null;
  readonly answerSequence: number | null;
  readonly answerStamp: Instant | null;
}

/** An answer as it is to be kept, or why it is not. */
export type AnswerDecision =
  | { readonly kind: "keep"; readonly answerSequence: number; readonly answerStamp: Instant }
  | { readonly kind: "older" | "same" };

/**
 * Decides whether an answer takes the place of the one that is held: a later revision beats an earlier one, and
 * within a revision the later answer does (RFC 5546 §2.1.5).
 *
 * @remarks A calendar that does not say what it answers answers what it was sent last; nobody can answer a
 * revision that was never made. An answer from the future would outlast every true one: it counts as made now.
 */
export function decideAnswer(
  held: HeldAnswer,
  reply: Pick<CalendarReply, "sequence" | "stamp"> & { readonly answer: CalendarAnswer },
  receivedAt: Instant,
): AnswerDecision {
  const answerSequence = Math.min(reply.sequence ?? held.sequence, held.sequence);
  const answerStamp = !reply.stamp || reply.stamp > receivedAt ? receivedAt : reply.stamp;
  const before = held.answerSequence ?? -1;
  if (answerSequence < before) return { kind: "older" };
  if (answerSequence === before && held.answerStamp && answerStamp < held.answerStamp)
    return { kind: "older" };
  const again = answerSequence === before && held.answer === reply.answer;
  return again ? { kind: "same" } : { kind: "keep", answerSequence, answerStamp };
}
