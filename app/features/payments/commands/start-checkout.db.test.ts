import { describe, expect } from "vitest";
import { addTime, minute } from "~/kernel/time";
import { moneyOf, takeIn } from "tests/support/stripe-inbox";
import { cardTest, cardWorld, type CardWorld } from "tests/support/with-stripe";
import { endCheckouts } from "../jobs/end-checkouts.server";
import { handleStripeEvents } from "../jobs/handle-stripe-events.server";
import type { Payables } from "./payables.server";
import { readCheckout } from "./read-checkout.server";
import { startCheckout } from "./start-checkout.server";

const addresses = {
  returnUrl: "https://treff.example/orders/x/paid",
  cancelUrl: "https://treff.example/orders/x/pay",
  locale: "nb",
} as const;

async function start(world: CardWorld, payables: Payables, id: string): Promise<string> {
  const started = await startCheckout(world, payables, id, addresses);
  if (!started.ok) throw new Error(`not started: ${started.problem.code}`);
  return started.value.url;
}

async function problem(world: CardWorld, payables: Payables, id: string): Promise<string> {
  const started = await startCheckout(world, payables, id, addresses);
  return started.ok ? "started" : started.problem.code;
}

describe("going to payment", () => {
  cardTest(
    "asks Stripe for what is due to the øre, in words, for half an hour",
    async ({ cards, payables, make, stripe }) => {
      const line = {
        kind: "ticket",
        itemId: null,
        label: "Ticket",
        vatCategory: "general",
      } as const;
      const id = await payables.make(make, 12_501, [
        { ...line, sourceId: cards.newId(), netMinor: 10_001, vatRate: 2500 },
      ]);
      const url = await start(cards, payables, id);
      const session = stripe.sessionOf(url);
      const { code } = await cards.db.payable.findUniqueOrThrow({ where: { id } });
      const checkout = await cards.db.checkout.findFirstOrThrow({ where: { payableId: id } });
      expect(session).toMatchObject({
        amount_total: 12_501,
        currency: "nok",
        locale: "nb",
        customer_email: `ada.${id.slice(-6)}@payer.example`,
        client_reference_id: checkout.id,
        metadata: { checkout: checkout.id, payable: id, treff: "https://treff.example" },
        success_url: addresses.returnUrl,
        cancel_url: addresses.cancelUrl,
      });
      const [call] = stripe.calls;
      expect(call?.idempotencyKey).toBe(checkout.id);
      expect(call?.params).not.toHaveProperty("payment_method_types");
      expect(call?.params.line_items).toMatchObject({
        0: {
          quantity: "1",
          price_data: {
            unit_amount: "12501",
            product_data: {
              name: "Påmelding til Founders’ evening",
              description: `Bestilling ${code}: 100,01\u00a0kr eks. mva + 25\u00a0kr mva`,
            },
          },
        },
      });
      expect(checkout).toMatchObject({ state: "open", amountMinor: 12_501, request: null, url });
      const until = addTime(cards.now(), 31 * minute);
      expect([checkout.expiresAt, payables.keptUntil.get(id)]).toEqual([until, until]);
    },
  );

  cardTest(
    "leaves out an address Stripe would refuse it for",
    async ({ cards, payables, make, stripe }) => {
      for (const payerEmail of ["bjørn@blåbær.example", "x@erased.invalid"]) {
        const id = await payables.make(make, 12_500);
        await cards.db.payable.update({ where: { id }, data: { payerEmail } });
        expect(stripe.sessionOf(await start(cards, payables, id))).toMatchObject({
          customer_email: null,
          amount_total: 12_500,
        });
      }
    },
  );

  cardTest(
    "by double click, in two tabs, after reload and back is one attempt with one address",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const urls = await Promise.all(Array.from({ length: 6 }, () => start(cards, payables, id)));
      cards.clock.advance(10 * minute);
      urls.push(await start(cards, payables, id));
      expect(new Set(urls).size).toBe(1);
      expect(stripe.ledger.all("checkout.session")).toHaveLength(1);
      expect(await cards.db.checkout.count()).toBe(1);
    },
  );

  cardTest(
    "for another sum ends the attempt there was: its page takes no money any more",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const before = await start(cards, payables, id);
      await payables.owe(id, 30_000);
      const after = await start(cards, payables, id);
      expect(() => stripe.ledger.pay(stripe.sessionOf(before).id)).toThrow(
        "Only Checkout Sessions",
      );
      expect(stripe.sessionOf(after).amount_total).toBe(30_000);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["expired", "open"] });
    },
  );

  cardTest(
    "when the attempt there was has been paid meanwhile finds nothing due",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(stripe.sessionOf(await start(cards, payables, id)).id);
      await payables.owe(id, 30_000);
      expect(await problem(cards, payables, id)).toBe("nothing-due");
      expect(await moneyOf(cards, id)).toMatchObject({
        checkouts: ["paid"],
        payments: [50_000],
        refunds: ["cancelled requested 20000"],
      });
    },
  );

  cardTest(
    "is refused where nothing is due, kept or known, where a bank is about to pay, and without a key",
    async ({ cards, payables, make, world, stripe, databaseUrl }) => {
      const id = await payables.make(make, 50_000);
      expect(await problem(cards, payables, cards.newId())).toBe("not-found");
      const off = cardWorld(world, databaseUrl, { ...stripe, environment: {} });
      expect(await problem(off, payables, id)).toBe("cards-off");
      const connect = cardWorld(world, databaseUrl, stripe, { STRIPE_CONNECT: "on" });
      expect(await problem(connect, payables, id)).toBe("cards-off");
      const { id: session } = stripe.sessionOf(await start(cards, payables, id));
      stripe.ledger.pay(session, "later");
      expect(await readCheckout(cards, payables, id)).toBe("paying");
      expect(await problem(cards, payables, id)).toBe("already-paying");
      stripe.ledger.settle(session, "failed");
      expect(await readCheckout(cards, payables, id)).toBe("none");
      await start(cards, payables, id);
      await payables.owe(id, 0);
      await endCheckouts(cards, payables);
      expect(await problem(cards, payables, id)).toBe("nothing-due");
    },
  );

  cardTest(
    "happens on the organisation's own account where it has one, and only its own events count",
    async ({ payables, make, world, stripe, databaseUrl }) => {
      const connect = cardWorld(world, databaseUrl, stripe, { STRIPE_CONNECT: "on" });
      const id = await payables.make(make, 50_000);
      const { organisationId } = await world.db.payable.findUniqueOrThrow({ where: { id } });
      await world.db.paymentSettings.create({
        data: { organisationId, stripeAccount: "acct_own" },
      });
      const session = stripe.sessionOf(await start(connect, payables, id));
      expect(stripe.calls.at(-1)?.account).toBe("acct_own");
      stripe.ledger.pay(session.id);
      const events = stripe.takeEvents();
      // Somebody with another connected account writes our marks on a session of theirs.
      const forged = events.map((event) => ({
        ...event,
        id: `${event.id}x`,
        account: "acct_other",
      }));
      await takeIn(connect, forged);
      await handleStripeEvents(connect, payables);
      expect((await moneyOf(connect, id)).paid).toBe(0);
      await takeIn(connect, events);
      await handleStripeEvents(connect, payables);
      expect(await moneyOf(connect, id)).toMatchObject({ paid: 50_000, checkouts: ["paid"] });
    },
  );
});

