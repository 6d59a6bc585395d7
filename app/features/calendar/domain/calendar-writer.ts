import type { Instant } from "~/kernel/time";
import { finish, type Work } from "~/kernel/work";
import type { Locale } from "~/kernel/locales";
import { CalendarError } from "./calendar-error";
import type { CalendarEvent, CalendarUser, Organizer } from "./calendar-event";
import { iCalendar, jCal, type CalendarSyntax } from "./calendar-syntax";
import { contentLine, mailAddress, manyLines, oneLine, type Parameter } from "./content-line";
import { duration, textLine, writeEntry, type EntryWrapping } from "./entry-writer";
import { zoneComponent } from "./zones";

export interface DownloadTerms {
  readonly name: string;
  /** RFC 5546 §3.2.1 wants one in every publication; an entry's own goes before it. */
  readonly organizer: Organizer;
  readonly language?: Locale;
}

export interface FeedTerms {
  readonly name: string;
  readonly description?: string;
  readonly language?: Locale;
  /** How often clients should ask again, in minutes; 60 unless said. */
  readonly refreshMinutes?: number;
}

export interface MessageTerms {
  /** The recipient: the only address in the message besides the organiser's. */
  readonly attendee: CalendarUser;
  readonly organizer: Organizer;
  /** When this message is made: its DTSTAMP (RFC 5545 §3.8.7.2). */
  readonly madeAt: Instant;
  readonly language?: Locale;
}

/** The two ways a feed is written: iCalendar (RFC 5545), or the same as JSON (jCal, RFC 7265). */
export type FeedFormat = "ics" | "json";

const syntaxes: Readonly<Record<FeedFormat, CalendarSyntax>> = { ics: iCalendar, json: jCal };

type Method = "PUBLISH" | "REQUEST" | "CANCEL";

/** What differs between the four kinds of calendar around the same entry. */
interface Wrapping extends EntryWrapping {
  readonly method?: Method;
  readonly language?: Locale | undefined;
  /** Properties of the calendar itself, finished. */
  readonly about?: string;
}

/**
 * A calendar file to keep (METHOD:PUBLISH, no ATTENDEE).
 *
 * @remarks The calendar's name is written for several entries only: a single one with a name is opened
 * by Outlook as a calendar of its own instead of an appointment.
 */
export function writeDownload(events: readonly CalendarEvent[], terms: DownloadTerms): string {
  return finish(downloadWork(events, terms));
}

/** {@link writeDownload} as work that can pause, for programmes of any length. */
export function downloadWork(events: readonly CalendarEvent[], terms: DownloadTerms): Work<string> {
  return calendarWork(events, {
    method: "PUBLISH",
    language: terms.language,
    about: events.length > 1 ? nameLines(terms.name, iCalendar) : "",
    stampOf: (event) => event.revisedAt,
    usersOf: (event) => organizerLine(event.organizer ?? terms.organizer),
  });
}

/**
 * A calendar to subscribe to: neither METHOD nor ORGANIZER nor ATTENDEE, the name and the refresh
 * interval of RFC 7986 and of the clients before it.
 *
 * @remarks The same events give the same bytes whenever it is written, so that an ETag holds.
 */
export function writeFeed(events: readonly CalendarEvent[], terms: FeedTerms): string {
  return finish(feedWork(events, terms));
}

/** {@link writeFeed} as work that can pause, for feeds of any length, in either syntax. */
export function feedWork(
  events: readonly CalendarEvent[],
  terms: FeedTerms,
  format: FeedFormat = "ics",
): Work<string> {
  const { name, description, refreshMinutes = 60 } = terms;
  const refresh = duration(refreshMinutes);
  const syntax = syntaxes[format];
  const about = description && manyLines(description);
  const wrapping: Wrapping = {
    language: terms.language,
    about:
      nameLines(name, syntax) +
      textLine("DESCRIPTION", about, syntax) +
      (about ? syntax.property("X-WR-CALDESC", "unknown", about) : "") +
      syntax.property("REFRESH-INTERVAL", "duration", refresh, [["VALUE", "DURATION"]]) +
      syntax.property("X-PUBLISHED-TTL", "unknown", refresh),
    stampOf: (event) => event.revisedAt,
    usersOf: () => "",
  };
  return calendarWork(events, wrapping, syntax);
}

