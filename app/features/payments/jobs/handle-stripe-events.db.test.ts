import fc from "fast-check";
import { describe, expect } from "vitest";
import { day, hour } from "~/kernel/time";
import { moneyOf, takeIn } from "tests/support/stripe-inbox";
import type { StripeEventThing } from "tests/support/stripe-ledger";
import { cardTest, type CardWorld } from "tests/support/with-stripe";
import type { Payables } from "../commands/payables.server";
import { readCheckout } from "../commands/read-checkout.server";
import { receiveStripeEvent } from "../commands/receive-stripe-event.server";
import { startCheckout } from "../commands/start-checkout.server";
import { carryOutRefunds } from "./carry-out-refunds.server";
import { handleStripeEvents } from "./handle-stripe-events.server";

const addresses = {
  returnUrl: "https://x.example/",
  cancelUrl: "https://x.example/",
  locale: "nb",
} as const;

/** Somebody on Stripe's page. @returns the session's id. */
async function onPage(world: CardWorld, payables: Payables, id: string): Promise<string> {
  const started = await startCheckout(world, payables, id, addresses);
  if (!started.ok) throw new Error(`not started: ${started.problem.code}`);
  return world.stripe.sessionOf(started.value.url).id;
}

const unhandled = ({ db }: CardWorld) =>
  db.stripeEvent.findMany({ where: { handledAt: null }, select: { type: true, attempts: true } });

const letters = async ({ db }: CardWorld) =>
  (await db.outboxMessage.findMany({ select: { kind: true }, orderBy: { createdAt: "asc" } })).map(
    ({ kind }) => kind,
  );

describe("fault 8: events repeated, in any order, days late", () => {
  cardTest(
    "a paid session told five times is one payment and one receipt",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, id));
      const events = stripe.takeEvents();
      for (let time = 0; time < 5; time++) {
        await takeIn(cards, events);
        await handleStripeEvents(cards, payables);
        cards.clock.advance(hour);
      }
      expect(await moneyOf(cards, id)).toMatchObject({
        payments: [50_000],
        paid: 50_000,
        refunds: [],
        checkouts: ["paid"],
      });
      expect(await letters(cards)).toEqual(["payment-received"]);
      expect(await unhandled(cards)).toEqual([]);
    },
  );

  cardTest(
    "told under five ids at once, to five workers, it is one payment",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, id));
      const [event] = stripe
        .takeEvents()
        .filter(({ type }) => type === "checkout.session.completed");
      if (!event) throw new Error("nothing was told");
      await takeIn(
        cards,
        [1, 2, 3, 4, 5].map((n) => ({ ...event, id: `evt_again${n}` })),
      );
      await Promise.all([1, 2, 3, 4, 5].map(() => handleStripeEvents(cards, payables)));
      expect(await moneyOf(cards, id)).toMatchObject({ payments: [50_000], paid: 50_000 });
      expect(await letters(cards)).toEqual(["payment-received"]);
      expect(await unhandled(cards)).toEqual([]);
    },
  );

  cardTest(
    "everything that can happen, told in any order three days later, ends the same",
    async ({ cards, payables, make, stripe }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
          async (chance) => {
            const id = await payables.make(make, 50_000);
            const session = await onPage(cards, payables, id);
            stripe.ledger.pay(session, "later");
            stripe.ledger.settle(session, "paid");
            stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id, amount: 20_000 });
            const dispute = stripe.ledger.dispute(session);
            stripe.ledger.endDispute(dispute.id, "won");
            cards.clock.advance(3 * day);
            const events = shuffled(
              [...stripe.takeEvents(), ...stripe.ledger.events.slice(-4)],
              chance,
            );
            for (const event of events) {
              await takeIn(cards, [event]);
              await handleStripeEvents(cards, payables);
            }
            cards.clock.advance(day);
            await handleStripeEvents(cards, payables);
            expect(await moneyOf(cards, id)).toMatchObject({
              payments: [50_000],
              paid: 50_000,
              refunded: 20_000,
              refunds: ["outside succeeded 20000"],
              checkouts: ["paid"],
            });
            expect(await cards.db.dispute.findMany({ select: { status: true } })).toEqual([
              { status: "won" },
            ]);
            expect(await unhandled(cards)).toEqual([]);
            await cards.db.dispute.deleteMany();
          },
        ),
        { numRuns: 6 },
      );
    },
  );

  cardTest(
    "what is about nothing of ours is kept and done with",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const session = await onPage(cards, payables, id);
      stripe.ledger.pay(session);
      const foreign = stripe.takeEvents().map((event): StripeEventThing => {
        const { object } = event.data;
        return {
          ...event,
          id: `${event.id}x`,
          data: { object: { ...object, metadata: { shop: "another" } } },
        };
      });
      const other = {
        ...stripe.ledger.events[0],
        id: "evt_unknown",
        type: "something.new",
      } as StripeEventThing;
      await takeIn(cards, [...foreign, other]);
      await handleStripeEvents(cards, payables);
      expect(await unhandled(cards)).toEqual([]);
      expect((await moneyOf(cards, id)).paid).toBe(0);
    },
  );

  cardTest(
    "what is ours and not here is tried for two days, then left where the treasurer sees it",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, id));
      await cards.db.checkout.deleteMany();
      await takeIn(cards, stripe.takeEvents());
      for (let time = 0; time < 30; time++) {
        await handleStripeEvents(cards, payables);
        cards.clock.advance(6 * hour);
      }
      const [left] = await cards.db.stripeEvent.findMany({ where: { handledAt: null } });
      expect(left).toMatchObject({ type: "checkout.session.completed", attempts: 18 });
      expect(left?.lastError).toMatch(/^there is no payment cs_test_\w+ here$/);
      const { organisationId } = await cards.db.payable.findUniqueOrThrow({ where: { id } });
      expect(await cards.db.stripeDifference.findMany()).toMatchObject([
        { organisationId, kind: "payment-unknown-here", theirsMinor: 50_000, currency: "NOK" },
      ]);
    },
  );

  cardTest(
    "what somebody else's account says of an organisation is no concern of its treasurer",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, id));
      const events = stripe.takeEvents().map((event) => ({ ...event, account: "acct_somebody" }));
      await takeIn(cards, events);
      for (let time = 0; time < 30; time++) {
        await handleStripeEvents(cards, payables);
        cards.clock.advance(6 * hour);
      }
      expect(await cards.db.payment.count()).toBe(0);
      expect(await cards.db.stripeDifference.count()).toBe(0);
    },
  );
});

