import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { seatAnswer, type SeatAnswer } from "../domain/seat-answer";
import { registrationStatuses, type RegistrationStatus } from "../domain/registration-transitions";
import type { SeatPayment } from "../domain/seat-payment";
import { filterFor, type TableSort, type TableView } from "../domain/table-filter";
import {
  isUnnamed,
  isWaiting,
  lacksSomething,
  openQuestions,
  passes,
  paymentOfSeat,
  registrationTables,
} from "./registration-conditions.server";

/** One seat in the organiser's table. */
export interface RegistrationLine {
  readonly id: string;
  readonly orderId: string;
  readonly orderCode: string;
  readonly name: string | null;
  readonly email: string | null;
  /** Whether name and address have been taken away; the seat itself still counts. */
  readonly anonymised: boolean;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactErased: boolean;
  readonly company: string | null;
  readonly group: string | null;
  readonly ticketType: string | null;
  readonly addOns: readonly { readonly name: string; readonly waiting: boolean }[];
  readonly source: string;
  /** Whether nobody has been named for it. */
  readonly unnamed: boolean;
  /** The required questions nobody has answered for it. */
  readonly unanswered: readonly string[];
  readonly status: RegistrationStatus;
  readonly createdAt: Date;
  /** Of its latest message: queued, sent, failed or superseded; `null` when none concerns it. */
  readonly mail: { readonly kind: string; readonly state: string } | null;
  /** How far the paying of its order is; `null` where nothing is to be paid, and to those who see no money. */
  readonly payment: SeatPayment | null;
  /** What their calendar answered to the invitation. */
  readonly answer: SeatAnswer | null;
}

export interface RegistrationTable {
  /** How many seats the filter lets through. */
  readonly total: number;
  /** Of all of the event's seats, whatever the filter says. */
  readonly counts: Readonly<Record<RegistrationStatus, number>>;
  readonly unnamed: number;
  readonly lacking: number;
  readonly waiting: number;
  readonly lines: readonly RegistrationLine[];
  readonly page: number;
  readonly pages: number;
}

/** How many seats a page of the table holds. */
export const registrationsPerPage = 100;

/**
 * An event's registrations as a filter narrows and sorts them, a page of them, for the organisation that holds it.
 *
 * @remarks Three statements however many rows there are.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function registrationsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { filter, sort }: TableView = { filter: {}, sort: "company" },
  asked = 1,
): Promise<Result<RegistrationTable, AccessProblem>> {
  const event = await eventToSee(world, actor, organisationSlug, eventSlug);
  if (!event.ok) return event;
  const page = Math.max(1, asked);
  const seesMoney = may(event.value.role, "see-money");
  const condition = passes(event.value.id, filterFor(filter, seesMoney));
  const [counted, lines] = await Promise.all([
    countedSeats(world, event.value.id, condition),
    linesOf(world, condition, sort, {
      limit: registrationsPerPage,
      offset: (page - 1) * registrationsPerPage,
      seesMoney,
    }),
  ]);
  return accept({
    ...counted,
    lines,
    page,
    pages: Math.max(1, Math.ceil(counted.total / registrationsPerPage)),
  });
}

/** The event whose registrations a member may see. */
export async function eventToSee(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  permission: "see-registrations" | "manage-registrations" | "see-sensitive" = "see-registrations",
): Promise<
  Result<{ id: string; organisationId: string; accountId: string; role: string }, AccessProblem>
> {
  const member = await membershipOf(world, actor, organisationSlug, permission);
  if (!member.ok) return member;
  const { organisation, accountId, role } = member.value;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId: organisation.id },
    select: { id: true },
  });
  return event
    ? accept({ id: event.id, organisationId: organisation.id, accountId, role })
    : refuse("not-found");
}

