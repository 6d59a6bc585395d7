import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { instantOf, wallTimeOf } from "~/kernel/time";
import { utcTime, writeTime, zoneComponent } from "./zones";

const zones = Intl.supportedValuesOf("timeZone");
const at = (iso: string): Date => new Date(iso);

describe("a VTIMEZONE", () => {
  test("of Oslo is its yearly rule since 1970", () => {
    expect(zoneComponent("Europe/Oslo").split("\r\n")).toEqual([
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Oslo",
      "BEGIN:DAYLIGHT",
      "DTSTART:19700329T020000",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
      "TZNAME:+02",
      "END:DAYLIGHT",
      "BEGIN:STANDARD",
      "DTSTART:19701025T030000",
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "TZNAME:+01",
      "END:STANDARD",
      "END:VTIMEZONE",
      "",
    ]);
  });

  test("of a zone without clock changes has one observance", () => {
    expect(zoneComponent("Asia/Kathmandu")).toContain(
      "TZOFFSETFROM:+0545\r\nTZOFFSETTO:+0545\r\nTZNAME:+0545\r\n",
    );
    expect(zoneComponent("Asia/Kathmandu")).not.toContain("RRULE");
  });

  test.each([
    ["America/New_York", "BYMONTH=3;BYDAY=2SU", "DTSTART:19700308T020000"],
    ["America/New_York", "BYMONTH=11;BYDAY=1SU", "DTSTART:19701101T020000"],
    ["Europe/London", "BYMONTH=3;BYDAY=-1SU", "DTSTART:19700329T010000"],
    ["Australia/Sydney", "BYMONTH=10;BYDAY=1SU", "DTSTART:19701004T020000"],
    ["Australia/Lord_Howe", "BYMONTH=4;BYDAY=1SU", "DTSTART:19700405T020000"],
  ])("of %s has %s", (zone, rule, start) => {
    expect(zoneComponent(zone)).toContain(`${start}\r\nRRULE:FREQ=YEARLY;${rule}\r\n`);
  });
});

describe("a written time", () => {
  test.each([
    ["1: night of the spring change", "2027-03-27T22:00Z", "20270327T230000"],
    ["1: its end", "2027-03-28T02:00Z", "20270328T040000"],
    ["2: night of the autumn change", "2027-10-30T21:00Z", "20271030T230000"],
    ["2: its end", "2027-10-31T03:00Z", "20271031T040000"],
    ["just after the skipped hour", "2027-03-28T01:00Z", "20270328T030000"],
    ["just before the repeated hour", "2027-10-30T23:59:59Z", "20271031T015959"],
    ["just after the repeated hour", "2027-10-31T02:00Z", "20271031T030000"],
  ])("%s", (_case, instant, value) => {
    expect(writeTime(at(instant), "Europe/Oslo")).toEqual({ value, zone: "Europe/Oslo" });
  });

  test.each(["2027-10-31T00:00:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:59:59Z"])(
    "3: in the hour that comes twice, %s is written in UTC",
    (instant) => {
      const value = instant.replace(/[-:]/g, "");
      expect(writeTime(at(instant), "Europe/Oslo")).toEqual({ value });
    },
  );

  test("where half an hour comes twice, that half hour is written in UTC", () => {
    const zoneAt = (iso: string) => writeTime(at(iso), "Australia/Lord_Howe").zone;
    // Back from 02:00 to 01:30 on 4 April 2027, at 15:00 UTC the day before.
    expect(zoneAt("2027-04-03T14:29Z")).toBe("Australia/Lord_Howe");
    expect(zoneAt("2027-04-03T14:30Z")).toBeUndefined();
    expect(zoneAt("2027-04-03T15:29Z")).toBeUndefined();
    expect(zoneAt("2027-04-03T15:30Z")).toBe("Australia/Lord_Howe");
  });

  test.each(["UTC", "Etc/UTC", "GMT", "Etc/GMT+3", "+02:00", "Africa/Casablanca", "Mars/Olympus"])(
    "in %s is written in UTC, never with that TZID",
    (zone) =>
      expect(writeTime(at("2027-09-01T08:00Z"), zone)).toEqual({ value: "20270901T080000Z" }),
  );

  test("is written in UTC in a year that the rule of today does not describe", () => {
    // Brazil changed its clocks until 2019, the Soviet Union and Norway had years of their own.
    expect(writeTime(at("2018-12-01T12:00Z"), "America/Sao_Paulo").zone).toBeUndefined();
    expect(writeTime(at("2027-12-01T12:00Z"), "America/Sao_Paulo").zone).toBe("America/Sao_Paulo");
    expect(writeTime(at("1975-07-01T12:00Z"), "Europe/Oslo").zone).toBeUndefined();
    expect(writeTime(at("1969-07-01T12:00Z"), "Asia/Tokyo").zone).toBeUndefined();
  });

  test("case 4: of an organiser who types the skipped hour never comes to be", () => {
    expect(instantOf("2027-03-28T02:30", "Europe/Oslo")).toBeNull();
  });

  test("in a name that would break out of its parameter stays in UTC", () => {
    expect(writeTime(at("2027-09-01T08:00Z"), "Europe/Oslo:X").zone).toBeUndefined();
  });

  test("beyond the years of a calendar is a bug", () => {
    expect(() => utcTime(new Date(NaN))).toThrow("1 to 9999");
    expect(() => utcTime(new Date(Date.UTC(10000, 0)))).toThrow("1 to 9999");
  });
});

