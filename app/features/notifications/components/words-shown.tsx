import type { Locale } from "~/kernel/locales";
import type { Words } from "../domain/announcement";

/** Words with their placeholders, as they are typed: to read beside one's own. */
export function WordsShown({ words, language }: { words: Words; language: Locale }) {
  return (
    <div className="words-shown" lang={language}>
      <p className="words-subject">{words.subject}</p>
      <p className="words-text">{words.text}</p>
    </div>
  );
}