async function countedSeats(world: World, eventId: string, condition: Prisma.Sql) {
  const rows = await world.db.$queryRaw<
    {
      status: string;
      seats: number;
      unnamed: number;
      lacking: number;
      waiting: number;
      passing: number;
    }[]
  >`
    SELECT r.status, count(*)::int AS seats, count(*) FILTER (WHERE ${isUnnamed})::int AS unnamed,
      count(*) FILTER (WHERE ${lacksSomething})::int AS lacking, count(*) FILTER (WHERE ${isWaiting})::int AS waiting,
      count(*) FILTER (WHERE ${condition})::int AS passing
    FROM ${registrationTables} WHERE r.event_id = ${eventId}::uuid GROUP BY r.status`;
  const counts = Object.fromEntries(registrationStatuses.map((status) => [status, 0])) as Record<
    RegistrationStatus,
    number
  >;
  for (const { status, seats } of rows) counts[status as RegistrationStatus] = seats;
  const sum = (of: "unnamed" | "lacking" | "waiting" | "passing") =>
    rows.reduce((before, row) => before + row[of], 0);
  return {
    counts,
    total: sum("passing"),
    unnamed: sum("unnamed"),
    lacking: sum("lacking"),
    waiting: sum("waiting"),
  };
}

const orders: Readonly<Record<TableSort, Prisma.Sql>> = {
  company: Prisma.sql`fold_search(c.name) NULLS LAST, c.id, o.created_at, o.id, r.seat_number`,
  name: Prisma.sql`fold_search(r.attendee_name) NULLS LAST, r.id`,
  newest: Prisma.sql`r.created_at DESC, r.id DESC`,
  status: Prisma.sql`array_position(ARRAY['awaiting-approval', 'awaiting-payment', 'offered', 'waitlisted', 'confirmed', 'declined', 'cancelled'], r.status),
    fold_search(r.attendee_name) NULLS LAST, r.id`,
};

type LineRow = Omit<RegistrationLine, "answer"> & {
  readonly calendar: Parameters<typeof seatAnswer>[0];
};

async function linesOf(
  world: World,
  condition: Prisma.Sql,
  sort: TableSort,
  { limit, offset, seesMoney }: { limit: number; offset: number; seesMoney: boolean },
): Promise<RegistrationLine[]> {
  const rows = await world.db.$queryRaw<LineRow[]>`
    WITH shown AS (
      SELECT r.id, row_number() OVER (ORDER BY ${orders[sort]}) AS place
      FROM ${registrationTables} WHERE ${condition}
      ORDER BY place LIMIT ${limit} OFFSET ${offset}
    )
    SELECT r.id, o.id AS "orderId", o.code AS "orderCode", r.attendee_name AS name, r.attendee_email::text AS email,
      r.anonymised_at IS NOT NULL AS anonymised, o.contact_name AS "contactName",
      o.contact_email::text AS "contactEmail", o.anonymised_at IS NOT NULL AS "contactErased",
      c.name AS company, n.name AS "group", t.name AS "ticketType", o.source, r.status, r.created_at AS "createdAt",
      CASE WHEN ${seesMoney} THEN nullif(${paymentOfSeat}, 'none') END AS payment,
      ${isUnnamed} AS unnamed,
      ARRAY (SELECT q.label ${openQuestions} ORDER BY q.position, q.id) AS unanswered,
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', a.name, 'waiting', ra.status = 'waitlisted')
                                 ORDER BY a.position, a.id)
        FROM registration_add_on ra JOIN add_on a ON a.id = ra.add_on_id WHERE ra.registration_id = r.id), '[]') AS "addOns",
      (SELECT jsonb_build_object('kind', m.kind, 'state', m.state) FROM outbox_message m
        WHERE m.registration_id = r.id ORDER BY m.created_at DESC LIMIT 1) AS mail,
      coalesce((SELECT jsonb_agg(jsonb_build_object('sequence', k.sequence, 'answer', k.answer,
                                 'answerSequence', k.answer_sequence))
        FROM calendar_object k WHERE k.registration_id = r.id AND k.method = 'REQUEST'), '[]') AS calendar
    FROM shown JOIN registration r ON r.id = shown.id JOIN "order" o ON o.id = r.order_id
      LEFT JOIN company c ON c.id = o.company_id LEFT JOIN ticket_type t ON t.id = r.ticket_type_id
      LEFT JOIN network n ON n.id = r.network_id
    ORDER BY shown.place`;
  return rows.map(({ calendar, ...line }) => ({ ...line, answer: seatAnswer(calendar) }));
}
