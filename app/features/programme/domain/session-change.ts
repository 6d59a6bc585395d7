import type { Instant } from "~/kernel/time";

/** What a change of a session is judged by. Places are said as they are shown. */
export interface SessionFacts {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly speakers: string;
  readonly startsAt: Instant;
  readonly startZone: string;
  readonly endsAt: Instant;
  readonly endZone: string;
  readonly place: string;
  readonly toPlace: string;
  readonly trackId: string | null;
  readonly networkId: string | null;
  /** Whether one signs up for it: then it is only theirs who did. */
  readonly signUp: boolean;
}

/** `moved`: somebody has to be somewhere else, or at another time. `corrected`: only words. */
export type SessionChange = "none" | "corrected" | "moved";

const whereAndWhen = [
  "startsAt",
  "startZone",
  "endsAt",
  "endZone",
  "place",
  "toPlace",
  "networkId",
  "signUp",
] as const;
const words = ["kind", "title", "description", "speakers", "trackId"] as const;

/**
 * What a change of a session amounts to.
 *
 * @remarks A move raises SEQUENCE (RFC 5545 §3.8.7.4) and is told to those concerned; a correction only
 * moves LAST-MODIFIED and mails nobody.
 */
export function decideSessionChange(before: SessionFacts, after: SessionFacts): SessionChange {
  if (whereAndWhen.some((field) => !same(before[field], after[field]))) return "moved";
  return words.some((field) => before[field] !== after[field]) ? "corrected" : "none";
}

function same(a: Instant | string | boolean | null, b: Instant | string | boolean | null): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