/**
 * An invitation or its update for one person (RFC 5546 §3.2.2). The mail's `method` parameter must say
 * REQUEST too.
 *
 * @throws {@link CalendarError} when the organiser is the recipient, or the entry is cancelled: that
 *   is {@link writeCancellation}, as clients do not remove what a REQUEST calls cancelled.
 */
export function writeInvitation(event: CalendarEvent, terms: MessageTerms): string {
  if (event.status === "CANCELLED") {
    throw new CalendarError("A cancelled entry cannot be an invitation.");
  }
  const reply: Parameter[] = [
    ["PARTSTAT", "NEEDS-ACTION"],
    ["RSVP", "TRUE"],
  ];
  return writeMessage("REQUEST", event, terms, reply);
}

/**
 * Takes an entry out of one person's calendar (RFC 5546 §3.2.5): same UID, organiser and attendee as
 * the invitation, and the higher sequence already in `event`.
 *
 * @throws {@link CalendarError} when the organiser is the recipient.
 */
export function writeCancellation(event: CalendarEvent, terms: MessageTerms): string {
  return writeMessage("CANCEL", { ...event, status: "CANCELLED" }, terms, []);
}

function writeMessage(
  method: Method,
  event: CalendarEvent,
  { attendee, organizer, madeAt, language }: MessageTerms,
  reply: readonly Parameter[],
): string {
  if (attendee.email.toLowerCase() === organizer.email.toLowerCase()) {
    throw new CalendarError("An organiser cannot be invited by the same address.");
  }
  const attendeeLine = contentLine("ATTENDEE", mailAddress(attendee.email), [
    ["CN", commonName(attendee)],
    ["CUTYPE", "INDIVIDUAL"],
    ["ROLE", "REQ-PARTICIPANT"],
    ...reply,
  ]);
  const wrapping: Wrapping = {
    method,
    language,
    stampOf: () => madeAt,
    usersOf: () => organizerLine(organizer) + attendeeLine,
  };
  return finish(calendarWork([event], wrapping));
}

/** Pauses after each entry. */
function* calendarWork(
  events: readonly CalendarEvent[],
  wrapping: Wrapping,
  syntax: CalendarSyntax = iCalendar,
): Work<string> {
  const zones = new Set<string>();
  const uids = new Set<string>();
  let entries = "";
  for (const event of events) {
    if (uids.has(event.uid)) throw new CalendarError("Two entries of a calendar share one UID.");
    uids.add(event.uid);
    entries += writeEntry(event, wrapping, zones, syntax);
    yield;
  }
  // A calendar must hold a component (RFC 5545 §3.4); a feed may well have no entry at the moment.
  if (events.length === 0) zones.add("Europe/Oslo");

  const { property } = syntax;
  const properties =
    property("VERSION", "text", "2.0") +
    property("PRODID", "text", `-//Treff//Treff//${(wrapping.language ?? "en").toUpperCase()}`) +
    property("CALSCALE", "text", "GREGORIAN") +
    (wrapping.method ? property("METHOD", "text", wrapping.method) : "") +
    (wrapping.about ?? "");
  const described = [...zones].map((zone) => zoneComponent(zone, syntax)).join("");
  return syntax.document(syntax.component("VCALENDAR", properties, described + entries));
}

function nameLines(name: string, syntax: CalendarSyntax): string {
  const line = oneLine(name);
  if (!line) return "";
  return textLine("NAME", line, syntax) + syntax.property("X-WR-CALNAME", "unknown", line);
}

function organizerLine(organizer: Organizer): string {
  return contentLine("ORGANIZER", mailAddress(organizer.email), [["CN", commonName(organizer)]]);
}

function commonName({ name, email }: CalendarUser): string {
  return oneLine(name ?? "").trim() || email;
}
