import { locales, type Locale } from "~/kernel/locales";
import { addTime, day, hour, minute, type Instant } from "~/kernel/time";
import { wordsFor, type AnnouncedWords, type Words } from "./announcement";
import type { Timing } from "./due-moment";

/**
 * What a rule can hang on.
 *
 * @remarks A deadline for registering would be one more: an event has none yet.
 */
export const anchors = [
  "event-start",
  "event-end",
  "session-start",
  "session-end",
  "order",
] as const;
export type Anchor = (typeof anchors)[number];

/** Whose seat it has to be; what is cancelled or declined gets nothing. */
export const audienceStatuses = [
  "confirmed",
  "awaiting-payment",
  "offered",
  "waitlisted",
  "awaiting-approval",
] as const;
export type AudienceStatus = (typeof audienceStatuses)[number];

/** Attendees themselves, or whoever registered seats that nobody is named for yet. */
export const audienceKinds = ["attendees", "contacts"] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** Of the lists an empty one means everybody. Who has been checked in belongs here as soon as it is known. */
export interface Audience {
  readonly kind: AudienceKind;
  readonly statuses: readonly AudienceStatus[];
  readonly ticketTypeIds: readonly string[];
  readonly networkIds: readonly string[];
  readonly languages: readonly Locale[];
}

/** When something is said to whom. */
export interface ReminderRule {
  readonly anchor: Anchor;
  /** The session it hangs on; `null` for each session somebody attends. */
  readonly sessionId: string | null;
  readonly timing: Timing;
  readonly audience: Audience;
  /** Words of the organiser's own, placeholders and all; none where it speaks by itself. */
  readonly words: AnnouncedWords;
}

/** What leaves before is a reminder one cannot decline; what follows up is an announcement. */
export function messageKindOf({ timing }: Pick<ReminderRule, "timing">): "reminder" | "follow-up" {
  return timing.direction === "before" ? "reminder" : "follow-up";
}

/**
 * Whether a rule says something sensible without words of its own: that it begins soon, or thanks once it is over.
 * To somebody who waits, or in the days after an order, only the organiser knows what to say.
 */
export function speaksByItself({ anchor, timing, audience }: ReminderRule): boolean {
  if (audience.statuses.some((status) => status !== "confirmed")) return false;
  if (timing.direction === "before") return true;
  return anchor === "event-end" && audience.kind === "attendees";
}

/**
 * The organiser's words for somebody who reads `language`: what they took the trouble to say is rather said in
 * another language than left out. `undefined` where the rule speaks by itself.
 */
export function ownWordsFor(
  { words }: Pick<ReminderRule, "words">,
  language: Locale,
): Words | undefined {
  const main = locales.find((locale) => words[locale] !== undefined) ?? language;
  return wordsFor(words, language, main);
}

/** How late what follows up may leave when the worker was away: nobody is thanked a week later. */
const followUpPatience = 2 * day;

/** A planned reminder, as far as it decides whether it is still worth sending. */
export interface DueReminder {
  readonly direction: "before" | "after";
  readonly anchor: string;
  readonly anchorAt: Instant;
  readonly dueAt: Instant;
  readonly eventEndsAt: Instant;
  /** Whether a nearer one to the same people is due as well. */
  readonly overtaken: boolean;
}

/** Whether what is due leaves, or is dropped: past, too late, or overtaken by a nearer one. */
export function isWorthSending(due: DueReminder, now: Instant): boolean {
  if (due.direction === "before") return due.anchorAt > now && !due.overtaken;
  if (due.anchor === "order" && due.eventEndsAt <= now) return false;
  return addTime(due.dueAt, followUpPatience) > now;
}

/** When rules are due at the same moment, the one with the smaller distance is the nearer one; in milliseconds. */
export function distanceOf({ amount, unit }: Pick<Timing, "amount" | "unit">): number {
  return amount * { minutes: minute, hours: hour, days: day }[unit];
}

/** Where a rule stands among others: after an order first, then from the earliest before to the latest after. */
export function placeOf({ anchor, timing }: ReminderRule): number {
  if (anchor === "order") return distanceOf(timing) - 365 * day;
  return timing.direction === "before" ? -distanceOf(timing) : distanceOf(timing);
}
