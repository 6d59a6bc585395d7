import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { sells } from "tests/support/lined-payables";
import type { Make, MadeEvent } from "tests/support/make";
import { moneyOf, payByCard, pricedEvent } from "tests/support/refunded";
import type { TestWorld } from "tests/support/world";
import { previewMoneyAct } from "~/features/notifications/queries/preview-money-act.server";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid } from "~/features/payments/commands/mark-paid.server";
import { anonymous } from "~/kernel/actor";
import { dateOf } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { goodwillLines, type MoneyAct } from "../domain/money-act";
import { shownAs } from "../domain/what-back";
import { orderLines } from "../queries/order-lines.server";
import { orderMoney } from "../queries/order-money.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { cancelRegistration } from "./cancel-registration.server";
import { addLines } from "./order-lines.server";
import { orderPayables } from "./order-payables.server";
import { refundOrder } from "./refund-order.server";
import { lockOrderRow, settleOrder } from "./settle-order.server";

async function paidOrder(world: TestWorld, make: Make, names = ["Ada", "Grace"]) {
  const event = await pricedEvent(world, make);
  const order = await make.order(event, make.companyRequest("Nordlys", names));
  await payByCard(world, order.id);
  const where = { organisation: event.organisation.slug, event: event.slug, order: order.id };
  return { event, order, where, owner: event.organisation.owner };
}

const goodwill = (amountMinor: number | "whole", note = ""): MoneyAct => ({
  act: "goodwill",
  amountMinor,
  note,
});

function cancel(
  order: { readonly seats: readonly { readonly id: string }[] },
  back: Extract<MoneyAct, { act: "cancel" }>["back"],
  quietly = false,
): MoneyAct {
  return { act: "cancel", seats: order.seats.map(({ id }) => id), back, quietly };
}

describe("an organiser gives back", () => {
  dbTest(
    "as much as they choose of seats they cancel: exactly what was shown",
    async ({ world, make }) => {
      for (const [back, refunded, owed] of [
        ["whole", 250_000, 0],
        ["by-rule", 125_000, 125_000],
        ["nothing", 0, 250_000],
        [{ amountMinor: 100_000 }, 100_000, 150_000],
        [{ amountMinor: 99_999 }, 99_999, 150_001],
        [{ amountMinor: 9_999_999 }, 250_000, 0],
      ] as const) {
        const { order, where, owner } = await paidOrder(world, make);
        const preview = await previewMoneyAct(world, owner, where, cancel(order, back));
        if (!preview.ok) throw new Error(preview.problem.code);
        // Looking at it has changed nothing.
        expect(await moneyOf(world, order.id)).toMatchObject({ owed: 250_000, refunds: [] });
        expect(
          await world.db.registration.count({ where: { orderId: order.id, status: "confirmed" } }),
        ).toBe(2);
        const { what } = preview.value;
        expect([what.backMinor, what.owedAfterMinor]).toEqual([refunded, owed]);
        const done = await refundOrder(world, owner, where, cancel(order, back), shownAs(what));
        expect(done.ok).toBe(true);
        expect(await moneyOf(world, order.id)).toMatchObject({ owed, refunded });
      }
    },
  );

  dbTest(
    "an amount or all of it as goodwill, and takes a goodwill off again",
    async ({ world, make }) => {
      const { order, where, owner } = await paidOrder(world, make);
      expect((await refundOrder(world, owner, where, goodwill(50_000, "Dårlig lyd"))).ok).toBe(
        true,
      );
      expect(await moneyOf(world, order.id)).toEqual({
        owed: 200_000,
        paid: 250_000,
        refunded: 50_000,
        refunds: [50_000],
        reasons: ["goodwill"],
        state: "paid",
        living: ["adjustment -40000", "ticket 100000", "ticket 100000"],
      });
      const line = await world.db.orderLine.findFirstOrThrow({
        where: { orderId: order.id, kind: "adjustment" },
      });
      expect(line.label).toBe("Dårlig lyd");
      expect((await refundOrder(world, owner, where, goodwill("whole"))).ok).toBe(true);
      expect(await moneyOf(world, order.id)).toMatchObject({ owed: 0, refunded: 250_000 });
      expect(await refundOrder(world, owner, where, goodwill("whole"))).toMatchObject({
        problem: { code: "nothing-to-give-back" },
      });
      const off: MoneyAct = { act: "take-off", line: line.id };
      expect((await refundOrder(world, owner, where, off)).ok).toBe(true);
      // What went back has gone: it is owed anew.
      expect(await moneyOf(world, order.id)).toMatchObject({
        owed: 50_000,
        refunded: 250_000,
        state: "awaiting-payment",
      });
      expect(await refundOrder(world, owner, where, off)).toMatchObject({
        problem: { code: "no-such-line" },
      });
      const log = await world.db.auditEntry.findMany({
        where: { subjectId: order.id },
        orderBy: { id: "asc" },
      });
      expect(log.map(({ action, accountId }) => [action, accountId === owner.accountId])).toEqual([
        ["give-back", true],
        ["give-back", true],
        ["take-off-adjustment", true],
      ]);
    },
  );

  dbTest(
    "a goodwill only once, also when the seat is cancelled afterwards",
    async ({ world, make }) => {
      const { order, where, owner } = await paidOrder(world, make, ["Ada"]);
      await refundOrder(world, owner, where, goodwill(100_000));
      expect((await refundOrder(world, owner, where, cancel(order, "whole"))).ok).toBe(true);
      expect(await moneyOf(world, order.id)).toMatchObject({
        owed: 0,
        refunded: 125_000,
        living: [],
      });
    },
  );

  dbTest("with the letters they were shown", async ({ world, make }) => {
    const { order, where, owner } = await paidOrder(world, make, ["Ada"]);
    await deliverAll(world);
    const act = cancel(order, "by-rule");
    const preview = await previewMoneyAct(world, owner, where, act);
    if (!preview.ok) throw new Error(preview.problem.code);
    const shown = preview.value.letters.map(({ to, subject }) => [to, subject]);
    expect(shown.length).toBeGreaterThanOrEqual(2);
    await refundOrder(world, owner, where, act);
    const sent = (await deliverAll(world)).map(({ to, subject }) => [to, subject]);
    expect(sent.every((letter) => shown.some((each) => String(each) === String(letter)))).toBe(
      true,
    );
    const quiet = await paidOrder(world, make, ["Grace"]);
    await deliverAll(world);
    await refundOrder(world, quiet.owner, quiet.where, cancel(quiet.order, "whole", true));
    expect(await deliverAll(world)).toEqual([]);
  });
});

