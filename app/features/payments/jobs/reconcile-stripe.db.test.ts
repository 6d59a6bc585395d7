import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { charge, orderByCard, toStripe, withCards } from "tests/support/card-orders";
import { startStripe, type StripeDouble } from "tests/support/stripe-double";
import type { TestWorld } from "tests/support/world";
import { day, hour, minute } from "~/kernel/time";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { askForComparison, lookAfterDifference } from "../commands/look-after-difference.server";
import { differencesPage, openDifferences } from "../queries/differences.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import { endCheckouts } from "./end-checkouts.server";
import { reconcileStripe } from "./reconcile-stripe.server";

const pause = () => Promise.resolve();

const moneyTest = dbTest.extend("stage", async ({ world: bare, make }, { onCleanup }) => {
  const stripe = await startStripe(() => bare.now());
  onCleanup(() => stripe.close());
  const world = withCards(bare, stripe);
  const event = await make.event();
  await charge(world, event, 100_000);
  const order = async (name: string) => {
    const { id } = await orderByCard(world, event, make.request(name));
    const session = await toStripe(world, stripe, id);
    return { id, session };
  };
  return { world, stripe, event, order };
});

const run = (world: TestWorld) => reconcileStripe(world, orderPayables, { pause });

function openOnes(world: TestWorld) {
  return world.db.stripeDifference.findMany({
    where: { resolvedAt: null },
    orderBy: { subject: "asc" },
    select: { kind: true, subject: true, oursMinor: true, theirsMinor: true },
  });
}

async function runs(world: TestWorld) {
  return world.db.reconciliation.findMany({ orderBy: { startedAt: "asc" } });
}

function listCalls(stripe: StripeDouble) {
  return stripe.calls.filter(({ method, path }) => method === "GET" && path === "/payment_intents");
}

describe("a payment nobody told us of", () => {
  moneyTest("is recorded as its webhook would have been, and noted", async ({ stage }) => {
    const { world, stripe, order } = stage;
    const { id, session } = await order("Ada");
    stripe.ledger.pay(session.id);
    world.clock.advance(hour);
    await run(world);
    const payments = await world.db.payment.findMany();
    expect(payments).toMatchObject([{ payableId: id, amountMinor: 125_000, method: "card" }]);
    const { registrations } = await world.db.order.findUniqueOrThrow({
      where: { id },
      include: { registrations: true },
    });
    expect(registrations.map(({ status }) => status)).toEqual(["confirmed"]);
    expect(await world.db.stripeDifference.findMany()).toMatchObject([
      { kind: "payment-unknown-here", oursMinor: null, theirsMinor: 125_000, note: "" },
    ]);
    expect(await openOnes(world)).toEqual([]);
    await run(world);
    expect(await world.db.payment.count()).toBe(1);
  });

  moneyTest.for([
    { outcome: "paid", after: 3, seat: "confirmed" },
    // Longer than the days that are read again.
    { outcome: "paid", after: 12, seat: "confirmed" },
    { outcome: "failed", after: 3, seat: "cancelled" },
    { outcome: "failed", after: 12, seat: "cancelled" },
  ] as const)(
    "by a bank that took $after days ($outcome) ends as its last event would have ended it",
    async ({ outcome, after, seat }, { stage }) => {
      const { world, stripe, order } = stage;
      const { id, session } = await order("Ada");
      stripe.ledger.pay(session.id, "later");
      await endCheckouts(world, orderPayables);
      world.clock.advance(hour);
      await endCheckouts(world, orderPayables);
      expect(await world.db.checkout.findMany()).toMatchObject([{ state: "paying" }]);
      await run(world);
      world.clock.advance(after * day);
      stripe.ledger.settle(session.id, outcome);
      stripe.takeEvents();
      await releaseUnpaid(world);
      await run(world);
      await run(world);
      await releaseUnpaid(world);
      expect(await world.db.checkout.findMany()).toMatchObject([{ state: outcome }]);
      expect(await world.db.payment.count()).toBe(outcome === "paid" ? 1 : 0);
      const { registrations } = await world.db.order.findUniqueOrThrow({
        where: { id },
        include: { registrations: true },
      });
      expect(registrations.map(({ status }) => status)).toEqual([seat]);
      expect(await openOnes(world)).toEqual([]);
    },
  );

  moneyTest("of a checkout we have lost is said to its organisation", async ({ stage }) => {
    const { world, stripe, order, event } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    await world.db.checkout.deleteMany();
    world.clock.advance(hour);
    await run(world);
    expect(await openDifferences(world, event.organisation.id)).toBe(1);
    expect(await openOnes(world)).toMatchObject([
      { kind: "payment-unknown-here", theirsMinor: 125_000 },
    ]);
  });

  moneyTest("is nobody's business here when another program took it", async ({ stage }) => {
    const { world, stripe, order } = stage;
    await order("Ada");
    const foreign = stripe.ledger.createSession(
      {
        line_items: { 0: { price_data: { currency: "nok", unit_amount: "9900" } } },
        payment_intent_data: { metadata: { shop: "of somebody else", checkout: "17" } },
      },
      null,
    );
    stripe.ledger.pay(foreign.id);
    world.clock.advance(hour);
    await run(world);
    expect(await world.db.stripeDifference.count()).toBe(0);
    expect(await world.db.payment.count()).toBe(0);
  });
});