cardTest(
  "a test card pays nothing where money is real, though its event is signed as it should be",
  async ({ cards, payables, make, stripe }) => {
    const id = await payables.make(make, 50_000);
    stripe.ledger.pay(await onPage(cards, payables, id));
    const events = stripe.takeEvents();
    const settings = cards.settings.stripe;
    if (!settings) throw new Error("cards are off");
    const live = {
      ...cards,
      settings: { ...cards.settings, stripe: { ...settings, secretKey: "rk_live_forReal" } },
    };
    const heard = async (livemode: boolean) =>
      Promise.all(
        events.map((event) => {
          const { body, signature } = stripe.signed({ ...event, livemode });
          return receiveStripeEvent(live, body, signature);
        }),
      );
    expect(new Set(await heard(false))).toEqual(new Set(["other-mode"]));
    await handleStripeEvents(live, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ payments: [], paid: 0, checkouts: ["open"] });
    expect(await cards.db.stripeEvent.count()).toBe(0);
    expect(new Set(await heard(true))).toEqual(new Set(["stored"]));
    await handleStripeEvents(live, payables);
    expect((await moneyOf(cards, id)).paid).toBe(50_000);
  },
);

describe("a session that bears our marks and is not the one we asked for", () => {
  const copied = (event: StripeEventThing | undefined, more: Record<string, unknown>) => {
    if (!event) throw new Error("nothing was told");
    const copy = structuredClone(event);
    Object.assign(copy, { id: `evt_copy_${event.id}` });
    Object.assign(copy.data.object, more);
    return copy;
  };

  cardTest("ends nothing of ours", async ({ cards, payables, make, stripe }) => {
    const id = await payables.make(make, 50_000);
    const session = await onPage(cards, payables, id);
    const other = await payables.make(make, 50_000);
    stripe.ledger.expire(await onPage(cards, payables, other));
    const [expired] = stripe.takeEvents();
    const { metadata } = stripe.ledger.get(session);
    await takeIn(cards, [copied(expired, { id: "cs_test_another", metadata })]);
    await handleStripeEvents(cards, payables);
    expect(await cards.db.checkout.findFirst({ where: { payableId: id } })).toMatchObject({
      state: "open",
      sessionId: session,
    });
  });

  cardTest("pays nothing in another currency", async ({ cards, payables, make, stripe }) => {
    const id = await payables.make(make, 50_000);
    stripe.ledger.pay(await onPage(cards, payables, id));
    const completed = stripe.takeEvents().find(({ type }) => type === "checkout.session.completed");
    await takeIn(cards, [copied(completed, { currency: "idr" })]);
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ payments: [], paid: 0 });
    await takeIn(cards, completed ? [completed] : []);
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ payments: [50_000], checkouts: ["paid"] });
  });
});

