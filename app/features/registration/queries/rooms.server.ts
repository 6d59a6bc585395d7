import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { planRooms, type Guest, type RoomPlan } from "../domain/rooming";
import { eventToSee } from "./registrations-of-event.server";

/** A night somewhere, with who sleeps where. */
export interface Lodging {
  readonly id: string;
  readonly name: string;
  /** ISO 8601; `null` where nobody has said which night it is. */
  readonly date: string | null;
  readonly sharedBy: number;
  readonly guests: readonly Guest[];
  readonly plan: RoomPlan;
}

/** The nights of an event with their rooms, or those of them in `only`; read in one statement. */
export async function lodgingsOf(
  world: World,
  eventId: string,
  only: readonly string[] | null = null,
): Promise<Lodging[]> {
  const rows = await world.db.$queryRaw<Omit<Lodging, "plan">[]>`
    SELECT a.id, a.name, to_char(a.date, 'YYYY-MM-DD') AS date, a.shared_by AS "sharedBy",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', coalesce(r.attendee_name, ''),
            'email', r.attendee_email, 'wish', ra.room_mate, 'mate', ra.room_mate_id, 'decided', ra.roomed_at IS NOT NULL)
          ORDER BY fold_search(r.attendee_name) NULLS LAST, r.id)
        FROM registration_add_on ra JOIN registration r ON r.id = ra.registration_id
        WHERE ra.add_on_id = a.id AND ra.status = 'taken' AND r.status = 'confirmed'), '[]') AS guests
    FROM add_on a WHERE a.event_id = ${eventId}::uuid AND a.kind = 'lodging'
      AND (${only === null} OR a.id = ANY (${[...(only ?? [])]}::uuid[]))
    ORDER BY a.date NULLS LAST, a.position, a.id`;
  return rows.map((row) => ({ ...row, plan: planRooms(row.guests, row.sharedBy) }));
}

/**
 * The nights of an event for who decides about the rooms.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function lodgingsToArrange(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<Lodging[], AccessProblem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  return event.ok ? accept(await lodgingsOf(world, event.value.id)) : event;
}
