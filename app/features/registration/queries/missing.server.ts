import { Prisma } from "~/platform/db.server";
import { addTime, hour, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { QuestionAnswer } from "../domain/order-request";
import { missingOf } from "../domain/questions";
import { offerOf } from "./offer.server";

/** What a seat still owes: whose it is, and answers by what was asked. */
export interface Missing {
  readonly name: boolean;
  readonly answers: readonly string[];
}

/** A confirmed seat with what is missing of it. */
export interface OwingSeat {
  readonly id: string;
  readonly orderId: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  /** When they, or their contact for them, were last asked. */
  readonly askedAt: Instant | null;
  readonly missing: Missing;
}

/** How long somebody who was asked is left in peace by those who press a button. */
const askedPeace = 20 * hour;

/** Whether somebody may be asked by hand again. */
export function mayBeAsked(askedAt: Instant | null, now: Instant): boolean {
  return askedAt === null || addTime(askedAt, askedPeace) <= now;
}

/** Whether something is missing at all. */
export function owes({ name, answers }: Missing): boolean {
  return name || answers.length > 0;
}

interface SeatRow {
  readonly id: string;
  readonly orderId: string;
  readonly eventId: string;
  readonly number: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly askedAt: Instant | null;
  readonly ticketTypeId: string | null;
  readonly answers: readonly QuestionAnswer[];
  readonly orderAnswers: readonly QuestionAnswer[];
}

/** What may be missing of registration `g`, before conditions between questions are looked at. */
const mayOwe = Prisma.sql`
  (g.attendee_email IS NULL OR g.attendee_name IS NULL OR EXISTS (
    SELECT FROM question q
    WHERE q.event_id = g.event_id AND q.scope = 'seat' AND q.required AND q.archived_at IS NULL
      AND NOT EXISTS (SELECT FROM answer a WHERE a.question_id = q.id AND a.registration_id = g.id AND a."values" <> '{}')))`;

/** The seats of these orders that owe something, by order. */
export async function owingInOrders(
  world: World,
  orderIds: readonly string[],
): Promise<Map<string, OwingSeat[]>> {
  const seats = await read(world, Prisma.sql`g.order_id = ANY(${[...orderIds]}::uuid[])`);
  const byOrder = new Map<string, OwingSeat[]>();
  for (const seat of seats) byOrder.set(seat.orderId, [...(byOrder.get(seat.orderId) ?? []), seat]);
  return byOrder;
}

/**
 * The seats of an event that owe something and have not been asked since `since`.
 *
 * @param since - who was asked after it, or got their place after `confirmedBefore`, is left in peace.
 */
export function owingAtEvent(
  world: World,
  eventId: string,
  { since, confirmedBefore }: { readonly since: Instant; readonly confirmedBefore: Instant },
): Promise<OwingSeat[]> {
  return read(
    world,
    Prisma.sql`g.event_id = ${eventId}::uuid AND (g.asked_at IS NULL OR g.asked_at < ${since}::timestamptz)
      AND coalesce(g.confirmed_at, g.created_at) < ${confirmedBefore}::timestamptz`,
  );
}

/** One statement for the seats and one for each event's questions. */
async function read(world: World, which: Prisma.Sql): Promise<OwingSeat[]> {
  const said = (of: Prisma.Sql) => Prisma.sql`
    coalesce((SELECT jsonb_agg(jsonb_build_object('question', a.question_id, 'values', to_jsonb(a."values")))
      FROM answer a WHERE ${of}), '[]')`;
  const rows = await world.db.$queryRaw<SeatRow[]>`
    SELECT g.id::text, g.order_id::text AS "orderId", g.event_id::text AS "eventId", g.seat_number AS number,
      g.attendee_name AS name, g.attendee_email::text AS email, g.language, g.asked_at AS "askedAt", g.ticket_type_id::text AS "ticketTypeId",
      ${said(Prisma.sql`a.registration_id = g.id`)} AS answers,
      ${said(Prisma.sql`a.order_id = g.order_id AND a.registration_id IS NULL`)} AS "orderAnswers"
    FROM registration g
    WHERE ${which} AND g.status = 'confirmed' AND g.anonymised_at IS NULL AND ${mayOwe}
    ORDER BY g.order_id, g.seat_number`;
  const events = [...new Set(rows.map(({ eventId }) => eventId))];
  const offers = new Map(
    await Promise.all(events.map(async (id) => [id, await offerOf(world, id)] as const)),
  );
  return rows.flatMap(({ eventId, ticketTypeId, answers, orderAnswers, ...seat }) => {
    const offer = offers.get(eventId);
    const { name, email } = seat;
    const parts = offer
      ? missingOf(offer, { name, email, ticketTypeId, answers, orderAnswers })
      : [];
    if (parts.length === 0) return [];
    const missing = {
      name: parts.some(({ kind }) => kind === "name"),
      answers: parts.flatMap((part) => (part.kind === "answer" ? [part.question.label] : [])),
    };
    return [{ ...seat, missing }];
  });
}
