import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { entries, instants, texts } from "tests/support/calendar-arbitraries";
import { lintCalendar } from "tests/support/ics-lint";
import { parseCalendar } from "tests/support/ics-parse";
import { manyLines, oneLine, webAddress } from "./content-line";
import { writeCancellation, writeDownload, writeFeed, writeInvitation } from "./calendar-writer";

const organizer = { name: "Vert", email: "treff@garden.example" };

test("whatever an entry says, every calendar of it is flawless and reads back the same", () => {
  fc.assert(
    fc.property(entries, texts, instants, (event, name, madeAt) => {
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
    fc.property(entries, texts, instants, (event, name, madeAt) => {
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