cardTest("what is stored of an event names nobody", async ({ cards, payables, make, stripe }) => {
  const id = await payables.make(make, 50_000);
  const session = await onPage(cards, payables, id);
  stripe.ledger.pay(session);
  const [event] = stripe.takeEvents().filter(({ type }) => type === "checkout.session.completed");
  if (!event) throw new Error("nothing was told");
  Object.assign(event.data.object, {
    customer_details: { email: "ada@payer.example", name: "Ada Testesen" },
    nested: [{ billing_details: { name: "Ada Testesen" }, kept: 1 }],
  });
  await takeIn(cards, [event]);
  const { payload } = await cards.db.stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
  expect(JSON.stringify(payload)).not.toMatch(/payer\.example|Testesen/);
  expect(payload).toMatchObject({ id: session, nested: [{ kept: 1 }] });
  await handleStripeEvents(cards, payables);
  expect(await moneyOf(cards, id)).toMatchObject({ paid: 50_000 });
});

describe("fault 9: events race what we do ourselves", () => {
  cardTest(
    "the return page and the event at once are one payment",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, id));
      await takeIn(cards, stripe.takeEvents());
      const [standing] = await Promise.all([
        readCheckout(cards, payables, id),
        handleStripeEvents(cards, payables),
        readCheckout(cards, payables, id),
        handleStripeEvents(cards, payables),
      ]);
      expect(standing).toBe("paid");
      expect(await moneyOf(cards, id)).toMatchObject({
        payments: [50_000],
        paid: 50_000,
        checkouts: ["paid"],
      });
      expect(await letters(cards)).toEqual(["payment-received"]);
    },
  );

  cardTest(
    "an event before Stripe's answer finds its row by what is written on it",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      stripe.fail("POST /checkout/sessions", "hang-after");
      const starting = startCheckout(cards, payables, id, addresses);
      await stripe.hanging();
      const [session] = stripe.ledger.all("checkout.session");
      stripe.ledger.pay(session?.id ?? "");
      await takeIn(cards, stripe.takeEvents());
      await handleStripeEvents(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({ payments: [50_000], checkouts: ["paid"] });
      stripe.letGo();
      // What Stripe answered is older than what it told meanwhile.
      const outcome = await starting;
      expect(outcome).toMatchObject({ ok: false, problem: { code: "nothing-due" } });
      expect(await moneyOf(cards, id)).toMatchObject({ payments: [50_000], checkouts: ["paid"] });
    },
  );

  cardTest(
    "the receipt says when the money came, not when we heard",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const paidAt = cards.now();
      stripe.ledger.pay(await onPage(cards, payables, id));
      cards.clock.advance(3 * day);
      await takeIn(cards, stripe.takeEvents());
      await handleStripeEvents(cards, payables);
      const [payment] = await cards.db.payment.findMany();
      expect(payment?.receivedAt).toEqual(paidAt);
    },
  );
});

