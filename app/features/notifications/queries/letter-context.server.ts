import type { EventFacts, SeatFacts } from "emails/letter-facts";
import { owingInOrders, type OwingSeat } from "~/features/registration/queries/missing.server";
import { livingLines } from "~/features/registration/queries/order-sum.server";
import { queuedWhole } from "~/features/registration/queries/placed-order.server";
import { paths } from "~/paths";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import {
  attendeesOf,
  eventAttendance,
  type Attendee,
  type EventAttendance,
} from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import {
  orderToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { standingReminders, type StandingReminder } from "./standing-reminders.server";

const seatColumns = {
  id: true,
  seatNumber: true,
  status: true,
  attendeeName: true,
  attendeeEmail: true,
  tokenGeneration: true,
  feedGeneration: true,
  feedClosedAt: true,
} satisfies Prisma.RegistrationSelect;

const orderColumns = {
  id: true,
  code: true,
  contactName: true,
  contactEmail: true,
  tokenGeneration: true,
  totalMinor: true,
  vatMinor: true,
  currency: true,
  decisionMessage: true,
  paymentState: true,
  payBy: true,
  payUntil: true,
  lapsedAt: true,
  company: { select: { name: true } },
  waitlist: queuedWhole,
  lines: livingLines,
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
  /** Empty where the attendee has switched it off, or the message is about an order. */
  readonly feedUrl: string;
}

/** The kinds that say what is on the recipient's own programme, and are not written under its lock. */
const ownProgrammeKinds: ReadonlySet<MessageKind> = new Set([
  "reminder",
  "follow-up",
  "announcement",
]);

/** The kinds that say what is missing. */
const askingKinds: ReadonlySet<MessageKind> = new Set(["complete-your-part", "order-incomplete"]);

/** How long what was read of one event or order is good for the other letters of a batch, in milliseconds. */
const freshFor = 1000;

/**
 * Reads what the letters of one batch are about: orders and attendees together, each event once.
 *
 * @remarks A batch goes out in well under a second as a rule; where a mail server is slow, everything is read
 * anew after a second, so that a letter says what is true when it leaves. What must be exact to the moment (an
 * invitation) is read again inside the transaction that writes it.
 */
export class LetterReading {
  readonly #orders: ReadTogether<LetterOrder>;
  readonly #attendees: ReadTogether<Attendee>;
  readonly #events: ReadTogether<EventRow>;
  readonly #standing: ReadTogether<StandingReminder>;
  readonly #owing: ReadTogether<readonly OwingSeat[]>;
  readonly #further: ReadTogether<FurtherOrders>;
  readonly #attendances = new Map<string, { at: Date; attendance: Promise<EventAttendance> }>();

  constructor(
    readonly world: World,
    rows: readonly OutboxRow[],
  ) {
    const ids = (of: (row: OutboxRow) => string | null | undefined) => [
      ...new Set(rows.map(of).filter((id) => typeof id === "string")),
    ];
    this.#orders = new ReadTogether(
      world,
      ids(({ orderId }) => orderId),
      async (wanted) =>
        byId(
          await world.db.order.findMany({ where: { id: { in: wanted } }, select: orderColumns }),
          ({ id }) => id,
        ),
    );
    this.#events = new ReadTogether(
      world,
      ids(({ eventId }) => eventId),
      async (wanted) =>
        byId(
          await world.db.event.findMany({ where: { id: { in: wanted } }, select: eventColumns }),
          ({ id }) => id,
        ),
    );
    this.#attendees = new ReadTogether(
      world,
      ids(({ kind, registrationId }) => (ownProgrammeKinds.has(kind) ? registrationId : null)),
      async (wanted) =>
        byId(
          await attendeesOf(world, { confirmed: wanted }),
          ({ registrationId }) => registrationId,
        ),
    );
    this.#owing = new ReadTogether(
      world,
      ids(({ kind, orderId }) => (askingKinds.has(kind) ? orderId : null)),
      (wanted) => owingInOrders(world, wanted),
    );
    this.#further = new ReadTogether(
      world,
      ids(({ kind, orderId }) => (kind === "order-incomplete" ? orderId : null)),
      (wanted) => furtherOrders(world, wanted),
    );
    const byRule = rows.filter(({ kind }) => kind === "reminder" || kind === "follow-up");
    this.#standing = new ReadTogether(
      world,
      byRule.map(({ id }) => id),
      () => standingReminders(world, byRule),
    );
  }

  /** What a message is about; `null` when its order has gone. */
  async context(row: OutboxRow): Promise<LetterContext | null> {
    if (!row.orderId || !row.eventId) return null;
    const [order, event] = await Promise.all([
      this.#orders.one(row.orderId),
      this.#events.one(row.eventId),
    ]);
    return order && event ? contextOf(this.world, row, order, event) : null;
  }

  /** The recipient as an attendee; `null` when the seat is no longer theirs or no longer confirmed. */
  async attendee({ registrationId, recipientEmail }: OutboxRow): Promise<Attendee | null> {
    const attendee = registrationId ? await this.#attendees.one(registrationId) : undefined;
    return attendee?.email.toLowerCase() === recipientEmail.toLowerCase() ? attendee : null;
  }

  /** What a reminder or follow-up says and of what; nothing when it has lost its reason since it was planned. */
  standing({ id }: OutboxRow): Promise<StandingReminder | undefined> {
    return this.#standing.one(id);
  }

  /** The seats of a message's order that still owe something. */
  async owing({ orderId }: OutboxRow): Promise<readonly OwingSeat[]> {
    return (orderId ? await this.#owing.one(orderId) : undefined) ?? [];
  }

  /** The contact's other orders at the same event, with the seats of theirs that owe something. */
  async further({ orderId }: OutboxRow): Promise<FurtherOrders> {
    const found = orderId ? await this.#further.one(orderId) : undefined;
    return found ?? { orders: [], owing: [] };
  }

  /** An event with its programme, read once for all its attendees. */
  attendance(eventId: string): Promise<EventAttendance> {
    const now = this.world.now();
    const known = this.#attendances.get(eventId);
    if (known && isFresh(known.at, now)) return known.attendance;
    const attendance = eventAttendance(this.world, eventId);
    this.#attendances.set(eventId, { at: now, attendance });
    return attendance;
  }
}

