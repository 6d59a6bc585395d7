import { describe, expect } from "vitest";
import { day, minute } from "~/kernel/time";
import { moneyOf, takeIn } from "tests/support/stripe-inbox";
import { cardTest, type CardWorld } from "tests/support/with-stripe";
import type { PlainPayables } from "tests/support/plain-payables";
import type { Make } from "tests/support/make";
import { readCheckout } from "../commands/read-checkout.server";
import { startCheckout } from "../commands/start-checkout.server";
import { carryOutRefunds } from "./carry-out-refunds.server";
import { handleStripeEvents } from "./handle-stripe-events.server";

const addresses = {
  returnUrl: "https://x.example/",
  cancelUrl: "https://x.example/",
  locale: "nb",
} as const;

/** Something that is paid for: 500 kroner. @returns its id and the session's. */
async function paid(world: CardWorld, payables: PlainPayables, make: Make) {
  const id = await payables.make(make, 50_000);
  const started = await startCheckout(world, payables, id, addresses);
  if (!started.ok) throw new Error(started.problem.code);
  const session = world.stripe.sessionOf(started.value.url).id;
  world.stripe.ledger.pay(session);
  await readCheckout(world, payables, id);
  world.stripe.takeEvents();
  return { id, session };
}

async function hear(world: CardWorld, payables: PlainPayables): Promise<void> {
  await takeIn(world, world.stripe.takeEvents());
  await handleStripeEvents(world, payables);
}

const differences = ({ db }: CardWorld) =>
  db.stripeDifference.findMany({
    where: { resolvedAt: null },
    select: { kind: true, oursMinor: true },
  });

