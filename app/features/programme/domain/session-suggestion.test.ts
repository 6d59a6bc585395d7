import { expect, test } from "vitest";
import { suggestSession } from "./session-suggestion";

const event = { startsAt: new Date("2027-09-01T08:00:00Z"), timeZone: "Europe/Oslo" };

test.each([
  [
    "after the day's last",
    "2027-09-01",
    new Date("2027-09-01T11:00Z"),
    "2027-09-01T13:00",
    "2027-09-01T14:00",
  ],
  ["from the event's start", "2027-09-01", null, "2027-09-01T10:00", "2027-09-01T11:00"],
  ["from nine on a later day", "2027-09-02", null, "2027-09-02T09:00", "2027-09-02T10:00"],
])("a session is suggested %s", (_, date, last, startsAt, endsAt) => {
  expect(suggestSession(event, date, last)).toEqual({ startsAt, endsAt });
});
