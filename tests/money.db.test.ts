import fc from "fast-check";
import { expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { charge, orderByCard, toStripe, withCards } from "tests/support/card-orders";
import { dbTest } from "tests/support/db";
import { daysAway, MoneyLife, type MoneyStep } from "tests/support/money-life";
import type { MadeEvent } from "tests/support/make";
import type { World } from "~/platform/world.server";
import { offerAddOn, offerCode } from "tests/support/offered";
import { sells } from "tests/support/lined-payables";
import { startStripe } from "tests/support/stripe-double";
import { addTime, hour } from "~/kernel/time";
import { owedLines, sumOf } from "~/features/registration/commands/settle-order.server";
import { sum } from "~/features/payments/domain/postings";
import { reconcileStripe } from "~/features/payments/jobs/reconcile-stripe.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";

const which = fc.nat(7);
const anyStep: fc.Arbitrary<MoneyStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("order" as const),
      seats: fc.integer({ min: 1, max: 3 }),
      by: fc.constantFrom("card" as const, "invoice" as const),
      code: fc.boolean(),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constantFrom("go", "go", "pay", "pay", "pay-later", "settle-later", "cancel"),
      which,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("hear" as const),
      which: fc.nat(20),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  fc.record({
    does: fc.constantFrom("goodwill" as const, "outside" as const),
    which,
    amountMinor: fc.integer({ min: 1, max: 40_000 }),
  }),
  fc.record({
    does: fc.constant("dispute" as const),
    which,
    end: fc.constantFrom("won" as const, "lost" as const, null),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("issue" as const), collected: fc.boolean(), which }),
  },
  fc.record({ does: fc.constant("mark" as const), which, part: fc.boolean() }),
  fc.record({ does: fc.constant("unmark" as const), which }),
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom("add", "drop", "restore", "restore", "credit", "take-off", "instead"),
      which,
    }),
  },
  fc.record({
    does: fc.constant("organiser-cancels" as const),
    which,
    back: fc.oneof(
      fc.constantFrom("whole" as const, "by-rule" as const, "nothing" as const),
      fc.record({ amountMinor: fc.integer({ min: 1, max: 90_000 }) }),
    ),
  }),
  fc.record({
    does: fc.constantFrom(
      "call-off" as const,
      "bring-back" as const,
      "bring-back" as const,
      "whole-kroner" as const,
    ),
  }),
  fc.record({ does: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }),
  { weight: 2, arbitrary: fc.constant({ does: "work" as const }) },
);

/** An add-on that costs something in a category of VAT of its own. */
async function extra(world: World, event: MadeEvent, priceMinor: number, vatCategory: string) {
  const id = await offerAddOn(world, event, { priceMinor });
  await world.db.addOn.update({ where: { id }, data: { vatCategory } });
  return id;
}

