import type { Locale } from "~/kernel/locales";
import type { Block as MarkdownBlock } from "~/kernel/markdown";

/**
 * What a mail says, before it is HTML or plain text. Two writers make both from it, so that neither is an
 * afterthought of the other.
 */
export interface Letter {
  readonly locale: Locale;
  /** One line: the event and what happened to it. */
  readonly subject: string;
  /** What a phone shows beside the subject; not repeated in the body. */
  readonly preheader: string;
  readonly blocks: readonly Block[];
}

/** One thing in a letter. Every string is plain text, also inside `written`; the writers escape and wrap it. */
export type Block =
  | { readonly type: "heading"; readonly text: string }
  | {
      readonly type: "paragraph";
      readonly text: string;
      /** Whether it is one of the letter's first words, which an organiser may write themselves. */
      readonly opening?: boolean;
    }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "facts"; readonly rows: readonly FactRow[] }
  | { readonly type: "changes"; readonly rows: readonly ChangeRow[] }
  | { readonly type: "programme"; readonly title: string; readonly days: readonly ProgrammeRows[] }
  | { readonly type: "seats"; readonly title: string; readonly rows: readonly SeatRow[] }
  | { readonly type: "button"; readonly label: string; readonly url: string }
  | { readonly type: "link"; readonly label: string; readonly url: string }
  | { readonly type: "small"; readonly text: string }
  /** What an organiser wrote themselves, read as Markdown, its placeholders filled. */
  | { readonly type: "written"; readonly blocks: readonly MarkdownBlock[] };

/** `when · onsdag 1. september kl. 10–12`. With a `url` the value is a link. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
  readonly url?: string;
}

/** One thing that is different now: what it is, how it was (absent: new), how it is (absent: gone). */
export interface ChangeRow {
  readonly title: string;
  readonly before?: LabelledLine;
  readonly after: LabelledLine;
}

export interface LabelledLine {
  readonly label: string;
  readonly text: string;
}

export interface ProgrammeRows {
  readonly title: string;
  readonly rows: readonly ProgrammeRow[];
}

export interface ProgrammeRow {
  readonly time: string;
  readonly title: string;
  readonly place?: string;
  /** Transport, meals and lodging speak in a lighter voice. */
  readonly light: boolean;
}

export interface SeatRow {
  readonly name: string;
  /** Whether somebody still has to be named. */
  readonly unnamed: boolean;
  readonly link?: { readonly label: string; readonly url: string };
}
