import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";

/** An order that asks for places somebody has to grant; decided whole. */
export interface Application {
  readonly orderId: string;
  readonly code: string;
  readonly company: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly at: Instant;
  /** A name for each seat; `null` for one to be named later. */
  readonly seats: readonly (string | null)[];
}

/** How many applications are shown at once: the oldest. */
export const applicationsShown = 50;

/**
 * The applications of an event nobody has decided yet, oldest first.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function applicationsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<{ applications: Application[]; total: number }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-registrations");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId },
    select: { id: true },
  });
  if (!event) return refuse("not-found");

  const asking = { status: "awaiting-approval" };
  const where = { eventId: event.id, registrations: { some: asking } };
  const [total, orders] = await Promise.all([
    world.db.order.count({ where }),
    world.db.order.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: applicationsShown,
      select: {
        id: true,
        code: true,
        contactName: true,
        contactEmail: true,
        createdAt: true,
        company: { select: { name: true } },
        registrations: {
          where: asking,
          orderBy: { seatNumber: "asc" },
          select: { attendeeName: true },
        },
      },
    }),
  ]);
  return accept({
    total,
    applications: orders.map(({ id, company, createdAt, registrations, ...order }) => ({
      ...order,
      orderId: id,
      company: company?.name ?? null,
      at: createdAt,
      seats: registrations.map(({ attendeeName }) => attendeeName),
    })),
  });
}
