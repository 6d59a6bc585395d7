import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { day } from "~/kernel/time";
import type { FeedFormat } from "./calendar-writer";

/** How long something cancelled stays in a feed, in milliseconds, so that every client has seen it go. */
export const cancelledStays = 30 * day;

/** How long what is over stays in a feed, in milliseconds: who subscribes late still sees the season. */
export const pastStays = 90 * day;

/** Entries of one feed at most: a client that is sent more gives up. */
export const mostEntries = 2000;

/** How a feed is asked for. */
export interface FeedAsk {
  /** Of the calendar's own name and words; events speak their organiser's language. */
  readonly locale: Locale;
  readonly format: FeedFormat;
  /**
   * Only entries of these kinds; of all where there is none. Events have kinds in the feeds of organisations and
   * series, sessions in those of events, networks and persons.
   */
  readonly kinds: readonly string[];
}

/** Why a feed is not answered. */
export type FeedProblem = Problem<"not-found" | "unknown-kind" | "ended">;

/**
 * The kinds asked for, each once.
 *
 * @returns `unknown-kind` for one there is none of: a subscription with a misspelt kind that stays empty for ever
 *   would look like a quiet season.
 */
export function knownKinds<Kind extends string>(
  asked: readonly string[],
  known: readonly Kind[],
): Result<readonly Kind[], FeedProblem> {
  const kinds: Kind[] = [];
  for (const kind of new Set(asked)) {
    const match = known.find((each) => each === kind);
    if (!match)
      return refuse("unknown-kind", {
        params: { kind: kind.slice(0, 40), known: known.join(", ") },
      });
    kinds.push(match);
  }
  return accept(kinds);
}
