import { z } from "zod";
import { locales, type Locale } from "~/kernel/locales";

/** A subject and a text in Markdown, both with placeholders. */
export interface Words {
  readonly subject: string;
  readonly text: string;
}

const words = z.object({ subject: z.string(), text: z.string() });

/** What an announcement says in each of the languages it was written in. */
export const announcedWords = z.partialRecord(z.enum(locales), words);

export type AnnouncedWords = z.infer<typeof announcedWords>;

/** The words for somebody who reads `language`: their own when they were written, the main ones otherwise. */
export function wordsFor(
  said: AnnouncedWords,
  language: Locale,
  mainLanguage: Locale,
): Words | undefined {
  return said[language] ?? said[mainLanguage];
}

/** What all messages of one announcement are caused by. */
export function announcementCause(id: string): string {
  return `announcement:${id}`;
}
