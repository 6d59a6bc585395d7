import { expect, test } from "vitest";
import { payingOf, type PayingFacts } from "./paying";

const now = new Date("2027-06-01T08:00:00Z");
const later = new Date("2027-06-01T08:15:00Z");
const earlier = new Date("2027-06-01T07:45:00Z");

const awaiting: PayingFacts = {
  standing: { owedMinor: 125_000, invoicedMinor: 0, paidMinor: 0, refundedMinor: 0 },
  payBy: "card",
  seatStatuses: ["awaiting-payment"],
  payUntil: later,
  lapsedAt: null,
  atBank: false,
  tooLateMinor: 0,
  cardsOn: true,
};
const confirmed = { ...awaiting, seatStatuses: ["confirmed"], payUntil: null };
const paid = { owedMinor: 125_000, invoicedMinor: 0, paidMinor: 125_000, refundedMinor: 0 };
const lapsed = {
  ...awaiting,
  standing: { ...awaiting.standing, owedMinor: 0 },
  seatStatuses: ["cancelled"],
  lapsedAt: earlier,
};

test.each<[string, PayingFacts, ReturnType<typeof payingOf>]>([
  ["places kept", awaiting, { kind: "payable", dueMinor: 125_000, until: later }],
  ["places whose time is over", { ...awaiting, payUntil: earlier }, { kind: "expired" }],
  ["places let go", lapsed, { kind: "expired" }],
  ["money with the bank, whatever the time", { ...lapsed, atBank: true }, { kind: "paying" }],
  [
    "money that came too late",
    {
      ...lapsed,
      standing: { ...paid, owedMinor: 0, refundedMinor: 125_000 },
      tooLateMinor: 125_000,
    },
    { kind: "too-late", backMinor: 125_000 },
  ],
  ["all paid", { ...confirmed, standing: paid }, { kind: "paid" }],
  [
    "a rest after a change",
    { ...confirmed, standing: { ...paid, owedMinor: 150_000 } },
    { kind: "payable", dueMinor: 25_000, until: null },
  ],
  [
    "all given back",
    { ...confirmed, standing: { ...paid, owedMinor: 0, refundedMinor: 125_000 } },
    { kind: "nothing" },
  ],
  ["an invoice to come", { ...confirmed, payBy: "invoice" }, { kind: "invoiced" }],
  ["no cards", { ...awaiting, cardsOn: false }, { kind: "cards-off" }],
  [
    "paid, and cards are off now",
    { ...confirmed, standing: paid, cardsOn: false },
    { kind: "paid" },
  ],
])("%s", (_, facts, expected) => {
  expect(payingOf(facts, now)).toEqual(expected);
});
