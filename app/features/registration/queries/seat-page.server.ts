import type { World } from "~/platform/world.server";
import { cardColumns, cardOf } from "~/features/events/queries/event-cards.server";
import type { EventCard } from "~/features/events/domain/event-card";
import type { Programme } from "~/features/programme/domain/programme";
import {
  programmeOf,
  type CalendarProgramme,
} from "~/features/programme/queries/programme-of.server";
import { isCalendarChannel, type CalendarChannel } from "../domain/calendar-channel";
import { attends, type SeatChoice } from "../domain/attends";
import { chosenSessionIds, chosenSessions } from "./chosen-sessions.server";
import { queuePosition, waitingWhole } from "./placed-order.server";
import {
  standingOffer,
  waitedChoices,
  type StandingOffer,
  type WaitedChoice,
} from "./queue-place.server";
import {
  orderByToken,
  orderToken,
  registrationByToken,
  seatTokens,
} from "./registration-by-token.server";

/** What somebody sees behind the personal link of their seat. */
export interface SeatPage {
  readonly id: string;
  readonly eventId: string;
  readonly event: EventCard;
  readonly status: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
  readonly contactName: string;
  readonly ticketType: string | null;
  readonly group: string | null;
  readonly groupId: string | null;
  /** How they keep their calendar. */
  readonly channel: CalendarChannel;
  /** The order's place in the queue, counted from 1, while it waits. */
  readonly position: number | null;
  /** What its order has been offered, where this seat's link may answer: it is the only one. */
  readonly offer: StandingOffer | null;
  /** What it waits for by itself. */
  readonly waitsFor: readonly WaitedChoice[];
  readonly seatsInOrder: number;
  readonly onlineUrl: string | null;
  readonly venueAddress: string;
  /** Of the calendar address; `null` while it is switched off. */
  readonly feedToken: string | null;
  /** The sessions that are this attendee's own. */
  readonly programme: Programme;
}

/** The seat a personal link opens; `null` for a link that opens nothing. */
export async function seatPage(world: World, token: string): Promise<SeatPage | null> {
  const opened = await registrationByToken(world, token);
  if (!opened) return null;
  const row = await world.db.registration.findUniqueOrThrow({
    where: { id: opened.id },
    select: {
      id: true,
      status: true,
      attendeeName: true,
      attendeeEmail: true,
      tokenGeneration: true,
      feedGeneration: true,
      feedClosedAt: true,
      calendarChannel: true,
      networkId: true,
      network: { select: { name: true } },
      ticketType: { select: { name: true } },
      ...chosenSessions,
      order: {
        select: {
          id: true,
          contactName: true,
          company: { select: { name: true } },
          _count: { select: { registrations: { where: { status: { not: "cancelled" } } } } },
          waitlist: waitingWhole,
        },
      },
      event: {
        select: {
          ...cardColumns,
          id: true,
          onlineUrl: true,
          venue: { select: { name: true, municipality: true, address: true } },
        },
      },
    },
  });
  const [entry] = row.order.waitlist;
  return {
    id: row.id,
    eventId: row.event.id,
    event: cardOf(row.event, world.now()),
    status: row.status,
    name: row.attendeeName,
    email: row.attendeeEmail,
    company: row.order.company?.name ?? null,
    contactName: row.order.contactName,
    ticketType: row.ticketType?.name ?? null,
    group: row.network?.name ?? null,
    groupId: row.networkId,
    channel: isCalendarChannel(row.calendarChannel) ? row.calendarChannel : "invitations",
    position:
      row.status === "waitlisted" && entry
        ? await queuePosition(world, entry.seatPoolId, Number(entry.queueNumber))
        : null,
    offer:
      row.status === "offered" && row.order._count.registrations === 1
        ? await standingOffer(world, row.order.id)
        : null,
    waitsFor: await waitedChoices(world, row.id),
    seatsInOrder: row.order._count.registrations,
    onlineUrl: row.event.onlineUrl,
    venueAddress: row.event.venue?.address ?? "",
    feedToken:
      row.feedClosedAt === null
        ? seatTokens(world, {
            id: row.id,
            generation: row.tokenGeneration,
            feedGeneration: row.feedGeneration,
          }).feed
        : null,
    programme: ownProgramme(await programmeOf(world, row.event.id), {
      networkId: row.networkId,
      sessionIds: chosenSessionIds(row),
    }),
  };
}

/** The part of a programme that is somebody's own; days with nothing of theirs are left out. */
export function ownProgramme(programme: CalendarProgramme, seat: SeatChoice): CalendarProgramme {
  return {
    ...programme,
    days: programme.days
      .map((day) => ({
        ...day,
        sessions: day.sessions.filter((session) =>
          attends(seat, {
            id: session.id,
            networkId: session.network?.id ?? null,
            signUp: session.signUp,
          }),
        ),
      }))
      .filter((day) => day.sessions.length > 0),
  };
}

/** What a company's contact sees of their order. */
export interface OrderPage {
  readonly id: string;
  readonly code: string;
  readonly eventId: string;
  readonly event: EventCard;
  readonly contactName: string;
  readonly company: string | null;
  readonly position: number | null;
  readonly offer: StandingOffer | null;
  readonly seats: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string | null;
    readonly email: string | null;
    readonly group: string | null;
    readonly status: string;
    readonly token: string;
  }[];
}

/** The order a contact's link opens; `null` for a link that opens nothing. */
export async function orderPage(world: World, token: string): Promise<OrderPage | null> {
  const opened = await orderByToken(world, token);
  if (!opened) return null;
  const row = await world.db.order.findUniqueOrThrow({
    where: { id: opened.id },
    select: {
      id: true,
      code: true,
      contactName: true,
      company: { select: { name: true } },
      waitlist: waitingWhole,
      event: { select: { ...cardColumns, id: true } },
      registrations: {
        where: { anonymisedAt: null, handedOverAt: null },
        orderBy: { seatNumber: "asc" },
        select: {
          id: true,
          seatNumber: true,
          attendeeName: true,
          attendeeEmail: true,
          status: true,
          tokenGeneration: true,
          network: { select: { name: true } },
        },
      },
    },
  });
  const [entry] = row.waitlist;
  return {
    id: row.id,
    code: row.code,
    eventId: row.event.id,
    event: cardOf(row.event, world.now()),
    contactName: row.contactName,
    company: row.company?.name ?? null,
    position: entry
      ? await queuePosition(world, entry.seatPoolId, Number(entry.queueNumber))
      : null,
    offer: row.registrations.some(({ status }) => status === "offered")
      ? await standingOffer(world, row.id)
      : null,
    seats: row.registrations.map((seat) => ({
      id: seat.id,
      number: seat.seatNumber,
      name: seat.attendeeName,
      email: seat.attendeeEmail,
      group: seat.network?.name ?? null,
      status: seat.status,
      token: seatTokens(world, { id: seat.id, generation: seat.tokenGeneration }).registration,
    })),
  };
}

/** Where whoever placed an order goes next: one seat's own page, or the order's. */
export function linksOf(
  world: World,
  order: {
    readonly id: string;
    readonly generation: number;
    readonly contactEmail: string;
    readonly seats: readonly {
      readonly id: string;
      readonly generation: number;
      readonly email: string | null;
    }[];
  },
): {
  readonly order: string;
  readonly seats: readonly { readonly registration: string; readonly feed: string }[];
} {
  return {
    order: orderToken(world, order),
    seats: order.seats.map((seat) => seatTokens(world, seat)),
  };
}
