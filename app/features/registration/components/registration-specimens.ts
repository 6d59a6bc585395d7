import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import type { Application } from "../queries/applications-of-event.server";
import type { OrganiserEvent } from "~/features/events/queries/organiser-events.server";
import type { WhatBack } from "../domain/what-back";
import type { ContactDesk } from "../queries/contact-desk.server";
import type { EventFigures } from "../queries/event-figures.server";
import type { Need } from "../queries/organiser-needs.server";
import type { RegistrationLine } from "../queries/registrations-of-event.server";
import type { WaitlistPage } from "../queries/waitlist-of-event.server";
import type { SeatToCancel } from "../queries/seat-to-cancel.server";
import type { StandingOffer } from "../queries/queue-place.server";
import type { OrderPage, SeatPage } from "../queries/seat-page.server";

const longName = "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley";
const longCompany = "Øvre Romerike Næringseiendomsutvikling og Samarbeidsforum AS";

const seat: SeatPage = {
  id: "seat-1",
  eventId: "event",
  event: eventSpecimens.trip,
  status: "confirmed",
  name: longName,
  email: "maximiliana@romerike.example",
  company: longCompany,
  contactName: "Åshild Bjørnstadødegård",
  ticketType: "Begge dager",
  group: "Faggruppe næring",
  groupId: "g1",
  channel: "invitations",
  position: null,
  offer: null,
  waitsFor: [],
  seatsInOrder: 1,
  onlineUrl: null,
  venueAddress: "Kirkegata 4",
  feedToken: "feed",
  programme: programmeSpecimen,
};

const offer: StandingOffer = {
  seats: 1,
  payBy: "invoice",
  expiresAt: new Date("2027-08-20T10:00:00Z"),
  lines: [
    { label: "Begge dager", netMinor: 150_000 },
    { label: "Middag på Refsnes Gods", netMinor: 60_000 },
  ],
  vatMinor: 52_500,
  totalMinor: 262_500,
  currency: "NOK",
};

/** A seat in each of its states. */
export const seatSpecimens: readonly SeatPage[] = [
  seat,
  {
    ...seat,
    id: "seat-1-waits",
    waitsFor: [
      { entryId: "one", name: "Enkeltrom på Refsnes Gods, natt til 2. september", position: 2 },
    ],
  },
  { ...seat, id: "seat-2", status: "waitlisted", position: 3 },
  { ...seat, id: "seat-offered", status: "offered", offer },
  { ...seat, id: "seat-offered-company", status: "offered", seatsInOrder: 4 },
  { ...seat, id: "seat-3", status: "awaiting-approval" },
  { ...seat, id: "seat-4", status: "declined" },
  { ...seat, id: "seat-5", status: "cancelled" },
  { ...seat, id: "seat-6", event: { ...seat.event, status: "cancelled" } },
];

/** A company's order: one place with a name, one without, one given back. */
export const orderSpecimen: OrderPage = {
  id: "order",
  code: "K7QXW2MD",
  eventId: "event",
  event: eventSpecimens.trip,
  contactName: "Åshild Bjørnstadødegård",
  company: longCompany,
  position: null,
  offer: null,
  seats: [
    {
      id: "o1",
      number: 1,
      name: longName,
      email: "m@romerike.example",
      group: "Faggruppe næring",
      status: "confirmed",
      token: "one",
    },
    {
      id: "o2",
      number: 2,
      name: null,
      email: null,
      group: null,
      status: "confirmed",
      token: "two",
    },
    {
      id: "o3",
      number: 3,
      name: "Östen Ängqvist",
      email: "o@romerike.example",
      group: null,
      status: "cancelled",
      token: "three",
    },
  ],
};

