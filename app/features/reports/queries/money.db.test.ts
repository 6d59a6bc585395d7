import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { sells } from "tests/support/lined-payables";
import type { Make } from "tests/support/make";
import { beginPaying, moneyComes, price, takingCards } from "tests/support/paid";
import type { TestWorld } from "tests/support/world";
import { anonymous, type SignedIn } from "~/kernel/actor";
import { day } from "~/kernel/time";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid } from "~/features/payments/commands/mark-paid.server";
import { invoicePage } from "~/features/payments/queries/invoice-page.server";
import { invoicesOf } from "~/features/payments/queries/invoices.server";
import {
  companiesToInvoice,
  ordersToInvoice,
} from "~/features/payments/queries/orders-to-invoice.server";
import { plannedDocuments } from "~/features/payments/queries/planned-documents.server";
import { refundsOf, refundToPayOut } from "~/features/payments/queries/refunds.server";
import { creditInvoice } from "~/features/registration/commands/credit-invoice.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import type { OrderRequest } from "~/features/registration/domain/order-request";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { addMoney, noMoney, type MoneySums } from "../domain/money-sums";
import { moneyStates, type MoneyView } from "../domain/money-view";
import { moneyNeeds } from "./money-needs.server";
import { moneyOrders } from "./money-orders.server";
import { moneyOverview } from "./money-overview.server";
import { moneyTrouble } from "./money-trouble.server";
import { readyToInvoice } from "./ready-to-invoice.server";

const filter = null;

/** Two priced events with orders of two companies and of people: unpaid, invoiced, paid in part, overdue, by card. */
async function books({ world: bare, make }: { world: TestWorld; make: Make }) {
  const world = takingCards(bare);
  const organisation = await make.organisation();
  await sells(world, organisation, { wholeKroner: true });
  const [first, second] = [await make.event({ organisation }), await make.event({ organisation })];
  await price(world, first, 99_933);
  await price(world, second, 33_377);
  const order = async (event: typeof first, asked: OrderRequest): Promise<string> => {
    const before = await world.db.order.findMany({ select: { id: true } });
    // Cards are on for whoever pays by card alone: everybody else would be asked to.
    const seller = asked.payBy === "card" ? world : bare;
    const placed = await placeOrder(seller, anonymous, event.slug, asked);
    if (!placed.ok) throw new Error(placed.problem.code);
    const { id } = await world.db.order.findFirstOrThrow({
      where: { id: { notIn: before.map((one) => one.id) } },
    });
    return id;
  };
  const vev = await order(first, make.companyRequest("Vev AS", ["Ada", "Berit"]));
  const vevToo = await order(second, make.companyRequest("Vev AS", ["Carl"]));
  const elv = await order(second, make.companyRequest("Elv AS", ["Dina", "Egil", "Frida"]));
  const alone = await order(first, make.request("Grace"));
  const card = await order(second, make.request("Hedda", { payBy: "card" }));
  const issue = async (payableIds: string[], collected = false) => {
    const asked = { organisationId: organisation.id, payableIds, collected };
    const issued = await issueDocuments(world, orderPayables, asked);
    if (!issued.ok) throw new Error(issued.problem.code);
    return issued.value.documents.map(({ id }) => id);
  };
  const [collected = ""] = await issue([vev, vevToo], true);
  const { owner, slug } = organisation;
  const mark = (id: string, amountMinor: number) =>
    markPaid(world, orderPayables, owner, slug, id, {
      amountMinor,
      note: "",
      method: "bank",
      paidOn: world.now().toISOString().slice(0, 10),
    });
  return {
    world,
    clock: bare.clock,
    organisation,
    owner,
    slug,
    first,
    second,
    elv,
    alone,
    card,
    collected,
    issue,
    mark,
  };
}

async function overviewOf(world: TestWorld, actor: SignedIn, slug: string, view: MoneyView = {}) {
  const overview = await moneyOverview(world, actor, slug, view);
  if (!overview.ok) throw new Error(overview.problem.code);
  return overview.value.currencies;
}

/** The sums alone. */
function sumsOf(of: MoneySums): MoneySums {
  return addMoney([{ ...noMoney, ...of }]);
}

