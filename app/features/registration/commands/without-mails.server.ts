import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";

/**
 * Does something about one order and sends none of the mails to its people that it would bring: they are taken out
 * again in its transaction, so that nobody can have taken one in hand. What others get by it (a place that became
 * free) they are told.
 *
 * @param orderId - of an order that is there already
 * @returns `null` when a refusal by the database ended the transaction: nothing has happened
 */
export async function withoutMails<T>(
  world: World,
  orderId: string | null,
  work: (tx: World) => Promise<{ readonly result: T; readonly orderId: string | null }>,
): Promise<T | null> {
  try {
    return await inTransaction(world, async (tx) => {
      const before = orderId
        ? await tx.db.outboxMessage.findMany({ where: { orderId }, select: { id: true } })
        : [];
      const done = await work(tx);
      if (done.orderId !== null)
        await tx.db.outboxMessage.deleteMany({
          where: { orderId: done.orderId, id: { notIn: before.map(({ id }) => id) } },
        });
      return done.result;
    });
  } catch (error) {
    // 25P02: what came after a unique index had said no.
    if (["23505", "25P02"].includes(sqlStateOf(error) ?? "")) return null;
    throw error;
  }
}