/** The same order as its contact sees to it: one is ready, one owes answers, one has no name. */
export const deskSpecimen: ContactDesk = {
  orderId: "order",
  company: {
    name: longCompany,
    country: "NO",
    organisationNumber: "974760673",
    dissolvedOn: null,
  },
  refundRule: [{ days: 14, percent: 100 }],
  startsAt: specimenNow,
  timeZone: "Europe/Oslo",
  reference: "PO 4471-2",
  ready: 1,
  confirmed: 3,
  remindable: 1,
  changesUntil: new Date("2027-08-25T10:00:00Z"),
  cancelUntil: new Date("2027-08-25T10:00:00Z"),
  groups: [{ id: "g1", name: "Faggruppe næring" }],
  ticketTypes: [{ id: "t1", name: "Deltaker" }],
  sum: null,
  seats: [
    {
      ...deskSeat("o1", 1, longName),
      choices: [
        { id: "room", label: "Enkeltrom", waiting: false },
        { id: "dinner", label: "Middag på Refsnes Gods", waiting: true },
      ],
    },
    {
      ...deskSeat("o2", 2, "Östen Ängqvist"),
      missing: { name: false, answers: ["Hvor reiser du fra?", "Størrelse på vernesko"] },
    },
    {
      ...deskSeat("o3", 3, null),
      missing: { name: true, answers: [] },
    },
    { ...deskSeat("o4", 4, "Trygve Åsen"), status: "cancelled" },
  ],
};

function deskSeat(id: string, number: number, name: string | null): ContactDesk["seats"][number] {
  return {
    id,
    number,
    name,
    email: name === null ? null : `${id}@romerike.example`,
    group: null,
    groupId: null,
    status: "confirmed",
    token: id,
    ticketType: "Deltaker",
    choices: [],
    missing: { name: false, answers: [] },
    sum: null,
  };
}

const line: RegistrationLine = {
  id: "l1",
  orderId: "o1",
  orderCode: "K7QXW2MD",
  name: longName,
  email: "maximiliana-alexandra.featherstonehaugh@romerike-naeringseiendom.example",
  contactName: "Åshild Bjørnstadødegård",
  contactEmail: "ashild@romerike.example",
  group: "Faggruppe næring",
  company: longCompany,
  ticketType: "Deltaker",
  addOns: [
    { name: "Dobbeltrom", waiting: false },
    { name: "Middag", waiting: true },
  ],
  source: "web",
  unnamed: false,
  unanswered: [],
  status: "confirmed",
  createdAt: specimenNow,
  mail: { kind: "confirmation", state: "sent" },
  anonymised: false,
  contactErased: false,
  answer: { answer: "accepted", outdated: false },
  payment: "paid",
};

/** A table with every state of a seat and of its latest mail. */
export const lineSpecimens: readonly RegistrationLine[] = [
  line,
  {
    ...line,
    id: "l2",
    name: null,
    email: null,
    unnamed: true,
    mail: null,
    answer: null,
    payment: "to-be-invoiced",
  },
  {
    ...line,
    id: "l3",
    payment: "invoiced",
    name: "Östen Ängqvist",
    addOns: [],
    unanswered: ["Hvilket spor velger du?"],
    answer: { answer: "declined", outdated: true },
    mail: { kind: "cancelled", state: "failed" },
  },
  {
    ...line,
    id: "l4",
    payment: null,
    name: "Ingeborg Kvam",
    company: null,
    group: null,
    status: "waitlisted",
    mail: { kind: "waitlisted", state: "queued" },
  },
  {
    ...line,
    id: "l5",
    payment: null,
    name: "Trygve Åsen",
    company: null,
    group: null,
    status: "awaiting-approval",
    mail: { kind: "awaiting-approval", state: "superseded" },
  },
  {
    ...line,
    id: "l6",
    name: "Solveig Myrvold",
    company: null,
    group: null,
    status: "declined",
    payment: null,
  },
  {
    ...line,
    id: "l7",
    name: "Even Moe",
    company: null,
    group: null,
    status: "cancelled",
    payment: "to-be-credited",
  },
];

export const applicationSpecimens: readonly Application[] = [
  {
    orderId: "a1",
    code: "K7QXW2MD",
    company: longCompany,
    contactName: longName,
    contactEmail: "maximiliana@romerike.example",
    at: specimenNow,
    decidedAt: null,
    decisionMessage: "",
    answers: [
      {
        question: "Hva søker dere?",
        kind: "long-text",
        values: ["Første investering, 4–6 millioner, og noen som kan energimarkedet i Norden."],
        files: [],
      },
    ],
    seats: [
      {
        id: "a1-1",
        name: longName,
        ticketType: "Gründer",
        status: "awaiting-approval",
        answers: [{ question: "Rolle", kind: "text", values: ["Daglig leder"], files: [] }],
      },
      {
        id: "a1-2",
        name: null,
        ticketType: "Gründer",
        status: "awaiting-approval",
        answers: [],
      },
    ],
  },
  {
    orderId: "a2",
    code: "P3LLM9TA",
    company: null,
    contactName: "Ingeborg Kvam",
    contactEmail: "ingeborg@kvam.example",
    at: specimenNow,
    decidedAt: specimenNow,
    decisionMessage: "Kom gjerne på frokosten vår i oktober.",
    answers: [],
    seats: [
      {
        id: "a2-1",
        name: "Ingeborg Kvam",
        ticketType: null,
        status: "declined",
        answers: [
          {
            question: "Hvem er du?",
            kind: "text",
            values: ["Jeg lager ullsåler av restull."],
            files: [],
          },
          { question: "Har dere hentet kapital før?", kind: "yes", values: ["yes"], files: [] },
        ],
      },
    ],
  },
];

