import { addDays, type Instant } from "~/kernel/time";
import { finish, type Work } from "~/kernel/work";
import type { Locale } from "~/kernel/locales";
import { CalendarError } from "./calendar-error";
import { secondOf, type CalendarEvent, type CalendarUser, type Organizer } from "./calendar-event";
import {
  contentLine,
  escapeText,
  mailAddress,
  manyLines,
  oneLine,
  webAddress,
  type Parameter,
} from "./content-line";
import { utcTime, writeTime, zoneComponent, type WrittenTime } from "./zones";

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

// The same in every entry, written once.
const beginEvent = contentLine("BEGIN", "VEVENT");
const endEvent = contentLine("END", "VEVENT");

type Method = "PUBLISH" | "REQUEST" | "CANCEL";

/** What differs between the four kinds of calendar around the same entry. */
interface Wrapping {
  readonly method?: Method;
  readonly language?: Locale | undefined;
  /** Properties of the calendar itself, finished lines. */
  readonly about?: string;
  readonly stampOf: (event: CalendarEvent) => Instant;
  /** ORGANIZER and ATTENDEE of an entry, finished lines. */
  readonly usersOf: (event: CalendarEvent) => string;
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
    about: events.length > 1 ? nameLines(terms.name) : "",
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

/** {@link writeFeed} as work that can pause, for feeds of any length. */
export function feedWork(events: readonly CalendarEvent[], terms: FeedTerms): Work<string> {
  const { name, description, refreshMinutes = 60 } = terms;
  const refresh = duration(refreshMinutes);
  return calendarWork(events, {
    language: terms.language,
    about:
      nameLines(name) +
      textLine("DESCRIPTION", description && manyLines(description)) +
      textLine("X-WR-CALDESC", description && manyLines(description)) +
      contentLine("REFRESH-INTERVAL", refresh, [["VALUE", "DURATION"]]) +
      contentLine("X-PUBLISHED-TTL", refresh),
    stampOf: (event) => event.revisedAt,
    usersOf: () => "",
  });
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
function* calendarWork(events: readonly CalendarEvent[], wrapping: Wrapping): Work<string> {
  const zones = new Set<string>();
  const uids = new Set<string>();
  let entries = "";
  for (const event of events) {
    if (uids.has(event.uid)) throw new CalendarError("Two entries of a calendar share one UID.");
    uids.add(event.uid);
    entries += writeEvent(event, wrapping, zones);
    yield;
  }
  // A calendar must hold a component (RFC 5545 §3.4); a feed may well have no entry at the moment.
  if (events.length === 0) zones.add("Europe/Oslo");

  return (
    contentLine("BEGIN", "VCALENDAR") +
    contentLine("VERSION", "2.0") +
    contentLine("PRODID", `-//Treff//Treff//${(wrapping.language ?? "en").toUpperCase()}`) +
    contentLine("CALSCALE", "GREGORIAN") +
    (wrapping.method ? contentLine("METHOD", wrapping.method) : "") +
    (wrapping.about ?? "") +
    [...zones].map(zoneComponent).join("") +
    entries +
    contentLine("END", "VCALENDAR")
  );
}

function writeEvent(event: CalendarEvent, wrapping: Wrapping, zones: Set<string>): string {
  const { status, geo } = event;
  const cancelled = status === "CANCELLED";
  const url = event.url === undefined ? null : webAddress(event.url);
  const conference = event.conferenceUrl === undefined ? null : webAddress(event.conferenceUrl);
  const categories = (event.categories ?? []).map(oneLine).filter((category) => category.trim());

  return (
    beginEvent +
    contentLine("UID", uidValue(event.uid)) +
    contentLine("DTSTAMP", utcTime(wrapping.stampOf(event))) +
    spanLines(event, zones) +
    contentLine("SEQUENCE", sequenceValue(event.sequence)) +
    (event.createdAt ? contentLine("CREATED", utcTime(event.createdAt)) : "") +
    contentLine("LAST-MODIFIED", utcTime(event.revisedAt)) +
    contentLine("SUMMARY", escapeText(oneLine(event.summary))) +
    textLine("DESCRIPTION", descriptionWith(event.description, conference)) +
    textLine("LOCATION", event.location && oneLine(event.location)) +
    (geo ? contentLine("GEO", `${degrees(geo.latitude, 90)};${degrees(geo.longitude, 180)}`) : "") +
    (url ? contentLine("URL", url) : "") +
    (conference
      ? contentLine("CONFERENCE", conference, [
          ["VALUE", "URI"],
          ["FEATURE", "VIDEO"],
        ])
      : "") +
    contentLine("STATUS", status) +
    contentLine("TRANSP", cancelled || event.transparent ? "TRANSPARENT" : "OPAQUE") +
    (categories.length > 0 ? contentLine("CATEGORIES", categories.map(escapeText).join(",")) : "") +
    wrapping.usersOf(event) +
    (cancelled ? "" : alarmLines(event)) +
    endEvent
  );
}

function spanLines(event: CalendarEvent, zones: Set<string>): string {
  if ("allDay" in event) {
    const { first, last } = event.allDay;
    if (last < first) throw new CalendarError("An entry ends on a day before its first.");
    // The end is exclusive on the wire (RFC 5545 §3.6.1).
    return dateLine("DTSTART", first) + dateLine("DTEND", addDays(last, 1));
  }
  const { starts, ends } = event;
  // Neither swapped nor lengthened here; the negation also catches an invalid date.
  if (!(secondOf(ends.at) > secondOf(starts.at))) {
    throw new CalendarError("An entry must end after its start.");
  }
  return (
    timeLine("DTSTART", writeTime(starts.at, starts.zone), zones) +
    timeLine("DTEND", writeTime(ends.at, ends.zone), zones)
  );
}

function timeLine(name: string, { value, zone }: WrittenTime, zones: Set<string>): string {
  if (zone === undefined) return contentLine(name, value);
  zones.add(zone);
  return contentLine(name, value, [["TZID", zone]]);
}

function dateLine(name: string, date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new CalendarError("A day is written YYYY-MM-DD.");
  return contentLine(name, date.replaceAll("-", ""), [["VALUE", "DATE"]]);
}

function alarmLines({ alarmMinutesBefore, summary }: CalendarEvent): string {
  if (alarmMinutesBefore === undefined) return "";
  return (
    contentLine("BEGIN", "VALARM") +
    contentLine("ACTION", "DISPLAY") +
    contentLine("TRIGGER", `-${duration(alarmMinutesBefore)}`) +
    contentLine("DESCRIPTION", escapeText(oneLine(summary))) +
    contentLine("END", "VALARM")
  );
}

function nameLines(name: string): string {
  return textLine("NAME", oneLine(name)) + textLine("X-WR-CALNAME", oneLine(name));
}

/** A TEXT property from sanitised text; nothing at all without text. */
function textLine(property: string, text: string | undefined): string {
  return text ? contentLine(property, escapeText(text)) : "";
}

function organizerLine(organizer: Organizer): string {
  return contentLine("ORGANIZER", mailAddress(organizer.email), [["CN", commonName(organizer)]]);
}

function commonName({ name, email }: CalendarUser): string {
  return oneLine(name ?? "").trim() || email;
}

function descriptionWith(description: string | undefined, conference: string | null): string {
  const text = manyLines(description ?? "");
  if (!conference || text.includes(conference)) return text;
  return text ? `${text}\n\n${conference}` : conference;
}

function uidValue(uid: string): string {
  const text = oneLine(uid).trim();
  if (text === "") throw new CalendarError("An entry has no UID.");
  return escapeText(text);
}

function sequenceValue(sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0) {
    throw new CalendarError("A sequence counts 0, 1, 2 and on.");
  }
  return String(sequence);
}

function degrees(value: number, limit: number): string {
  if (!(Math.abs(value) <= limit)) throw new CalendarError("A place lies outside the globe.");
  return value.toFixed(6);
}

/** `PT1H`, `PT45M`: whole minutes as a DURATION (RFC 5545 §3.3.6). */
function duration(minutes: number): string {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new CalendarError("A duration is given in whole minutes.");
  }
  return minutes > 0 && minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
