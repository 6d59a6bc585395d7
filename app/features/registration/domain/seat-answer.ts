/** What the calendars of one seat answered, taken together: it may have an entry for each of several days. */
export interface SeatAnswer {
  readonly answer: "accepted" | "declined" | "tentative" | "mixed";
  /** Whether what they answered has moved since. */
  readonly outdated: boolean;
}

/** A calendar entry with the answer it holds. */
export interface AnsweredEntry {
  readonly sequence: number;
  readonly answer: string | null;
  readonly answerSequence: number | null;
}

const known = ["accepted", "declined", "tentative"] as const;

/** The answer of a seat; `null` while no calendar has said anything. Entries without one do not count. */
export function seatAnswer(entries: readonly AnsweredEntry[]): SeatAnswer | null {
  const answered = entries.filter(({ answer }) => answer !== null);
  const [first] = answered;
  if (!first) return null;
  const same = answered.every(({ answer }) => answer === first.answer);
  const answer = known.find((each) => each === first.answer);
  const outdated = answered.some(
    ({ sequence, answerSequence }) => (answerSequence ?? 0) < sequence,
  );
  return { answer: same && answer ? answer : "mixed", outdated };
}
