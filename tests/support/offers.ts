import type {
  Offer,
  OfferedAddOn,
  OfferedQuestion,
  OfferedSession,
  OfferedTicketType,
} from "~/features/registration/domain/offer";
import type { KnownCode } from "~/features/registration/domain/codes";

/** An offer for tests that need no database: a Norwegian seller who charges VAT, an open event, nothing to choose. */
export function anOffer(of: Partial<Offer> = {}): Offer {
  return {
    eventId: "event",
    organisationId: "organisation",
    slug: "studietur",
    eventStatus: "published",
    visibility: "public",
    language: "nb",
    timeZone: "Europe/Oslo",
    startsAt: new Date("2027-09-01T08:00:00Z"),
    endsAt: new Date("2027-09-02T13:00:00Z"),
    requiresApproval: false,
    registrationUntil: null,
    changesUntil: null,
    cancelUntil: null,
    refundRule: [],
    smallerFirst: false,
    offerHours: 24,
    revision: 0,
    currency: "NOK",
    payBy: ["card", "invoice"] as const,
    cardsOn: false,
    seller: { country: "NO", vatRegistered: true },
    pool: { id: "pool", size: 40, taken: 0, waiting: 0 },
    ticketTypes: [],
    quotas: [],
    addOns: [],
    sessions: [],
    questions: [],
    groups: [],
    asks: [],
    ...of,
  };
}

export function aTicket(id: string, of: Partial<OfferedTicketType> = {}): OfferedTicketType {
  return {
    id,
    name: id,
    description: "",
    priceMinor: 0,
    vatCategory: "general",
    early: null,
    member: null,
    onlyNetworkId: null,
    hidden: false,
    saleFrom: null,
    saleUntil: null,
    minPerOrder: 1,
    maxPerOrder: null,
    pool: null,
    ...of,
  };
}

export function anAddOn(id: string, of: Partial<OfferedAddOn> = {}): OfferedAddOn {
  return {
    id,
    kind: "other",
    name: id,
    description: "",
    priceMinor: 0,
    vatCategory: "general",
    sharedBy: 1,
    date: null,
    sessionId: null,
    ticketTypeIds: [],
    saleUntil: null,
    pool: null,
    ...of,
  };
}

export function aQuestion(id: string, of: Partial<OfferedQuestion> = {}): OfferedQuestion {
  return {
    id,
    scope: "seat",
    kind: "text",
    label: id,
    hint: "",
    options: [],
    required: false,
    ticketTypeIds: [],
    dependsOn: null,
    sensitive: false,
    ...of,
  };
}

/** A session one signs up for on the first day, from one full hour (UTC) to another. */
export function aSession(id: string, from: number, to: number): OfferedSession {
  const at = (hours: number) => new Date(Date.UTC(2027, 8, 1, hours));
  return {
    id,
    title: id,
    startsAt: at(from),
    startZone: "Europe/Oslo",
    endsAt: at(to),
    endZone: "Europe/Oslo",
    place: "",
    track: null,
    networkId: null,
    signUp: true,
    pool: null,
  };
}

export function aCode(of: Partial<KnownCode> = {}): KnownCode {
  return {
    id: "code",
    code: "HEI",
    kind: "unlock",
    percent: null,
    amountMinor: null,
    ticketTypeIds: [],
    reservation: null,
    validFrom: null,
    validUntil: null,
    maxUses: null,
    uses: 0,
    companyKey: null,
    ...of,
  };
}
