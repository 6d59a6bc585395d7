import { isSettled, keptMinor } from "~/features/payments/domain/standing";
import type { World } from "~/platform/world.server";
import { lapseOrder } from "./lapse-order.server";
import { lockCounters } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { returnSeats } from "./return-seats.server";
import { holdEvent } from "./serve-waitlist.server";
import { settleOrder } from "./settle-order.server";

/** Orders that are locked with all that is paid for, and what had been paid for them before. */
export interface LockedOrders {
  readonly orders: readonly {
    readonly id: string;
    readonly eventId: string;
    readonly eventStatus: string;
  }[];
  readonly before: ReadonlyMap<string, PaidSums>;
}

interface PaidSums {
  readonly id: string;
  readonly owedMinor: number;
  readonly invoicedMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
}

/**
 * Locks orders with what they pay for, in the order in which everybody locks; unknown ids are none.
 *
 * @param options.places - whether codes and counters are locked whatever pays: for whoever goes on to change an order,
 *   and would lock them too late.
 */
export async function lockPaidFor(
  world: World,
  ids: readonly string[],
  { places = false }: { readonly places?: boolean } = {},
): Promise<LockedOrders> {
  const orderIds = [...ids];
  const found = await world.db.order.findMany({
    where: { id: { in: orderIds } },
    orderBy: { id: "asc" },
    select: { id: true, eventId: true, payBy: true },
  });
  const statuses = new Map<string, string>();
  for (const eventId of [...new Set(found.map((order) => order.eventId))].toSorted())
    statuses.set(eventId, (await holdEvent(world, eventId)).status);
  // Only where a card pays do places and codes move with the money; one that was begun may still come for an order
  // that is invoiced by now. None begins for such.
  const begun = await world.db.checkout.findMany({
    where: { payableId: { in: orderIds } },
    distinct: ["payableId"],
    select: { payableId: true },
  });
  const moving = found.filter(
    ({ id, payBy }) =>
      places || payBy === "card" || begun.some(({ payableId }) => payableId === id),
  );
  if (moving.length > 0) await lockSeatsOf(world, moving);
  await world.db.$queryRaw`
    SELECT 1 FROM "order" WHERE id = ANY (${orderIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await world.db.$queryRaw`
    SELECT 1 FROM payable WHERE id = ANY (${orderIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return {
    orders: found.map(({ id, eventId }) => ({
      id,
      eventId,
      eventStatus: statuses.get(eventId) ?? "",
    })),
    before: await paidSums(world, orderIds),
  };
}

async function lockSeatsOf(
  world: World,
  orders: readonly { readonly id: string; readonly eventId: string }[],
): Promise<void> {
  const ids = orders.map(({ id }) => id);
  await world.db.$queryRaw`
    SELECT 1 FROM person WHERE id IN (
      SELECT person_id FROM registration
      WHERE order_id = ANY (${ids}::uuid[]) AND status IN ('awaiting-payment', 'cancelled'))
    ORDER BY email FOR NO KEY UPDATE`;
  // The code it uses, and the one it used until its places went to others.
  await world.db.$queryRaw`
    SELECT 1 FROM code WHERE id IN (
      SELECT code_id FROM "order" WHERE id = ANY (${ids}::uuid[])
      UNION SELECT item_id FROM order_line WHERE order_id = ANY (${ids}::uuid[]) AND kind = 'discount')
    ORDER BY id FOR NO KEY UPDATE`;
  for (const eventId of [...new Set(orders.map((order) => order.eventId))].toSorted())
    await lockCounters(world, eventId);
}

async function paidSums(world: World, ids: readonly string[]): Promise<Map<string, PaidSums>> {
  const rows = await world.db.payable.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      owedMinor: true,
      invoicedMinor: true,
      paidMinor: true,
      refundedMinor: true,
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Brings orders up to date with what was paid for them since they were locked. */
export async function settlePaid(world: World, { orders, before }: LockedOrders): Promise<void> {
  const after = await paidSums(
    world,
    orders.map(({ id }) => id),
  );
  for (const order of orders) {
    const was = before.get(order.id);
    const is = after.get(order.id);
    const came =
      is !== undefined &&
      is.paidMinor > (was?.paidMinor ?? 0) &&
      keptMinor(is) > (was ? keptMinor(was) : 0);
    if (came) await moneyCame(world, order, was, is);
    else await settleOrder(world, order.id);
  }
}

/**
 * What becomes of an order for which money came in. Its unpaid seats are confirmed; those that lapsed before come back
 * if they can; what is paid beyond that goes back.
 */
async function moneyCame(
  world: World,
  order: LockedOrders["orders"][number],
  was: PaidSums | undefined,
  { refundedMinor }: PaidSums,
): Promise<void> {
  // Nobody comes to an event that is called off: what was paid for it goes back with the places.
  const lapsed =
    order.eventStatus === "published"
      ? await returnSeats(world, order)
      : (await lapseOrder(world, order, { tells: false }))
        ? "gone"
        : "none";
  const reason = lapsed === "none" && was && isSettled(was) ? "twice" : "too-late";
  const standing = await settleOrder(world, order.id, { reason });
  const wentBack = (standing?.refundedMinor ?? 0) > refundedMinor;
  if (reason === "too-late" && wentBack)
    await enqueueOrderMessages(world, order.id, "payment-too-late", {
      about: `${world.now().getTime()}`,
    });
}
