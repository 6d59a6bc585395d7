/**
 * Card payments among many buyers at once: money that comes while places are released, given back and passed on. Beside
 * it the twin: the same with the guard away, which loses.
 */
import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { hallOf, inLanes, seatsOf } from "tests/support/hall";
import type { Make } from "tests/support/make";
import { beginPaying, moneyComes, price, takingCards } from "tests/support/paid";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addTime, minute } from "~/kernel/time";
import { openDatabase } from "~/platform/db.server";
import { inTransaction } from "~/platform/world.server";
import { releaseUnpaid } from "../jobs/release-unpaid.server";
import { offerOf } from "../queries/offer.server";
import type { PlacedOrder } from "../queries/placed-order.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { acceptOffer } from "./answer-offer.server";
import { cancelRegistration } from "./cancel-registration.server";
import { placeOrder } from "./place-order.server";

const buyers = 64;

/** The time of an order is over, and that of what it was paying by. */
async function runOut(world: TestWorld, orderId: string): Promise<void> {
  const past = addTime(world.now(), -minute);
  await world.db.checkout.updateMany({
    where: { payableId: orderId, state: "open" },
    data: { expiresAt: past },
  });
  await world.db.order.updateMany({
    where: { id: orderId, payUntil: { not: null } },
    data: { payUntil: past },
  });
}

const linkOf = (world: TestWorld, { seats: [seat] }: PlacedOrder) =>
  seat ? seatTokens(world, seat).registration : "";

/** What buyers do about an order they have placed, one after the other. */
const deeds: readonly ((
  world: TestWorld,
  order: PlacedOrder,
  checkout: string,
) => Promise<unknown>)[] = [
  (world, _order, checkout) => moneyComes(world, checkout),
  async (world, order, checkout) => {
    await runOut(world, order.id);
    await releaseUnpaid(world);
    await moneyComes(world, checkout);
  },
  async (world, order, checkout) => {
    await runOut(world, order.id);
    await Promise.all([moneyComes(world, checkout), releaseUnpaid(world)]);
  },
  (world, order, checkout) =>
    Promise.all([moneyComes(world, checkout), cancelRegistration(world, linkOf(world, order))]),
  async (world, order) => {
    await runOut(world, order.id);
    await releaseUnpaid(world);
  },
];

