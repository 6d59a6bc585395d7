import { describe, expect, test } from "vitest";
import { problemText, translator } from "~/i18n/translate";
import { locales } from "~/kernel/locales";
import { timesOf } from "./event-times";

const oslo = (startsAt: string, endsAt: string) =>
  timesOf({ startsAt, endsAt, startZone: "Europe/Oslo", endZone: "Europe/Oslo" });

describe("the times of an event or session", () => {
  test("are instants, also across the nights the clocks change", () => {
    expect(oslo("2027-03-27T23:00", "2027-03-28T04:00")).toEqual({
      ok: true,
      value: { startsAt: new Date("2027-03-27T22:00Z"), endsAt: new Date("2027-03-28T02:00Z") },
    });
    expect(oslo("2027-10-30T23:00", "2027-10-31T04:00")).toEqual({
      ok: true,
      value: { startsAt: new Date("2027-10-30T21:00Z"), endsAt: new Date("2027-10-31T03:00Z") },
    });
  });

  test("case 4: an hour that is skipped is refused where it was typed, in a sentence", () => {
    const refused = oslo("2027-03-28T02:30", "2027-03-28T05:00");
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: "time-skipped", field: "startsAt" },
    });
    expect(oslo("2027-03-28T01:30", "2027-03-28T02:30")).toMatchObject({
      problem: { code: "time-skipped", field: "endsAt" },
    });
    for (const locale of locales) {
      const sentence = refused.ok ? "" : problemText(translator(locale), refused.problem);
      expect.soft(sentence, locale).toMatch(/^\p{Lu}.{20,}\.$/u);
    }
  });

  test("case 8: without an end it lasts an hour, also over a change of the clocks", () => {
    const at = (startsAt: string) =>
      timesOf({ startsAt, startZone: "Europe/Oslo", endZone: "Europe/London" });
    expect(at("2027-09-01T10:00")).toMatchObject({
      value: { endsAt: new Date("2027-09-01T09:00Z") },
    });
    expect(at("2027-03-28T01:30")).toMatchObject({
      value: { endsAt: new Date("2027-03-28T01:30Z") },
    });
    expect(at("2027-03-28T02:30")).toMatchObject({ problem: { code: "time-skipped" } });
  });

  test("an end that is not after the start is refused, never swapped", () => {
    expect(oslo("2027-09-01T12:00", "2027-09-01T10:00")).toMatchObject({
      problem: { code: "ends-before-start", field: "endsAt" },
    });
    expect(oslo("2027-09-01T12:00", "2027-09-01T12:00")).toMatchObject({
      problem: { code: "ends-before-start" },
    });
  });

  test("start and end are read in their own zones", () => {
    const flight = timesOf({
      startsAt: "2027-09-01T08:00",
      startZone: "Europe/Oslo",
      endsAt: "2027-09-01T08:30",
      endZone: "Europe/London",
    });
    expect(flight).toMatchObject({ value: { endsAt: new Date("2027-09-01T07:30Z") } });
  });
});
