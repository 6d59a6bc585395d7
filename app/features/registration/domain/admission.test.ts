import { describe, expect, test } from "vitest";
import { decideAdmission, seatsPerOrder, shortOf } from "./admission";

const now = new Date("2027-08-01T08:00Z");
const hall = { id: "hall", size: 40, taken: 38, waiting: 0 };
const dinner = { id: "dinner", size: 10, taken: 10, waiting: 0 };
const terms = {
  eventStatus: "published",
  startsAt: new Date("2027-09-01T08:00Z"),
  registrationUntil: null,
  requiresApproval: false,
  counters: [hall, dinner],
  wanted: { hall: 1 },
  back: {},
  seats: 1,
};

describe("a new order", () => {
  const confirmed = { ok: true, value: { status: "confirmed", waitsAt: [] } };
  const waitlisted = (...waitsAt: string[]) => ({
    ok: true,
    value: { status: "waitlisted", waitsAt },
  });

  test("is confirmed while it fits", () => {
    expect(decideAdmission({ ...terms, wanted: { hall: 2 }, seats: 2 }, now)).toEqual(confirmed);
  });

  test("waits whole when it is larger than what is left, where that is", () => {
    expect(decideAdmission({ ...terms, wanted: { hall: 3 }, seats: 3 }, now)).toEqual(
      waitlisted("hall"),
    );
    expect(decideAdmission({ ...terms, wanted: { hall: 2, dinner: 1 }, seats: 2 }, now)).toEqual(
      waitlisted("dinner"),
    );
  });

  test("has what it holds already, though all is taken and others wait", () => {
    const counters = [hall, { ...dinner, waiting: 3 }];
    const held = { ...terms, counters, wanted: { hall: 1, dinner: 1 }, back: { dinner: 1 } };
    expect(decideAdmission(held, now)).toEqual(confirmed);
    expect(decideAdmission({ ...held, wanted: { hall: 1, dinner: 2 } }, now)).toEqual(
      waitlisted("dinner"),
    );
  });

  test("does not overtake the queue, though a place is free", () => {
    const counters = [{ ...hall, waiting: 4 }];
    expect(decideAdmission({ ...terms, counters }, now)).toEqual(waitlisted("hall"));
    expect(shortOf(counters, { hall: 1 }, {}, true)).toEqual([]);
  });

  test("is an application where the organiser decides", () => {
    expect(decideAdmission({ ...terms, requiresApproval: true }, now)).toEqual({
      ok: true,
      value: { status: "awaiting-approval", waitsAt: [] },
    });
  });

  test.each([
    ["a draft", { eventStatus: "draft" }, "event-not-open"],
    ["a cancelled event", { eventStatus: "cancelled" }, "event-not-open"],
    ["an event that has begun", { startsAt: now }, "event-started"],
    ["an event whose registration is over", { registrationUntil: now }, "event-not-open"],
    ["more seats than an order can have", { seats: seatsPerOrder + 1 }, "too-many-seats"],
  ])("is refused for %s", (_, change, code) => {
    expect(decideAdmission({ ...terms, ...change }, now)).toMatchObject({
      ok: false,
      problem: { code },
    });
  });
});
