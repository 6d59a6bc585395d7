import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import type { Application } from "../queries/applications-of-event.server";
import type { OrganiserEvent } from "~/features/events/queries/organiser-events.server";
import type { EventFigures } from "../queries/event-figures.server";
import type { Need } from "../queries/organiser-needs.server";
import type { RegistrationLine } from "../queries/registrations-of-event.server";
import type { SeatToCancel } from "../queries/seat-to-cancel.server";
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
  seatsInOrder: 1,
  onlineUrl: null,
  venueAddress: "Kirkegata 4",
  feedToken: "feed",
  programme: programmeSpecimen,
};

/** A seat in each of its states. */
export const seatSpecimens: readonly SeatPage[] = [
  seat,
  { ...seat, id: "seat-2", status: "waitlisted", position: 3 },
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
};

/** A table with every state of a seat and of its latest mail. */
export const lineSpecimens: readonly RegistrationLine[] = [
  line,
  { ...line, id: "l2", name: null, email: null, unnamed: true, mail: null, answer: null },
  {
    ...line,
    id: "l3",
    name: "Östen Ängqvist",
    addOns: [],
    unanswered: ["Hvilket spor velger du?"],
    answer: { answer: "declined", outdated: true },
    mail: { kind: "cancelled", state: "failed" },
  },
  {
    ...line,
    id: "l4",
    name: "Ingeborg Kvam",
    company: null,
    group: null,
    status: "waitlisted",
    mail: { kind: "waitlisted", state: "queued" },
  },
  {
    ...line,
    id: "l5",
    name: "Trygve Åsen",
    company: null,
    group: null,
    status: "awaiting-approval",
    mail: { kind: "awaiting-approval", state: "superseded" },
  },
  { ...line, id: "l6", name: "Solveig Myrvold", company: null, group: null, status: "declined" },
  { ...line, id: "l7", name: "Even Moe", company: null, group: null, status: "cancelled" },
];

export const applicationSpecimens: readonly Application[] = [
  {
    orderId: "a1",
    code: "K7QXW2MD",
    company: longCompany,
    contactName: longName,
    contactEmail: "maximiliana@romerike.example",
    at: specimenNow,
    seats: [longName, "Östen Ängqvist", null],
  },
  {
    orderId: "a2",
    code: "P3LLM9TA",
    company: null,
    contactName: "Ingeborg Kvam",
    contactEmail: "ingeborg@kvam.example",
    at: specimenNow,
    seats: ["Ingeborg Kvam"],
  },
];

/** Each thing that may wait for an organiser. */
export const needSpecimens: readonly Need[] = (
  ["failed-mails", "applications", "unpublished", "draft-soon", "unnamed"] as const
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
