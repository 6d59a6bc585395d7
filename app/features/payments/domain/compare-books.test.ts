import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareBooks,
  type OurBooks,
  type OurPayment,
  type OurRefund,
  type TheirBooks,
  type TheirPayment,
  type TheirRefund,
} from "./compare-books";

const owner = { organisationId: "hub", payableId: "order" };
const our = (more: Partial<OurPayment> = {}): OurPayment => ({
  ...owner,
  paymentIntentId: "pi_1",
  amountMinor: 125_000,
  currency: "NOK",
  ...more,
});
const their = (more: Partial<TheirPayment> = {}): TheirPayment => ({
  paymentIntentId: "pi_1",
  amountMinor: 125_000,
  currency: "nok",
  checkoutId: "checkout",
  ...more,
});
const ourRefund = (more: Partial<OurRefund> = {}): OurRefund => ({
  ...owner,
  id: "refund",
  refundId: "re_1",
  state: "succeeded",
  amountMinor: 5000,
  currency: "NOK",
  ...more,
});
const theirRefund = (more: Partial<TheirRefund> = {}): TheirRefund => ({
  refundId: "re_1",
  paymentIntentId: "pi_1",
  amountMinor: 5000,
  currency: "nok",
  failed: false,
  ownId: null,
  ...more,
});
const ours = (more: Partial<OurBooks> = {}): OurBooks => ({
  payments: [],
  refunds: [],
  checkouts: new Map([["checkout", owner]]),
  ...more,
});
function theirs(
  payments: readonly TheirPayment[] = [],
  refunds: readonly TheirRefund[] = [],
): TheirBooks {
  return {
    payments: new Map(payments.map((each) => [each.paymentIntentId, each])),
    refunds: new Map(refunds.map((each) => [each.refundId, each])),
  };
}
const kinds = (a: OurBooks, b: TheirBooks) =>
  compareBooks(a, b).differences.map(({ kind, subject }) => `${kind} ${subject}`);

describe("payments compared", () => {
  test.each([
    ["both agree", [our()], [their()], []],
    ["it is not here", [], [their()], ["payment-unknown-here pi_1"]],
    ["it is under way there", [], [their({ amountMinor: 0 })], []],
    ["another program took it", [], [their({ checkoutId: null })], []],
    ["it names a checkout of nobody here", [], [their({ checkoutId: "other" })], []],
    ["the amount is another", [our()], [their({ amountMinor: 1 })], ["amount-differs pi_1"]],
    ["the currency is another", [our()], [their({ currency: "sek" })], ["amount-differs pi_1"]],
    ["nothing came there", [our()], [their({ amountMinor: 0 })], ["payment-unknown-there pi_1"]],
    ["it was not asked for", [our()], [], []],
  ] as const)("%s", (_, here, there, wanted) => {
    expect(kinds(ours({ payments: here }), theirs(there))).toEqual(wanted);
  });

  test("says of one Stripe does not know that it does not", () => {
    const books = { payments: new Map([["pi_1", null]]), refunds: new Map() };
    expect(kinds(ours({ payments: [our()] }), books)).toEqual(["payment-unknown-there pi_1"]);
  });
});

describe("refunds compared", () => {
  test.each([
    ["both agree", [ourRefund()], [theirRefund()], []],
    ["somebody gave it back at Stripe", [], [theirRefund()], ["refund-unknown-here re_1"]],
    ["it failed there and nobody asked here", [], [theirRefund({ failed: true })], []],
    ["it failed there", [ourRefund()], [theirRefund({ failed: true })], ["refund-failed refund"]],
    [
      "the amount is another",
      [ourRefund()],
      [theirRefund({ amountMinor: 1 })],
      ["amount-differs re_1"],
    ],
    ["it is not asked for yet", [ourRefund({ refundId: null, state: "requested" })], [], []],
    [
      "it failed before Stripe knew of it",
      [ourRefund({ refundId: null, state: "failed" })],
      [],
      ["refund-failed refund"],
    ],
    [
      "Stripe's answer was lost, but it names ours",
      [ourRefund({ refundId: null, state: "requested" })],
      [theirRefund({ ownId: "refund" })],
      [],
    ],
  ] as const)("%s", (_, here, there, wanted) => {
    expect(kinds(ours({ payments: [our()], refunds: here }), theirs([their()], there))).toEqual(
      wanted,
    );
  });

  test("says of one Stripe does not know that it does not", () => {
    const books = { payments: new Map(), refunds: new Map([["re_1", null]]) };
    expect(kinds(ours({ refunds: [ourRefund()] }), books)).toEqual(["refund-unknown-there re_1"]);
  });

  test("of a payment of another program is no concern of ours", () => {
    expect(kinds(ours(), theirs([], [theirRefund()]))).toEqual([]);
  });
});

describe("any books", () => {
  const id = fc.integer({ min: 0, max: 5 }).map((number) => `pi_${number}`);
  const amount = fc.integer({ min: 1, max: 4 });

  test("differ in nothing from themselves, and in each payment but once from others", () => {
    const books = fc.uniqueArray(fc.record({ id, amount }), { selector: (one) => one.id });
    fc.assert(
      fc.property(books, books, (here, there) => {
        const mine = ours({
          payments: here.map((one) => our({ paymentIntentId: one.id, amountMinor: one.amount })),
        });
        const stripe = (of: typeof here) =>
          theirs(of.map((one) => their({ paymentIntentId: one.id, amountMinor: one.amount })));
        expect(kinds(mine, stripe(here))).toEqual([]);
        const { differences, compared } = compareBooks(mine, stripe(there));
        expect(new Set(differences.map(({ subject }) => subject)).size).toBe(differences.length);
        expect(compared).toEqual(new Set(there.map((one) => one.id)));
      }),
    );
  });
});
