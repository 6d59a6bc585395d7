import { z } from "zod";
import { idAnswer, instantAnswer } from "~/kernel/answer-schemas";
import { seatsLeft } from "~/features/events/domain/seats-left";
import { waysFor, waysToPay } from "~/features/payments/domain/standing";
import { vatCategories } from "~/features/payments/domain/vat-categories";
import { eventWithProgramme } from "~/features/programme/domain/api-programme";
import { addOnKinds, placesOf, questionKinds, type Counter, type Offer } from "./offer";

const minorUnits = z
  .int()
  .min(0)
  .meta({ description: "Without VAT, in the currency's smallest unit: 25000 is 250 kr." });
const left = z
  .int()
  .min(0)
  .nullable()
  .meta({ description: "Places somebody new could have now; null where they are not counted." });
const forTickets = z
  .array(idAnswer)
  .meta({ description: "The ticket types it goes with; empty for all." });
const vatCategory = z
  .enum(vatCategories)
  .meta({ description: "What is supplied, which decides the rate of VAT." });

const ticketTypeAnswer = z.object({
  id: idAnswer,
  name: z.string(),
  description: z.string(),
  priceMinor: minorUnits,
  currency: z.string().meta({ description: "ISO 4217.", examples: ["NOK"] }),
  vatCategory,
  early: z
    .object({ priceMinor: minorUnits, until: instantAnswer })
    .nullable()
    .meta({ description: "What it costs before that instant." }),
  memberPriceMinor: minorUnits
    .nullable()
    .meta({ description: "What members of one of the organisation's networks pay." }),
  membersOnly: z.boolean().meta({ description: "Whether only members of a network get it." }),
  saleFrom: instantAnswer.nullable(),
  saleUntil: instantAnswer.nullable(),
  minPerOrder: z.int().min(1),
  maxPerOrder: z.int().min(1).nullable(),
  seatsLeft: left,
});

const addOnAnswer = z
  .object({
    id: idAnswer,
    kind: z.enum(addOnKinds),
    name: z.string(),
    description: z.string(),
    priceMinor: minorUnits.meta({ description: "For one person, without VAT." }),
    vatCategory,
    sharedBy: z.int().min(1).meta({ description: "How many share it: 2 for a double room." }),
    date: z.iso.date().nullable(),
    ticketTypes: forTickets,
    saleUntil: instantAnswer.nullable(),
    seatsLeft: left,
  })
  .meta({ description: "What a seat can have beside its ticket." });

const questionAnswer = z
  .object({
    id: idAnswer,
    scope: z.enum(["order", "seat"]).meta({
      description: "Asked once of the contact, or of each attendee.",
    }),
    kind: z.enum(questionKinds),
    label: z.string(),
    hint: z.string(),
    options: z.array(z.string()).meta({ description: "Of `choice` and `choices`." }),
    required: z.boolean().meta({
      description: "An answer has to be given; of a seat, once it has a name.",
    }),
    ticketTypes: forTickets,
    dependsOn: z
      .object({ question: idAnswer, values: z.array(z.string()) })
      .nullable()
      .meta({ description: "Asked only when that question was answered with one of these." }),
  })
  .meta({ description: "What the organiser asks, in the event's language." });

const signUpAnswer = z
  .object({ session: idAnswer, seatsLeft: left })
  .meta({ description: "A session of the programme one signs up for." });

/** An event with its programme and all that is offered and asked. */
export const eventWithOffer = eventWithProgramme
  .extend({
    registrationUntil: instantAnswer.nullable().meta({
      description: "After this nobody registers any more; null for until the start.",
    }),
    payBy: z.array(z.enum(waysToPay)).meta({
      description:
        "How an order that costs something can be paid for, the first suggested: by `card` before its seats are confirmed, by `invoice` afterwards. Private persons are sent an invoice only where it is the one way.",
    }),
    ticketTypes: z.array(ticketTypeAnswer).meta({
      description: "The tickets there are. A seat that names none has the first it can have.",
    }),
    addOns: z.array(addOnAnswer),
    signUps: z.array(signUpAnswer),
    questions: z.array(questionAnswer),
  })
  .meta({
    description: "An event by itself, with its programme, what is offered and what is asked.",
  });

/** The answer about one event. */
export const eventOfferAnswer = z
  .object({ event: eventWithOffer })
  .meta({ description: "One event." });

export type EventOfferAnswer = z.output<typeof eventOfferAnswer>;

type OfferPart = Pick<
  EventOfferAnswer["event"],
  "registrationUntil" | "payBy" | "ticketTypes" | "addOns" | "signUps" | "questions"
>;

/** What an event offers and asks, as the JSON API shows it. What only a code unlocks is left out. */
export function apiOffer(offer: Offer): OfferPart {
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    registrationUntil: iso(offer.registrationUntil),
    payBy: [...waysFor({ ...offer, isCompany: true })],
    ticketTypes: offer.ticketTypes
      .filter(({ hidden }) => !hidden)
      .map((type) => ({
        id: type.id,
        name: type.name,
        description: type.description,
        priceMinor: type.priceMinor,
        currency: offer.currency,
        vatCategory: type.vatCategory,
        early: type.early && {
          priceMinor: type.early.priceMinor,
          until: type.early.until.toISOString(),
        },
        memberPriceMinor: type.member?.priceMinor ?? null,
        membersOnly: type.onlyNetworkId !== null,
        saleFrom: iso(type.saleFrom),
        saleUntil: iso(type.saleUntil),
        minPerOrder: type.minPerOrder,
        maxPerOrder: type.maxPerOrder,
        seatsLeft: ticketsLeft(offer, type.id),
      })),
    addOns: offer.addOns.map((addOn) => ({
      id: addOn.id,
      kind: addOn.kind,
      name: addOn.name,
      description: addOn.description,
      priceMinor: addOn.priceMinor,
      vatCategory: addOn.vatCategory,
      sharedBy: addOn.sharedBy,
      date: addOn.date,
      ticketTypes: [...addOn.ticketTypeIds],
      saleUntil: iso(addOn.saleUntil),
      seatsLeft: addOn.pool && seatsLeft(addOn.pool),
    })),
    signUps: offer.sessions
      .filter(({ signUp }) => signUp)
      .map(({ id, pool }) => ({ session: id, seatsLeft: pool && seatsLeft(pool) })),
    questions: offer.questions.map((question) => ({
      id: question.id,
      scope: question.scope,
      kind: question.kind,
      label: question.label,
      hint: question.hint,
      options: [...question.options],
      required: question.required,
      ticketTypes: [...question.ticketTypeIds],
      dependsOn: question.dependsOn && {
        question: question.dependsOn.questionId,
        values: [...question.dependsOn.values],
      },
    })),
  };
}

/** How many of a ticket somebody new could have: the least that is left of any counter it takes a place from. */
function ticketsLeft(offer: Offer, ticketTypeId: string): number {
  const ids = placesOf(offer, { ticketTypeId, addOnIds: [], sessionIds: [] });
  const counters: readonly (Counter | null)[] = [
    offer.pool,
    ...offer.ticketTypes.map(({ pool }) => pool),
    ...offer.quotas.map(({ pool }) => pool),
  ];
  return Math.min(
    ...counters.flatMap((pool) => (pool && ids.includes(pool.id) ? [seatsLeft(pool)] : [])),
  );
}
