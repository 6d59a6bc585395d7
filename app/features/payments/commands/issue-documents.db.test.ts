import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { plainLine, plainPayables, sells } from "tests/support/plain-payables";
import { invoiceOf } from "../queries/invoice.server";
import { issueDocuments } from "./issue-documents.server";

dbTest(
  "an order is invoiced once, and credited when it is owed no more",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const payables = plainPayables(world);
    const line = plainLine(world, 100_000);
    const id = await payables.add({ event }, [line]);
    const request = { organisationId: organisation.id, payableIds: [id], collected: false };
    const issued = await issueDocuments(world, payables, request);
    if (!issued.ok) throw new Error(issued.problem.code);
    expect(issued.value.documents).toMatchObject([{ kind: "invoice", year: 2027, number: 1 }]);
    expect(await issueDocuments(world, payables, request)).toMatchObject({
      problem: { code: "nothing-to-invoice" },
    });
    const [document] = issued.value.documents;
    const view = await invoiceOf(world, { organisationId: organisation.id }, document?.id ?? "");
    expect(view).toMatchObject({
      number: "2027-1",
      openMinor: 125_000,
      record: { typeCode: 380, dueOn: "2027-08-16", payableMinor: 125_000 },
    });
    await payables.set(id, []);
    const credited = await issueDocuments(world, payables, request);
    if (!credited.ok) throw new Error(credited.problem.code);
    expect(credited.value.documents).toMatchObject([{ kind: "credit-note", number: 2 }]);
    expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
      owedMinor: 0,
      invoicedMinor: 0,
    });
    expect(
      await invoiceOf(world, { organisationId: organisation.id }, document?.id ?? ""),
    ).toMatchObject({ openMinor: 0, creditNotes: [{ number: "2027-2", amountMinor: 125_000 }] });
  },
);
