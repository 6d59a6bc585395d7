import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { BulkSeat } from "../domain/bulk-acts";
import { filterFor, type TableFilter } from "../domain/table-filter";
import { passes, registrationTables } from "./registration-conditions.server";
import { eventToSee } from "./registrations-of-event.server";

/** A selected registration, with its latest confirmation for whoever sends it again. */
export interface SelectedSeat extends BulkSeat {
  readonly name: string | null;
  readonly confirmation: string | null;
}

/** The rows that were ticked, or everything a filter lets through. */
export type Selection = { readonly ids: readonly string[] } | { readonly all: TableFilter };

/**
 * The selected registrations of an event, oldest first. Those of other events are not among them, whatever was asked.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function bulkSeats(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  selection: Selection,
): Promise<Result<SelectedSeat[], AccessProblem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  const { id, role } = event.value;
  const condition =
    "ids" in selection
      ? Prisma.sql`r.event_id = ${id}::uuid AND r.id = ANY (${selection.ids.filter(isUuid)}::uuid[])`
      : passes(id, filterFor(selection.all, may(role, "see-money")));
  return accept(
    await world.db.$queryRaw<SelectedSeat[]>`
      SELECT r.id, r.status, r.attendee_name AS name, r.attendee_email IS NOT NULL AS named,
        r.handed_over_at IS NOT NULL OR r.anonymised_at IS NOT NULL AS "handedOver",
        (SELECT m.id FROM outbox_message m WHERE m.registration_id = r.id
          AND m.kind IN ('confirmation', 'promoted', 'restored') AND m.recipient_email = r.attendee_email
          ORDER BY m.created_at DESC LIMIT 1) AS confirmation
      FROM ${registrationTables} WHERE ${condition} ORDER BY r.id`,
  );
}
