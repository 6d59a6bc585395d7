import type { LetterFacts } from "emails/letter-facts";
import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import { addTime, hour } from "~/kernel/time";
import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { Membership } from "~/features/organisations/queries/membership.server";
import { offerOf } from "~/features/registration/queries/offer.server";
import { sumOfStored } from "~/features/registration/queries/order-sum.server";
import { untilStart } from "~/features/registration/domain/seat-deadlines";
import { registersThemselves } from "~/features/registration/domain/order-messages";
import { aboutFacts, inOwnWords } from "../commands/own-words";
import { LetterReading, type LetterContext } from "./letter-context.server";
import { shownLetter } from "./letter-preview.server";
import { OwnLetterTexts } from "./own-letter-texts.server";

/**
 * The letter an applicant would get with this decision and message, in their language and the organiser's own words
 * where there are some; `null` for an order that is not the organisation's. Who pays by card is asked to pay first. Its links lead to the event's page.
 */
export async function decisionLetter(
  world: World,
  membership: Membership,
  orderId: string,
  verdict: "approve" | "decline",
  decisionMessage: string,
): Promise<{ subject: string; text: string } | null> {
  const order = await world.db.order.findFirst({
    where: { id: orderId, organisationId: membership.organisation.id },
    select: { eventId: true, language: true },
  });
  if (!order) return null;
  const row = { orderId, eventId: order.eventId, registrationId: null } as OutboxRow;
  const context = await new LetterReading(world, [row]).context(row);
  if (!context) return null;
  const language = isLocale(order.language) ? order.language : "nb";
  const speech = speechOf(language);
  const { contactName, contactEmail, registrations, code, company } = context.order;
  const living = registrations.filter(({ status }) => status !== "cancelled");
  const about = {
    now: world.now(),
    recipientName: contactName,
    event: context.event,
    decisionMessage,
  };
  const { url } = context.event;
  const alone = registersThemselves(
    { email: contactEmail },
    living.map(({ attendeeEmail: email }) => ({ email })),
  );
  const place: LetterFacts["confirmation"] = {
    ...about,
    manageUrl: url,
    feedUrl: "",
    programme: [],
    calendarAttached: true,
    ticketAttached: true,
    registeredBy: null,
  };
  const overview: LetterFacts["order-confirmation"] = {
    ...about,
    orderCode: code,
    orderUrl: url,
    companyName: company?.name ?? null,
    seats: living.map(({ seatNumber, attendeeName }) => ({
      number: seatNumber,
      name: attendeeName,
      url,
    })),
  };
  const declined: LetterFacts["declined"] = { ...about, seats: living.length };
  const due = verdict === "approve" ? await askedToPay(world, context) : null;
  const approved = due ? "payment-due" : alone ? "confirmation" : "order-confirmation";
  const kind = verdict === "decline" ? "declined" : approved;
  const facts = {
    declined,
    confirmation: place,
    "order-confirmation": overview,
    "payment-due": { ...about, ...due, seats: living.length, orderCode: code, orderUrl: url },
  }[kind];
  const letter = letterOf(kind, facts as never, speech);
  const words =
    kind === "payment-due"
      ? null
      : await new OwnLetterTexts(world).wordsFor(order.eventId, kind, language);
  const of = { organisationName: membership.organisation.name, companyName: company?.name ?? null };
  const said = words ? inOwnWords(letter, words, aboutFacts(facts, of), speech) : letter;
  const { text } = shownLetter(said, membership);
  return { subject: said.subject, text };
}

/** What somebody who pays by card is asked for before their places are confirmed; `null` where nothing is. */
async function askedToPay(world: World, { eventId, order, event }: LetterContext) {
  const { payBy, totalMinor, lines, currency } = order;
  const { cardsOn, offerHours } = await offerOf(world, eventId);
  if (payBy !== "card" || totalMinor === 0 || !cardsOn) return null;
  return {
    until: untilStart(event.startsAt, addTime(world.now(), offerHours * hour)),
    payUrl: event.url,
    dueMinor: totalMinor,
    currency,
    sum: sumOfStored(lines, currency),
  };
}
