import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { filesOfAnswers, type AnswerFile } from "./answer-files.server";
import { applicationFilters, type ApplicationFilter } from "../domain/application-filters";

/** What was answered to one question, as it is to be read. */
export interface ReadAnswer {
  readonly question: string;
  readonly kind: string;
  readonly values: readonly string[];
  /** What was sent, where a file was asked for. */
  readonly files: readonly AnswerFile[];
}

/** An order that asks for places somebody has to grant; decided whole. */
export interface Application {
  readonly orderId: string;
  readonly code: string;
  readonly company: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly at: Instant;
  readonly decidedAt: Instant | null;
  readonly decisionMessage: string;
  /** What the contact answered for the order. */
  readonly answers: readonly ReadAnswer[];
  readonly seats: readonly {
    readonly id: string;
    /** `null` for one to be named later. */
    readonly name: string | null;
    readonly ticketType: string | null;
    readonly status: string;
    readonly answers: readonly ReadAnswer[];
  }[];
}

/** How many applications a page shows: the oldest first, of decided ones the latest. */
const applicationsPerPage = 25;

export interface ApplicationsPage {
  readonly applications: readonly Application[];
  readonly counts: Readonly<Record<ApplicationFilter, number>>;
  readonly page: number;
  readonly pages: number;
}

const whereOf: Readonly<Record<ApplicationFilter, Prisma.OrderWhereInput>> = {
  new: { registrations: { some: { status: "awaiting-approval" } } },
  approved: {
    decidedAt: { not: null },
    registrations: {
      some: { status: { in: ["confirmed", "awaiting-payment", "offered", "waitlisted"] } },
      none: { status: "awaiting-approval" },
    },
  },
  declined: { registrations: { some: { status: "declined" } } },
};

/**
 * The applications of an event, with everything that was answered but what only few may read.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function applicationsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { filter = "new", page = 1 }: { filter?: ApplicationFilter; page?: number } = {},
): Promise<Result<ApplicationsPage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-registrations");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId },
    select: { id: true },
  });
  if (!event) return refuse("not-found");

  const living = { eventId: event.id, anonymisedAt: null };
  const [counted, orders] = await Promise.all([
    Promise.all(
      applicationFilters.map((each) =>
        world.db.order.count({ where: { ...living, ...whereOf[each] } }),
      ),
    ),
    world.db.order.findMany({
      where: { ...living, ...whereOf[filter] },
      orderBy:
        filter === "new"
          ? [{ createdAt: "asc" }, { id: "asc" }]
          : [{ decidedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * applicationsPerPage,
      take: applicationsPerPage,
      select: columns,
    }),
  ]);
  const [fresh = 0, approved = 0, declined = 0] = counted;
  const filesOf = await filesOfAnswers(
    world,
    event.id,
    orders.flatMap(({ answers }) =>
      answers.map(({ values, question }) => ({ kind: question.kind, values })),
    ),
  );
  const counts = { new: fresh, approved, declined };
  return accept({
    applications: orders.map((order) => applicationOf(order, filesOf)),
    counts,
    page,
    pages: Math.max(1, Math.ceil(counts[filter] / applicationsPerPage)),
  });
}

/** How many seats some orders of an event would get when they were approved. */
export function seatsAskedFor(
  world: World,
  eventId: string,
  orderIds: readonly string[],
): Promise<number> {
  const status = { in: ["awaiting-approval", "declined"] };
  return world.db.registration.count({
    where: { eventId, orderId: { in: [...orderIds] }, status },
  });
}

const columns = {
  id: true,
  code: true,
  contactName: true,
  contactEmail: true,
  createdAt: true,
  decidedAt: true,
  decisionMessage: true,
  company: { select: { name: true } },
  registrations: {
    where: { status: { not: "cancelled" }, anonymisedAt: null },
    orderBy: { seatNumber: "asc" },
    select: {
      id: true,
      attendeeName: true,
      status: true,
      ticketType: { select: { name: true } },
    },
  },
  answers: {
    where: { question: { sensitive: false } },
    orderBy: [{ question: { position: "asc" } }, { id: "asc" }],
    select: {
      registrationId: true,
      values: true,
      question: { select: { label: true, kind: true } },
    },
  },
} satisfies Prisma.OrderSelect;

function applicationOf(
  order: Prisma.OrderGetPayload<{ select: typeof columns }>,
  filesOf: Awaited<ReturnType<typeof filesOfAnswers>>,
): Application {
  const answersOf = (registrationId: string | null) =>
    order.answers
      .filter((answer) => answer.registrationId === registrationId)
      .map(({ question: { label, kind }, values }) => ({
        question: label,
        kind,
        values,
        files: filesOf({ kind, values }),
      }));
  return {
    orderId: order.id,
    code: order.code,
    company: order.company?.name ?? null,
    contactName: order.contactName,
    contactEmail: order.contactEmail,
    at: order.createdAt,
    decidedAt: order.decidedAt,
    decisionMessage: order.decisionMessage,
    answers: answersOf(null),
    seats: order.registrations.map(({ id, attendeeName, status, ticketType }) => ({
      id,
      name: attendeeName,
      ticketType: ticketType?.name ?? null,
      status,
      answers: answersOf(id),
    })),
  };
}
