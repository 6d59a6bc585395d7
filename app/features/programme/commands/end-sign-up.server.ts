import type { World } from "~/platform/world.server";

/**
 * Ends the sign-up for a session that is everybody's, or its group's, from now on: whoever waited for it waits no
 * longer, and its counter goes with the places that were taken in it. Who had a place keeps the session on their
 * programme, and comes into the new counter should the sign-up begin again. The event is held alone.
 *
 * @remarks Places are moved by `move_places`, as everywhere; what an order waits for besides stays as it was, and is
 * looked at when its queue is served next.
 */
export async function endSignUp(world: World, sessionId: string): Promise<void> {
  const { seatPoolId } = await world.db.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { seatPoolId: true },
  });
  await world.db.waitlistEntry.updateMany({
    where: { sessionId, status: "waiting" },
    data: { status: "left", seats: 0, waitsAt: [], endedAt: world.now() },
  });
  await world.db.registrationSession.deleteMany({ where: { sessionId, status: "waitlisted" } });
  if (!seatPoolId) return;
  await world.db.$queryRaw`
    WITH pool AS (SELECT id, taken FROM seat_pool WHERE id = ${seatPoolId}::uuid FOR UPDATE)
    SELECT moved.short FROM pool, move_places(
      jsonb_build_object(pool.id, pool.taken), '{}', false, NULL) AS moved`;
  await world.db.$executeRaw`
    UPDATE hold SET places = places - ${seatPoolId}::text
    WHERE ended_at IS NULL AND jsonb_exists(places, ${seatPoolId}::text)`;
  await world.db.$executeRaw`
    UPDATE registration SET places = array_remove(places, ${seatPoolId}::uuid)
    WHERE ${seatPoolId}::uuid = ANY (places)`;
  await world.db.$executeRaw`
    UPDATE waitlist_entry SET waits_at = array_remove(waits_at, ${seatPoolId}::uuid)
    WHERE status = 'waiting' AND ${seatPoolId}::uuid = ANY (waits_at)`;
  await world.db.session.update({ where: { id: sessionId }, data: { seatPoolId: null } });
  await world.db.seatPool.delete({ where: { id: seatPoolId } });
}
