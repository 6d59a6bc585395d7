import type { Translate } from "~/i18n/translate";
import { answerChoices } from "../domain/sensitive-answers";

const choices = [...answerChoices.diet, ...answerChoices.access];

/** What can be ticked about diet or access, in words; what is not known by its own name. */
export function choiceWord(choice: string, t: Translate): string {
  const known = choices.find((each) => each === choice);
  return known ? t(`sensitive.choice-${known}`) : choice;
}

/** What somebody said about diet or access, in one line. */
export function needWords(
  need: { readonly choices: readonly string[]; readonly note: string } | undefined,
  t: Translate,
): string {
  if (!need) return "";
  return [...need.choices.map((choice) => choiceWord(choice, t)), need.note]
    .filter(Boolean)
    .join(", ");
}
