import { sensitiveKinds, type SensitiveKind } from "~/features/events/domain/sensitive-kinds";
import { textSchema } from "~/kernel/field-schemas";
import type { Problem } from "~/kernel/result";
import type { Instant } from "~/kernel/time";

/** What can be ticked for each kind; what is not among them is written in the note. */
export const answerChoices = {
  diet: [
    "vegetarian",
    "vegan",
    "gluten-free",
    "lactose-free",
    "nut-free",
    "shellfish-free",
    "no-pork",
    "halal",
  ],
  access: ["step-free", "hearing-loop", "sign-language", "companion"],
} as const satisfies Record<SensitiveKind, readonly string[]>;

export type AnswerChoice = (typeof answerChoices)[SensitiveKind][number];

/** What an attendee says about one kind; it says something, or it is not there. */
export interface SensitiveAnswer {
  readonly kind: SensitiveKind;
  readonly choices: readonly string[];
  readonly note: string;
}

/** What stands for each kind on a form that was sent; `null` where nothing was answered. */
export type AnswersRead =
  | { readonly ok: true; readonly answers: Readonly<Record<SensitiveKind, SensitiveAnswer | null>> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const noteSchema = textSchema(300);

/**
 * Reads the answers of a form: `diet.vegan` and the like are boxes, `diet.note` a line, `diet.consent` the
 * consent, which nobody has ticked beforehand.
 *
 * Refused: `consent-needed` for an answer without consent, `too-long`. A consent without an answer is nothing.
 */
export function readAnswers(values: Readonly<Record<string, string>>): AnswersRead {
  const problems: Problem[] = [];
  const answers: Record<SensitiveKind, SensitiveAnswer | null> = { diet: null, access: null };
  for (const kind of sensitiveKinds) {
    const note = noteSchema.safeParse(values[`${kind}.note`] ?? "");
    if (!note.success) {
      problems.push({ code: "too-long", field: `${kind}.note` });
      continue;
    }
    const choices = answerChoices[kind].filter((choice) => values[`${kind}.${choice}`]);
    if (choices.length === 0 && note.data === "") continue;
    if (!values[`${kind}.consent`])
      problems.push({ code: "consent-needed", field: `${kind}.consent` });
    else answers[kind] = { kind, choices, note: note.data };
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers };
}

/** How a stored answer fills the form it came from. The consent is given anew each time. */
export function valuesOf(answer: SensitiveAnswer): Record<string, string> {
  return {
    ...Object.fromEntries(answer.choices.map((choice) => [`${answer.kind}.${choice}`, "on"])),
    [`${answer.kind}.note`]: answer.note,
  };
}

/** How many chose each thing, most first; for a kitchen that counts plates. */
export function countChoices(
  answers: readonly SensitiveAnswer[],
): { choice: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { choices } of answers)
    for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return [...counts]
    .map(([choice, count]) => ({ choice, count }))
    .toSorted((a, b) => b.count - a.count || a.choice.localeCompare(b.choice, "en"));
}

/** One attendee's answer, for those who order the food and prepare the rooms. */
export interface SensitiveLine extends SensitiveAnswer {
  readonly registrationId: string;
  readonly name: string;
  readonly company: string | null;
}

export interface SensitiveList {
  /** What the event asks about now. */
  readonly asked: readonly SensitiveKind[];
  readonly kinds: readonly {
    readonly kind: SensitiveKind;
    readonly counts: readonly { readonly choice: string; readonly count: number }[];
    readonly lines: readonly SensitiveLine[];
  }[];
  /** When the rule deletes the answers. */
  readonly deletedAt: Instant;
}