async function deadlocks({ db }: TestWorld): Promise<number> {
  const [row] = await db.$queryRaw<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`;
  return row?.deadlocks ?? 0;
}

describe("64 buyers who pay by card, late or not at all", () => {
  dbTest(
    "meet no deadlock, sell no place twice, and every krone is kept for a place or given back",
    { timeout: 600_000 },
    async ({ world: own, make, databaseUrl }) => {
      const hall = await hallOf(own, make);
      const { event } = hall;
      await price(own, event, 50_000);
      const db = openDatabase(databaseUrl, buyers, { connectionLimit: 120_000 });
      const world: TestWorld = { ...takingCards(own), db };
      const buy = async (n: number) => {
        const asked = { ...make.request(`Buyer ${n}`), seats: seatsOf(hall, n) };
        const placed = await placeOrder(world, anonymous, event.slug, {
          ...asked,
          ...(n % 7 === 0 ? { source: "organiser" as const } : {}),
        });
        if (!placed.ok) throw new Error(placed.problem.code);
        const order = placed.value;
        if (order.seats[0]?.status === "waitlisted") {
          await acceptOffer(world, { seat: linkOf(world, order) });
          return;
        }
        const checkout = await beginPaying(world, order.id);
        if (checkout && order.seats[0]?.status === "awaiting-payment")
          await deeds[n % deeds.length]?.(world, order, checkout);
      };
      const before = await deadlocks(own);
      try {
        expect(await inLanes(buyers, buy, 500)).toEqual([]);
      } finally {
        await db.$disconnect();
      }
      // None that was run again either.
      expect(await deadlocks(own)).toBe(before);
      expect(await faultsInBooks(own.db, event.id, { moved: true })).toEqual([]);
      const offer = await offerOf(own, event.id);
      const all = [...offer.quotas, ...offer.addOns, ...offer.sessions, ...offer.ticketTypes];
      const wanted = all.flatMap(({ pool }) => (pool && pool.waiting > 0 ? [pool] : []));
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.filter(({ size, taken }) => taken !== size)).toEqual([]);
      const reasons = await own.db.refund.groupBy({ by: ["reason"] });
      expect(reasons.map(({ reason }) => reason)).toContain("too-late");
    },
  );
});

/** An order that is being paid for, and whose time is over; somebody waits for its place. */
async function lastPlace(own: TestWorld, make: Make) {
  const world = takingCards(own);
  const event = await make.event({ seats: 1 });
  await price(world, event, 50_000);
  const place = async (name: string) => {
    const placed = await placeOrder(world, anonymous, event.slug, make.request(name));
    if (!placed.ok) throw new Error(placed.problem.code);
    return placed.value;
  };
  const ada = await place("Ada");
  const grace = await place("Grace");
  const checkout = (await beginPaying(world, ada.id)) ?? "";
  await runOut(world, ada.id);
  return { world, event, ada, grace, checkout };
}

const statusOf = async (world: TestWorld, { id }: PlacedOrder) =>
  (await world.db.registration.findFirstOrThrow({ where: { orderId: id } })).status;

describe("money that comes while the place of the same order is released", () => {
  dbTest("is for the place or goes back, whichever came first", async ({ world: own, make }) => {
    const outcomes = new Set<string>();
    for (let start = 0; start < 8; start++) {
      const { world, event, ada, grace, checkout } = await lastPlace(own, make);
      const deedsAtOnce = [() => moneyComes(world, checkout), () => releaseUnpaid(world)];
      await Promise.all((start % 2 ? deedsAtOnce : deedsAtOnce.toReversed()).map((deed) => deed()));
      const refunds = await world.db.refund.count({ where: { payableId: ada.id } });
      const outcome = [await statusOf(world, ada), await statusOf(world, grace), refunds].join(" ");
      expect(["confirmed waitlisted 0", "cancelled offered 1"]).toContain(outcome);
      outcomes.add(outcome);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  dbTest(
    "is for the place when it is heard of first, and goes back when it is not",
    async ({ world: own, make }) => {
      const early = await lastPlace(own, make);
      await moneyComes(early.world, early.checkout);
      expect(await releaseUnpaid(early.world)).toBe(0);
      expect(await statusOf(early.world, early.ada)).toBe("confirmed");
      const late = await lastPlace(own, make);
      await releaseUnpaid(late.world);
      await moneyComes(late.world, late.checkout);
      expect(await statusOf(late.world, late.ada)).toBe("cancelled");
      expect(await late.world.db.refund.count({ where: { payableId: late.ada.id } })).toBe(1);
    },
  );

  dbTest(
    "without its guard is kept for a place that went to somebody else",
    async ({ world: own, make }) => {
      let lost = false;
      for (let start = 0; start < 20 && !lost; start++) {
        const { world, ada, checkout } = await lastPlace(own, make);
        // As the webhook would note it that looks at the seat before it locks anything.
        const naive = inTransaction(world, async (tx) => {
          const seat = await tx.db.registration.findFirstOrThrow({ where: { orderId: ada.id } });
          await tx.db.$queryRaw`SELECT pg_sleep(0.05)::text`;
          const { amountMinor, organisationId, currency } = await tx.db.checkout.findUniqueOrThrow({
            where: { id: checkout },
          });
          await tx.db.payment.create({
            data: {
              id: tx.newId(),
              organisationId,
              payableId: ada.id,
              method: "card",
              amountMinor,
              currency,
              receivedAt: tx.now(),
              createdAt: tx.now(),
            },
          });
          await tx.db.payable.update({
            where: { id: ada.id },
            data: { paidMinor: { increment: amountMinor } },
          });
          return seat.status;
        });
        const [seen] = await Promise.all([naive, releaseUnpaid(world)]);
        const payable = await world.db.payable.findUniqueOrThrow({ where: { id: ada.id } });
        lost =
          seen === "awaiting-payment" &&
          (await statusOf(world, ada)) === "cancelled" &&
          payable.paidMinor - payable.refundedMinor > payable.owedMinor;
      }
      expect(lost).toBe(true);
    },
  );
});
