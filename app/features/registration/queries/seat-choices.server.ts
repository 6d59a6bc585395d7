import type { EventCard } from "~/features/events/domain/event-card";
import { cardColumns, cardOf } from "~/features/events/queries/event-cards.server";
import type { WayToPay } from "~/features/payments/domain/standing";
import type { World } from "~/platform/world.server";
import type { Offer } from "../domain/offer";
import type { OrderSum } from "../domain/order-sum";
import type { QuestionAnswer } from "../domain/order-request";
import { changesDeadline, type Deadline } from "../domain/seat-deadlines";
import { missingOf, type MissingPart } from "../domain/questions";
import { offerOf } from "./offer.server";
import { livingLines, sumOfStored } from "./order-sum.server";
import { payerColumns, paysAlone } from "./receipt.server";
import { registrationByToken } from "./registration-by-token.server";

/** An add-on a seat has, or waits for. */
export interface ChosenAddOn {
  readonly id: string;
  readonly name: string;
  readonly waits: boolean;
  /** Whom they want to share with, as they wrote it. */
  readonly roomMate: string;
  /** Who it turned out to be. */
  readonly sharesWith: string | null;
}

/** A file somebody sent as an answer. */
export interface FileAnswer {
  readonly question: string;
  readonly fileName: string;
}

/** What somebody answered and chose, and what they could. */
export interface SeatChoices {
  readonly id: string;
  readonly orderId: string;
  readonly event: EventCard;
  readonly organiserEmail: string;
  readonly status: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly contactName: string;
  readonly company: string | null;
  readonly ticketTypeId: string | null;
  readonly offer: Offer;
  readonly addOns: readonly ChosenAddOn[];
  readonly sessions: readonly { readonly id: string; readonly waits: boolean }[];
  readonly answers: readonly QuestionAnswer[];
  readonly orderAnswers: readonly QuestionAnswer[];
  readonly files: readonly FileAnswer[];
  readonly deadline: Deadline;
  readonly missing: readonly MissingPart[];
  /** Whether they came alone and pay themselves; a company's contact pays otherwise. */
  readonly alone: boolean;
  /** How their order is paid for. */
  readonly payBy: WayToPay;
  /** What their own part comes to; `null` while it is free. */
  readonly sum: OrderSum | null;
}

/** What the seat behind a personal link has and could have; `null` for a link that opens nothing. */
export async function seatChoices(world: World, token: string): Promise<SeatChoices | null> {
  const opened = await registrationByToken(world, token);
  return opened && choicesOf(world, opened.id);
}

/** The same of a seat somebody has opened already. */
export async function choicesOf(world: World, id: string): Promise<SeatChoices> {
  const row = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      eventId: true,
      orderId: true,
      status: true,
      attendeeName: true,
      attendeeEmail: true,
      ticketTypeId: true,
      sessions: { select: { sessionId: true, status: true } },
      addOns: {
        select: {
          addOnId: true,
          status: true,
          roomMate: true,
          addOn: { select: { name: true } },
          roomMateSeat: { select: { attendeeName: true } },
        },
      },
      answers: { select: { questionId: true, values: true } },
      lines: livingLines,
      order: {
        select: {
          ...payerColumns,
          contactName: true,
          payBy: true,
          currency: true,
          company: { select: { name: true } },
          answers: {
            where: { registrationId: null },
            select: { questionId: true, values: true },
          },
        },
      },
      event: {
        select: { ...cardColumns, organisation: { select: { ...organiserColumns } } },
      },
    },
  });
  const offer = await offerOf(world, row.eventId);
  const { order } = row;
  const answers = row.answers.map(answerOf);
  const orderAnswers = order.answers.map(answerOf);
  return {
    id: row.id,
    orderId: row.orderId,
    event: cardOf(row.event, world.now()),
    organiserEmail: row.event.organisation.replyEmail,
    status: row.status,
    name: row.attendeeName,
    email: row.attendeeEmail,
    contactName: order.contactName,
    payBy: order.payBy === "card" ? "card" : "invoice",
    company: order.company?.name ?? null,
    ticketTypeId: row.ticketTypeId,
    offer,
    addOns: row.addOns.map(({ addOnId, status, roomMate, addOn, roomMateSeat }) => ({
      id: addOnId,
      name: addOn.name,
      waits: status === "waitlisted",
      roomMate,
      sharesWith: roomMateSeat?.attendeeName ?? null,
    })),
    sessions: row.sessions.map(({ sessionId, status }) => ({
      id: sessionId,
      waits: status === "waitlisted",
    })),
    answers,
    orderAnswers,
    files: await filesAmong(world, offer, answers),
    deadline: changesDeadline(offer, world.now()),
    missing: missingOf(offer, {
      name: row.attendeeName,
      email: row.attendeeEmail,
      ticketTypeId: row.ticketTypeId,
      answers,
      orderAnswers,
    }),
    // Of an order of which nothing is left, whoever came alone is still who paid.
    alone:
      paysAlone(order) ||
      (order.registrations.length === 0 &&
        order.contactEmail.toLowerCase() === row.attendeeEmail?.toLowerCase()),
    sum: sumOfStored(row.lines, order.currency),
  };
}

const organiserColumns = { ...cardColumns.organisation.select, replyEmail: true } as const;

async function filesAmong(
  world: World,
  { eventId, questions }: Offer,
  answers: readonly QuestionAnswer[],
): Promise<FileAnswer[]> {
  const asks = questions.filter(({ kind }) => kind === "file").map(({ id }) => id);
  const sent = answers.filter(({ question }) => asks.includes(question));
  if (sent.length === 0) return [];
  const rows = await world.db.storedFile.findMany({
    where: { id: { in: sent.flatMap(({ values }) => values) }, eventId, purpose: "answer" },
    select: { id: true, fileName: true },
  });
  return sent.flatMap(({ question, values }) =>
    rows.filter(({ id }) => values.includes(id)).map(({ fileName }) => ({ question, fileName })),
  );
}

function answerOf(row: { questionId: string; values: string[] }): QuestionAnswer {
  return { question: row.questionId, values: row.values };
}
