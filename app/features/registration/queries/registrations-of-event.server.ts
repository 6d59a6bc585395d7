import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { seatAnswer, type SeatAnswer } from "../domain/seat-answer";
import { registrationStatuses, type RegistrationStatus } from "../domain/registration-transitions";

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
  readonly group: string | null;
  readonly status: RegistrationStatus;
  readonly createdAt: Date;
  /** Of its latest message: queued, sent, failed or superseded; `null` when none concerns it. */
  readonly mail: { readonly kind: string; readonly state: string } | null;
  /** What their calendar answered to the invitation. */
  readonly answer: SeatAnswer | null;
}

export interface CompanyGroup {
  /** `null` for people who come without a company. */
  readonly company: string | null;
  readonly lines: readonly RegistrationLine[];
}

export interface RegistrationTable {
  readonly total: number;
  readonly counts: Readonly<Record<RegistrationStatus, number>>;
  readonly unnamed: number;
  readonly groups: readonly CompanyGroup[];
  readonly page: number;
  readonly pages: number;
}

/** How many seats a page of the table holds. */
export const registrationsPerPage = 100;

export interface RegistrationFilter {
  readonly status?: RegistrationStatus | undefined;
  /** Only seats nobody has been named for yet. */
  readonly unnamed?: boolean | undefined;
  /** Part of a name, an address or a company. */
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

/**
 * An event's registrations by company, for the organisation that holds it.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function registrationsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  filter: RegistrationFilter = {},
): Promise<Result<RegistrationTable, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-registrations");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId },
    select: { id: true },
  });
  if (!event) return refuse("not-found");

  const where = whereOf(organisationId, event.id, filter);
  const page = Math.max(1, filter.page ?? 1);
  const [byStatus, unnamed, total, rows] = await Promise.all([
    world.db.registration.groupBy({ by: ["status"], where: { eventId: event.id }, _count: true }),
    world.db.registration.count({
      where: { eventId: event.id, ...unnamedSeats },
    }),
    world.db.registration.count({ where }),
    world.db.registration.findMany({
      where,
      orderBy: [{ order: { company: { name: "asc" } } }, { orderId: "asc" }, { seatNumber: "asc" }],
      skip: (page - 1) * registrationsPerPage,
      take: registrationsPerPage,
      select: lineColumns,
    }),
  ]);
  const counts = Object.fromEntries(registrationStatuses.map((status) => [status, 0])) as Record<
    RegistrationStatus,
    number
  >;
  for (const { status, _count } of byStatus) counts[status as RegistrationStatus] = _count;
  return accept({
    total,
    counts,
    unnamed,
    groups: groupByCompany(rows),
    page,
    pages: Math.max(1, Math.ceil(total / registrationsPerPage)),
  });
}

const unnamedSeats = {
  attendeeEmail: null,
  anonymisedAt: null,
  status: { in: ["confirmed", "offered", "waitlisted"] },
};

const lineColumns = {
  id: true,
  attendeeName: true,
  attendeeEmail: true,
  anonymisedAt: true,
  status: true,
  createdAt: true,
  network: { select: { name: true } },
  order: {
    select: {
      id: true,
      code: true,
      contactName: true,
      contactEmail: true,
      anonymisedAt: true,
      company: { select: { name: true } },
    },
  },
  messages: { select: { kind: true, state: true }, orderBy: { createdAt: "desc" }, take: 1 },
  calendarObjects: {
    where: { method: "REQUEST" },
    select: { sequence: true, answer: true, answerSequence: true },
  },
} satisfies Prisma.RegistrationSelect;

type LineRow = Prisma.RegistrationGetPayload<{ select: typeof lineColumns }>;

function whereOf(
  organisationId: string,
  eventId: string,
  { status, unnamed, search }: RegistrationFilter,
): Prisma.RegistrationWhereInput {
  const contains = search ? { contains: search, mode: "insensitive" as const } : null;
  return {
    organisationId,
    eventId,
    ...(status ? { status } : {}),
    ...(unnamed ? unnamedSeats : {}),
    ...(contains
      ? {
          OR: [
            { attendeeName: contains },
            { attendeeEmail: contains },
            { order: { contactName: contains } },
            { order: { company: { name: contains } } },
          ],
        }
      : {}),
  };
}

function groupByCompany(rows: readonly LineRow[]): CompanyGroup[] {
  const groups = new Map<string | null, RegistrationLine[]>();
  for (const row of rows) {
    const company = row.order.company?.name ?? null;
    const lines = groups.get(company) ?? [];
    groups.set(company, lines);
    lines.push({
      id: row.id,
      orderId: row.order.id,
      orderCode: row.order.code,
      name: row.attendeeName,
      email: row.attendeeEmail,
      anonymised: row.anonymisedAt !== null,
      contactName: row.order.contactName,
      contactEmail: row.order.contactEmail,
      contactErased: row.order.anonymisedAt !== null,
      group: row.network?.name ?? null,
      status: row.status as RegistrationStatus,
      createdAt: row.createdAt,
      mail: row.messages[0] ?? null,
      answer: seatAnswer(row.calendarObjects),
    });
  }
  return [...groups].map(([company, lines]) => ({ company, lines }));
}