describe("when Stripe does not answer", () => {
  cardTest.for(["hang-before", "hang-after", "drop-before", "drop-after", "429", "500"] as const)(
    "%s: the same attempt goes on, and is one session",
    async (fault, { cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      // A refusal for haste is not repeated by the client itself.
      stripe.fail("POST /checkout/sessions", fault, fault === "429" ? 1 : 2);
      expect(await problem(cards, payables, id)).toBe("stripe-unreachable");
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["starting"] });
      stripe.letGo();
      const url = await start(cards, payables, id);
      expect(stripe.ledger.all("checkout.session")).toHaveLength(1);
      expect(await cards.db.checkout.findMany({ select: { url: true, state: true } })).toEqual([
        { url, state: "open" },
      ]);
    },
  );

  cardTest(
    "nothing is locked meanwhile: the payable's row and its event are free",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.fail("POST /checkout/sessions", "hang-before");
      const starting = start(cards, payables, id);
      await stripe.hanging();
      await cards.db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM payable WHERE id = ${id}::uuid FOR UPDATE NOWAIT`;
        await tx.$queryRaw`SELECT 1 FROM event FOR UPDATE NOWAIT`;
        await tx.$queryRaw`SELECT 1 FROM checkout FOR UPDATE NOWAIT`;
      });
      await payables.owe(id, 40_000);
      stripe.letGo();
      // It was asked for the old sum: whoever waits is sent on to pay the new one.
      expect(stripe.sessionOf(await starting).amount_total).toBe(40_000);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["expired", "open"] });
    },
  );

  cardTest(
    "an attempt nobody heard of again is asked for by the worker, and ended when it is not wanted",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.fail("POST /checkout/sessions", "drop-after", 2);
      expect(await problem(cards, payables, id)).toBe("stripe-unreachable");
      await endCheckouts(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["starting"] });
      cards.clock.advance(2 * minute);
      await endCheckouts(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["open"] });
      await payables.letGo(id);
      await endCheckouts(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["expired"] });
      expect(stripe.ledger.all("checkout.session")).toMatchObject([{ status: "expired" }]);
      expect(await problem(cards, payables, id)).toBe("nothing-due");
    },
  );

  cardTest(
    "an attempt that never reached it and is too old for it makes room for another",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.fail("POST /checkout/sessions", "drop-before", 2);
      expect(await problem(cards, payables, id)).toBe("stripe-unreachable");
      cards.clock.advance(5 * minute);
      await start(cards, payables, id);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["failed", "open"] });
      expect(stripe.ledger.all("checkout.session")).toHaveLength(1);
    },
  );

  cardTest(
    "a session that ran out is known to have, even if nobody tells",
    async ({ cards, payables, make }) => {
      const id = await payables.make(make, 50_000);
      await start(cards, payables, id);
      cards.clock.advance(40 * minute);
      await endCheckouts(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["expired"] });
      expect(await readCheckout(cards, payables, id)).toBe("none");
    },
  );

  cardTest(
    "one of which Stripe knows nothing any more keeps no other back, and makes room when its time is over",
    async ({ cards, payables, make, stripe }) => {
      const [lost, other] = [await payables.make(make, 50_000), await payables.make(make, 70_000)];
      const isOpen = { checkouts: ["open"] };
      await start(cards, payables, lost);
      cards.clock.advance(minute);
      await start(cards, payables, other);
      await cards.db.checkout.updateMany({
        where: { payableId: lost },
        data: { sessionId: "cs_test_of_another_account" },
      });
      await payables.letGo(lost);
      await payables.letGo(other);
      await endCheckouts(cards, payables);
      // Somebody may still stand before it.
      expect(await moneyOf(cards, lost)).toMatchObject(isOpen);
      expect(await moneyOf(cards, other)).toMatchObject({ checkouts: ["expired"] });
      cards.clock.advance(40 * minute);
      await endCheckouts(cards, payables);
      expect(await moneyOf(cards, lost)).toMatchObject({ checkouts: ["expired"] });
      expect(stripe.ledger.all("charge")).toEqual([]);
    },
  );
});