moneyTest("a difference opens, and closes itself when both agree again", async ({ stage }) => {
  const { world, stripe, order } = stage;
  const { session } = await order("Ada");
  const paid = stripe.ledger.pay(session.id);
  world.clock.advance(hour);
  await run(world);
  await world.db.payment.updateMany({ data: { amountMinor: 100_000 } });
  await run(world);
  await run(world);
  expect(await openOnes(world)).toEqual([
    {
      kind: "amount-differs",
      subject: String(paid.payment_intent),
      oursMinor: 100_000,
      theirsMinor: 125_000,
    },
  ]);
  await world.db.payment.updateMany({ data: { amountMinor: 125_000 } });
  // Long after the day is read no more.
  world.clock.advance(12 * day);
  await run(world);
  expect(await openOnes(world)).toEqual([]);
});

moneyTest("what Stripe does not know is asked for by its id first", async ({ stage }) => {
  const { world, stripe, order } = stage;
  const { id, session } = await order("Ada");
  stripe.ledger.pay(session.id);
  world.clock.advance(hour);
  await run(world);
  // Made on another day than it came: no page of this day has it, but Stripe does.
  world.clock.advance(10 * day);
  await world.db.payment.updateMany({ data: { receivedAt: world.now() } });
  world.clock.advance(minute);
  await run(world);
  expect(await openOnes(world)).toEqual([]);
  await world.db.payment.create({
    data: {
      id: world.newId(),
      organisationId: stage.event.organisation.id,
      payableId: id,
      method: "card",
      amountMinor: 500,
      currency: "NOK",
      receivedAt: world.now(),
      paymentIntentId: "pi_nobodyKnows",
      createdAt: world.now(),
    },
  });
  world.clock.advance(minute);
  await run(world);
  expect(await openOnes(world)).toMatchObject([
    { kind: "payment-unknown-there", subject: "pi_nobodyKnows", oursMinor: 500 },
  ]);
});

describe("a refund", () => {
  moneyTest("made by hand at Stripe is written down as made outside", async ({ stage }) => {
    const { world, stripe, order } = stage;
    const { id, session } = await order("Ada");
    stripe.ledger.pay(session.id);
    await run(world);
    world.clock.advance(hour);
    stripe.ledger.refund({
      payment_intent: String(stripe.ledger.get(session.id)["payment_intent"]),
      amount: 25_000,
    });
    world.clock.advance(hour);
    await run(world);
    expect(await world.db.refund.findMany()).toMatchObject([
      { payableId: id, amountMinor: 25_000, reason: "outside", state: "succeeded" },
    ]);
    expect(await openOnes(world)).toEqual([]);
    expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
      paidMinor: 125_000,
      refundedMinor: 25_000,
    });
  });

  moneyTest("that fails stays open until it is looked after", async ({ stage }) => {
    const { world, stripe, order, event } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    world.clock.advance(hour);
    await run(world);
    const intent = String(stripe.ledger.get(session.id)["payment_intent"]);
    const refund = stripe.ledger.refund({ payment_intent: intent }, "pending");
    world.clock.advance(hour);
    await run(world);
    stripe.ledger.endRefund(refund.id, "failed");
    await run(world);
    await run(world);
    const [difference] = await world.db.stripeDifference.findMany({ where: { resolvedAt: null } });
    expect(difference).toMatchObject({ kind: "refund-failed", theirsMinor: 0 });
    const { owner, slug } = event.organisation;
    const done = { id: difference?.id ?? "", note: "Overført til konto" };
    expect(await lookAfterDifference(world, owner, slug, done)).toMatchObject({ ok: true });
    await run(world);
    expect(await openDifferences(world, event.organisation.id)).toBe(0);
  });
});

