import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLiving, stateAfter, type CheckoutNews, type CheckoutState } from "./checkout-course";
import { goesBeyond, isClosed } from "./dispute-course";
import { refundAfter } from "./refund-course";
import { waitAfter } from "./retry-times";

const news = ["open", "paying", "paid", "expired", "failed"] as const satisfies CheckoutNews[];
const anyNews = fc.array(fc.constantFrom(...news), { maxLength: 12 });
const after = (heard: readonly CheckoutNews[]) =>
  heard.reduce<CheckoutState>(stateAfter, "starting");

describe("a checkout", () => {
  test("is paid in the end once money came, whatever else is heard before or after", () => {
    fc.assert(
      fc.property(anyNews, anyNews, (before, later) => {
        expect(after([...before, "paid", ...later])).toBe("paid");
      }),
    );
  });

  test("that ended does not begin to live again", () => {
    fc.assert(
      fc.property(anyNews, fc.constantFrom(...news), (heard, last) => {
        const state = after(heard);
        if (!isLiving(state)) expect(isLiving(stateAfter(state, last))).toBe(false);
      }),
    );
  });

  test("whose bank takes its days is not said to be open by what was heard before", () => {
    expect(stateAfter("paying", "open")).toBe("paying");
    expect(stateAfter("paying", "expired")).toBe("paying");
  });
});

test("a refund only goes on, and a failure is the last word", () => {
  const said = ["pending", "succeeded", "failed", "requires_action", "canceled"];
  fc.assert(
    fc.property(fc.shuffledSubarray(said, { minLength: 5 }), (words) => {
      expect(words.reduce(refundAfter, "requested")).toBe("failed");
    }),
  );
  expect(["succeeded", "pending"].reduce(refundAfter, "requested")).toBe("succeeded");
});

test("a dispute that is decided stays so when older news of it comes", () => {
  const at = (hour: number) => new Date(Date.UTC(2027, 8, 1, hour));
  const won = { status: "won", closedAt: at(12) };
  expect(goesBeyond(won, { status: "needs_response", at: at(13) })).toBe(false);
  expect(goesBeyond(won, { status: "lost", at: at(11) })).toBe(false);
  expect(goesBeyond(won, { status: "lost", at: at(13) })).toBe(true);
  const inquiry = { status: "warning_closed", closedAt: at(12) };
  expect(goesBeyond(inquiry, { status: "needs_response", at: at(11) })).toBe(true);
  expect(["won", "lost", "warning_closed", "under_review"].map(isClosed)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("what fails is tried again later and later, six hours apart at most", () => {
  expect([0, 1, 2].map(waitAfter)).toEqual([30_000, 60_000, 120_000]);
  expect(waitAfter(18)).toBe(6 * 3_600_000);
});
