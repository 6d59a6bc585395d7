import { expect, test } from "vitest";
import type { Offer, OfferedTicketType } from "./offer";
import { offerTurns, publicOffer, publishedTickets, ticketSale } from "./ticket-sale";

const at = (day: string) => new Date(`2027-${day}T10:00:00Z`);
const pool = (id: string, size: number, taken: number, waiting = 0) => ({
  id,
  size,
  taken,
  waiting,
});

const type: OfferedTicketType = {
  id: "t",
  name: "Deltaker",
  description: "",
  priceMinor: 125_000,
  vatCategory: "general",
  early: { priceMinor: 99_000, until: at("06-01") },
  member: null,
  onlyNetworkId: null,
  hidden: false,
  saleFrom: at("05-03"),
  saleUntil: at("08-20"),
  minPerOrder: 1,
  maxPerOrder: null,
  pool: null,
};
const offer: Offer = {
  eventId: "e",
  organisationId: "o",
  slug: "studietur",
  eventStatus: "published",
  visibility: "public",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: at("09-01"),
  endsAt: at("09-02"),
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
  seller: { country: "NO", vatRegistered: true },
  pool: pool("all", 40, 10),
  ticketTypes: [type],
  quotas: [],
  addOns: [],
  sessions: [],
  questions: [],
  groups: [],
  asks: [],
};

test.each([
  ["04-30", "before"],
  ["05-03", "early"],
  ["06-01", "open"],
  ["08-20", "over"],
])("on %s the sale is %s", (day, kind) => {
  expect(ticketSale(offer, type, at(day)).kind).toBe(kind);
});

test.each([
  ["the event is full", { pool: pool("all", 10, 10) }, {}],
  ["others wait", { pool: pool("all", 40, 10, 2) }, {}],
  ["its own number is out", {}, { pool: pool("own", 5, 5) }],
  [
    "a quota it is in is out",
    { quotas: [{ id: "q", name: "Q", pool: pool("q", 3, 3), ticketTypeIds: ["t"] }] },
    {},
  ],
])("nothing is left when %s", (_, ofOffer, ofType) => {
  expect(ticketSale({ ...offer, ...ofOffer }, { ...type, ...ofType }, at("07-01")).kind).toBe(
    "full",
  );
});

test("nothing is sold after the last day to register", () => {
  const closing = { ...offer, registrationUntil: at("07-01") };
  expect(ticketSale(closing, type, at("07-01")).kind).toBe("over");
});

test("what is hidden or a network's own is not for everybody to see", () => {
  const types = [
    type,
    { ...type, id: "h", hidden: true },
    { ...type, id: "n", onlyNetworkId: "net" },
  ];
  const seen = publicOffer({ ...offer, ticketTypes: types });
  expect(seen.ticketTypes.map(({ id }) => id)).toEqual(["t"]);
});

test("a page is looked at again when a window opens or closes", () => {
  expect(offerTurns({ ...offer, registrationUntil: at("08-25") })).toEqual([
    at("05-03"),
    at("08-20"),
    at("06-01"),
    at("08-25"),
  ]);
});

test("search engines are told what it costs now, with VAT, and whether it can be had", () => {
  expect(publishedTickets(offer, at("05-10"))).toEqual([
    {
      name: "Deltaker",
      totalMinor: 123_750,
      currency: "NOK",
      availability: "InStock",
      validFrom: at("05-03"),
      validThrough: at("08-20"),
    },
  ]);
  expect(publishedTickets(offer, at("04-10"))[0]?.availability).toBe("PreOrder");
});
