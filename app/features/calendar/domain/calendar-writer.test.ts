import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { lintCalendar } from "tests/support/ics-lint";
import type { CalendarContent, CalendarEvent } from "./calendar-event";
import { writeCancellation, writeDownload, writeFeed, writeInvitation } from "./calendar-writer";

const organizer = { name: "Mossedistriktet næringshage", email: "treff@garden.example" };
const attendee = { name: "Ada Bjørk", email: "ada@company.example" };
const madeAt = at("2027-08-02T09:30:00Z");
const terms = { attendee, organizer, madeAt };

describe("times", () => {
  test.each([
    ["1", "2027-03-27T22:00Z", "2027-03-28T02:00Z", "20270327T230000", "20270328T040000"],
    ["2", "2027-10-30T21:00Z", "2027-10-31T03:00Z", "20271030T230000", "20271031T040000"],
  ])("case %s: a night session across a clock change", (_case, from, to, start, end) => {
    const text = feedOf(event({ starts: oslo(from), ends: oslo(to) }));
    expect(text).toContain(`DTSTART;TZID=Europe/Oslo:${start}\r\n`);
    expect(text).toContain(`DTEND;TZID=Europe/Oslo:${end}\r\n`);
    const [read] = readEvents(text);
    expect(read?.startDate.toUnixTime()).toBe(at(from).getTime() / 1000);
    expect(read?.endDate.toUnixTime()).toBe(at(to).getTime() / 1000);
  });

  test("case 3: within the hour that comes twice both ends are UTC, and an hour apart", () => {
    const text = feedOf(
      event({ starts: oslo("2027-10-31T00:30Z"), ends: oslo("2027-10-31T01:30Z") }),
    );
    expect(text).toContain("DTSTART:20271031T003000Z\r\nDTEND:20271031T013000Z\r\n");
    expect(text).not.toContain("VTIMEZONE");
  });

  test("case 6: all day on 17 May ends, on the wire, on the 18th", () => {
    const { starts: _starts, ends: _ends, ...rest } = event();
    const text = feedOf({ ...rest, allDay: { first: "2027-05-17", last: "2027-05-17" } });
    expect(text).toContain("DTSTART;VALUE=DATE:20270517\r\nDTEND;VALUE=DATE:20270518\r\n");
  });

  test("case 7: from Oslo to London every zone has its own name and one description", () => {
    const text = feedOf(
      event({
        starts: oslo("2027-09-01T08:00Z"),
        ends: time("2027-09-01T10:10Z", "Europe/London"),
      }),
      event({
        uid: "b@treff.example",
        starts: time("2027-09-01T12:00Z", "Europe/London"),
        ends: time("2027-09-01T13:00Z", "Europe/London"),
      }),
    );
    expect(text).toContain("DTSTART;TZID=Europe/Oslo:20270901T100000\r\n");
    expect(text).toContain("DTEND;TZID=Europe/London:20270901T111000\r\n");
    expect(text.match(/^TZID:.*$/gm)).toEqual(["TZID:Europe/Oslo", "TZID:Europe/London"]);
  });

  test.each(["2027-09-01T07:59Z", "2027-09-01T08:00:00.999Z", "never"])(
    "an end at %s is not after the start at 08:00: a bug, never swapped",
    (end) => {
      const wrong = event({ starts: oslo("2027-09-01T08:00Z"), ends: oslo(end) });
      expect(() => feedOf(wrong)).toThrow("end after its start");
    },
  );

  test("UTC is written as UTC", () => {
    const text = feedOf(
      event({ starts: time("2027-09-01T08:00Z", "UTC"), ends: time("2027-09-01T09:00Z", "UTC") }),
    );
    expect(text).toContain("DTSTART:20270901T080000Z\r\n");
    expect(text).not.toContain("TZID");
  });

  test("case 5: the zone of the server changes no octet", async () => {
    const zones = ["UTC", "Europe/Oslo", "America/Los_Angeles"];
    const written = await Promise.all(zones.map(writtenIn));
    expect(written.map(({ hour }) => hour)).toEqual([0, 1, 16]);
    const here = nights.map((each) => writeFeed([each], { name: "X" }));
    for (const { feeds } of written) expect(feeds).toEqual(here);
  }, 60_000);
});

