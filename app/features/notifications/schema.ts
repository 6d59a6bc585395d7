import { z } from "zod";
import { isLocale, locales, type Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import type { AnnouncedWords, Words } from "./domain/announcement";
import {
  announcedStatuses,
  audiences,
  selectionSchema,
  type Selection,
} from "./domain/announcement-selection";
import { announcementPlaceholders } from "./domain/letter-moments";
import { wordsProblems } from "./domain/words-problems";

const subject = z.string("required").trim().max(150, "too-long");
const text = z.string("required").trim().max(10_000, "too-long");

/** What an organiser wrote in a letter's place. Its placeholders are looked at by the command. */
export const wordsSchema = z.object({ subject, text });

/** An announcement as it is typed, with what has to be put right. */
export interface TypedAnnouncement {
  readonly mainLanguage: Locale;
  readonly words: AnnouncedWords;
  readonly selection: Selection;
  readonly problems: readonly Problem[];
}

/** The fields of a form of announcement, by what they are called. */
export const announcementField = {
  subject: (language: Locale) => `subject-${language}`,
  text: (language: Locale) => `text-${language}`,
  status: (status: string) => `status-${status}`,
  ticket: (id: string) => `ticket-${id}`,
  network: (id: string) => `network-${id}`,
  reads: (language: Locale) => `reads-${language}`,
} as const;

/**
 * Reads an announcement's form. A language with neither subject nor text is not written; with one of them it is
 * half written, and the other is asked for.
 */
export function readAnnouncement(values: Readonly<Record<string, string>>): TypedAnnouncement {
  const typedMain = values["mainLanguage"];
  const mainLanguage = isLocale(typedMain) ? typedMain : locales[0];
  const problems: Problem[] = [];
  const words: Partial<Record<Locale, Words>> = {};
  for (const language of locales) {
    const fields = {
      subject: announcementField.subject(language),
      text: announcementField.text(language),
    };
    const typed = {
      subject: (values[fields.subject] ?? "").trim(),
      text: (values[fields.text] ?? "").trim(),
    };
    if (typed.subject === "" && typed.text === "" && language !== mainLanguage) continue;
    words[language] = typed;
    for (const part of ["subject", "text"] as const) {
      const read = (part === "subject" ? subject : text).min(1, "required").safeParse(typed[part]);
      if (!read.success)
        problems.push({ code: read.error.issues[0]?.message ?? "required", field: fields[part] });
    }
    problems.push(...wordsProblems(typed, announcementPlaceholders, (part) => fields[part]));
  }
  const chosen = (prefix: string) =>
    Object.keys(values)
      .filter((name) => name.startsWith(prefix) && values[name] !== "")
      .map((name) => name.slice(prefix.length));
  const selection = selectionSchema.safeParse({
    audience: values["audience"] ?? audiences[0],
    statuses: announcedStatuses.filter((status) => values[announcementField.status(status)]),
    ticketTypeIds: chosen("ticket-"),
    networkIds: chosen("network-"),
    languages: locales.filter((language) => values[announcementField.reads(language)]),
  });
  if (!selection.success)
    problems.push({ code: "nobody-chosen", field: announcementField.status("confirmed") });
  return {
    mainLanguage,
    words,
    selection: selection.success ? selection.data : nobody,
    problems,
  };
}

const nobody: Selection = {
  audience: "attendees",
  statuses: [],
  ticketTypeIds: [],
  networkIds: [],
  languages: [],
};
