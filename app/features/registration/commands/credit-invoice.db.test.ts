import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { sells } from "tests/support/lined-payables";
import { pricedEvent } from "tests/support/refunded";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { inTransaction } from "~/platform/world.server";
import { creditInvoice } from "./credit-invoice.server";
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
