import { describe, expect, test } from "vitest";
import { movesEvent, type EventWhereabouts } from "./moves-event";

const before: EventWhereabouts = {
  startsAt: new Date("2027-09-01T08:00Z"),
  endsAt: new Date("2027-09-01T10:00Z"),
  timeZone: "Europe/Oslo",
  venueName: "Moss Kulturhus",
  venueAddress: "Kirkegata 1",
  municipality: "Moss",
  onlineUrl: null,
};

describe("an event", () => {
  test.each<[string, Partial<EventWhereabouts>]>([
    ["start", { startsAt: new Date("2027-09-01T09:00Z") }],
    ["end", { endsAt: new Date("2027-09-01T11:00Z") }],
    ["zone", { timeZone: "Europe/London" }],
    ["venue", { venueName: "Refsnes Gods" }],
    ["address", { venueAddress: "Kirkegata 2" }],
    ["municipality", { municipality: "Ås" }],
    ["online room", { onlineUrl: "https://meet.example/moss" }],
  ])("moves with its %s", (_, change) => {
    expect(movesEvent(before, { ...before, ...change })).toBe(true);
  });

  test("stays when all of it is the same", () => {
    const same = { ...before, startsAt: new Date(before.startsAt), onlineUrl: "" };
    expect(movesEvent(before, same)).toBe(false);
  });
});