describe("in every zone", () => {
  const instants = fc.date({
    min: at("1971-01-01T00:00Z"),
    // ical.js expands the rules of a zone no further than 2035.
    max: at("2035-01-01T00:00Z"),
    noInvalidDate: true,
  });

  test("a local time shows what clocks show there, and a reader finds the same instant", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const written = writeTime(instant, zone);
        const seconds = Math.floor(instant.getTime() / 1000);
        if (written.zone === undefined) {
          expect(written.value).toBe(utcTime(instant));
          return;
        }
        const wall = wallTimeOf(instant, zone).replace(/[-:]/g, "");
        expect(written.value.slice(0, -2)).toBe(wall);
        expect(readBack(written.value, zone)).toBe(seconds);
      }),
      { numRuns: 300 },
    );
  });

  test("a reader finds every quarter of an hour of the two nights of the year", () => {
    for (const zone of ["Europe/Oslo", "Europe/London", "America/New_York", "Australia/Sydney"]) {
      for (const month of [2, 3, 9, 10]) {
        for (let day = 1; day <= 31; day++) {
          for (let quarter = 0; quarter < 96; quarter += month % 2 ? 3 : 2) {
            const instant = new Date(Date.UTC(2027, month, day, 0, quarter * 15));
            const written = writeTime(instant, zone);
            if (!written.zone) continue;
            expect(readBack(written.value, zone), `${zone} ${instant.toISOString()}`).toBe(
              instant.getTime() / 1000,
            );
          }
        }
      }
    }
  });
});

const readers = new Map<string, ICAL.Timezone>();

/** The instant ical.js finds for a local time by our VTIMEZONE, in seconds. */
function readBack(value: string, zone: string): number {
  let reader = readers.get(zone);
  if (!reader) {
    const component = new ICAL.Component(ICAL.parse(zoneComponent(zone).trimEnd()));
    reader = new ICAL.Timezone({ component, tzid: zone });
    readers.set(zone, reader);
  }
  const part = (from: number, to: number) => Number(value.slice(from, to));
  const time = {
    year: part(0, 4),
    month: part(4, 6),
    day: part(6, 8),
    hour: part(9, 11),
    minute: part(11, 13),
    second: part(13, 15),
    isDate: false,
  };
  return ICAL.Time.fromData(time, reader).toUnixTime();
}
