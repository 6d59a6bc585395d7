import { CalendarError } from "./calendar-error";
import { iCalendar, type CalendarSyntax } from "./calendar-syntax";
import { onsetIn, zoneDescription, zoneYear, type YearlyRule } from "./zone-clock";

/**
 * A date-time as it goes on the wire: `20270901T100000` with its zone, or `20270901T080000Z` when
 * `zone` is absent.
 */
export interface WrittenTime {
  readonly value: string;
  readonly zone?: string;
}

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
const components = new Map<CalendarSyntax, Map<string, string>>();

/**
 * Writes an instant for readers in `zone` (RFC 5545 §3.3.5).
 *
 * @remarks UTC instead of a local time where clients would disagree or be wrong: in the hour that comes
 * twice when clocks go back, in zones that are UTC by another name, in zones and years that no yearly
 * rule describes (Casablanca), and in zones this runtime does not know. The instant is right in any
 * case; only the name of the zone is lost. Seconds are cut, not rounded.
 */
export function writeTime(at: Date, zone: string): WrittenTime {
  const instant = at.getTime();
  const year = zoneYear(zone, at.getUTCFullYear());
  if (!year?.asDescribed) return inUtc(instant);

  let offset = year.offsetBefore;
  for (const change of year.changes) {
    const repeated = change.from - change.to;
    if (instant >= change.at - repeated && instant < change.at + repeated) return inUtc(instant);
    if (instant >= change.at) offset = change.to;
  }
  return { value: basicDateTime(instant + offset), zone };
}

/** An instant in UTC: `20270901T080000Z`. */
export function utcTime(at: Date): string {
  // Entries come from one publication more often than not, and each says twice when that was.
  const instant = at.getTime();
  if (instant !== stamp.instant) stamp = { instant, text: inUtc(instant).value };
  return stamp.text;
}

let stamp = { instant: Number.NaN, text: "" };

/**
 * The VTIMEZONE of a zone that {@link writeTime} named: its yearly rule from 1970 on.
 *
 * @remarks Derived from the runtime's own time zone data instead of a package's table of texts: those
 * are years old, have become wrong for whole countries (Mexico, Brazil, Iran, Egypt), and would then
 * contradict the local times beside them. Only what every client reads: one RRULE per observance, no
 * RDATE, no TZURL.
 */
export function zoneComponent(zone: string, syntax: CalendarSyntax = iCalendar): string {
  const written = components.get(syntax) ?? new Map<string, string>();
  components.set(syntax, written);
  const known = written.get(zone);
  if (known !== undefined) return known;
  const description = zoneDescription(zone);
  if (!description) throw new CalendarError(`${zone} is written in UTC and has no VTIMEZONE.`);

  const observances =
    description.kind === "fixed"
      ? fixedObservance(description.offset, syntax)
      : description.rules.map((rule) => yearlyObservance(rule, syntax)).join("");
  const text = syntax.component("VTIMEZONE", syntax.property("TZID", "text", zone), observances);
  written.set(zone, text);
  return text;
}

function fixedObservance(offset: number, syntax: CalendarSyntax): string {
  return syntax.component(
    "STANDARD",
    syntax.property("DTSTART", "date-time", "19700101T000000") +
      offsetLines(offset, offset, syntax),
    "",
  );
}

function yearlyObservance(rule: YearlyRule, syntax: CalendarSyntax): string {
  const { from, to, month, nth, weekday } = rule;
  const recurs = `FREQ=YEARLY;BYMONTH=${month + 1};BYDAY=${nth}${weekdays[weekday]}`;
  return syntax.component(
    to > from ? "DAYLIGHT" : "STANDARD",
    syntax.property("DTSTART", "date-time", basicDateTime(onsetIn(1970, rule) + from)) +
      syntax.property("RRULE", "recur", recurs) +
      offsetLines(from, to, syntax),
    "",
  );
}

function offsetLines(from: number, to: number, syntax: CalendarSyntax): string {
  return (
    syntax.property("TZOFFSETFROM", "utc-offset", offsetText(from)) +
    syntax.property("TZOFFSETTO", "utc-offset", offsetText(to)) +
    syntax.property("TZNAME", "text", offsetText(to).replace(/00$/, ""))
  );
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const digits = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, "0");
  return `${offset < 0 ? "-" : "+"}${digits}`;
}

function inUtc(instant: number): WrittenTime {
  return { value: `${basicDateTime(instant)}Z` };
}

/** `20270901T100000`: the UTC fields of an instant in basic format. */
function basicDateTime(instant: number): string {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999))
    throw new CalendarError("A calendar knows the years 1 to 9999.");
  // 2027-09-01T10:00:00.000Z
  const iso = date.toISOString();
  return (
    iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 13) + iso.slice(14, 16) + iso.slice(17, 19)
  );
}
