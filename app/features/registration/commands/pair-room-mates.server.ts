import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { matesOf } from "../domain/rooming";
import { eventToSee } from "../queries/registrations-of-event.server";
import { lodgingsOf } from "../queries/rooms.server";

export type PairProblem = Problem<"room-too-full" | "guest-unknown">;

/**
 * Puts guests of one lodging into a room of their own, or one into none but their own. From then on the organiser's
 * word counts for them, whatever they wrote. Who shared with them before stays together without them.
 *
 * Refused: the access problems; `not-found` for a lodging of another event; `guest-unknown` for somebody who has no
 * bed there; `room-too-full`.
 */
export async function pairRoomMates(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  lodgingId: string,
  guestIds: readonly string[],
): Promise<Result<{ id: string }, AccessProblem | PairProblem>> {
  return inTransaction(world, async (tx) => {
    const of = [organisationSlug, eventSlug] as const;
    const event = await eventToSee(tx, actor, ...of, "manage-registrations");
    if (!event.ok) return event;
    if (!isUuid(lodgingId)) return refuse("not-found");
    // One after another: a room is read and written whole.
    await tx.db.$queryRaw`
      SELECT 1 FROM registration_add_on WHERE add_on_id = ${lodgingId}::uuid ORDER BY registration_id FOR UPDATE`;
    const [lodging] = await lodgingsOf(tx, event.value.id, [lodgingId]);
    if (!lodging) return refuse("not-found");
    const { guests, sharedBy, plan } = lodging;
    const room = [...new Set(guestIds)];
    if (room.length === 0 || room.some((id) => !guests.some((guest) => guest.id === id)))
      return refuse("guest-unknown");
    if (room.length > sharedBy) return refuse("room-too-full", { params: { beds: sharedBy } });

    // Those they leave: together as they were, however that came about.
    const left = plan.rooms
      .filter((before) => before.guests.length > 1 && before.guests.some((id) => room.includes(id)))
      .map((before) => before.guests.filter((id) => !room.includes(id)))
      .filter((rest) => rest.length > 1);
    const mates = new Map([room, ...left].flatMap((each) => [...matesOf(each)]));
    for (const [registrationId, roomMateId] of mates)
      await tx.db.registrationAddOn.update({
        where: { registrationId_addOnId: { registrationId, addOnId: lodgingId } },
        data: { roomMateId, roomedAt: tx.now() },
      });
    // Nobody else points into the room any more.
    await tx.db.registrationAddOn.updateMany({
      where: {
        addOnId: lodgingId,
        roomMateId: { in: [...mates.keys()] },
        registrationId: { notIn: [...mates.keys()] },
      },
      data: { roomMateId: null },
    });
    await recordAudit(tx, {
      organisationId: event.value.organisationId,
      accountId: event.value.accountId,
      action: "pair-room-mates",
      subject: { type: "event", id: event.value.id },
      detail: { guests: room.length },
    });
    return accept({ id: lodgingId });
  });
}