describe("the money overview", () => {
  dbTest(
    "adds up: over events, over companies, over items and over lists",
    async ({ world: bare, make }) => {
      const fixtures = { world: bare, make };
      const { world, owner, slug, elv, card, collected, issue, mark, clock, first } =
        await books(fixtures);
      const agree = async (view: MoneyView = {}) => {
        for (const all of await overviewOf(world, owner, slug, view)) {
          expect(addMoney(all.events.map(sumsOf))).toEqual(sumsOf(all));
          expect(addMoney(all.companies.map(sumsOf))).toEqual(sumsOf(all));
          expect(all.items.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(all.netMinor);
          expect(all.netMinor + all.vatMinor).toBe(all.totalMinor);
          const { paidMinor, toBeInvoicedMinor, awaitingMinor, openMinor } = all;
          const { tooMuchMinor, roundingMinor } = all;
          expect(
            paidMinor +
              toBeInvoicedMinor +
              awaitingMinor +
              openMinor -
              tooMuchMinor -
              roundingMinor,
          ).toBe(all.totalMinor);
          const figures = [
            paidMinor,
            toBeInvoicedMinor,
            awaitingMinor,
            openMinor,
            all.overdueMinor,
            all.refundedMinor,
            tooMuchMinor,
          ];
          for (const [place, state] of moneyStates.entries()) {
            const list = await moneyOrders(world, owner, slug, { ...view, state }, 1);
            if (!list.ok) throw new Error(list.problem.code);
            const listed = list.value.sums.reduce((sum, one) => sum + one.amountMinor, 0);
            expect([state, listed]).toEqual([state, figures[place]]);
            const shown = list.value.orders.reduce((sum, one) => sum + one.amountMinor, 0);
            expect([state, shown]).toEqual([state, figures[place]]);
          }
          const net = await world.db.order.aggregate({
            _sum: { vatMinor: true, totalMinor: true },
          });
          if (Object.keys(view).length === 0)
            expect([all.vatMinor, all.totalMinor]).toEqual([
              net._sum.vatMinor,
              net._sum.totalMinor,
            ]);
        }
      };
      await agree();
      await mark(collected, 150_000);
      await agree();
      await issue([elv]);
      clock.advance(40 * day);
      await agree();
      const checkout = await beginPaying(world, card);
      if (checkout !== null) await moneyComes(world, checkout);
      await agree();
      const [all] = await overviewOf(world, owner, slug);
      expect(all).toMatchObject({ currency: "NOK", orders: 5 });
      expect(all?.overdueMinor).toBeGreaterThan(0);
      const page = await invoicePage(world, owner, slug, collected);
      if (!page.ok) throw new Error(page.problem.code);
      const standingMinor = page.value.standing.reduce((sum, one) => sum + one.amountMinor, 0);
      const credited = await creditInvoice(world, owner, slug, collected, {
        note: "Avlyst",
        standingMinor,
      });
      expect(credited).toMatchObject({ value: { documents: [{ kind: "credit-note" }] } });
      await agree();
      const after = await overviewOf(world, owner, slug);
      expect(after[0]).toMatchObject({ refundedMinor: 150_000, toPayOutMinor: 150_000 });
      await agree({ event: first.slug });
      await agree({ company: "none" });
      expect(await moneyNeeds(world, owner, slug)).toMatchObject({
        value: expect.arrayContaining([
          { kind: "refunds", count: 1 },
          { kind: "overdue", count: 1 },
        ]) as unknown,
      });
    },
  );

  dbTest("never adds several currencies up", async ({ world: bare, make }) => {
    const fixtures = { world: bare, make };
    const { world, owner, slug, elv } = await books(fixtures);
    await world.db.payable.update({ where: { id: elv }, data: { currency: "SEK" } });
    const shown = await overviewOf(world, owner, slug);
    expect(shown.map(({ currency }) => currency)).toEqual(["NOK", "SEK"]);
    const kroner = await moneyOrders(world, owner, slug, { currency: "SEK" }, 1);
    expect(kroner).toMatchObject({ value: { total: 1, sums: [{ currency: "SEK" }] } });
  });

  dbTest("leads from what was not paid in time to exactly that", async ({ world: bare, make }) => {
    const fixtures = { world: bare, make };
    const { world, clock, owner, slug, card, alone } = await books(fixtures);
    const lapsedAt = (id: string, at: Date) =>
      world.db.order.update({ where: { id }, data: { lapsedAt: at } });
    await lapsedAt(card, world.now());
    await world.db.payable.update({ where: { id: card }, data: { owedMinor: 0 } });
    // Longer ago than anybody looks for it.
    await lapsedAt(alone, new Date(world.now().getTime() - 4 * day));
    expect(await moneyNeeds(world, owner, slug)).toMatchObject({
      value: expect.arrayContaining([{ kind: "lapsed", count: 1 }]) as unknown,
    });
    const list = () => moneyOrders(world, owner, slug, { lapsed: "1" }, 1);
    expect(await list()).toMatchObject({ value: { total: 1, orders: [{ id: card }] } });
    clock.advance(4 * day);
    expect(await list()).toMatchObject({ value: { total: 0 } });
  });

  dbTest(
    "is narrowed by the day of the order, and empty before anybody ordered",
    async ({ world: bare, make }) => {
      const fixtures = { world: bare, make };
      const { world, owner, slug } = await books(fixtures);
      const today = world.now().toISOString().slice(0, 10);
      expect(await overviewOf(world, owner, slug, { from: today, until: today })).toHaveLength(1);
      expect(await overviewOf(world, owner, slug, { until: "2020-01-01" })).toEqual([]);
      const other = await make.organisation();
      expect(await overviewOf(world, other.owner, other.slug)).toEqual([]);
    },
  );
});

dbTest("what is previewed is what is written", async ({ world: bare, make }) => {
  const fixtures = { world: bare, make };
  const { world, organisation, elv, alone, issue } = await books(fixtures);
  const asked = { organisationId: organisation.id, payableIds: [elv, alone], collected: false };
  const { documents } = await plannedDocuments(world, orderPayables, asked);
  const ids = await issue([elv, alone]);
  const written = await world.db.invoice.findMany({ where: { id: { in: ids } } });
  const sums = (all: readonly MoneyOfDocument[]) =>
    all
      .map(({ netMinor, vatMinor, totalMinor, roundingMinor }) => [
        netMinor,
        vatMinor,
        totalMinor,
        roundingMinor,
      ])
      .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  expect(sums(documents)).toEqual(sums(written));
  expect(documents.map(({ dueOn }) => dueOn)).toEqual(
    written.map(({ dueOn }) => dueOn.toISOString().slice(0, 10)),
  );
});

interface MoneyOfDocument {
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly roundingMinor: number;
}

dbTest(
  "invoices are found by number, company, payer and reference",
  async ({ world: bare, make }) => {
    const fixtures = { world: bare, make };
    const { world, owner, slug, alone, collected, issue } = await books(fixtures);
    await issue([alone]);
    const { year, number, paymentReference } = await world.db.invoice.findUniqueOrThrow({
      where: { id: collected },
    });
    const found = async (search: string) => {
      const list = await invoicesOf(world, owner, slug, { filter, search, page: 1 });
      if (!list.ok) throw new Error(list.problem.code);
      return list.value.invoices.map(({ id }) => id);
    };
    for (const search of [`${year}-${number}`, "vev", "Contact Vev", paymentReference])
      expect.soft([search, await found(search)]).toEqual([search, [collected]]);
    expect(await found("")).toHaveLength(2);
    expect(await found("100%")).toEqual([]);
    const open = await invoicesOf(world, owner, slug, { filter: "open", search: "", page: 1 });
    expect(open).toMatchObject({ value: { total: 2, counts: { all: 2, open: 2, overdue: 0 } } });
  },
);

dbTest(
  "nobody else sees an organisation's money, nor do its door staff and viewers",
  async ({ world: bare, make }) => {
    const fixtures = { world: bare, make };
    const { world, organisation, owner, slug, first, collected, elv, card } = await books(fixtures);
    const stranger = (await make.organisation()).owner;
    const ofEvent = { event: first.slug };
    const credit = { note: "x", standingMinor: 1 };
    for (const [actor, code] of [
      [stranger, "not-found"],
      [await make.member(organisation.id, "viewer"), "not-allowed"],
      [await make.member(organisation.id, "door-staff"), "not-allowed"],
    ] as const) {
      const asked = [
        await moneyOverview(world, actor, slug),
        await moneyOrders(world, actor, slug, {}, 1),
        await readyToInvoice(world, actor, slug),
        await invoicesOf(world, actor, slug, { filter, search: "", page: 1 }),
        await invoicePage(world, actor, slug, collected),
        await ordersToInvoice(world, actor, slug, ofEvent),
        await companiesToInvoice(world, actor, slug),
        await refundsOf(world, actor, slug, { filter: "all", page: 1 }),
        await refundToPayOut(world, actor, slug, collected),
        await creditInvoice(world, actor, slug, collected, credit),
      ];
      for (const answer of asked) expect.soft(answer).toMatchObject({ problem: { code } });
      expect(await moneyTrouble(world, actor, slug)).toBe(0);
    }
    // Nor is one organisation's record found through another.
    const other = await make.organisation();
    const through = [world, other.owner, other.slug] as const;
    expect(await invoicePage(...through, collected)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await ordersToInvoice(...through, ofEvent)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await moneyOverview(...through, ofEvent)).toMatchObject({
      problem: { code: "not-found" },
    });
    const asked = { organisationId: other.id, payableIds: [elv, card], collected: false };
    expect(await plannedDocuments(world, orderPayables, asked)).toEqual({
      documents: [],
      partlyPaid: [],
    });
    expect(await moneyNeeds(world, stranger, slug)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect((await invoicePage(world, owner, slug, collected)).ok).toBe(true);
  },
);
