import { expect, test } from "vitest";
import type { Offer } from "./offer";
import { offerWith } from "./offer-preview";

const offer: Offer = {
  eventId: "e",
  organisationId: "o",
  slug: "studietur",
  eventStatus: "draft",
  visibility: "public",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: new Date("2027-09-01T08:00Z"),
  endsAt: new Date("2027-09-02T13:00Z"),
  requiresApproval: false,
  registrationUntil: null,
  changesUntil: null,
  cancelUntil: null,
  refundRule: [],
  smallerFirst: false,
  offerHours: 24,
  revision: 0,
  currency: "NOK",
  payBy: ["card", "invoice"],
  cardsOn: false,
  seller: { country: "NO", vatRegistered: false },
  pool: { id: "p", size: 40, taken: 0, waiting: 0 },
  ticketTypes: [],
  quotas: [],
  addOns: [],
  sessions: [],
  questions: [],
  groups: [],
  asks: [],
};

test("what is half typed is shown as far as it goes", () => {
  const [ticket] = offerWith(offer, "tickets", null, { price: "1 2", earlyPrice: "9" }).ticketTypes;
  expect(ticket).toMatchObject({ name: "…", priceMinor: 0, early: null });
  const [question] = offerWith(offer, "questions", null, { kind: "choice" }).questions;
  expect(question).toMatchObject({ label: "…", scope: "seat", options: ["…"] });
});

test("what is there already is replaced where it stands, and the new stands last", () => {
  const first = offerWith(offer, "add-ons", null, { name: "Middag", kind: "meal", price: "450" });
  const id = first.addOns[0]?.id ?? "";
  const changed = offerWith(first, "add-ons", id, { name: "Lunsj", kind: "meal", price: "250,50" });
  expect(changed.addOns.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([
    ["Lunsj", 25_050],
  ]);
});

test("a question hangs on the answers that are ticked", () => {
  const asked = offerWith(offer, "questions", null, {
    kind: "choice",
    label: "Hvordan kommer du?",
    options: "Tog\nBil",
  });
  const earlier = asked.questions[0]?.id ?? "";
  const second = "11111111-1111-4111-8111-111111111111";
  const both = offerWith(asked, "questions", second, {
    kind: "yes",
    label: "Plass til flere?",
    [`after.${earlier}.1`]: "on",
  });
  expect(both.questions[1]?.dependsOn).toEqual({ questionId: earlier, values: ["Bil"] });
});
