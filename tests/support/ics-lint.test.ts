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
    ["No content line", "SUMMARY:Møte", "SUMMARY Møte"],
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

function twoEntries(): string {
  const [entry = ""] = /BEGIN:VEVENT[^]*END:VEVENT/.exec(sound) ?? [];
  return `${entry}\r\n${entry}`;
}
