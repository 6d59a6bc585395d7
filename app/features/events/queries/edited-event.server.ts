import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";

/** Said of an event that has been cancelled or archived. */
export type EventOverProblem = Problem<"event-over">;

/** The event somebody edits, and who they are. */
export interface EditedEvent {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly timeZone: string;
  readonly status: string;
}

/** An event of the actor's organisation that they may edit. Refused: the access problems. */
export async function editedEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<EditedEvent, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "edit-events");
  if (!member.ok) return member;
  const { accountId, organisation } = member.value;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId: organisation.id },
    select: { id: true, organisationId: true, timeZone: true, status: true },
  });
  return event ? accept({ ...event, accountId }) : refuse("not-found");
}

/**
 * As {@link heldEvent}, for an event that can still be changed. Refused: the access problems, `event-over` for
 * one that has been cancelled or archived.
 */
export async function lockedEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<EditedEvent, AccessProblem | EventOverProblem>> {
  const held = await heldEvent(world, actor, organisationSlug, eventSlug);
  return held.ok ? changeable(held.value) : held;
}

/** An event that can still be changed; refused `event-over` otherwise. */
export function changeable(event: EditedEvent): Result<EditedEvent, EventOverProblem> {
  const over = event.status === "cancelled" || event.status === "archived";
  return over ? refuse("event-over") : accept(event);
}

/**
 * As {@link editedEvent}, holding the event and its programme still until the transaction ends: for commands.
 *
 * @remarks Lets registrations through (they only reference the event's key) but not a worker that is writing
 * what stands in somebody's calendar: that one holds the event by {@link holdProgramme}.
 */
export async function heldEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<EditedEvent, AccessProblem>> {
  const edited = await editedEvent(world, actor, organisationSlug, eventSlug);
  if (!edited.ok) return edited;
  await world.db.$queryRaw`SELECT pg_advisory_xact_lock(${gateOf(edited.value.id)})::text`;
  await world.db
    .$queryRaw`SELECT 1 FROM event WHERE id = ${edited.value.id}::uuid FOR NO KEY UPDATE`;
  const { status, timeZone } = await world.db.event.findUniqueOrThrow({
    where: { id: edited.value.id },
    select: { status: true, timeZone: true },
  });
  return accept({ ...edited.value, status, timeZone });
}

/**
 * The key of an event's gate, an advisory lock taken before the event's row: shared by whoever registers or gives
 * back, alone by whoever changes the event.
 *
 * @remarks Row locks have no queue: those who share a row pass by somebody who waits to have it alone, so in a
 * rush an organiser would never come to it. Advisory locks are had in the order in which they were asked for.
 */
export function gateOf(eventId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended('event:' || ${eventId}::text, 0)`;
}

/** Keeps the programme from changing until the transaction ends, for whoever writes calendars from it. */
export async function holdProgramme(world: World, eventId: string): Promise<void> {
  await world.db.$queryRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR SHARE`;
}