/** A queue with a party that is too large for what is left, an offer, and what has happened. */
export const waitlistSpecimen: WaitlistPage = {
  eventId: "event",
  smallerFirst: true,
  offerHours: 24,
  counters: [
    { id: "hall", of: "event", name: "", size: 40, taken: 37, waiting: 4 },
    {
      id: "room",
      of: "add-on",
      name: "Enkeltrom på Refsnes Gods",
      size: 12,
      taken: 12,
      waiting: 1,
    },
  ],
  total: 2,
  waiting: [
    {
      id: "w1",
      company: longCompany,
      name: longName,
      seats: 4,
      choice: null,
      ticketTypes: ["Begge dager", "Bare middag"],
      since: specimenNow,
      position: 1,
      lacks: [{ counter: "hall", free: 3, wants: 4 }],
      fits: false,
    },
    {
      id: "w2",
      company: null,
      name: "Ingeborg Kvam",
      seats: 1,
      choice: "Enkeltrom på Refsnes Gods",
      ticketTypes: [],
      since: specimenNow,
      position: 2,
      lacks: [{ counter: "room", free: 0, wants: 1 }],
      fits: true,
    },
  ],
  offers: [
    {
      id: "w3",
      company: null,
      name: "Östen Ängqvist",
      seats: 1,
      choice: null,
      ticketTypes: ["Begge dager"],
      since: specimenNow,
      expiresAt: new Date("2027-08-20T10:00:00Z"),
    },
  ],
  past: [
    {
      id: "w3",
      company: null,
      name: "Östen Ängqvist",
      seats: 1,
      choice: null,
      ticketTypes: ["Begge dager"],
      since: specimenNow,
      status: "offered",
      at: specimenNow,
      reason: {
        by: "turn",
        room: [{ counter: "hall", free: 3, wants: 1 }],
        passed: [{ entry: "w1", lacks: [{ counter: "hall", free: 3, wants: 4 }] }],
        freed: { how: "given-back", orderId: "order" },
      },
    },
  ],
  names: { w1: longCompany, order: "Nordlys AS" },
};

/** Each thing that may wait for an organiser. */
export const needSpecimens: readonly Need[] = (
  ["failed-mails", "applications", "offers-ending", "unpublished", "draft-soon", "unnamed"] as const
).map((kind, place) => ({
  kind,
  count: place + 1,
  event: Object.values(eventSpecimens)[place] ?? eventSpecimens.trip,
}));

/** Events as their organiser sees them: half full, full, a draft, cancelled. */
export const organiserEventSpecimens: readonly (OrganiserEvent & EventFigures)[] = Object.values(
  eventSpecimens,
).map((event, place) => ({
  ...event,
  id: `event-${place}`,
  taken: Math.max(0, (event.capacity ?? 17) - (event.seatsLeft ?? 0)),
  waiting: place === 3 ? 12 : 0,
  unnamed: place === 0 ? 3 : 0,
  applications: place === 1 ? 2 : 0,
  failedMails: place === 2 ? 1 : 0,
}));

export const cancellingSpecimen: SeatToCancel = {
  id: "seat-1",
  name: longName,
  company: longCompany,
  status: "confirmed",
  told: [
    { name: longName, email: "maximiliana@romerike.example" },
    { name: "Åshild Bjørnstadødegård", email: "ashild@romerike.example" },
  ],
  queued: true,
};

/** A cancellation that half is kept of. */
export const moneySpecimen: WhatBack = {
  payBy: "card",
  currency: "NOK",
  taxed: true,
  owedBeforeMinor: 248_750,
  owedAfterMinor: 124_375,
  feeMinor: 124_375,
  backMinor: 124_375,
  creditMinor: 0,
  dueMinor: 0,
  percent: 50,
};