describe("giving money back", () => {
  cardTest(
    "is asked for once, by however many workers, and told to whoever paid",
    async ({ cards, payables, make, stripe }) => {
      const { id } = await paid(cards, payables, make);
      await payables.owe(id, 20_000);
      await Promise.all([1, 2, 3, 4].map(() => carryOutRefunds(cards, payables)));
      await hear(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled succeeded 30000"],
        refunded: 30_000,
        givenBack: 30_000,
      });
      const [refund] = await cards.db.refund.findMany();
      const asked = stripe.calls.filter(
        ({ method, path }) => method === "POST" && path === "/refunds",
      );
      expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([refund?.id]);
      const kinds = await cards.db.outboxMessage.findMany({
        select: { kind: true },
        orderBy: { createdAt: "asc" },
      });
      expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(["payment-received", "refunded"]);
      expect(await carryOutRefunds(cards, payables)).toBe(0);
    },
  );

  cardTest.for(["hang-before", "hang-after", "drop-before", "drop-after", "429", "500"] as const)(
    "fault 10: %s while it is asked for gives back once",
    async (fault, { cards, payables, make, stripe }) => {
      const { id } = await paid(cards, payables, make);
      await payables.owe(id, 0);
      stripe.fail("POST /refunds", fault, fault === "429" ? 1 : 2);
      await carryOutRefunds(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ refunds: ["cancelled requested 50000"] });
      stripe.letGo();
      // Days later Stripe has forgotten the key.
      cards.clock.advance(2 * day);
      stripe.forgetKeys();
      await carryOutRefunds(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled succeeded 50000"],
        givenBack: 50_000,
      });
      expect(stripe.ledger.all("refund")).toHaveLength(1);
    },
  );

  cardTest(
    "locks nothing while Stripe hangs, and the event that overtakes its answer says the same",
    async ({ cards, payables, make, stripe }) => {
      const { id } = await paid(cards, payables, make);
      await payables.owe(id, 0);
      stripe.fail("POST /refunds", "hang-after");
      const carrying = carryOutRefunds(cards, payables);
      await stripe.hanging();
      await cards.db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM payable FOR UPDATE NOWAIT`;
        await tx.$queryRaw`SELECT 1 FROM refund FOR UPDATE NOWAIT`;
        await tx.$queryRaw`SELECT 1 FROM payment FOR UPDATE NOWAIT`;
        await tx.$queryRaw`SELECT 1 FROM event FOR UPDATE NOWAIT`;
      });
      await hear(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ refunds: ["cancelled succeeded 50000"] });
      stripe.letGo();
      await carrying;
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled succeeded 50000"],
        refunded: 50_000,
      });
    },
  );

  cardTest(
    "when Stripe is away waits longer each time, and goes on when it is back",
    async ({ cards, payables, make, stripe }) => {
      const one = await paid(cards, payables, make);
      const two = await paid(cards, payables, make);
      await payables.owe(one.id, 0);
      await payables.owe(two.id, 0);
      stripe.fail("POST /refunds", "429", 2);
      await carryOutRefunds(cards, payables);
      expect(
        stripe.calls.filter(({ method, path }) => method === "POST" && path === "/refunds"),
      ).toHaveLength(1);
      cards.clock.advance(5 * minute);
      await carryOutRefunds(cards, payables);
      cards.clock.advance(5 * minute);
      await carryOutRefunds(cards, payables);
      expect([await moneyOf(cards, one.id), await moneyOf(cards, two.id)]).toMatchObject([
        { refunds: ["cancelled succeeded 50000"] },
        { refunds: ["cancelled succeeded 50000"] },
      ]);
      expect(stripe.ledger.all("refund")).toHaveLength(2);
    },
  );

  cardTest(
    "that fails at Stripe, at once or later, stays owed and is told to the treasurer",
    async ({ cards, payables, make, stripe }) => {
      const { id, session } = await paid(cards, payables, make);
      await payables.owe(id, 0);
      await carryOutRefunds(cards, payables);
      await hear(cards, payables);
      const [made] = stripe.ledger.all("refund");
      stripe.ledger.endRefund(made?.id ?? "", "failed");
      await hear(cards, payables);
      await carryOutRefunds(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled failed 50000"],
        refunded: 50_000,
      });
      expect(await differences(cards)).toEqual([{ kind: "refund-failed", oursMinor: 50_000 }]);
      // Given back by hand in the dashboard, that is settled too.
      stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id });
      await hear(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled succeeded 50000"],
        refunded: 50_000,
        givenBack: 50_000,
      });
      expect(await differences(cards)).toEqual([]);
    },
  );

  cardTest(
    "is withdrawn for what somebody gives back in Stripe's dashboard meanwhile, and never goes back twice",
    async ({ cards, payables, make, stripe }) => {
      for (const { made, left, refunded, heard } of [
        { made: 30_000, left: [], refunded: 30_000, heard: true },
        { made: 10_000, left: [20_000], refunded: 30_000, heard: true },
        { made: 40_000, left: [], refunded: 40_000, heard: true },
        // Nobody has told us of it before we ask for ours.
        { made: 30_000, left: [], refunded: 30_000, heard: false },
        { made: 10_000, left: [20_000], refunded: 30_000, heard: false },
      ]) {
        const { id, session } = await paid(cards, payables, make);
        await payables.owe(id, 20_000);
        const charge = stripe.ledger.chargeOf(session);
        stripe.ledger.refund({ charge: charge.id, amount: made });
        if (heard) await hear(cards, payables);
        await carryOutRefunds(cards, payables);
        await hear(cards, payables);
        await carryOutRefunds(cards, payables);
        const reason = made > 30_000 ? "outside" : "cancelled";
        const money = await moneyOf(cards, id);
        expect(money.refunds.toSorted()).toEqual(
          [
            `${reason} succeeded ${made}`,
            ...left.map((amount) => `cancelled succeeded ${amount}`),
          ].toSorted(),
        );
        expect(money.refunded).toBe(refunded);
        expect(stripe.ledger.get(charge.id).amount_refunded).toBe(refunded);
      }
      expect(await differences(cards)).toEqual([]);
    },
  );

  cardTest.for(["hang-before", "hang-after"] as const)(
    "that is being asked for (%s) when somebody gives back in the dashboard is waited for",
    async (fault, { cards, payables, make, stripe }) => {
      const { id, session } = await paid(cards, payables, make);
      await payables.owe(id, 20_000);
      stripe.fail("POST /refunds", fault);
      const carrying = carryOutRefunds(cards, payables);
      await stripe.hanging();
      const before = fault === "hang-before";
      const amount = before ? 30_000 : 20_000;
      stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id, amount });
      await hear(cards, payables);
      if (before) expect(await moneyOf(cards, id)).toMatchObject({ refunded: 30_000 });
      stripe.letGo();
      await carrying;
      cards.clock.advance(5 * minute);
      await hear(cards, payables);
      const back = before ? 30_000 : 50_000;
      expect(await moneyOf(cards, id)).toMatchObject({ refunded: back, givenBack: back });
      expect(await differences(cards)).toEqual([]);
    },
  );

  cardTest(
    "that Stripe refuses is failed, until somebody gives it back there",
    async ({ cards, payables, make, stripe }) => {
      const { id, session } = await paid(cards, payables, make);
      await payables.owe(id, 0);
      const intent = String(stripe.ledger.chargeOf(session).payment_intent);
      await cards.db.payment.updateMany({ data: { paymentIntentId: "pi_gone" } });
      await carryOutRefunds(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ refunds: ["cancelled failed 50000"] });
      expect(await differences(cards)).toEqual([{ kind: "refund-failed", oursMinor: 50_000 }]);
      await cards.db.payment.updateMany({ data: { paymentIntentId: intent } });
      stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id });
      await hear(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["cancelled succeeded 50000"],
        refunded: 50_000,
      });
      expect(await differences(cards)).toEqual([]);
    },
  );

  cardTest("of money that came by bank is left to somebody", async ({ cards, payables, make }) => {
    const { id } = await paid(cards, payables, make);
    await cards.db.payment.updateMany({ data: { method: "bank" } });
    await payables.owe(id, 0);
    expect(await carryOutRefunds(cards, payables)).toBe(0);
    expect(await moneyOf(cards, id)).toMatchObject({ refunds: ["cancelled requested 50000"] });
  });

  cardTest(
    "is done for what is paid a second time, and for what comes too late",
    async ({ cards, payables, make, stripe }) => {
      const { id } = await paid(cards, payables, make);
      // A session that lived on at Stripe, of which nobody here knew that it does.
      await payables.owe(id, 80_000);
      const started = await startCheckout(cards, payables, id, addresses);
      if (!started.ok) throw new Error(started.problem.code);
      await payables.owe(id, 50_000);
      stripe.ledger.pay(stripe.sessionOf(started.value.url).id);
      await hear(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        payments: [50_000, 30_000],
        refunds: ["twice requested 30000"],
      });
      const late = await payables.make(make, 10_000);
      const before = await startCheckout(cards, payables, late, addresses);
      if (!before.ok) throw new Error(before.problem.code);
      await payables.letGo(late);
      stripe.ledger.pay(stripe.sessionOf(before.value.url).id);
      await hear(cards, payables);
      expect(await moneyOf(cards, late)).toMatchObject({ refunds: ["too-late requested 10000"] });
    },
  );
});
