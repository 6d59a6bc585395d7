import { expect, test } from "vitest";
import { addTime, hour, minute } from "~/kernel/time";
import { askingOf } from "./asking-rhythm";

const zone = "Europe/Oslo";
/** A Wednesday at ten in the morning. */
const starts = new Date("2027-09-01T08:00:00Z");

test("it is asked ten days before, then every three, at nine in the morning", () => {
  const asked = new Set<string>();
  for (
    let now = new Date("2027-08-01T00:00:00Z");
    now < addTime(starts, 48 * hour);
    now = addTime(now, 10 * minute)
  ) {
    const asking = askingOf(starts, zone, now);
    if (asking) asked.add(asking.at.toISOString());
  }
  expect([...asked]).toEqual([
    "2027-08-22T07:00:00.000Z",
    "2027-08-25T07:00:00.000Z",
    "2027-08-28T07:00:00.000Z",
    "2027-08-31T07:00:00.000Z",
  ]);
});

test("never at night, and never once it has begun", () => {
  expect(askingOf(starts, zone, new Date("2027-08-22T06:59:00Z"))).toBeNull();
  expect(askingOf(starts, zone, new Date("2027-08-22T19:30:00Z"))).toBeNull();
  expect(askingOf(starts, zone, new Date("2027-08-23T05:00:00Z"))?.date).toBe("2027-08-22");
  expect(askingOf(starts, zone, starts)).toBeNull();
});

test("a clock change in between moves nothing", () => {
  const winter = new Date("2027-11-03T09:00:00Z");
  expect(askingOf(winter, zone, new Date("2027-10-24T07:00:00Z"))?.at).toEqual(
    new Date("2027-10-24T07:00:00Z"),
  );
  expect(askingOf(winter, zone, new Date("2027-11-02T08:00:00Z"))?.at).toEqual(
    new Date("2027-11-02T08:00:00Z"),
  );
});