/** What is hard to write: both nights on which clocks change, whole days, the edges of years, zones of all kinds. */
const nights: readonly CalendarEvent[] = [
  ["2027-03-27T22:00Z", "2027-03-28T02:00Z"],
  ["2027-03-28T00:59:59Z", "2027-03-28T01:00Z"],
  ["2027-10-30T21:00Z", "2027-10-31T03:00Z"],
  ["2027-10-31T00:30Z", "2027-10-31T01:30Z"],
  ["2027-12-31T22:30Z", "2027-12-31T23:30Z"],
  ["2028-02-29T00:00Z", "2028-03-01T00:00Z"],
].flatMap(([from = "", to = ""]) =>
  ["Europe/Oslo", "America/Los_Angeles", "Asia/Kathmandu", "Africa/Casablanca", "UTC"].map((zone) =>
    event({ starts: time(from, zone), ends: time(to, "Europe/London"), createdAt: at(from) }),
  ),
);

/** The same entries, written by a server of its own that stands in another zone. */
async function writtenIn(zone: string): Promise<{ hour: number; feeds: string[] }> {
  const program = `
    import { writeFeed } from "./app/features/calendar/domain/calendar-writer.ts";
    const events = JSON.parse(process.argv[1], (key, value) =>
      ["at", "revisedAt", "createdAt"].includes(key) ? new Date(value) : value);
    const feeds = events.map((event) => writeFeed([event], { name: "X" }));
    console.log(JSON.stringify({ hour: new Date(0).getHours(), feeds }));`;
  const words = ["--import", "tsx", "--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...words, JSON.stringify(nights)],
    {
      cwd: fileURLToPath(new URL("../../../..", import.meta.url)),
      env: { ...process.env, TZ: zone },
    },
  );
  return JSON.parse(stdout) as { hour: number; feeds: string[] };
}

describe("texts", () => {
  test("case 10: a description of 20 kB comes back whole", () => {
    const description = "Programmet: kl. 10–12 – «næring», mat; prat.\n".repeat(430);
    const [read] = readEvents(feedOf(event({ description })));
    expect(read?.description).toBe(description);
  });

  test("case 11: what must be escaped comes back", () => {
    const text = "a,b;c\\d\nny linje \\n";
    const [read] = readEvents(feedOf(event({ description: text, summary: "a,b;c\\d" })));
    expect([read?.description, read?.summary]).toEqual([text, "a,b;c\\d"]);
  });

  test("case 12: the address of a page is not text", () => {
    const url = "https://treff.example/e/a,b;c?x=1,2;3";
    expect(feedOf(event({ url }))).toContain(`URL:${url}\r\n`);
  });

  test("case 13: a title with line breaks adds nothing", () => {
    const summary = "X\r\nATTENDEE:mailto:evil@example.org\u2028BEGIN:VALARM\nX-A:b";
    const text = feedOf(event({ summary, location: summary, categories: [summary], uid: summary }));
    expect(text).not.toContain("\nATTENDEE");
    expect(text).not.toContain("\nBEGIN:VALARM");
  });

  test("case 14: a name with quotes adds no parameter", () => {
    const name = 'A";SENT-BY="mailto:e@x';
    const text = invitationOf(event(), { name, email: "a@company.example" });
    const line = readEvents(text)[0]?.component.getFirstProperty("attendee");
    expect(line?.getParameter("cn")).toBe(name);
    expect(line?.getParameter("sent-by")).toBeUndefined();
  });

  test("the online room is a property and stands in the description", () => {
    const conferenceUrl = "https://meet.example/rom,1";
    const room = `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${conferenceUrl}\r\n`;
    expect(feedOf(event({ conferenceUrl }))).toContain(room);
    expect(
      readEvents(feedOf(event({ conferenceUrl, description: "Velkommen" })))[0]?.description,
    ).toBe(`Velkommen\n\n${conferenceUrl}`);
    expect(
      readEvents(feedOf(event({ conferenceUrl, description: `Se ${conferenceUrl}.` })))[0]
        ?.description,
    ).toBe(`Se ${conferenceUrl}.`);
  });

  test("place, position, categories and reminder", () => {
    const text = feedOf(
      event({
        location: "Moss Kulturhus\nMoss",
        geo: { latitude: 59.434, longitude: 10.6577 },
        categories: ["study-trip", "a,b"],
        alarmMinutesBefore: 45,
      }),
    );
    expect(text).toContain("LOCATION:Moss Kulturhus Moss\r\nGEO:59.434000;10.657700\r\n");
    expect(text).toContain("CATEGORIES:study-trip,a\\,b\r\n");
    expect(text).toContain("TRIGGER:-PT45M\r\n");
  });
});

