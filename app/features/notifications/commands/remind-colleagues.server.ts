import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { mayBeAsked, owingInOrders } from "~/features/registration/queries/missing.server";
import { orderByToken } from "~/features/registration/queries/registration-by-token.server";
import { askForMissing } from "./ask-for-missing.server";

/**
 * Reminds those of an order who still owe an answer, because their contact asked for it. Whoever was asked within the
 * last 20 hours, by whomever, is left in peace.
 *
 * Refused: `not-found` for a link that opens nothing, `event-started` when it is too late or the event is off,
 * `reminded-lately` when there is nobody left to remind.
 */
export async function remindColleagues(
  world: World,
  token: string,
): Promise<
  Result<{ reminded: number }, Problem<"not-found" | "event-started" | "reminded-lately">>
> {
  const opened = await orderByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id, eventId } = opened;
  return inTransaction(world, async (tx) => {
    const now = tx.now();
    const [event] = await tx.db.$queryRaw<{ ahead: boolean }[]>`
      SELECT status = 'published' AND starts_at > ${now}::timestamptz AS ahead FROM event
      WHERE id = ${eventId}::uuid FOR SHARE`;
    if (!event?.ahead) return refuse("event-started");
    // Pressed twice at once: the second finds them asked.
    await tx.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const owing = (await owingInOrders(tx, [id])).get(id) ?? [];
    const seats = owing.filter(
      ({ email, askedAt, missing }) =>
        email !== null && missing.answers.length > 0 && mayBeAsked(askedAt, now),
    );
    const reminded = await askForMissing(tx, eventId, seats, {
      key: `by-hand:${now.toISOString()}`,
      contactsSince: null,
    });
    if (reminded === 0) return refuse("reminded-lately");
    tx.wake("deliver-outbox");
    return accept({ reminded });
  });
}
