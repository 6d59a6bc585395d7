import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { price, takingCards } from "tests/support/paid";
import { anonymous } from "~/kernel/actor";
import { addTime, day } from "~/kernel/time";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { owedLines } from "~/features/registration/commands/settle-order.server";
import {
  registrationStatuses,
  seatedStatuses,
} from "~/features/registration/domain/registration-transitions";
import { isOwed } from "./money-rows.server";

const kinds = ["ticket", "add-on", "discount", "fee", "adjustment"] as const;

dbTest(
  "reports count the same lines as owed as registration does, whatever state seats and event are in",
  async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5 });
    await price(world, event, 50_000);
    const asked = make.companyRequest("Vev AS", ["Ada", "Berit"]);
    const placed = await placeOrder(world, anonymous, event.slug, asked);
    if (!placed.ok) throw new Error(placed.problem.code);
    const orderId = placed.value.id;
    const first = await world.db.orderLine.findFirstOrThrow({ where: { orderId } });
    // Every kind of line, living and struck.
    await world.db.orderLine.deleteMany({ where: { orderId } });
    for (const kind of kinds)
      for (const cancelledAt of [null, world.now()])
        await world.db.orderLine.create({
          data: {
            ...first,
            id: world.newId(),
            kind,
            netMinor: kind === "discount" || kind === "adjustment" ? -100 : 100,
            cancelledAt,
            ...(kind === "ticket" ? {} : { registrationId: null }),
          },
        });
    const { places } = await world.db.registration.findFirstOrThrow({ where: { orderId } });
    const seated = new Set<string>(seatedStatuses);
    const [ada, berit] = placed.value.seats.map(({ id }) => id);
    const differing: string[] = [];
    const counts = new Set<number>();
    for (const calledOff of [false, true]) {
      const at = calledOff ? addTime(world.now(), -day) : null;
      await world.db.event.update({
        where: { id: event.id },
        data: { status: calledOff ? "cancelled" : "published", cancelledAt: at },
      });
      for (const calledOffAt of [null, world.now()]) {
        await world.db.order.update({ where: { id: orderId }, data: { calledOffAt } });
        for (const one of registrationStatuses)
          for (const other of registrationStatuses) {
            await setStatus(ada, one);
            await setStatus(berit, other);
            const order = await world.db.order.findUniqueOrThrow({
              where: { id: orderId },
              include: { lines: true, registrations: { select: { status: true } } },
            });
            const theirs = owedLines(order.lines, order.registrations).map(({ id }) => id);
            const ours = await world.db.$queryRaw<{ id: string }[]>`
              SELECT l.id::text AS id FROM order_line l WHERE l.order_id = ${orderId}::uuid AND ${isOwed}`;
            counts.add(theirs.length);
            if (
              ours
                .map(({ id }) => id)
                .toSorted()
                .join() !== theirs.toSorted().join()
            )
              differing.push(
                `${one} ${other} ${String(calledOff)} ${String(calledOffAt !== null)}`,
              );
          }
      }
    }
    expect(differing).toEqual([]);
    // Both answers were asked for: all that lives, and what stands by itself.
    expect(counts).toEqual(new Set([2, 5]));

    async function setStatus(id: string | undefined, status: string): Promise<void> {
      await world.db.registration.update({
        where: { id: id ?? "" },
        data: {
          status,
          cancelledAt: status === "cancelled" ? world.now() : null,
          places: seated.has(status) ? places : [],
        },
      });
    }
  },
);