moneyTest(
  "another organisation neither sees nor looks after a difference",
  async ({ stage, make }) => {
    const { world, stripe, order, event } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    await world.db.checkout.deleteMany();
    world.clock.advance(hour);
    await run(world);
    const { id } = await world.db.stripeDifference.findFirstOrThrow();
    const other = await make.organisation();
    const note = { id, note: "Ordnet" };
    const seen = await differencesPage(world, other.owner, other.slug);
    expect(seen.ok && seen.value.open).toEqual([]);
    for (const slug of [other.slug, event.organisation.slug])
      expect(await lookAfterDifference(world, other.owner, slug, note)).toMatchObject({
        problem: { code: "not-found" },
      });
    for (const role of ["viewer", "door-staff"] as const) {
      const member = await make.member(event.organisation.id, role);
      const { slug } = event.organisation;
      expect(await differencesPage(world, member, slug)).toMatchObject({
        problem: { code: "not-allowed" },
      });
      expect(await askForComparison(world, member, slug)).toMatchObject({
        problem: { code: "not-allowed" },
      });
    }
    expect(await openDifferences(world, event.organisation.id)).toBe(1);
  },
);

describe("a run", () => {
  moneyTest("reads page after page", async ({ stage }) => {
    const { world, stripe, order } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    for (let count = 0; count < 230; count++) {
      const other = stripe.ledger.createSession(
        { line_items: { 0: { price_data: { currency: "nok", unit_amount: "9900" } } } },
        null,
      );
      stripe.ledger.pay(other.id);
    }
    world.clock.advance(hour);
    await run(world);
    expect(listCalls(stripe).filter(({ params }) => params["starting_after"]).length).toBe(2);
    expect(await world.db.payment.count()).toBe(1);
  });

  moneyTest("asks again when Stripe is too busy to answer", async ({ stage }) => {
    const { world, stripe, order } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    world.clock.advance(hour);
    stripe.fail("GET /payment_intents", "429", 2);
    stripe.fail("GET /refunds", "drop-before", 1);
    await run(world);
    expect(await world.db.payment.count()).toBe(1);
    expect(await runs(world)).toMatchObject([{ error: null }]);
  });

  moneyTest("that breaks off says nothing of half a day, and goes on there", async ({ stage }) => {
    const { world, stripe, order } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    world.clock.advance(2 * day + hour);
    // Payments are read, refunds are not: neither is said anything of.
    stripe.fail("GET /refunds", "429", 4);
    await run(world);
    const [broken] = await runs(world);
    expect(broken).toMatchObject({ doneAt: null, leasedUntil: null, error: "unreachable" });
    expect(await world.db.payment.count()).toBe(0);
    expect(world.woken).toContain("reconcile-stripe");
    await run(world);
    expect(await runs(world)).toMatchObject([{ id: broken?.id, error: null, leasedUntil: null }]);
    expect((await runs(world))[0]?.doneAt).not.toBeNull();
    expect(await world.db.payment.count()).toBe(1);
  });

  moneyTest("is one, however many workers begin it", async ({ stage }) => {
    const { world, order, stripe } = stage;
    const { session } = await order("Ada");
    stripe.ledger.pay(session.id);
    world.clock.advance(hour);
    const letters = await world.db.outboxMessage.count();
    await Promise.all([run(world), run(world), run(world)]);
    expect((await runs(world)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect(await world.db.payment.count()).toBe(1);
    expect(await world.db.stripeDifference.count()).toBe(1);
    expect((await world.db.outboxMessage.count()) - letters).toBeLessThanOrEqual(2);
  });

  moneyTest("whose worker died is taken up by another one", async ({ stage }) => {
    const { world, stripe } = stage;
    await run(world);
    await world.db.reconciliation.updateMany({
      data: { doneAt: null, leasedUntil: new Date(world.now().getTime() + 5 * minute) },
    });
    expect(await run(world)).toBe(0);
    const before = listCalls(stripe).length;
    await run(world);
    expect(listCalls(stripe).length).toBe(before);
    world.clock.advance(6 * minute);
    await run(world);
    expect(await runs(world)).toHaveLength(1);
    expect((await runs(world))[0]?.doneAt).not.toBeNull();
  });
});