describe("money by a bank that takes its days", () => {
  cardTest("is awaited, then there", async ({ cards, payables, make, stripe }) => {
    const id = await payables.make(make, 50_000);
    const session = await onPage(cards, payables, id);
    stripe.ledger.pay(session, "later");
    await takeIn(cards, stripe.takeEvents());
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ paid: 0, checkouts: ["paying"] });
    stripe.ledger.settle(session, "paid");
    await takeIn(cards, stripe.takeEvents());
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ paid: 50_000, checkouts: ["paid"] });
  });

  cardTest("or does not come, and may be paid again", async ({ cards, payables, make, stripe }) => {
    const id = await payables.make(make, 50_000);
    const session = await onPage(cards, payables, id);
    stripe.ledger.pay(session, "later");
    stripe.ledger.settle(session, "failed");
    const events = stripe.takeEvents();
    await takeIn(cards, events.toReversed());
    await handleStripeEvents(cards, payables);
    await takeIn(
      cards,
      events.map((event) => ({ ...event, id: `${event.id}x` })),
    );
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ paid: 0, checkouts: ["failed"] });
    stripe.ledger.pay(await onPage(cards, payables, id));
    await takeIn(cards, stripe.takeEvents());
    await handleStripeEvents(cards, payables);
    expect(await moneyOf(cards, id)).toMatchObject({ paid: 50_000, checkouts: ["failed", "paid"] });
  });
});

describe("what is done in Stripe's dashboard", () => {
  cardTest(
    "a refund there takes the place of one that was about to be made here",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const session = await onPage(cards, payables, id);
      stripe.ledger.pay(session);
      await takeIn(cards, stripe.takeEvents());
      await handleStripeEvents(cards, payables);
      await payables.owe(id, 20_000);
      stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id });
      await takeIn(cards, stripe.takeEvents());
      await handleStripeEvents(cards, payables);
      await carryOutRefunds(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["outside succeeded 50000"],
        refunded: 50_000,
        givenBack: 50_000,
      });
    },
  );

  cardTest.for(["429", "500"] as const)(
    "Stripe is asked once when it answers %s, and again later; who has paid has paid",
    async (fault, { cards, payables, make, stripe }) => {
      const given: string[] = [];
      for (let n = 0; n < 4; n++) {
        const id = await payables.make(make, 50_000);
        const session = await onPage(cards, payables, id);
        stripe.ledger.pay(session);
        await readCheckout(cards, payables, id);
        stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id, amount: 10_000 });
        given.push(id);
      }
      const told = stripe.takeEvents().filter(({ type }) => type === "charge.refunded");
      await takeIn(cards, told);
      const late = await payables.make(make, 50_000);
      stripe.ledger.pay(await onPage(cards, payables, late));
      await takeIn(
        cards,
        stripe.takeEvents().filter(({ type }) => type === "checkout.session.completed"),
      );
      stripe.fail("GET /refunds", fault, 2);
      const asked = () => stripe.calls.filter(({ path }) => path === "/refunds").length;
      await handleStripeEvents(cards, payables);
      expect(asked()).toBe(fault === "429" ? 1 : 2);
      expect(await moneyOf(cards, late)).toMatchObject({ paid: 50_000, checkouts: ["paid"] });
      expect((await unhandled(cards)).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0]);
      for (let n = 0; n < 3; n++) {
        cards.clock.advance(hour);
        await handleStripeEvents(cards, payables);
      }
      for (const id of given) expect(await moneyOf(cards, id)).toMatchObject({ refunded: 10_000 });
      expect(await unhandled(cards)).toEqual([]);
    },
  );

  cardTest(
    "a charge that says only how much went back has us ask which refunds these are",
    async ({ cards, payables, make, stripe }) => {
      const id = await payables.make(make, 50_000);
      const session = await onPage(cards, payables, id);
      stripe.ledger.pay(session);
      stripe.ledger.refund({ charge: stripe.ledger.chargeOf(session).id, amount: 10_000 });
      const told = stripe.takeEvents().filter(({ type }) => !type.startsWith("refund."));
      await takeIn(cards, told);
      await handleStripeEvents(cards, payables);
      expect(await moneyOf(cards, id)).toMatchObject({
        refunds: ["outside succeeded 10000"],
        refunded: 10_000,
      });
    },
  );
});

function shuffled<T>(items: readonly T[], chance: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, at: Number(chance.next().value) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
