import type { Placeholder } from "./placeholder-words";

const everywhere = [
  "name",
  "firstName",
  "event",
  "when",
  "where",
  "countdown",
  "daysLeft",
  "organisation",
  "company",
  "seats",
  "eventLink",
] as const satisfies readonly Placeholder[];

const withPage = [...everywhere, "personalLink"] as const;
const withSeat = [...withPage, "start"] as const;

/**
 * The moments in the life of a registration whose letter organisers may word themselves, in the order they happen,
 * and the placeholders that have a value then.
 */
export const letterMoments = {
  confirmation: withSeat,
  "order-confirmation": withPage,
  "seat-to-be-named": withPage,
  waitlisted: withPage,
  "awaiting-approval": withPage,
  promoted: withSeat,
  declined: everywhere,
  "link-again": withPage,
  reminder: withSeat,
  "complete-your-part": withPage,
  "order-incomplete": withPage,
  changed: withSeat,
  left: everywhere,
  "taken-back": everywhere,
  "seats-left": withPage,
  "called-off": everywhere,
} as const satisfies Readonly<Record<string, readonly Placeholder[]>>;

export type LetterMoment = keyof typeof letterMoments;

/** Every moment, in the order they happen. */
export const allMoments = Object.keys(letterMoments) as LetterMoment[];

/** Whether `value` names a moment. */
export function isLetterMoment(value: string): value is LetterMoment {
  return Object.hasOwn(letterMoments, value);
}

/** What may be left open in an announcement or in a rule's text, which go to attendees and contacts alike. */
export const announcementPlaceholders: readonly Placeholder[] = withSeat;
