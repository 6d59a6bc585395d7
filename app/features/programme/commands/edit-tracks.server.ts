import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { lockedEvent, type EventOverProblem } from "~/features/events/queries/edited-event.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";

/**
 * Adds a parallel track. A track for a group carries a network of the same name, made when the organisation
 * has none, so that its sessions are that group's.
 *
 * Refused: the access problems, `event-over`, `name-taken`.
 */
export async function addTrack(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  track: { readonly name: string; readonly forGroup?: boolean | undefined },
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem | Problem<"name-taken">>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const { id: eventId, organisationId, accountId } = edited.value;
    const taken = await tx.db.track.findUnique({
      where: { eventId_name: { eventId, name: track.name } },
    });
    if (taken) return refuse("name-taken", { field: "name" });

    const network = track.forGroup
      ? await tx.db.network.upsert({
          where: { organisationId_name: { organisationId, name: track.name } },
          create: {
            id: tx.newId(),
            organisationId,
            name: track.name,
            kind: "specialist-group",
            createdAt: tx.now(),
          },
          update: {},
        })
      : null;
    const id = tx.newId();
    const position = await tx.db.track.count({ where: { eventId } });
    await tx.db.track.create({
      data: { id, eventId, name: track.name, position, networkId: network?.id ?? null },
    });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "add-track",
      subject: { type: "track", id },
      detail: { name: track.name },
    });
    return accept({ id });
  });
}

/**
 * Removes a track nothing stands in any more.
 *
 * Refused: the access problems, `event-over`, `track-in-use`.
 */
export async function removeTrack(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  trackId: string,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem | Problem<"track-in-use">>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const { id: eventId, organisationId, accountId } = edited.value;
    const track = await tx.db.track.findFirst({
      where: { id: trackId, eventId },
      select: { name: true, _count: { select: { sessions: true } } },
    });
    if (!track) return refuse("not-found");
    const drafted = await tx.db.programmeDraft.count({
      where: { eventId, fields: { path: ["trackId"], equals: trackId } },
    });
    if (track._count.sessions + drafted > 0) return refuse("track-in-use");
    await tx.db.track.delete({ where: { id: trackId } });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "remove-track",
      subject: { type: "track", id: trackId },
      detail: { name: track.name },
    });
    return accept({ id: trackId });
  });
}
