/** The answers to a question another can hang on: its options, or that somebody said yes. */
export function answersToChoose(question: {
  readonly kind: string;
  readonly options: readonly string[];
}): readonly string[] {
  if (question.kind === "yes") return ["yes"];
  return question.kind === "choice" || question.kind === "choices" ? question.options : [];
}

/**
 * Whether a question may hang on the answer to another: one that stands before it, and is answered by whoever answers
 * it. What an attendee is asked may also hang on what the contact said for everybody.
 *
 * @param question - `position` is `null` for one that is yet to be put at the end.
 */
export function mayFollow(
  question: { readonly scope: string; readonly position: number | null },
  earlier: {
    readonly scope: string;
    readonly position: number;
    readonly kind: string;
    readonly options: readonly string[];
  },
): boolean {
  const stands = question.position === null || earlier.position < question.position;
  const heard = earlier.scope === question.scope || question.scope === "seat";
  return stands && heard && answersToChoose(earlier).length > 0;
}
