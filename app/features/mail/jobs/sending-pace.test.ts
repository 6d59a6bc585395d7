import { describe, expect, test } from "vitest";
import { addTime, minute } from "~/kernel/time";
import { domainOf, SendingPace } from "./sending-pace.server";

const now = new Date("2027-06-01T08:00:00Z");
const later = (milliseconds: number) => addTime(now, milliseconds);

describe("to one domain", () => {
  test("so many mails are under way at a time, and no more", () => {
    const pace = new SendingPace(2);
    expect([1, 2, 3].map(() => pace.begin("firm.example"))).toEqual([true, true, false]);
    expect(pace.begin("other.example")).toBe(true);
    pace.done("firm.example", "went-through", now);
    expect(pace.begin("firm.example")).toBe(true);
  });

  test("nothing goes for a while once it asks for patience; the others go on", () => {
    const pace = new SendingPace(4);
    for (let n = 0; n < 4; n++) pace.begin("firm.example");
    // Four refusals of mails that were under way together are one request.
    for (let n = 0; n < 4; n++) pace.done("firm.example", "slow-down", now);
    expect(pace.resting(now)).toEqual(["firm.example"]);
    expect(pace.restsUntil("firm.example", now)).toEqual(later(30_000));
    expect(pace.restsUntil("other.example", now)).toBeNull();
    expect(pace.resting(later(30_000))).toEqual([]);
  });

  test("one mail tries after the rest; each refusal doubles it, a success ends it", () => {
    const pace = new SendingPace(4);
    const refusedAt = (at: Date) => {
      pace.begin("firm.example");
      pace.done("firm.example", "slow-down", at);
      return (pace.restsUntil("firm.example", at)?.getTime() ?? 0) - at.getTime();
    };
    expect(refusedAt(now)).toBe(30_000);
    expect(refusedAt(later(minute))).toBe(minute);
    expect([10, 20, 40, 80].map((minutes) => refusedAt(later(minutes * minute)))).toEqual([
      2 * minute,
      4 * minute,
      8 * minute,
      15 * minute,
    ]);
    const over = later(200 * minute);
    expect([pace.begin("firm.example"), pace.begin("firm.example")]).toEqual([true, false]);
    pace.done("firm.example", "went-through", over);
    expect([1, 2, 3, 4, 5].map(() => pace.begin("firm.example"))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

test("a domain is what stands behind the last @, in small letters", () => {
  expect(domainOf("Ola@Firma.Example")).toBe("firma.example");
});