/** What must hold of the money after whatever happened. */
async function faultsInMoney(life: MoneyLife): Promise<string[]> {
  const { db } = life.world;
  const { status } = await db.event.findUniqueOrThrow({ where: { id: life.event.id } });
  const faults = (await faultsInBooks(db, life.event.id, { moved: true })).filter(
    // Nobody gets a place at an event that is called off.
    (fault) => status === "published" || !fault.endsWith("waits, though there is room"),
  );
  const payables = await db.payable.findMany({
    where: { eventId: life.event.id },
    include: { payments: true, refunds: true, invoiceVat: true, invoiceLines: true },
  });
  const total = (rows: readonly { amountMinor: number }[]) =>
    rows.reduce((all, { amountMinor }) => all + amountMinor, 0);
  for (const payable of payables) {
    const same = (what: string, found: number, wanted: number) => {
      if (found !== wanted) faults.push(`${what} of ${payable.code}: ${found}, not ${wanted}`);
    };
    const { payments, refunds, invoiceVat, invoiceLines } = payable;
    same("what came in", payable.paidMinor, total(payments));
    same("what went back", payable.refundedMinor, total(refunds));
    const documents = invoiceVat.reduce((all, vat) => all + vat.netMinor + vat.vatMinor, 0);
    same("what was invoiced", payable.invoicedMinor, documents);
    const net = (rows: readonly { netMinor: number }[]) =>
      rows.reduce((all, { netMinor }) => all + netMinor, 0);
    same("net on documents", net(invoiceLines), net(invoiceVat));
    for (const payment of payments) {
      const back = total(refunds.filter(({ paymentId }) => paymentId === payment.id));
      if (back > payment.amountMinor) faults.push(`more went back of ${payable.code} than came`);
    }
  }
  const invoices = await db.invoice.findMany({
    where: { organisationId: life.event.organisation.id },
    orderBy: { number: "asc" },
    include: { vat: true, creditNotes: true, payments: { include: { refunds: true } } },
  });
  if (invoices.some(({ number }, place) => number !== place + 1)) faults.push("a gap in numbers");
  for (const { number, totalMinor, vat } of invoices) {
    const parts = vat.reduce((all, part) => all + part.netMinor + part.vatMinor, 0);
    if (parts !== totalMinor) faults.push(`document ${number}: ${parts}, not ${totalMinor}`);
  }
  for (const invoice of invoices.filter(({ kind }) => kind === "invoice")) {
    const toPay = invoice.totalMinor + invoice.roundingMinor;
    const credited = -invoice.creditNotes.reduce(
      (all, n) => all + n.totalMinor + n.roundingMinor,
      0,
    );
    const kept = invoice.payments
      .filter(({ cancelledAt }) => cancelledAt === null)
      .reduce((all, { amountMinor, refunds }) => all + amountMinor - total(refunds), 0);
    const of = `invoice ${invoice.number}`;
    if (credited > toPay + 2) faults.push(`${of}: ${credited} credited of ${toPay}`);
    if (kept > Math.max(0, toPay - credited))
      faults.push(`${of}: ${kept} kept beside ${credited} of ${toPay}`);
    if (invoice.settledMinor !== Math.min(toPay, credited + kept))
      faults.push(`${of}: settled ${invoice.settledMinor}, not ${credited + kept}`);
  }
  for (const voucher of await life.vouchers())
    if (sum(voucher.postings) !== 0) faults.push(`${voucher.kind} ${voucher.number} is lopsided`);
  return faults;
}

/** Once nothing is left to be invoiced: documents and cards come to what each order does, by rate and to the øre. */
async function faultsInDocuments({ world: { db }, event }: MoneyLife): Promise<string[]> {
  const payables = await db.payable.findMany({
    where: { eventId: event.id, payBy: "invoice", paidMinor: 0 },
    include: { invoiceVat: true },
  });
  const faults: string[] = [];
  for (const payable of payables) {
    const { code, owedMinor, invoicedMinor, invoiceVat } = payable;
    if (owedMinor !== invoicedMinor)
      faults.push(`${code}: ${invoicedMinor} of ${owedMinor} invoiced`);
    const order = await db.order.findUniqueOrThrow({
      where: { id: payable.id },
      include: { lines: true, registrations: true },
    });
    const wanted = sumOf(owedLines(order.lines, order.registrations)).vat;
    for (const { rate, netMinor, vatMinor } of wanted) {
      const of = invoiceVat.filter((part) => part.rate === (rate ?? -1));
      const [net, vat] = [
        of.reduce((all, p) => all + p.netMinor, 0),
        of.reduce((all, p) => all + p.vatMinor, 0),
      ];
      if (net !== netMinor || vat !== vatMinor)
        faults.push(`${code} at ${rate}: ${net} + ${vat}, not ${netMinor} + ${vatMinor}`);
    }
  }
  return faults;
}

