import type {
  PayableFacts,
  PayableLine,
  Payables,
} from "~/features/payments/commands/payables.server";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { dateOf, type Instant } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { isSold } from "../domain/registration-transitions";
import { owedLines } from "./settle-order.server";
import { lockPaidFor, settlePaid } from "./settle-payment.server";

/**
 * Orders as what payments are for. {@link Payables.change} locks in the house's order: events by id (gate and row),
 * persons by address, codes, each event's counters, orders, payables. Counters and persons only where money by card may
 * move places.
 */
export const orderPayables: Payables = { change, keepUntil, facts };

function change<T>(
  world: World,
  payableIds: readonly string[],
  work: (tx: World) => Promise<T>,
): Promise<T> {
  return inTransaction(world, async (tx) => {
    const locked = await lockPaidFor(tx, payableIds);
    const result = await work(tx);
    await settlePaid(tx, locked);
    return result;
  });
}

/** Never earlier than it is kept already. Nothing is kept of an event that is called off, or has begun without them. */
async function keepUntil(tx: World, payableId: string, until: Instant): Promise<boolean> {
  const order = await tx.db.order.findUnique({
    where: { id: payableId },
    select: {
      payUntil: true,
      event: { select: { status: true, startsAt: true } },
      registrations: { select: { status: true } },
    },
  });
  if (!order || order.event.status !== "published") return false;
  const seats = order.registrations;
  if (!seats.some(({ status }) => isSold(status))) return false;
  // Seats that are confirmed are kept, whatever is still due for them.
  if (!seats.some(({ status }) => status === "awaiting-payment")) return true;
  if (order.event.startsAt <= tx.now()) return false;
  if (order.payUntil === null || order.payUntil < until)
    await tx.db.order.update({ where: { id: payableId }, data: { payUntil: until } });
  return true;
}

async function facts(world: World, payableIds: readonly string[]): Promise<PayableFacts[]> {
  const orders = await world.db.order.findMany({
    where: { id: { in: [...payableIds] } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      event: { select: { title: true, startsAt: true, timeZone: true } },
      registrations: { select: { status: true } },
      lines: { orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  });
  return orders.map(({ id, event, registrations, lines }) => ({
    id,
    title: event.title,
    suppliedOn: dateOf(event.startsAt, event.timeZone),
    lines: owedLines(lines, registrations).map(
      ({ id: sourceId, kind, itemId, label, netMinor, vatCategory, vatRate }) => ({
        sourceId,
        kind: kind as PayableLine["kind"],
        itemId,
        label,
        netMinor,
        vatCategory: vatCategory as VatCategory,
        vatRate,
      }),
    ),
  }));
}
