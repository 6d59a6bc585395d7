import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import type { Permission } from "~/features/organisations/permissions";
import type { EventCard } from "../domain/event-card";
import { cardColumns, cardOf } from "./event-cards.server";

/** One line of an organiser's list: the card and what needs a look. */
export interface OrganiserEvent extends EventCard {
  readonly id: string;
  readonly taken: number;
  readonly waiting: number;
}

/** How many events a page of the organiser's list holds. */
export const organiserEventsPerPage = 40;

/** An organisation's events: those to come, soonest first, and those that are over, latest first. */
export async function organiserEvents(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { page = 1 }: { page?: number } = {},
): Promise<
  Result<
    {
      membership: Membership;
      upcoming: OrganiserEvent[];
      past: OrganiserEvent[];
      more: { upcoming: boolean; past: boolean };
    },
    AccessProblem
  >
> {
  const member = await membershipOf(world, actor, organisationSlug, "see-events");
  if (!member.ok) return member;
  const now = world.now();
  const organisationId = member.value.organisation.id;
  const list = (where: object, order: "asc" | "desc") =>
    world.db.event.findMany({
      where: { organisationId, ...where },
      orderBy: [{ startsAt: order }, { id: order }],
      skip: (page - 1) * organiserEventsPerPage,
      take: organiserEventsPerPage + 1,
      select: { ...cardColumns, id: true },
    });
  const [upcoming, past] = await Promise.all([
    list({ endsAt: { gt: now } }, "asc"),
    list({ endsAt: { lte: now } }, "desc"),
  ]);
  const linesOf = (rows: typeof upcoming) =>
    rows.slice(0, organiserEventsPerPage).map((row) => ({
      ...cardOf(row, now),
      id: row.id,
      taken: row.seatPool.taken,
      waiting: row.seatPool.waiting,
    }));
  return accept({
    membership: member.value,
    upcoming: linesOf(upcoming),
    past: linesOf(past),
    more: {
      upcoming: upcoming.length > organiserEventsPerPage,
      past: past.length > organiserEventsPerPage,
    },
  });
}

/** An event as its organiser edits it. */
export interface EditableEvent {
  readonly id: string;
  readonly card: EventCard;
  readonly description: string;
  readonly language: Locale;
  readonly onlineUrl: string | null;
  readonly venueName: string;
  readonly venueAddress: string;
  readonly municipality: string;
  readonly visibility: string;
  readonly requiresApproval: boolean;
  readonly calendarGrain: string;
  /** How many sessions it has that take place. */
  readonly sessions: number;
  readonly taken: number;
  readonly waiting: number;
  /** What attendees are asked about beside their names, with the organiser's own purpose where there is one. */
  readonly questions: readonly { readonly kind: string; readonly purpose: string }[];
}

/**
 * One of an organisation's events, for a member who may do `permission`.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function organiserEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  permission: Permission = "see-events",
): Promise<Result<{ membership: Membership; event: EditableEvent }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, permission);
  if (!member.ok) return member;
  const row = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId: member.value.organisation.id },
    select: {
      ...cardColumns,
      id: true,
      description: true,
      language: true,
      visibility: true,
      requiresApproval: true,
      calendarGrain: true,
      _count: { select: { sessions: { where: { status: "scheduled" } } } },
      venue: { select: { name: true, municipality: true, address: true } },
      sensitiveQuestions: { select: { kind: true, purpose: true }, orderBy: { kind: "asc" } },
    },
  });
  if (!row) return refuse("not-found");
  return accept({
    membership: member.value,
    event: {
      id: row.id,
      card: cardOf(row, world.now()),
      description: row.description,
      language: row.language as Locale,
      onlineUrl: row.onlineUrl,
      venueName: row.venue?.name ?? "",
      venueAddress: row.venue?.address ?? "",
      municipality: row.venue?.municipality ?? "",
      visibility: row.visibility,
      requiresApproval: row.requiresApproval,
      calendarGrain: row.calendarGrain,
      sessions: row._count.sessions,
      taken: row.seatPool.taken,
      waiting: row.seatPool.waiting,
      questions: row.sensitiveQuestions,
    },
  });
}
