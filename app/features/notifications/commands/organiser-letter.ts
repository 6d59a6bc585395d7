import type { LetterFacts } from "emails/letter-facts";
import type { Speech } from "~/i18n/speech";
import type { Words } from "../domain/announcement";
import { fillMarkdown, fillPlaceholders } from "../domain/placeholders";
import { placeholderValues, type LetterAbout } from "./placeholder-values";

/**
 * The facts of a letter in an organiser's words, their placeholders filled for one recipient.
 *
 * @param unsubscribeUrl where the recipient can ask for no more of these; `null` when the letter belongs to their
 * registration.
 */
export function organiserLetter(
  words: Words,
  about: LetterAbout,
  speech: Speech,
  unsubscribeUrl: string | null,
): LetterFacts["announcement"] {
  const values = placeholderValues(about, speech);
  return {
    now: about.now,
    event: about.event,
    subject: fillPlaceholders(words.subject, values),
    text: fillMarkdown(words.text, values),
    manageUrl: about.manageUrl,
    unsubscribeUrl,
  };
}
