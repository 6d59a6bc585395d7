import { describe, expect, test } from "vitest";
import { registrationState, seatsLeft } from "./seats-left";

const now = new Date("2027-05-01T10:00Z");
const later = new Date("2027-06-01T10:00Z");
const pool = (size: number, taken: number, waiting = 0) => ({ size, taken, waiting });

describe("places left", () => {
  test("are what nobody has taken", () => expect(seatsLeft(pool(40, 38))).toBe(2));
  test("are none while anyone queues, though a place is free", () =>
    expect(seatsLeft(pool(40, 38, 3))).toBe(0));
  test("are never below nothing", () => expect(seatsLeft(pool(0, 0))).toBe(0));
});

describe("registration", () => {
  test.each([
    ["draft", later, pool(5, 0), "not-yet"],
    ["published", later, pool(5, 0), "open"],
    ["published", later, pool(5, 5), "waitlist"],
    ["published", later, pool(5, 4, 2), "waitlist"],
    ["published", now, pool(5, 0), "closed"],
    ["cancelled", later, pool(5, 0), "closed"],
    ["archived", later, pool(5, 0), "closed"],
  ] as const)("of a %s event is %#", (status, startsAt, seats, expected) => {
    expect(registrationState({ status, startsAt, pool: seats }, now)).toBe(expected);
  });
});
