import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { sells } from "tests/support/lined-payables";
import { pricedEvent } from "tests/support/refunded";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { inTransaction } from "~/platform/world.server";
import { orderToken } from "../queries/registration-by-token.server";
import { creditInvoice } from "./credit-invoice.server";
import { addSeats } from "./edit-order.server";
import { lockCounters } from "./move-places.server";
import { orderPayables } from "./order-payables.server";

dbTest("crediting waits for the counters before it holds the order", async ({ world, make }) => {
  const event = await pricedEvent(world, make);
  const { organisation } = event;
  await sells(world, organisation);
  const order = await make.order(event, make.companyRequest("Nordlys", ["Ada"]));
  const issued = await issueDocuments(world, orderPayables, {
    organisationId: organisation.id,
    payableIds: [order.id],
    collected: false,
  });
  if (!issued.ok) throw new Error(issued.problem.code);
  const invoiceId = issued.value.documents[0]?.id ?? "";
  const of = { note: "Avlyst", standingMinor: 125_000 };
  const crediting = await inTransaction(world, async (tx) => {
    // As whoever cancels a seat has them, who is about to lock the order.
    await lockCounters(tx, event.id);
    const begun = creditInvoice(world, organisation.owner, organisation.slug, invoiceId, of);
    await sleep(500);
    await tx.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${order.id}::uuid FOR UPDATE NOWAIT`;
    await tx.db.$queryRaw`SELECT 1 FROM payable WHERE id = ${order.id}::uuid FOR UPDATE NOWAIT`;
    return { begun };
  });
  expect(await crediting.begun).toMatchObject({
    value: { documents: [{ kind: "credit-note", number: 2 }] },
  });
});

dbTest(
  "crediting one invoice of an order takes back that one, with its VAT, and no other",
  async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { organisation } = event;
    await sells(world, organisation);
    const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    const issue = async () => {
      const issued = await issueDocuments(world, orderPayables, {
        organisationId: organisation.id,
        payableIds: [order.id],
        collected: false,
      });
      if (!issued.ok) throw new Error(issued.problem.code);
      return issued.value.documents[0]?.id ?? "";
    };
    const first = await issue();
    await world.db.ticketType.updateMany({
      where: { eventId: event.id },
      data: { priceMinor: 33_333, vatCategory: "food" },
    });
    const token = orderToken(world, { id: order.id, generation: 0 });
    expect((await addSeats(world, token, [{ name: "Kari", email: "kari@x.example" }])).ok).toBe(
      true,
    );
    const second = await issue();
    const { owner, slug } = organisation;
    const standing = 38_333;
    const credited = await creditInvoice(world, owner, slug, second, {
      note: "Feil",
      standingMinor: standing,
    });
    if (!credited.ok) throw new Error(credited.problem.code);
    const notes = await world.db.invoice.findMany({
      where: { kind: "credit-note" },
      include: { vat: true },
    });
    expect(notes).toMatchObject([
      { creditsId: second, totalMinor: -standing, vat: [{ rate: 1500, netMinor: -33_333 }] },
    ]);
    expect(
      await world.db.invoice.findMany({
        where: { id: { in: [first, second] } },
        orderBy: { number: "asc" },
        select: { settledMinor: true },
      }),
    ).toEqual([{ settledMinor: 0 }, { settledMinor: standing }]);
    expect(await world.db.payable.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
      owedMinor: 250_000,
      invoicedMinor: 250_000,
    });
  },
);

dbTest(
  "a collected invoice is credited as one, though an order of it is another company's by now",
  async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { organisation } = event;
    await sells(world, organisation);
    const ids = [
      (await make.order(event, make.companyRequest("Nordlys", ["Ada"]))).id,
      (await make.order(event, make.companyRequest("Nordlys", ["Grace"]))).id,
    ];
    const issued = await issueDocuments(world, orderPayables, {
      organisationId: organisation.id,
      payableIds: ids,
      collected: true,
    });
    if (!issued.ok) throw new Error(issued.problem.code);
    const other = await make.company(organisation, "Fjordgrid");
    await world.db.order.update({ where: { id: ids[0] ?? "" }, data: { companyId: other } });
    await world.db.payable.update({ where: { id: ids[0] ?? "" }, data: { companyId: other } });
    const { owner, slug } = organisation;
    const credited = await creditInvoice(world, owner, slug, issued.value.documents[0]?.id ?? "", {
      note: "Feil",
      standingMinor: 250_000,
    });
    expect(credited).toMatchObject({ value: { documents: [{ kind: "credit-note" }] } });
    expect(await world.db.invoice.findMany({ where: { kind: "credit-note" } })).toMatchObject([
      { totalMinor: -250_000, creditsId: issued.value.documents[0]?.id },
    ]);
  },
);
