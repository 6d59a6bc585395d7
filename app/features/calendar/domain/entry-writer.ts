import { addDays, type Instant } from "~/kernel/time";
import { CalendarError } from "./calendar-error";
import { secondOf, type CalendarEvent } from "./calendar-event";
import type { CalendarSyntax } from "./calendar-syntax";
import { manyLines, oneLine, webAddress } from "./content-line";
import { utcTime, writeTime, type WrittenTime } from "./zones";

/** What differs between the entries of the four kinds of calendar. */
export interface EntryWrapping {
  readonly stampOf: (event: CalendarEvent) => Instant;
  /** ORGANIZER and ATTENDEE of an entry, finished. */
  readonly usersOf: (event: CalendarEvent) => string;
}

/**
 * One entry as a VEVENT.
 *
 * @param zones - gains the zones whose names the entry uses: each needs its VTIMEZONE.
 */
export function writeEntry(
  event: CalendarEvent,
  wrapping: EntryWrapping,
  zones: Set<string>,
  syntax: CalendarSyntax,
): string {
  const { status, geo } = event;
  const cancelled = status === "CANCELLED";
  const url = event.url === undefined ? null : webAddress(event.url);
  const conference = event.conferenceUrl === undefined ? null : webAddress(event.conferenceUrl);
  const categories = (event.categories ?? []).map(oneLine).filter((category) => category.trim());
  const { property } = syntax;

  return syntax.component(
    "VEVENT",
    property("UID", "text", uidValue(event.uid)) +
      property("DTSTAMP", "date-time", utcTime(wrapping.stampOf(event))) +
      spanLines(event, zones, syntax) +
      property("SEQUENCE", "integer", sequenceValue(event.sequence)) +
      (event.createdAt ? property("CREATED", "date-time", utcTime(event.createdAt)) : "") +
      property("LAST-MODIFIED", "date-time", utcTime(event.revisedAt)) +
      property("SUMMARY", "text", oneLine(event.summary)) +
      textLine("DESCRIPTION", descriptionWith(event.description, conference), syntax) +
      textLine("LOCATION", event.location && oneLine(event.location), syntax) +
      (geo
        ? property("GEO", "float", `${degrees(geo.latitude, 90)};${degrees(geo.longitude, 180)}`)
        : "") +
      (url ? property("URL", "uri", url) : "") +
      (conference
        ? property("CONFERENCE", "uri", conference, [
            ["VALUE", "URI"],
            ["FEATURE", "VIDEO"],
          ])
        : "") +
      property("STATUS", "text", status) +
      property("TRANSP", "text", cancelled || event.transparent ? "TRANSPARENT" : "OPAQUE") +
      (categories.length > 0 ? syntax.list("CATEGORIES", categories) : "") +
      wrapping.usersOf(event),
    cancelled ? "" : alarmLines(event, syntax),
  );
}

/** A TEXT property from sanitised text; nothing at all without text. */
export function textLine(name: string, text: string | undefined, syntax: CalendarSyntax): string {
  return text ? syntax.property(name, "text", text) : "";
}

/** `PT1H`, `PT45M`: whole minutes as a DURATION (RFC 5545 §3.3.6). */
export function duration(minutes: number): string {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new CalendarError("A duration is given in whole minutes.");
  }
  return minutes > 0 && minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}

function spanLines(event: CalendarEvent, zones: Set<string>, syntax: CalendarSyntax): string {
  if ("allDay" in event) {
    const { first, last } = event.allDay;
    if (last < first) throw new CalendarError("An entry ends on a day before its first.");
    // The end is exclusive on the wire (RFC 5545 §3.6.1).
    return dateLine("DTSTART", first, syntax) + dateLine("DTEND", addDays(last, 1), syntax);
  }
  const { starts, ends } = event;
  // Neither swapped nor lengthened here; the negation also catches an invalid date.
  if (!(secondOf(ends.at) > secondOf(starts.at))) {
    throw new CalendarError("An entry must end after its start.");
  }
  return (
    timeLine("DTSTART", writeTime(starts.at, starts.zone), zones, syntax) +
    timeLine("DTEND", writeTime(ends.at, ends.zone), zones, syntax)
  );
}

function timeLine(
  name: string,
  { value, zone }: WrittenTime,
  zones: Set<string>,
  syntax: CalendarSyntax,
): string {
  if (zone === undefined) return syntax.property(name, "date-time", value);
  zones.add(zone);
  return syntax.property(name, "date-time", value, [["TZID", zone]]);
}

function dateLine(name: string, date: string, syntax: CalendarSyntax): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new CalendarError("A day is written YYYY-MM-DD.");
  return syntax.property(name, "date", date.replaceAll("-", ""), [["VALUE", "DATE"]]);
}

function alarmLines(
  { alarmMinutesBefore, summary }: CalendarEvent,
  { component, property }: CalendarSyntax,
): string {
  if (alarmMinutesBefore === undefined) return "";
  return component(
    "VALARM",
    property("ACTION", "text", "DISPLAY") +
      property("TRIGGER", "duration", `-${duration(alarmMinutesBefore)}`) +
      property("DESCRIPTION", "text", oneLine(summary)),
    "",
  );
}

function descriptionWith(description: string | undefined, conference: string | null): string {
  const text = manyLines(description ?? "");
  if (!conference || text.includes(conference)) return text;
  return text ? `${text}\n\n${conference}` : conference;
}

function uidValue(uid: string): string {
  const text = oneLine(uid).trim();
  if (text === "") throw new CalendarError("An entry has no UID.");
  return text;
}

function sequenceValue(sequence: number): string {
  // An INTEGER is one of 32 bits (RFC 5545 §3.3.8).
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 2 ** 31 - 1) {
    throw new CalendarError("A sequence counts 0, 1, 2 and on.");
  }
  return String(sequence);
}

function degrees(value: number, limit: number): string {
  if (!(Math.abs(value) <= limit)) throw new CalendarError("A place lies outside the globe.");
  // Adding nothing makes the zero below the equator one of ours.
  return (Number(value.toFixed(6)) + 0).toFixed(6);
}
