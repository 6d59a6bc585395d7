import type { DayFacts, EventFacts } from "emails/letter-facts";
import type { Speech } from "~/i18n/speech";
import { dateOf, daysBetween, type Instant } from "~/kernel/time";
import type { PlaceholderValues } from "../domain/placeholders";

/** What the placeholders of one letter are filled from. */
export interface LetterAbout {
  readonly now: Instant;
  readonly recipientName: string;
  readonly event: EventFacts;
  readonly organisationName: string;
  readonly companyName: string | null;
  /** How many seats the letter is about. */
  readonly seats: number;
  /** The recipient's own programme; the event itself where there is none. */
  readonly programme: readonly DayFacts[];
  /** The recipient's own page; `null` in letters that must not open one. */
  readonly manageUrl: string | null;
}

/** What stands in place of each placeholder, said in the language of the letter. */
export function placeholderValues(about: LetterAbout, speech: Speech): PlaceholderValues {
  const { t, format } = speech;
  const { now, event } = about;
  const days = daysBetween(dateOf(now, event.timeZone), dateOf(event.startsAt, event.timeZone));
  return {
    name: about.recipientName.trim(),
    firstName: about.recipientName.trim().split(/\s+/)[0] ?? "",
    event: event.title,
    when: format.when(event, event.timeZone, now),
    where: event.place ?? "",
    start: startOf(about, speech),
    countdown: countdown(days, t),
    daysLeft: format.number(Math.max(0, days)),
    organisation: about.organisationName,
    company: about.companyName ?? "",
    seats: format.number(about.seats),
    personalLink: about.manageUrl ?? "",
    eventLink: event.url,
  };
}

/** `onsdag 1. september kl. 10:00`: when the recipient's own programme begins. */
function startOf({ programme, event }: LetterAbout, { t, format }: Speech): string {
  const first = programme.find(({ sessions }) => sessions.length > 0)?.sessions[0];
  const [at, zone] = first ? [first.startsAt, first.startZone] : [event.startsAt, event.timeZone];
  return t("letters.dayAndTime", { day: format.date(at, zone), time: format.time(at, zone) });
}

function countdown(days: number, t: Speech["t"]): string {
  if (days <= 0) return t("letters.countdownToday");
  return days === 1 ? t("letters.countdownTomorrow") : t("letters.countdownDays", { days });
}
