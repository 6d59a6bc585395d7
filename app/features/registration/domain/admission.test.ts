import { describe, expect, test } from "vitest";
import { decideAdmission, seatsPerOrder } from "./admission";

const now = new Date("2027-08-01T08:00Z");
const terms = {
  eventStatus: "published",
  startsAt: new Date("2027-09-01T08:00Z"),
  requiresApproval: false,
  pool: { size: 40, taken: 38, waiting: 0 },
  seats: 1,
};

describe("a new order", () => {
  test("is confirmed while it fits", () => {
    expect(decideAdmission({ ...terms, seats: 2 }, now)).toEqual({ ok: true, value: "confirmed" });
  });

  test("waits whole when it is larger than what is left", () => {
    expect(decideAdmission({ ...terms, seats: 3 }, now)).toEqual({ ok: true, value: "waitlisted" });
  });

  test("does not overtake the queue, though a place is free", () => {
    const pool = { size: 40, taken: 38, waiting: 4 };
    expect(decideAdmission({ ...terms, pool }, now)).toEqual({ ok: true, value: "waitlisted" });
  });

  test("is an application where the organiser decides", () => {
    expect(decideAdmission({ ...terms, requiresApproval: true }, now)).toEqual({
      ok: true,
      value: "awaiting-approval",
    });
  });

  test.each([
    ["a draft", { eventStatus: "draft" }, "event-not-open"],
    ["a cancelled event", { eventStatus: "cancelled" }, "event-not-open"],
    ["an event that has begun", { startsAt: now }, "event-started"],
    ["more seats than an order can have", { seats: seatsPerOrder + 1 }, "too-many-seats"],
  ])("is refused for %s", (_, change, code) => {
    expect(decideAdmission({ ...terms, ...change }, now)).toMatchObject({
      ok: false,
      problem: { code },
    });
  });
});