interface FurtherOrders {
  readonly orders: readonly LetterOrder[];
  readonly owing: readonly OwingSeat[];
}

/** Three statements for all of them, one where nobody placed a second order. */
async function furtherOrders(
  world: World,
  ids: readonly string[],
): Promise<Map<string, FurtherOrders>> {
  const pairs = await world.db.$queryRaw<{ own: string; other: string }[]>`
    SELECT own.id::text AS own, other.id::text AS other
    FROM "order" AS own JOIN "order" AS other
      ON other.event_id = own.event_id AND other.contact_email = own.contact_email
      AND other.id <> own.id AND other.anonymised_at IS NULL
    WHERE own.id = ANY(${[...ids]}::uuid[]) AND own.anonymised_at IS NULL`;
  if (pairs.length === 0) return new Map();
  const others = [...new Set(pairs.map(({ other }) => other))];
  const [orders, owing] = await Promise.all([
    world.db.order.findMany({
      where: { id: { in: others } },
      select: orderColumns,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    owingInOrders(world, others),
  ]);
  return new Map(
    pairs.map(({ own }) => {
      const of = new Set(pairs.filter((pair) => pair.own === own).map(({ other }) => other));
      return [
        own,
        {
          orders: orders.filter(({ id }) => of.has(id)),
          owing: [...of].flatMap((id) => owing.get(id) ?? []),
        },
      ];
    }),
  );
}

type EventRow = Prisma.EventGetPayload<{ select: typeof eventColumns }>;

function isFresh(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < freshFor;
}

function byId<T>(rows: readonly T[], idOf: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [idOf(row), row]));
}

/** Records of a known set, read in one query when the first of them is asked for, and again when that is old. */
class ReadTogether<T> {
  #at: Date | null = null;
  #rows: Promise<ReadonlyMap<string, T>> | null = null;

  constructor(
    readonly world: World,
    readonly ids: readonly string[],
    readonly read: (ids: string[]) => Promise<ReadonlyMap<string, T>>,
  ) {}

  async one(id: string): Promise<T | undefined> {
    const now = this.world.now();
    if (!this.#rows || !this.#at || !isFresh(this.#at, now)) {
      this.#at = now;
      this.#rows = this.read([...this.ids]);
    }
    return (await this.#rows).get(id);
  }
}

function contextOf(
  world: World,
  row: OutboxRow,
  order: LetterOrder,
  event: EventRow,
): LetterContext {
  const seat = order.registrations.find(({ id }) => id === row.registrationId) ?? null;
  const { url } = world.settings;
  const orderUrl =
    url + paths.order(orderToken(world, { id: order.id, generation: order.tokenGeneration }));
  // The online room is for those who have a place: the seat the message is about, or one of the order's.
  const coming = (seat ? [seat] : order.registrations).some(({ status }) => status === "confirmed");
  const tokens =
    seat &&
    seatTokens(world, {
      id: seat.id,
      generation: seat.tokenGeneration,
      feedGeneration: seat.feedGeneration,
    });
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
    feedUrl: tokens && seat.feedClosedAt === null ? url + paths.personalFeed(tokens.feed) : "",
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
