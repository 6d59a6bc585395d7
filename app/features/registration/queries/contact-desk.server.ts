import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { untilStart } from "../domain/seat-deadlines";
import type { OrderSum } from "../domain/order-sum";
import type { RefundRule } from "../domain/refund-rule";
import { livingLines, sumOfStored } from "./order-sum.server";
import { offerOf } from "./offer.server";
import { mayBeAsked, owingInOrders, type Missing } from "./missing.server";
import { orderByToken, seatTokens } from "./registration-by-token.server";

/** What a company's contact has to see to, and may still do. */
export interface ContactDesk {
  readonly orderId: string;
  readonly company: {
    readonly name: string;
    readonly country: string;
    /** Of a sole trader masked. */
    readonly organisationNumber: string | null;
    readonly dissolvedOn: Instant | null;
  } | null;
  readonly reference: string;
  /** Seats that have a place and of which nothing is missing, of how many that have one. */
  readonly ready: number;
  readonly confirmed: number;
  /** Colleagues who owe answers and may be reminded: nobody was within the last day. */
  readonly remindable: number;
  readonly seats: readonly DeskSeat[];
  readonly sum: OrderSum | null;
  /** Names, additions and details may be changed until then; `null` when that is over. */
  readonly changesUntil: Instant | null;
  /** Seats may be given back until then; `null` when that is over. */
  readonly cancelUntil: Instant | null;
  /** What is given back of a seat that is given back. */
  readonly refundRule: RefundRule;
  readonly startsAt: Instant;
  readonly timeZone: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** What more seats can be had of. */
  readonly ticketTypes: readonly { readonly id: string; readonly name: string }[];
}

export interface DeskSeat {
  readonly id: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly group: string | null;
  readonly groupId: string | null;
  readonly status: string;
  readonly token: string;
  readonly ticketType: string | null;
  /** Add-ons and sessions it has or waits for, in the organiser's order. */
  readonly choices: readonly {
    readonly id: string;
    readonly label: string;
    readonly waiting: boolean;
  }[];
  readonly missing: Missing;
  /** Its part of the sum; `null` for a free one. */
  readonly sum: OrderSum | null;
}

const nothing: Missing = { name: false, answers: [] };

/** The desk behind a contact's link; `null` for a link that opens nothing. */
export async function contactDesk(world: World, token: string): Promise<ContactDesk | null> {
  const opened = await orderByToken(world, token);
  if (!opened) return null;
  const [row, owing, offer] = await Promise.all([
    world.db.order.findUniqueOrThrow({
      where: { id: opened.id },
      select: {
        reference: true,
        contactEmail: true,
        currency: true,
        company: {
          select: { name: true, country: true, organisationNumber: true, dissolvedOn: true },
        },
        event: {
          select: {
            status: true,
            startsAt: true,
            changesUntil: true,
            cancelUntil: true,
          },
        },
        lines: livingLines,
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
            askedAt: true,
            networkId: true,
            network: { select: { name: true } },
            ticketType: { select: { name: true } },
            addOns: {
              orderBy: { addOn: { position: "asc" } },
              select: { status: true, addOn: { select: { id: true, name: true } } },
            },
            sessions: {
              where: { session: { signUp: true } },
              orderBy: { session: { startsAt: "asc" } },
              select: { status: true, session: { select: { id: true, title: true } } },
            },
            lines: livingLines,
          },
        },
      },
    }),
    owingInOrders(world, [opened.id]),
    offerOf(world, opened.eventId),
  ]);
  const now = world.now();
  const { event } = row;
  const missingOf = new Map((owing.get(opened.id) ?? []).map(({ id, missing }) => [id, missing]));
  const open = (until: Instant | null) => {
    const end = untilStart(event.startsAt, until);
    return event.status === "published" && now < end ? end : null;
  };
  const confirmed = row.registrations.filter(({ status }) => status === "confirmed");
  return {
    orderId: opened.id,
    company: row.company,
    reference: row.reference,
    confirmed: confirmed.length,
    ready: confirmed.filter(({ id }) => !missingOf.has(id)).length,
    remindable: confirmed.filter(
      ({ id, attendeeEmail, askedAt }) =>
        attendeeEmail !== null &&
        // Their own they see here.
        attendeeEmail.toLowerCase() !== row.contactEmail.toLowerCase() &&
        (missingOf.get(id)?.answers.length ?? 0) > 0 &&
        mayBeAsked(askedAt, now),
    ).length,
    seats: row.registrations.map((seat) => ({
      id: seat.id,
      number: seat.seatNumber,
      name: seat.attendeeName,
      email: seat.attendeeEmail,
      group: seat.network?.name ?? null,
      groupId: seat.networkId,
      status: seat.status,
      token: seatTokens(world, { id: seat.id, generation: seat.tokenGeneration }).registration,
      ticketType: seat.ticketType?.name ?? null,
      choices: [
        ...seat.addOns.map(({ status, addOn }) => ({
          id: addOn.id,
          label: addOn.name,
          waiting: status === "waitlisted",
        })),
        ...seat.sessions.map(({ status, session }) => ({
          id: session.id,
          label: session.title,
          waiting: status === "waitlisted",
        })),
      ],
      missing: missingOf.get(seat.id) ?? nothing,
      sum: sumOfStored(seat.lines, row.currency),
    })),
    sum: sumOfStored(row.lines, row.currency),
    changesUntil: open(event.changesUntil),
    cancelUntil: open(event.cancelUntil),
    refundRule: offer.refundRule,
    startsAt: offer.startsAt,
    timeZone: offer.timeZone,
    groups: offer.groups,
    ticketTypes: offer.ticketTypes
      .filter(
        ({ hidden, saleFrom, saleUntil }) =>
          !hidden && (!saleFrom || saleFrom <= now) && (!saleUntil || now < saleUntil),
      )
      .map(({ id, name }) => ({ id, name })),
  };
}
