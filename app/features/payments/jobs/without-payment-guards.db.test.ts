import { describe, expect } from "vitest";
import {
  dropPaymentGuards,
  recordNaively,
  refundNaively,
  startNaively,
  startUnderLock,
} from "tests/support/naive-payments";
import { moneyOf } from "tests/support/stripe-inbox";
import { cardTest } from "tests/support/with-stripe";

describe("the races are real: without the guards", () => {
  cardTest(
    "a double click charges twice (twin of: one attempt with one address)",
    async ({ cards, payables, make, stripe }) => {
      await dropPaymentGuards(cards);
      const id = await payables.make(make, 50_000);
      const urls = await Promise.all([1, 2].map(() => startNaively(cards, id)));
      for (const url of new Set(urls)) stripe.ledger.pay(stripe.sessionOf(url).id);
      expect(await moneyOf(cards, id)).toMatchObject({ charged: 100_000 });
    },
  );

  cardTest(
    "an answer that was lost charges twice (twin of fault 10)",
    async ({ cards, payables, make, stripe }) => {
      await dropPaymentGuards(cards);
      const id = await payables.make(make, 50_000);
      stripe.fail("POST /checkout/sessions", "hang-after", 2);
      await expect(startNaively(cards, id)).rejects.toThrow();
      // Stripe has the session, and somebody may have it open; the next click makes another.
      const url = await startNaively(cards, id);
      for (const { id: session } of stripe.ledger.all("checkout.session"))
        stripe.ledger.pay(session);
      expect(url).not.toBe("");
      const { charged } = await moneyOf(cards, id);
      expect(charged).toBeGreaterThan(50_000);
      stripe.letGo();
    },
  );

  cardTest(
    "an event told five times at once is recorded more than once (twin of faults 8 and 9)",
    async ({ cards, payables, make, stripe }) => {
      await dropPaymentGuards(cards);
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(stripe.sessionOf(await startNaively(cards, id)).id);
      const [event] = stripe
        .takeEvents()
        .filter(({ type }) => type === "checkout.session.completed");
      if (!event) throw new Error("nothing was told");
      await Promise.all([1, 2, 3, 4, 5].map(() => recordNaively(cards, id, event)));
      const { payments, paid } = await moneyOf(cards, id);
      expect(payments.length).toBeGreaterThan(1);
      expect(paid).toBeGreaterThan(50_000);
    },
  );

  cardTest(
    "two workers give back twice (twin of: is asked for once)",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(stripe.sessionOf(await startNaively(cards, id)).id);
      const [event] = stripe
        .takeEvents()
        .filter(({ type }) => type === "checkout.session.completed");
      if (!event) throw new Error("nothing was told");
      await recordNaively(cards, id, event);
      await payables.owe(id, 30_000);
      await Promise.all([refundNaively(cards), refundNaively(cards)]);
      expect(await moneyOf(cards, id)).toMatchObject({ refunded: 20_000, givenBack: 40_000 });
    },
  );

  cardTest(
    "a call made under a lock keeps everybody waiting (twin of: nothing is locked meanwhile)",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.fail("GET /payment_intents", "hang-before");
      const starting = startUnderLock(cards, id);
      await stripe.hanging();
      const taken = cards.db
        .$queryRaw`SELECT 1 FROM payable WHERE id = ${id}::uuid FOR UPDATE NOWAIT`;
      await expect(taken).rejects.toThrow(/lock/);
      stripe.letGo();
      await starting;
    },
  );
});
