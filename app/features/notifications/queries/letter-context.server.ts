import type { EventFacts, SeatFacts } from "emails/letter-facts";
import { paths } from "~/paths";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import {
  orderToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";

const seatColumns = {
  id: true,
  seatNumber: true,
  status: true,
  attendeeName: true,
  attendeeEmail: true,
  tokenGeneration: true,
} satisfies Prisma.RegistrationSelect;

const orderColumns = {
  id: true,
  code: true,
  contactName: true,
  contactEmail: true,
  tokenGeneration: true,
  company: { select: { name: true } },
  waitlistEntry: { select: { seatPoolId: true, queueNumber: true, status: true } },
  registrations: { select: seatColumns, orderBy: { seatNumber: "asc" } },
} satisfies Prisma.OrderSelect;

const eventColumns = {
  id: true,
  slug: true,
  title: true,
  status: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  onlineUrl: true,
  venue: { select: { name: true, municipality: true, address: true } },
  organisation: { select: { name: true, replyEmail: true, accentHue: true } },
} satisfies Prisma.EventSelect;

export type LetterSeat = Prisma.RegistrationGetPayload<{ select: typeof seatColumns }>;
export type LetterOrder = Prisma.OrderGetPayload<{ select: typeof orderColumns }>;

/** Everything the letters of one message may speak of, read when it is delivered. */
export interface LetterContext {
  readonly event: EventFacts;
  readonly eventId: string;
  readonly eventStatus: string;
  readonly organisation: {
    readonly name: string;
    readonly replyEmail: string;
    readonly accentHue: number;
  };
  readonly order: LetterOrder;
  /** The seat a message is about; `null` when it is about the order. */
  readonly seat: LetterSeat | null;
  /** Where the recipient sees and changes what the message is about. */
  readonly manageUrl: string;
  readonly orderUrl: string;
  readonly feedUrl: string;
}

/** Reads what a message is about; `null` when its order has gone. */
export async function letterContext(world: World, row: OutboxRow): Promise<LetterContext | null> {
  if (!row.orderId || !row.eventId) return null;
  const [order, event] = await Promise.all([
    world.db.order.findUnique({ where: { id: row.orderId }, select: orderColumns }),
    world.db.event.findUnique({ where: { id: row.eventId }, select: eventColumns }),
  ]);
  if (!order || !event) return null;
  const seat = order.registrations.find(({ id }) => id === row.registrationId) ?? null;
  const { url } = world.settings;
  const orderUrl =
    url + paths.order(orderToken(world, { id: order.id, generation: order.tokenGeneration }));
  // The online room is for those who have a place: the seat the message is about, or one of the order's.
  const coming = (seat ? [seat] : order.registrations).some(({ status }) => status === "confirmed");
  const tokens = seat && seatTokens(world, { id: seat.id, generation: seat.tokenGeneration });
  return {
    event: {
      title: event.title,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
      place: [placeOf(event.venue), event.venue?.address].filter(Boolean).join(", ") || null,
      onlineUrl: coming ? event.onlineUrl : null,
      url: url + paths.event(event.slug),
    },
    eventId: event.id,
    eventStatus: event.status,
    organisation: event.organisation,
    order,
    seat,
    manageUrl: tokens ? url + paths.registration(tokens.registration) : orderUrl,
    orderUrl,
    feedUrl: tokens ? url + paths.personalFeed(tokens.feed) : "",
  };
}

/** A seat as a letter lists it, with its own link. */
export function seatFacts(world: World, seat: LetterSeat): SeatFacts {
  const { registration } = seatTokens(world, { id: seat.id, generation: seat.tokenGeneration });
  return {
    number: seat.seatNumber,
    name: seat.attendeeName,
    url: world.settings.url + paths.registration(registration),
  };
}
