import { describe, expect, test } from "vitest";
import { lintCalendar } from "./ics-lint";

const sound = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Treff//Treff//EN",
  "METHOD:REQUEST",
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Oslo",
  "BEGIN:STANDARD",
  "DTSTART:19701025T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "END:STANDARD",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "UID:a@treff.example",
  "DTSTAMP:20270802T093000Z",
  "DTSTART;TZID=Europe/Oslo:20270901T100000",
  "DTEND;TZID=Europe/Oslo:20270901T120000",
  "SEQUENCE:0",
  "SUMMARY:Møte\\, med mat",
  "STATUS:CONFIRMED",
  'ORGANIZER;CN="Vert":mailto:treff@garden.example',
  'ATTENDEE;CN="Ada";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;',
  " PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ada@company.example",
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  "TRIGGER:-PT15M",
  "DESCRIPTION:Møte",
  "END:VALARM",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

/** A sound calendar with one thing broken in it. */
function broken(what: string | RegExp, replacement: string): string {
  const changed = sound.replace(what, () => replacement);
  expect(changed).not.toBe(sound);
  return changed;
}

test("a sound calendar has nothing wrong with it", () => {
  expect(lintCalendar(sound)).toEqual([]);
});

describe("the lint finds", () => {
  test.each<[string, string | RegExp, string]>([
    ["An LF without its CR", "VERSION:2.0\r\n", "VERSION:2.0\n"],
    ["A CR without its LF", "VERSION:2.0\r\n", "VERSION:2.0\r\r\n"],
    ["No CRLF at the end", /\r\n$/, ""],
    ["An empty line", "VERSION:2.0\r\n", "VERSION:2.0\r\n\r\n"],
    ["A line of 76 octets", "Møte\\,", `Møte${"x".repeat(53)}\\,`],
    ["A character nobody can see", "SUMMARY:", "SUMMARY:\u0000"],
    ["A character nobody can see", "BEGIN:VCALENDAR", "\uFEFFBEGIN:VCALENDAR"],
    ["A fold with nothing after it", "SUMMARY:", "SUMMARY:\r\n \r\n "],
    ["The first line continues nothing", "BEGIN:VCALENDAR", " BEGIN:VCALENDAR"],
    ["No content line", "SUMMARY:Møte", "SUMMARY Møte"],
    ["No content line", "SUMMARY:Møte", "summary:Møte"],
    ["No content line", "DTSTART;TZID=Europe/Oslo", 'DTSTART;TZID="Europe/Oslo'],
    ["No content line", 'CN="Vert"', 'CN="Ve"rt"'],
    ["has CN twice", 'CN="Vert"', 'CN="Vert";CN="Vert"'],
    ["a stray caret", 'CN="Vert"', 'CN="Ve^rt"'],
    ["carries SENT-BY", 'CN="Vert"', 'CN="Vert";SENT-BY="mailto:e@x"'],
    ["comes after a component", "END:VEVENT", "X-A:b\r\nEND:VEVENT"],
    ["A second calendar", /$/, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"],
    ["ends nothing", "END:STANDARD", "END:DAYLIGHT"],
    ["has no place in VEVENT", "SEQUENCE:0", "SEQUENCE:0\r\nTIMEZONE-ID:Europe/Oslo"],
    ["VEVENT has 2 SEQUENCE", "SEQUENCE:0", "SEQUENCE:0\r\nSEQUENCE:0"],
    ["VEVENT has 0 UID", "UID:a@treff.example\r\n", ""],
    ["SUMMARY has the value", "Møte\\,", "Møte,"],
    ["DTSTAMP has the value", "093000Z", "093000"],
    ["has no VTIMEZONE", "TZID:Europe/Oslo", "TZID:Europe/Berlin"],
    ["is not used", "TZID:Europe/Oslo", "TZID:Europe/Berlin"],
    ["DTSTART has TZID=UTC", "DTSTART;TZID=Europe/Oslo", "DTSTART;TZID=UTC"],
    ["DTSTART is floating", "DTSTART;TZID=Europe/Oslo", "DTSTART"],
    ["with TZID is no local time", "20270901T100000", "20270901T100000Z"],
    ["DTEND is not after DTSTART", "20270901T120000", "20270901T100000"],
    ["differ in type", "DTEND;TZID=Europe/Oslo:20270901T120000", "DTEND;VALUE=DATE:20270902"],
    ["DTSTART is no time, or not one alone", /(?<=DTSTART.*)20270901T100000/, "20270328T023000"],
    ["DTSTART is no time, or not one alone", /(?<=DTSTART.*)20270901T100000/, "20261025T023000"],
    ["DTEND is no time, or not one alone", "20270901T120000", "20270931T120000"],
    ["DTEND is no time, or not one alone", "20270901T120000", "20270901T240000"],
    ["DTSTAMP is no time", "20270802T093000Z", "20270802T096000Z"],
    ["LAST-MODIFIED is before CREATED", "SEQUENCE:0", created],
    ["DTEND is not after DTSTART", ";TZID=Europe/Oslo:20270901T120000", ":20270901T080000Z"],
    ["There is no zone Europe/Moss", /Europe\/Oslo/g, "Europe/Moss"],
    ["TZOFFSETTO has the value", "+0100", "+0160"],
    ["TZOFFSETTO has the value", "+0100", "+1"],
    ["does not begin with VERSION", "VERSION:2.0\r\n", ""],
    [
      "does not begin with VERSION",
      /(VERSION:2.0\r\n)(PRODID.*\r\n)/,
      "PRODID:x\r\nVERSION:2.0\r\n",
    ],
    [
      "A VTIMEZONE stands after",
      /(BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n)([^]*END:VEVENT\r\n)/,
      turned(),
    ],
    ["X-WR-CALNAME says something else", "METHOD:REQUEST", "NAME:A\r\nX-WR-CALNAME:B"],
    ["X-PUBLISHED-TTL says something else", "METHOD:REQUEST", "X-PUBLISHED-TTL:PT1H"],
    ["REFRESH-INTERVAL lacks", "METHOD:REQUEST", "REFRESH-INTERVAL:PT1H\r\nX-PUBLISHED-TTL:PT1H"],
    ["SEQUENCE is beyond", "SEQUENCE:0", "SEQUENCE:2147483648"],
    ["SEQUENCE has the value", "SEQUENCE:0", "SEQUENCE:01"],
    ["GEO has the value", "SEQUENCE:0", "SEQUENCE:0\r\nGEO:91;10"],
    ["GEO has the value", "SEQUENCE:0", "SEQUENCE:0\r\nGEO:59;181"],
    ["URL has the value", "SEQUENCE:0", "SEQUENCE:0\r\nURL:https://x.example/a b"],
    ["UID has the value", "UID:a@", "UID:ø@"],
    ["is no DATE", "DTSTART;TZID=Europe/Oslo", "DTSTART;VALUE=DATE"],
    ["has a VALUE it does not need", "DTSTART;TZID=Europe/Oslo", "DTSTART;VALUE=DATE-TIME"],
    [
      "A PUBLISH without an ORGANIZER",
      /METHOD:REQUEST([^]*)ORGANIZER.*\r\nATTENDEE.*\r\n .*\r\n/,
      unpublished(),
    ],
    ["The calendar holds no component", /BEGIN:VTIMEZONE[^]*END:VEVENT\r\n/, ""],
    ["A VTIMEZONE without an observance", /BEGIN:STANDARD[^]*END:STANDARD\r\n/, ""],
    ["A VTIMEZONE without STANDARD", /STANDARD/g, "DAYLIGHT"],
    ["A time zone is described twice", /BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, twoZones()],
    ["An unknown component", /VALARM/g, "VTODO"],
    ["This is no VCALENDAR", /VCALENDAR/g, "VCARD"],
    ["does not begin in 1970", "19701025", "20271031"],
    ["A REQUEST about 2 entries", /BEGIN:VEVENT[^]*END:VEVENT/, twoEntries()],
    ["Two entries share the UID", /BEGIN:VEVENT[^]*END:VEVENT/, twoEntries()],
    ["The organiser invites the organiser", "ada@company", "Treff@garden"],
    ["A REQUEST with the wrong STATUS", "CONFIRMED", "CANCELLED"],
    ["A cancelled entry with an alarm", "CONFIRMED", "CANCELLED"],
    ["A REQUEST that asks for no reply", ";RSVP=TRUE", ""],
    ["A CANCEL with the wrong STATUS", "METHOD:REQUEST", "METHOD:CANCEL"],
    ["A CANCEL that asks for a reply", "METHOD:REQUEST", "METHOD:CANCEL"],
    ["A PUBLISH with an ATTENDEE", "METHOD:REQUEST", "METHOD:PUBLISH"],
    ["A feed with a calendar user", "METHOD:REQUEST\r\n", ""],
    ["ATTENDEE has the value", "mailto:ada@", "ada@"],
  ])("%s", (problem, what, replacement) => {
    expect(lintCalendar(broken(what, replacement)).join("\n")).toContain(problem);
  });

  test("a fold inside a character", () => {
    const [before, after] = sound.split("ø", 2) as [string, string];
    const octets = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xc3]),
      Buffer.from("\r\n "),
      Buffer.from([0xb8]),
      Buffer.from(after),
    ]);
    expect(lintCalendar(octets)).toContain("A line that is no UTF-8.");
  });
});

const created = "SEQUENCE:0\r\nCREATED:20270802T093000Z\r\nLAST-MODIFIED:20270801T093000Z";

function partOf(pattern: RegExp): string {
  return pattern.exec(sound)?.[0] ?? "";
}

function turned(): string {
  const zone = partOf(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/);
  return partOf(/BEGIN:VEVENT[^]*END:VEVENT\r\n/) + zone;
}

function twoZones(): string {
  return partOf(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/).repeat(2);
}

/** Up to the calendar users of the entry, and none of them. */
function unpublished(): string {
  return partOf(/METHOD:REQUEST[^]*?(?=ORGANIZER)/).replace("REQUEST", "PUBLISH");
}

function twoEntries(): string {
  const [entry = ""] = /BEGIN:VEVENT[^]*END:VEVENT/.exec(sound) ?? [];
  return `${entry}\r\n${entry}`;
}
