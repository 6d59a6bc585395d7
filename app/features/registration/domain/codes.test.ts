import { describe, expect, test } from "vitest";
import { aCode, aTicket } from "tests/support/offers";
import { isSeen, judgeCode, type CodeUse, type KnownCode } from "./codes";

const now = new Date("2027-08-02T08:00:00Z");
const use: CodeUse = { ticketTypeIds: ["full"], companyKey: null };

describe("a code", () => {
  test.each([
    ["nobody made", null, use, "order-code-unknown"],
    ["from tomorrow", { validFrom: new Date(now.getTime() + 1) }, use, "order-code-not-yet"],
    ["from now", { validFrom: now }, use, null],
    ["until now", { validUntil: now }, use, "order-code-over"],
    ["used up", { maxUses: 3, uses: 3 }, use, "order-code-used-up"],
    ["with one use left", { maxUses: 3, uses: 2 }, use, null],
    ["of a company", { companyKey: "NO:1" }, use, "order-code-other-company"],
    ["of this company", { companyKey: "NO:1" }, { ...use, companyKey: "NO:1" }, null],
    ["for another ticket", { ticketTypeIds: ["day"] }, use, "order-code-other-tickets"],
    ["for one of them", { ticketTypeIds: ["full", "day"] }, use, null],
    ["before a choice", { ticketTypeIds: ["day"] }, { ...use, ticketTypeIds: [] }, null],
    ["that unlocks another", { kind: "unlock", ticketTypeIds: ["day"] }, use, null],
  ] as const)("%s", (_, of, asked, refused) => {
    const code = of && aCode({ kind: "percentage", percent: 10, ...(of as Partial<KnownCode>) });
    const judged = judgeCode(code, asked, now);
    expect(judged.ok ? null : judged.problem).toEqual(
      refused === null ? null : { code: refused, field: "code" },
    );
  });
});

test("what is hidden is seen with a code that opens it", () => {
  const hidden = aTicket("staff", { hidden: true });
  const seen = (code: KnownCode | null) => isSeen(hidden, code);
  expect(isSeen(aTicket("full"), null)).toBe(true);
  expect(seen(null)).toBe(false);
  expect(seen(aCode())).toBe(true);
  expect(seen(aCode({ ticketTypeIds: ["full"] }))).toBe(false);
  expect(seen(aCode({ kind: "percentage", percent: 10 }))).toBe(false);
  expect(seen(aCode({ kind: "percentage", percent: 10, ticketTypeIds: ["staff"] }))).toBe(true);
});
