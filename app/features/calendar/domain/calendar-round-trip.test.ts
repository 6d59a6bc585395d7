import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { lintCalendar } from "tests/support/ics-lint";
import { parseCalendar } from "tests/support/ics-parse";
import type { CalendarEvent } from "./calendar-event";
import { manyLines, oneLine, webAddress } from "./content-line";
import { writeCancellation, writeDownload, writeFeed, writeInvitation } from "./calendar-writer";

const zones = Intl.supportedValuesOf("timeZone");
const organizer = { name: "Vert", email: "treff@garden.example" };

/** Text with what breaks naive writers in it more often than chance would have it. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from("\r\n,;:\\\"'^=<>\t\0\u0085\u2028\u2029\uFEFF\ud83d"),
        "\r\nATTENDEE:mailto:evil@example.org",
        '";SENT-BY="mailto:e@x',
        "\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "\\n",
        "^n",
        "ø",
        "👨‍👩‍👧‍👦",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);
const instant = fc.date({
  min: new Date("1971-01-01T00:00:00Z"),
  // ical.js expands the rules of a zone no further than 2035.
  max: new Date("2035-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const zone = fc.constantFrom(...zones);

const entry: fc.Arbitrary<CalendarEvent & { starts: { at: Date }; ends: { at: Date } }> = fc
  .record({
    begin: instant,
    seconds: fc.integer({ min: 1, max: 30 * 86_400 }),
    zones: fc.tuple(zone, zone),
    revisedAt: instant,
    sequence: fc.nat(),
    summary: text,
    description: text,
    location: text,
    url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text),
    conferenceUrl: fc.oneof(fc.webUrl(), text),
    status: fc.constantFrom("CONFIRMED" as const, "TENTATIVE" as const),
    categories: fc.array(text, { maxLength: 3 }),
    alarmMinutesBefore: fc.nat(10_000),
    geo: fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
  })
  .map(({ begin, seconds, zones: [from, to], ...rest }) => ({
    ...rest,
    uid: "0190e1c0@treff.example",
    starts: { at: begin, zone: from },
    ends: { at: new Date(begin.getTime() + seconds * 1000), zone: to },
  }));

test("whatever an entry says, every calendar of it is flawless and reads back the same", () => {
  fc.assert(
    fc.property(entry, text, instant, (event, name, madeAt) => {
      const attendee = { name, email: "ada@company.example" };
      const terms = { attendee, organizer, madeAt };
      const calendars = [
        writeFeed([event], { name, description: name }),
        writeDownload([event], { name, organizer }),
        writeInvitation(event, terms),
        writeCancellation(event, terms),
      ];
      for (const calendar of calendars) {
        expect(lintCalendar(calendar)).toEqual([]);
        const read = readOnly(calendar);
        expect(read.startDate.toUnixTime()).toBe(Math.floor(event.starts.at.getTime() / 1000));
        expect(read.endDate.toUnixTime()).toBe(Math.floor(event.ends.at.getTime() / 1000));
        expect(read.summary).toBe(oneLine(event.summary));
        expect(read.location ?? "").toBe(oneLine(event.location ?? ""));
        expect(read.description ?? "").toContain(manyLines(event.description ?? ""));
        expect(read.component.getFirstPropertyValue("url")).toBe(webAddress(event.url ?? ""));
        expect(read.sequence).toBe(event.sequence);
      }
      expect(commonNameIn(calendars[2] ?? "")).toBe(oneLine(name).trim() || attendee.email);
    }),
    { numRuns: 100 },
  );
});

test("no text of a person adds a property, a parameter or a component", () => {
  fc.assert(
    fc.property(entry, text, instant, (event, name, madeAt) => {
      const plain = {
        ...event,
        summary: "x",
        description: "x",
        location: "x",
        url: "https://a.example",
        conferenceUrl: "https://b.example",
        categories: ["x"],
      };
      const terms = (who: string) => ({
        attendee: { name: who, email: "ada@company.example" },
        organizer: { ...organizer, name: who },
        madeAt,
      });
      const expected = new Set(shapeOf(writeInvitation(plain, terms("x"))));
      for (const line of shapeOf(writeInvitation(event, terms(name)))) {
        expect(expected).toContain(line);
      }
    }),
    { numRuns: 100 },
  );
});

/** Every property with the path to it and the names of its parameters. */
function shapeOf(calendar: string): string[] {
  const lines = (component: ICAL.Component, path: string): string[] => [
    ...component
      .getAllProperties()
      .map(
        (property) => `${path}/${property.name};${Object.keys(property.jCal[1] as object).join()}`,
      ),
    ...component.getAllSubcomponents().flatMap((child) => lines(child, `${path}/${child.name}`)),
  ];
  return lines(new ICAL.Component(ICAL.parse(calendar)), "");
}

function readOnly(calendar: string): ICAL.Event {
  const component = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent("vevent");
  if (!component) throw new Error("There is no entry in the calendar.");
  return new ICAL.Event(component);
}

/** By our own reader: ical.js, unlike RFC 5545, takes a backslash in a parameter for an escape. */
function commonNameIn(calendar: string): string | undefined {
  const entry = parseCalendar(calendar).root?.children.find(({ name }) => name === "VEVENT");
  const attendee = entry?.properties.find(({ name }) => name === "ATTENDEE");
  return attendee?.parameters.get("CN")?.join();
}
