import { specimenNow } from "~/features/events/components/event-specimens";
import { addTime, day, hour, minute } from "~/kernel/time";
import { Section } from "~/ui/section";
import type { Offer } from "../domain/offer";
import { orderSum } from "../domain/order-sum";
import { RegisterForm } from "./register-form";
import { RegisterHold } from "./register-hold";
import { SumHead, SumLines } from "./register-sum";

const starts = addTime(specimenNow, 30 * day);
const pool = { id: "hall", size: 40, taken: 36, waiting: 0 };

/** Some of everything a form can ask. */
const offer: Offer = {
  eventId: "event",
  organisationId: "organisation",
  slug: "studietur",
  eventStatus: "published",
  visibility: "public",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: starts,
  endsAt: addTime(starts, 8 * hour),
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
  pool,
  quotas: [],
  groups: [{ id: "g1", name: "Faggruppe næring" }],
  asks: [],
  ticketTypes: (
    [
      ["t1", "Begge dager, med lunsj og omvisning på Maskinhallen", 125_000],
      ["t2", "Student", 0],
      ["t3", "Bare onsdag", 60_000],
    ] as const
  ).map(([id, name, priceMinor]) => ({
    id,
    name,
    description: id === "t1" ? "Lunsj, middag og det som står i programmet." : "",
    priceMinor,
    vatCategory: "general",
    early: id === "t1" ? { priceMinor: 100_000, until: addTime(specimenNow, day) } : null,
    member: null,
    onlyNetworkId: null,
    hidden: false,
    saleFrom: id === "t3" ? addTime(specimenNow, day) : null,
    saleUntil: null,
    minPerOrder: 1,
    maxPerOrder: id === "t2" ? 2 : null,
    pool: null,
  })),
  addOns: (
    [
      ["a1", "Dobbeltrom på Refsnes Gods", 2, { ...pool, id: "room" }],
      ["a2", "Middag", 1, { ...pool, id: "dinner", taken: 40 }],
    ] as const
  ).map(([id, name, sharedBy, counter]) => ({
    id,
    kind: "other",
    name,
    description: "",
    priceMinor: 90_000,
    vatCategory: "lodging",
    sharedBy,
    date: null,
    sessionId: null,
    ticketTypeIds: [],
    saleUntil: null,
    pool: counter,
  })),
  sessions: ["Sensorer i sjø", "Salg til det offentlige"].map((title, at) => ({
    id: `s${at}`,
    title,
    startsAt: addTime(starts, at * 30 * minute),
    startZone: "Europe/Oslo",
    endsAt: addTime(starts, hour + at * 30 * minute),
    endZone: "Europe/Oslo",
    place: "Styrhuset",
    track: null,
    networkId: null,
    signUp: true,
    pool: null,
  })),
  questions: (
    [
      ["q1", "choice", "Kommer du med bil?", ["Ja", "Nei"], null],
      ["q2", "text", "Registreringsnummer", [], { questionId: "q1", values: ["Ja"] }],
      ["q3", "file", "Presentasjonen din", [], null],
    ] as const
  ).map(([id, kind, label, options, dependsOn]) => ({
    id,
    scope: "seat",
    kind,
    label,
    hint: "",
    options,
    required: false,
    ticketTypeIds: [],
    dependsOn,
    sensitive: false,
  })),
};

const sum = orderSum(
  [
    {
      kind: "ticket",
      itemId: "t1",
      label: "Begge dager",
      netMinor: 400_000,
      vatCategory: "general",
      vatRate: 2500,
    },
  ],
  "NOK",
);

/** The registration form to try out, and the states of what stands beside it. */
export function RegisterShowroom() {
  const held = { kind: "held", expiresAt: addTime(specimenNow, 15 * minute) } as const;
  const beside = { timeZone: "Europe/Oslo", now: specimenNow };
  return (
    <Section title="The registration form" id="register-form">
      <div className="page-body">
        <RegisterForm offer={offer} now={specimenNow} preview />
        <RegisterHold hold={{ ...held, mayRenew: true, again: false }} {...beside} />
        <RegisterHold hold={{ ...held, mayRenew: false, again: true }} {...beside} />
        <RegisterHold hold={{ kind: "gone" }} {...beside} />
        <SumHead sum={{ seats: 4, sum, short: [] }} />
        <SumLines sum={{ seats: 4, sum, short: [{ kind: "add-on", name: "Middag" }] }} />
        <SumHead sum={{ seats: 1, sum: null, short: [] }} />
      </div>
    </Section>
  );
}
