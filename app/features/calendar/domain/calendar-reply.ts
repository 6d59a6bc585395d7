import ical from "ical.js";
import type { Instant } from "~/kernel/time";

type Component = InstanceType<typeof ical.Component>;

/** What a calendar can answer to an invitation. */
export const calendarAnswers = ["accepted", "declined", "tentative"] as const;
export type CalendarAnswer = (typeof calendarAnswers)[number];

/** One answer to one invitation (RFC 5546 §3.2.3). */
export interface CalendarReply {
  readonly uid: string;
  /** Which revision was answered; `null` where the calendar does not say. */
  readonly sequence: number | null;
  /** When the answer was made: its DTSTAMP; `null` where that cannot be read. */
  readonly stamp: Instant | null;
  /** Who answers, in lower case. */
  readonly attendee: string;
  /** The address that was answered, in lower case; empty where it is left out. */
  readonly organizer: string;
  /** `null` for what is no answer: still undecided, or handed on to somebody else. */
  readonly answer: CalendarAnswer | null;
}

/** Far more than any reply; what is longer is not taken apart. */
const mostCharacters = 256 * 1024;

/** A reply may name one entry or a few; whoever sends hundreds is up to something. */
const mostEntries = 20;

/**
 * Reads the answers in a calendar, as Outlook, Google, Apple and Thunderbird write them.
 *
 * @returns `null` when it is no calendar or not one that replies.
 */
export function readReply(text: string): readonly CalendarReply[] | null {
  const calendar = calendarIn(text);
  if (!calendar || textOf(calendar, "method").toUpperCase() !== "REPLY") return null;
  return calendar
    .getAllSubcomponents("vevent")
    .slice(0, mostEntries)
    .flatMap((entry) => {
      const [attendee] = entry.getAllProperties("attendee");
      const uid = textOf(entry, "uid").trim();
      // We invite to no series, so there is no single occurrence to answer for.
      if (!attendee || !uid || entry.hasProperty("recurrence-id")) return [];
      const partstat = parameterOf(attendee, "partstat").toLowerCase();
      const sequence = Number(textOf(entry, "sequence") || Number.NaN);
      return [
        {
          uid,
          sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : null,
          stamp: stampOf(entry),
          attendee: addressOf(valueOf(attendee)),
          organizer: addressOf(textOf(entry, "organizer")),
          answer: calendarAnswers.find((known) => known === partstat) ?? null,
        },
      ];
    });
}

function calendarIn(text: string): Component | null {
  const from = text.search(/BEGIN:VCALENDAR/i);
  if (from < 0 || text.length > mostCharacters) return null;
  try {
    // One calendar, whatever surrounds it; some write a bare LF, or a blank line at the end.
    const end = /END:VCALENDAR/i.exec(text.slice(from));
    if (!end) return null;
    const whole = text.slice(from, from + end.index + end[0].length);
    return new ical.Component(ical.parse(whole) as unknown[]);
  } catch {
    return null;
  }
}

function textOf(component: Component, name: string): string {
  const property = component.getFirstProperty(name);
  return property ? valueOf(property) : "";
}

/** As it was parsed, not as what it should mean: what makes no sense is left alone, not thrown over. */
function valueOf(property: InstanceType<typeof ical.Property>): string {
  const value: unknown = (property.toJSON() as unknown[])[3];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The library answers nothing at all for one that is not there. */
function parameterOf(property: InstanceType<typeof ical.Property>, name: string): string {
  const value: unknown = property.getParameter(name);
  return typeof value === "string" ? value : "";
}

function stampOf(entry: Component): Instant | null {
  // DTSTAMP is UTC (RFC 5545 §3.8.7.2), also where the Z is forgotten.
  const written = /(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)/.exec(textOf(entry, "dtstamp"));
  if (!written) return null;
  const [year = 0, month = 1, day, hour, minute, second] = written.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return Number.isNaN(at.getTime()) ? null : at;
}

function addressOf(value: string): string {
  const address = value.trim().replace(/^mailto:/i, "");
  try {
    return decodeURIComponent(address).toLowerCase();
  } catch {
    return address.toLowerCase();
  }
}
