import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { entries, instants, texts } from "tests/support/calendar-arbitraries";
import { finish } from "~/kernel/work";
import { feedWork, writeFeed } from "./calendar-writer";
import type { CalendarEvent } from "./calendar-event";
import { oneLine } from "./content-line";

/** A component as RFC 7265 has it: name, properties, components. */
type JCal = [name: string, properties: unknown[][], components: JCal[]];

function jcalOf(events: readonly CalendarEvent[], name: string): JCal {
  return JSON.parse(finish(feedWork(events, { name, description: name }, "json"))) as JCal;
}

/** What ical.js reads from a feed, its types put right where it does not know a property of RFC 7986. */
function readByIcal(text: string): JCal {
  const [name, properties, components] = ICAL.parse(text) as unknown as JCal;
  const typed = properties.map(([property, parameters, type, value]) =>
    property === "name"
      ? [property, parameters, "text", unescaped(String(value))]
      : [property, parameters, type, value],
  );
  return [name, typed, components];
}

function unescaped(text: string): string {
  return text.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
}

test("the JSON of a feed is what ical.js reads from its text, whatever the entries say", () => {
  fc.assert(
    fc.property(entries, texts, instants, (event, name, createdAt) => {
      // ical.js takes the comma after an escaped backslash for an escaped one.
      const categories = event.categories?.filter((each) => !oneLine(each).endsWith("\\")) ?? [];
      const entry = { ...event, categories, createdAt };
      expect(jcalOf([entry], name)).toEqual(
        readByIcal(writeFeed([entry], { name, description: name })),
      );
    }),
    { numRuns: 100 },
  );
});

test("whole days, clock changes and zones without a rule are the same in both", () => {
  const common = {
    sequence: 1,
    revisedAt: new Date("2027-01-01T00:00:00Z"),
    summary: "Tur",
    status: "CANCELLED" as const,
  };
  const at = (iso: string, zone: string) => ({ at: new Date(iso), zone });
  const events: CalendarEvent[] = [
    { ...common, uid: "a@x.example", allDay: { first: "2027-05-17", last: "2027-05-17" } },
    {
      ...common,
      uid: "b@x.example",
      starts: at("2027-10-31T00:30:00Z", "Europe/Oslo"),
      ends: at("2027-10-31T03:30:00Z", "America/New_York"),
    },
    {
      ...common,
      uid: "c@x.example",
      starts: at("2027-06-01T00:30:00Z", "Africa/Casablanca"),
      ends: at("2027-06-01T03:30:00Z", "Asia/Kathmandu"),
    },
  ];
  expect(jcalOf(events, "Tur")).toEqual(
    readByIcal(writeFeed(events, { name: "Tur", description: "Tur" })),
  );
  expect(jcalOf([], "Tom")).toEqual(readByIcal(writeFeed([], { name: "Tom", description: "Tom" })));
});

test("ical.js opens the JSON as a calendar: the same entries at the same instants", () => {
  fc.assert(
    fc.property(entries, (event) => {
      const calendar = new ICAL.Component(jcalOf([event], "Tur"));
      const [entry] = calendar.getAllSubcomponents("vevent");
      if (!entry) throw new Error("There is no entry in the calendar.");
      const read = new ICAL.Event(entry);
      expect(read.uid).toBe(event.uid);
      expect(read.startDate.toUnixTime()).toBe(Math.floor(event.starts.at.getTime() / 1000));
      expect(read.endDate.toUnixTime()).toBe(Math.floor(event.ends.at.getTime() / 1000));
    }),
    { numRuns: 50 },
  );
});