describe("an invitation", () => {
  test("goes from the organiser to one person and asks for a reply", () => {
    const text = invitationOf(event({ sequence: 3 }));
    const lines = text.replaceAll("\r\n ", "").split("\r\n");
    expect(lines).toContain("METHOD:REQUEST");
    expect(lines).toContain("SEQUENCE:3");
    expect(lines).toContain("DTSTAMP:20270802T093000Z");
    expect(lines).toContain("LAST-MODIFIED:20270701T120000Z");
    expect(lines).toContain(
      'ORGANIZER;CN="Mossedistriktet næringshage":mailto:treff@garden.example',
    );
    expect(lines).toContain(
      'ATTENDEE;CN="Ada Bjørk";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ada@company.example',
    );
  });

  test("to the organiser's own address is a bug", () => {
    const self = { email: "Treff@Garden.example" };
    expect(() => writeInvitation(event(), { ...terms, attendee: self })).toThrow("same address");
    expect(() => writeCancellation(event(), { ...terms, attendee: self })).toThrow("same address");
  });

  test("to something cancelled is a bug", () => {
    expect(() => writeInvitation(event({ status: "CANCELLED" }), terms)).toThrow("cannot be");
  });

  test("is taken back under the same identity", () => {
    const before = event({ sequence: 1, alarmMinutesBefore: 30 });
    const text = writeCancellation({ ...before, sequence: 2 }, terms);
    expect(lintCalendar(text)).toEqual([]);
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", `UID:${before.uid}`]) {
      expect(text).toContain(`${line}\r\n`);
    }
  });
});

describe("a feed", () => {
  test("says its name and when to ask again, and holds no address", () => {
    const text = feedOf(event({ organizer }));
    expect(text).toContain(
      "NAME:Studietur\r\nX-WR-CALNAME:Studietur\r\n" +
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n",
    );
    expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER|mailto/);
    expect(text).toContain("DTSTAMP:20270701T120000Z\r\n");
  });

  test("with nothing in it is still a calendar", () => {
    expect(lintCalendar(writeFeed([], { name: "Tom", description: "Ingen" }))).toEqual([]);
  });

  test("keeps what was cancelled as cancelled, leaving the time free and without a reminder", () => {
    const text = feedOf(event({ status: "CANCELLED", alarmMinutesBefore: 30 }));
    expect(text).toContain("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");
    expect(text).not.toContain("VALARM");
  });

  test.each([-1, 0.5, 2 ** 31, NaN])("with the sequence %d is a bug", (sequence) => {
    expect(() => feedOf(event({ sequence }))).toThrow("A sequence counts");
  });

  test("with one UID twice is a bug", () => {
    expect(() => feedOf(event(), event())).toThrow("share one UID");
  });
});

describe("a download", () => {
  test("is published by the organiser, without attendees", () => {
    const text = writeDownload([event()], { name: "Studietur", organizer, language: "nb" });
    expect(lintCalendar(text)).toEqual([]);
    expect(text).toContain("PRODID:-//Treff//Treff//NB\r\n");
    expect(text).toContain("METHOD:PUBLISH\r\n");
    expect(text).not.toContain("X-WR-CALNAME");
  });

  test("of several entries has a name", () => {
    const two = [event(), event({ uid: "b@treff.example" })];
    const text = writeDownload(two, { name: "Studietur", organizer });
    expect(lintCalendar(text)).toEqual([]);
    expect(text).toContain("X-WR-CALNAME:Studietur\r\n");
  });
});

function feedOf(...events: CalendarEvent[]): string {
  const text = writeFeed(events, { name: "Studietur" });
  // Whether the texts inside make sense as a UID is not the point of these tests.
  expect(lintCalendar(text).filter((problem) => !problem.startsWith("UID has"))).toEqual([]);
  return text;
}

function invitationOf(entry: CalendarEvent, to = attendee): string {
  const text = writeInvitation(entry, { ...terms, attendee: to });
  expect(lintCalendar(text)).toEqual([]);
  return text;
}

function readEvents(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

type Timed = Extract<CalendarContent, { starts: unknown }>;

function event(change: Partial<CalendarEvent & Timed> = {}): CalendarEvent & Timed {
  return {
    uid: "0190e1c0-a@treff.example",
    sequence: 0,
    revisedAt: at("2027-07-01T12:00:00Z"),
    starts: oslo("2027-09-01T08:00:00Z"),
    ends: oslo("2027-09-01T10:00:00Z"),
    summary: "Felles samling",
    status: "CONFIRMED",
    ...change,
  };
}

function oslo(iso: string): { at: Date; zone: string } {
  return time(iso, "Europe/Oslo");
}

function time(iso: string, zone: string): { at: Date; zone: string } {
  return { at: at(iso), zone };
}

function at(iso: string): Date {
  return new Date(iso);
}
