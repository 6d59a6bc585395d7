import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { openingKinds, type MessageKind } from "../domain/message-kinds";

/** The kinds that only take something out of a calendar, and say all they need in their snapshot. */
const leavingKinds: MessageKind[] = ["cancelled", "calendar-day", "calendar-session"];

/** Whether a row of the outbox is to be forgotten as soon as it has been dealt with. */
export const isForgottenAfter = Prisma.sql`(snapshot ->> 'forgetAfter') IS NOT NULL`;

/** As {@link isForgottenAfter}, of a row that has been read. */
export function isToBeForgotten({ snapshot }: { readonly snapshot: unknown }): boolean {
  return (snapshot as { forgetAfter?: unknown } | null)?.forgetAfter === true;
}

/**
 * Over rows `t` of the outbox: what has yet to take something out of its recipient's calendar that is there. It still
 * leaves when they are erased, or the entry would stay in their calendar for ever.
 */
export const isLastCancellation = Prisma.sql`(t.state = 'queued' AND (${isForgottenAfter} OR (
  t.kind = ANY(${leavingKinds})
  AND coalesce(t.snapshot ->> 'method', t.snapshot #>> '{calendar,method}', '') = 'CANCEL'
  AND (t.thread IS NULL OR EXISTS (
    SELECT FROM outbox_message earlier
    WHERE earlier.recipient_email = t.recipient_email AND earlier.id <> t.id
      AND (earlier.thread = t.thread
        OR (earlier.registration_id = t.registration_id AND earlier.kind = ANY(${openingKinds})))
      AND (earlier.state = 'sent' OR earlier.lease IS NOT NULL))))))`;

/**
 * Marks the last cancellations among rows `t`, whose recipient is erased, to be forgotten once they have left.
 *
 * @remarks They lose their thread: what was sent before is nobody's from now on, so nobody could tell that there is
 * something to take out.
 */
export async function forgetAfterLeaving(world: World, where: Prisma.Sql): Promise<void> {
  await world.db.$executeRaw`
    UPDATE outbox_message t SET thread = NULL, snapshot = t.snapshot || '{"forgetAfter": true}'::jsonb
    WHERE ${where} AND ${isLastCancellation}`;
}

/** How many of the rows `t` would still leave. */
export async function lastCancellations(world: World, where: Prisma.Sql): Promise<number> {
  const [row] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM outbox_message t WHERE ${where} AND ${isLastCancellation}`;
  return row?.count ?? 0;
}