dbTest(
  "money adds up on every side, whatever people, banks, Stripe and the treasurer do in any order",
  { timeout: 240_000 },
  async ({ world: bare, make }) => {
    const stripe = await startStripe(() => bare.now());
    const world = withCards(bare, stripe);
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { minLength: 8, maxLength: 30 }),
          fc.constantFrom(99_999, 33_333, 120_001),
          fc.constantFrom("at-once", "by-hand"),
          fc.constantFrom(33, 50),
          async (steps, priceMinor, invoiceWhen, percent) => {
            stripe.takeEvents();
            const event = await make.event({ seats: 7, startsAt: addTime(world.now(), daysAway) });
            await charge(world, event, priceMinor);
            await sells(world, event.organisation);
            const { code } = await offerCode(world, event, { kind: "percentage", percent: 33 });
            await world.db.event.update({
              where: { id: event.id },
              data: {
                invoiceWhen,
                refundRule: [
                  { days: 9, percent: 100 },
                  { days: 1, percent },
                ],
              },
            });
            const extras = [
              await extra(world, event, 19_995, "food"),
              await extra(world, event, 7_777, "exempt"),
            ];
            const life = new MoneyLife(world, stripe, make, event, code, extras);
            for (const step of steps) {
              await life.does(step);
              expect([step, await faultsInMoney(life)]).toEqual([step, []]);
            }
            await life.settleDown();
            expect(await faultsInMoney(life)).toEqual([]);
            await life.invoiceEverything();
            expect(await faultsInMoney(life)).toEqual([]);
            expect(await faultsInDocuments(life)).toEqual([]);
            await expectStripeToAgree(life);
          },
        ),
        { numRuns: 10, endOnFailure: true },
      );
    } finally {
      await stripe.close();
    }
  },
);

/** Once everything was heard and carried out, Stripe and we hold the same for each order, and the books say so too. */
async function expectStripeToAgree(life: MoneyLife): Promise<void> {
  const { world, stripe, event } = life;
  const organisationId = event.organisation.id;
  const payables = await world.db.payable.findMany({
    where: { eventId: event.id },
    include: { refunds: true },
  });
  for (const { id, code, paidMinor, refundedMinor } of payables) {
    const charges = stripe.ledger
      .all("charge", null)
      .filter(({ metadata }) => (metadata as Record<string, string>)["payable"] === id);
    const held = (name: string) => charges.reduce((all, each) => all + Number(each[name]), 0);
    expect([code, held("amount"), held("amount_refunded")]).toEqual([
      code,
      paidMinor,
      refundedMinor,
    ]);
  }
  await reconcileStripe(world, orderPayables, { pause: () => Promise.resolve() });
  expect(
    await world.db.stripeDifference.count({ where: { organisationId, resolvedAt: null } }),
  ).toBe(0);

  const postings = (await life.vouchers()).flatMap((voucher) => voucher.postings);
  const on = (account: string) => sum(postings.filter((posting) => posting.account === account));
  const lost = await world.db.dispute.aggregate({
    where: { organisationId, status: "lost" },
    _sum: { amountMinor: true },
  });
  const kept = payables.reduce((all, each) => all + each.paidMinor - each.refundedMinor, 0);
  expect(on("card")).toBe(kept - (lost._sum.amountMinor ?? 0));
}

dbTest(
  "seats that come back for money that is late cost what they did, however long that takes",
  async ({ world: bare, make }) => {
    const stripe = await startStripe(() => bare.now());
    // A clock that goes on, as every real one does, between one look and the next.
    const ticking = { ...bare, now: () => (bare.clock.advance(3), bare.clock.now()) };
    const world = withCards(ticking, stripe);
    try {
      const event = await make.event();
      await charge(world, event, 100_000);
      const { id } = await orderByCard(world, event, make.request("Ada"));
      const session = await toStripe(world, stripe, id);
      stripe.ledger.pay(session.id);
      bare.clock.advance(hour);
      await world.db.checkout.updateMany({ data: { state: "expired", endedAt: bare.now() } });
      await releaseUnpaid(world);
      expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
        owedMinor: 0,
      });
      await reconcileStripe(world, orderPayables, { pause: () => Promise.resolve() });
      expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
        owedMinor: 125_000,
        paidMinor: 125_000,
        refundedMinor: 0,
      });
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    } finally {
      await stripe.close();
    }
  },
);
