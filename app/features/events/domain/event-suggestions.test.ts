import { expect, test } from "vitest";
import { suggestEvent } from "./event-suggestions";
import { eventKinds } from "./event-words";

// A Monday.
const now = new Date("2027-08-02T08:00:00Z");

test("a breakfast is suggested on a Thursday morning, four weeks ahead", () => {
  const { startsAt, endsAt } = suggestEvent("breakfast-seminar", now, "Europe/Oslo");
  expect([startsAt, endsAt]).toEqual(["2027-09-02T08:00", "2027-09-02T09:30"]);
});

test("a study trip goes on until the next day", () => {
  const { startsAt, endsAt } = suggestEvent("study-trip", now, "Europe/Oslo");
  expect([startsAt, endsAt]).toEqual(["2027-09-01T10:00", "2027-09-02T15:00"]);
});

test.each(eventKinds)("a %s ends after it starts", (kind) => {
  const { startsAt, endsAt } = suggestEvent(kind, now, "Europe/Stockholm");
  expect(endsAt > startsAt).toBe(true);
});
