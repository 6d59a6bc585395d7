import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import { plainLine, linedPayables, sells } from "tests/support/lined-payables";
import type { TestWorld } from "tests/support/world";
import { invoiceOf } from "../queries/invoice.server";
import { issueDocuments } from "./issue-documents.server";
import { markPaid, unmarkPaid, type PaidByHand } from "./mark-paid.server";
import { paidOut } from "./pay-out.server";

const paid = (amountMinor: number, more: Partial<PaidByHand> = {}): PaidByHand => ({
  paidOn: "2027-08-02",
  amountMinor,
  method: "bank",
  note: "",
  ...more,
});

/** An invoice of 1 250 kr, and what can be done with it. */
async function invoiced(world: TestWorld, make: Make) {
  const event = await make.event();
  const { organisation } = event;
  await sells(world, organisation);
  const payables = linedPayables(world);
  const line = plainLine(world, 100_000);
  const id = await payables.add({ event }, [line]);
  const request = { organisationId: organisation.id, payableIds: [id], collected: false };
  const issue = async () => {
    const issued = await issueDocuments(world, payables, request);
    if (!issued.ok) throw new Error(issued.problem.code);
    return issued.value.documents;
  };
  const [document] = await issue();
  const invoiceId = document?.id ?? "";
  const view = async () => {
    const found = await invoiceOf(world, { organisationId: organisation.id }, invoiceId);
    if (!found) throw new Error("no invoice");
    return found;
  };
  const pay = (what: PaidByHand, who = organisation.owner, slug = organisation.slug) =>
    markPaid(world, payables, who, slug, invoiceId, what);
  return { organisation, payables, id, line, issue, invoiceId, view, pay };
}

const codeOf = (result: { ok: boolean; problem?: { code: string } }) => result.problem?.code;

dbTest(
  "an invoice is paid in parts, never beyond what is open, and a mark can be undone",
  async ({ world, make }) => {
    const { organisation, payables, view, pay } = await invoiced(world, make);
    const first = await pay(paid(50_000, { note: "Ble delt" }));
    if (!first.ok) throw new Error(first.problem.code);
    expect(await view()).toMatchObject({ settledMinor: 50_000, openMinor: 75_000 });
    expect(await pay(paid(75_001))).toMatchObject({
      problem: { code: "paid-too-much", params: { open: 75_000 } },
    });
    expect(codeOf(await pay(paid(0)))).toBe("nothing-paid");
    expect(codeOf(await pay(paid(-5)))).toBe("nothing-paid");
    expect(codeOf(await pay(paid(100, { paidOn: "2027-08-03" })))).toBe("paid-tomorrow");
    expect(codeOf(await pay(paid(100, { paidOn: "i går" })))).toBe("paid-tomorrow");
    expect((await pay(paid(75_000))).ok).toBe(true);
    expect(await view()).toMatchObject({ openMinor: 0, isOverdue: false });
    const undo = () =>
      unmarkPaid(world, payables, organisation.owner, organisation.slug, first.value.paymentId);
    expect((await undo()).ok).toBe(true);
    expect(codeOf(await undo())).toBe("not-found");
    expect(await view()).toMatchObject({
      openMinor: 50_000,
      payments: [{ amountMinor: 50_000, cancelled: true, note: "Ble delt" }, { cancelled: false }],
    });
  },
);

dbTest("two who mark the same payment at once: one of them is told", async ({ world, make }) => {
  const { view, pay } = await invoiced(world, make);
  const both = await Promise.all([pay(paid(125_000)), pay(paid(125_000))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await view()).toMatchObject({ settledMinor: 125_000 });
});

dbTest("a part that is sent twice is marked once", async ({ world, make }) => {
  const { view, pay } = await invoiced(world, make);
  const part = paid(50_000, { shownOpenMinor: 125_000 });
  const both = await Promise.all([pay(part), pay(part)]);
  expect(both.map((each) => codeOf(each) ?? "marked").toSorted()).toEqual([
    "marked",
    "money-changed",
  ]);
  expect(await view()).toMatchObject({ settledMinor: 50_000, openMinor: 75_000 });
  expect((await pay(paid(75_000, { shownOpenMinor: 75_000 }))).ok).toBe(true);
});

dbTest("only whoever manages the organisation's money may", async ({ world, make }) => {
  const { organisation, invoiceId, payables, pay } = await invoiced(world, make);
  const other = await make.organisation();
  for (const role of ["viewer", "door-staff"] as const)
    expect(codeOf(await pay(paid(100), await make.member(organisation.id, role)))).toBe(
      "not-allowed",
    );
  expect(codeOf(await pay(paid(100), other.owner))).toBe("not-found");
  // Their own organisation, and somebody else's invoice.
  expect(codeOf(await pay(paid(100), other.owner, other.slug))).toBe("not-found");
  const organiser = await make.member(organisation.id, "organiser");
  const done = await pay(paid(100), organiser);
  if (!done.ok) throw new Error(done.problem.code);
  const { paymentId } = done.value;
  expect(codeOf(await unmarkPaid(world, payables, other.owner, other.slug, paymentId))).toBe(
    "not-found",
  );
  const refund = await world.db.refund.create({
    data: {
      id: world.newId(),
      organisationId: organisation.id,
      paymentId,
      amountMinor: 100,
      currency: "NOK",
      reason: "goodwill",
      createdAt: world.now(),
      nextAttemptAt: world.now(),
    },
  });
  expect(codeOf(await paidOut(world, other.owner, other.slug, refund.id))).toBe("not-found");
  expect(await world.db.refund.findUniqueOrThrow({ where: { id: refund.id } })).toMatchObject({
    state: "requested",
  });
  expect(await world.db.payment.count({ where: { invoiceId } })).toBe(1);
});

dbTest(
  "what was paid and is credited goes back, when somebody has paid it out",
  async ({ world, make }) => {
    const { organisation, payables, id, line, issue, view, pay } = await invoiced(world, make);
    await pay(paid(100_000));
    // 25 000 øre is still open: that much of a credit is nobody's to give back.
    const fee = plainLine(world, 40_000, { kind: "fee" });
    await payables.set(id, [fee]);
    await issue();
    expect(await view()).toMatchObject({ openMinor: 0, settledMinor: 125_000 });
    const [refund] = (await view()).payments[0]?.refunds ?? [];
    expect(refund).toMatchObject({ amountMinor: 50_000, state: "requested" });
    expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
      owedMinor: 50_000,
      invoicedMinor: 50_000,
    });
    const out = () => paidOut(world, organisation.owner, organisation.slug, refund?.id ?? "");
    expect((await out()).ok).toBe(true);
    expect(codeOf(await out())).toBe("not-found");
    expect((await view()).payments[0]?.refunds).toMatchObject([{ state: "succeeded" }]);
    expect(
      await world.db.outboxMessage.findMany({
        select: { kind: true },
        orderBy: { createdAt: "asc" },
      }),
    ).toEqual([{ kind: "invoice" }, { kind: "credit-note" }, { kind: "refunded" }]);
    const paymentId = (await view()).payments[0]?.id ?? "";
    expect(
      codeOf(await unmarkPaid(world, payables, organisation.owner, organisation.slug, paymentId)),
    ).toBe("given-back");
    expect(line.netMinor).toBe(100_000);
  },
);