describe("an order whose invoice was paid by bank", () => {
  dbTest("says before what is to be paid back by hand, and then it is", async ({ world, make }) => {
    for (const [paidMinor, byHandMinor] of [
      [250_000, 125_000],
      // What is credited of what nobody has paid goes back to nobody.
      [200_000, 75_000],
      [0, 0],
    ] as const) {
      const event = await pricedEvent(world, make);
      const { organisation } = event;
      await sells(world, organisation);
      const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
      const where = { organisation: organisation.slug, event: event.slug, order: order.id };
      const request = { organisationId: organisation.id, payableIds: [order.id], collected: false };
      const issued = await issueDocuments(world, orderPayables, request);
      if (!issued.ok) throw new Error(issued.problem.code);
      const paid = {
        paidOn: dateOf(world.now(), "Europe/Oslo"),
        method: "bank",
        note: "",
      } as const;
      if (paidMinor > 0)
        expect(
          await markPaid(
            world,
            orderPayables,
            organisation.owner,
            organisation.slug,
            issued.value.documents[0]?.id ?? "",
            { ...paid, amountMinor: paidMinor },
          ),
        ).toMatchObject({ ok: true });
      const [ada] = order.seats;
      const act = cancel({ seats: ada ? [ada] : [] }, "whole");
      const preview = await previewMoneyAct(world, organisation.owner, where, act);
      expect(preview).toMatchObject({
        value: { byHandMinor, what: { backMinor: 0, creditMinor: 125_000 } },
      });
      expect((await refundOrder(world, organisation.owner, where, act)).ok).toBe(true);
      expect((await issueDocuments(world, orderPayables, request)).ok).toBe(true);
      const refunds = await world.db.refund.findMany({
        where: { organisationId: organisation.id, state: "requested" },
      });
      expect(refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(byHandMinor);
    }
  });
});

describe("a refund made at Stripe itself", () => {
  async function outside(world: TestWorld, make: Make) {
    const made = await paidOrder(world, make, ["Ada"]);
    const payment = await world.db.payment.findFirstOrThrow({
      where: { payableId: made.order.id },
    });
    const refund = world.newId();
    await inTransaction(world, async (tx) => {
      await tx.db.refund.create({
        data: {
          id: refund,
          organisationId: payment.organisationId,
          paymentId: payment.id,
          payableId: made.order.id,
          amountMinor: 25_000,
          currency: "NOK",
          state: "succeeded",
          reason: "outside",
          createdAt: tx.now(),
          nextAttemptAt: tx.now(),
        },
      });
      await tx.db.payable.update({
        where: { id: made.order.id },
        data: { refundedMinor: { increment: 25_000 } },
      });
      await settleOrder(tx, made.order.id);
    });
    return { ...made, refund };
  }

  dbTest(
    "is accepted, and less is owed; or is not, and it is owed anew; once",
    async ({ world, make }) => {
      const meant = await outside(world, make);
      const accepted: MoneyAct = { act: "accept-outside", refund: meant.refund };
      expect(await moneyOf(world, meant.order.id)).toMatchObject({ state: "awaiting-payment" });
      expect((await refundOrder(world, meant.owner, meant.where, accepted)).ok).toBe(true);
      expect(await moneyOf(world, meant.order.id)).toMatchObject({
        owed: 100_000,
        refunds: [25_000],
        state: "paid",
      });
      const again = await refundOrder(world, meant.owner, meant.where, accepted);
      expect(again).toMatchObject({ problem: { code: "already-looked-after" } });

      const mistaken = await outside(world, make);
      const disregarded: MoneyAct = { act: "disregard-outside", refund: mistaken.refund };
      expect((await refundOrder(world, mistaken.owner, mistaken.where, disregarded)).ok).toBe(true);
      expect(await moneyOf(world, mistaken.order.id)).toMatchObject({
        owed: 125_000,
        state: "awaiting-payment",
      });
      // Nor is one of another order.
      expect(await refundOrder(world, meant.owner, meant.where, disregarded)).toMatchObject({
        problem: { code: "no-such-line" },
      });
    },
  );
});

dbTest(
  "nobody gives another organisation's money back, nor without the right to",
  async ({ world, make }) => {
    const { order, where, event, owner } = await paidOrder(world, make);
    const other = await make.organisation();
    const theirs = await make.event({ organisation: other });
    const act = goodwill(1_000);
    const viewer = await make.member(event.organisation.id, "viewer");
    const door = await make.member(event.organisation.id, "door-staff");
    const foreign = { ...where, organisation: other.slug, event: theirs.slug };
    for (const [who, at] of [
      [other.owner, where],
      [other.owner, foreign],
      [other.owner, { ...where, organisation: other.slug }],
      [viewer, where],
      [door, where],
      [anonymous, where],
      [owner, { ...where, event: theirs.slug }],
      [owner, { ...where, order: "nonsense" }],
    ] as const) {
      expect((await refundOrder(world, who, at, act)).ok).toBe(false);
      expect((await previewMoneyAct(world, who, at, act)).ok).toBe(false);
      expect((await orderMoney(world, who, at.organisation, at.event, at.order)).ok).toBe(false);
    }
    expect(await moneyOf(world, order.id)).toMatchObject({ refunds: [] });
    expect((await orderMoney(world, owner, where.organisation, where.event, where.order)).ok).toBe(
      true,
    );
  },
);

describe("two organisers at once", () => {
  async function shownOnce(world: TestWorld, make: Make) {
    const made = await paidOrder(world, make);
    const act = goodwill(100_000);
    const preview = await previewMoneyAct(world, made.owner, made.where, act);
    if (!preview.ok) throw new Error(preview.problem.code);
    return { ...made, act, shown: shownAs(preview.value.what) };
  }

  dbTest("give back once what both were shown", async ({ world, make }) => {
    const { order, where, owner, event, act, shown } = await shownOnce(world, make);
    const second = await make.member(event.organisation.id, "organiser");
    const done = await Promise.all(
      [owner, second, owner].map((who) => refundOrder(world, who, where, act, shown)),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.flatMap((each) => (each.ok ? [] : each.problem.code))).toEqual([
      "money-changed",
      "money-changed",
    ]);
    expect(await moneyOf(world, order.id)).toMatchObject({ refunds: [100_000] });
    const quiet = await refundOrder(world, owner, where, cancel(order, "whole", true), "");
    expect(quiet).toMatchObject({ ok: false, problem: { code: "money-changed" } });
  });

  dbTest(
    "would give back twice if nothing were locked before it is looked at",
    async ({ world, make }) => {
      const { order, where, owner, act, shown } = await shownOnce(world, make);
      const naive = async () => {
        // Looks first, and locks when it has decided.
        const preview = await previewMoneyAct(world, owner, where, act);
        if (!preview.ok || shownAs(preview.value.what) !== shown) return;
        await sleep(200);
        await inTransaction(world, async (tx) => {
          await lockOrderRow(tx, order.id);
          const lines = await orderLines(tx, order.id);
          await addLines(tx, order.id, goodwillLines(lines, 100_000, ""));
          await settleOrder(tx, order.id, { reason: "goodwill" });
        });
      };
      await Promise.all([naive(), naive()]);
      const { refunded } = await moneyOf(world, order.id);
      expect(refunded).toBe(200_000);
    },
  );

  dbTest("and an attendee cancel a seat once", async ({ world, make }) => {
    const { order, where, owner } = await paidOrder(world, make, ["Ada"]);
    const [seat] = order.seats;
    if (!seat) throw new Error("an order without seats");
    const [mine, theirs] = await Promise.all([
      cancelRegistration(world, seatTokens(world, seat).registration),
      refundOrder(world, owner, where, cancel(order, "whole")),
    ]);
    expect([mine.ok, theirs.ok].filter(Boolean)).toHaveLength(1);
    const { refunds } = await moneyOf(world, order.id);
    expect(refunds).toEqual([mine.ok ? 62_500 : 125_000]);
  });
});

dbTest(
  "a seat of an event that is over cannot be cancelled, its price can still be given back",
  async ({ world, make }) => {
    const { order, where, owner, event } = await paidOrder(world, make, ["Ada"]);
    await over(world, event);
    expect(await refundOrder(world, owner, where, cancel(order, "whole"))).toMatchObject({
      problem: { code: "event-started" },
    });
    expect((await refundOrder(world, owner, where, goodwill("whole"))).ok).toBe(true);
    expect(await moneyOf(world, order.id)).toMatchObject({ refunds: [125_000] });
  },
);

async function over(world: TestWorld, event: MadeEvent): Promise<void> {
  const { endsAt } = await world.db.event.findUniqueOrThrow({ where: { id: event.id } });
  world.clock.set(endsAt);
}
