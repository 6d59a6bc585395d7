import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { readPdf } from "tests/support/pdf";
import { plainLine, linedPayables, sells } from "tests/support/lined-payables";
import type { Payables } from "./payables.server";
import type { RootWorld } from "~/platform/world.server";
import { invoicePdf } from "../queries/invoice-pdf.server";
import { invoiceOf } from "../queries/invoice.server";
import { issueDocuments, type IssueRequest } from "./issue-documents.server";

async function issue(world: RootWorld, payables: Payables, request: IssueRequest) {
  const issued = await issueDocuments(world, payables, request);
  if (!issued.ok) throw new Error(issued.problem.code);
  return issued.value.documents;
}

const codeOf = async (result: Promise<{ ok: boolean; problem?: { code: string } }>) =>
  (await result).problem?.code;

dbTest(
  "an order is invoiced once, and credited when it is owed no more",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const payables = linedPayables(world);
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

dbTest(
  "nobody invoices or reads for another organisation or another payer",
  async ({ world, make }) => {
    const [event, other] = [await make.event(), await make.event()];
    const { organisation } = event;
    await sells(world, organisation);
    await sells(world, other.organisation);
    const payables = linedPayables(world);
    const id = await payables.add({ event }, [plainLine(world, 100_000)]);
    const theirs = await payables.add({ event: other }, [plainLine(world, 100_000)]);
    const asked = { organisationId: organisation.id, collected: false };
    for (const payableIds of [[theirs], [id, theirs], [world.newId()], []])
      expect(await codeOf(issueDocuments(world, payables, { ...asked, payableIds }))).toBe(
        "not-found",
      );
    const [document] = await issue(world, payables, { ...asked, payableIds: [id] });
    const invoiceId = document?.id ?? "";
    expect(await invoiceOf(world, { organisationId: other.organisation.id }, invoiceId)).toBeNull();
    const own = await invoiceOf(world, { organisationId: organisation.id }, invoiceId);
    expect(await invoiceOf(world, { payerId: own?.payer?.id ?? "" }, invoiceId)).not.toBeNull();
    const stranger = await payables.add({ event, email: "other@company.example" }, [
      plainLine(world, 100_000),
    ]);
    const [second] = await issue(world, payables, { ...asked, payableIds: [stranger] });
    const payerId = (await invoiceOf(world, { organisationId: organisation.id }, second?.id ?? ""))
      ?.payer?.id;
    expect(await invoiceOf(world, { payerId: payerId ?? "" }, invoiceId)).toBeNull();
  },
);

dbTest(
  "a company's orders are invoiced together, those of two companies are not",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    const later = await make.event({ organisation });
    await sells(world, organisation);
    const payables = linedPayables(world);
    const [one, two] = [
      await make.company(organisation, "Fjordgrid AS"),
      await make.company(organisation, "Nordlys AS"),
    ];
    const ids = [
      await payables.add({ event, companyId: one }, [plainLine(world, 33_333)]),
      await payables.add({ event: later, companyId: one, email: "per@company.example" }, [
        plainLine(world, 33_333),
      ]),
    ];
    const foreign = await payables.add({ event, companyId: two }, [plainLine(world, 10_000)]);
    const nobodys = await payables.add({ event }, [plainLine(world, 10_000)]);
    const asked = { organisationId: organisation.id, collected: true };
    for (const more of [foreign, nobodys])
      expect(
        await codeOf(issueDocuments(world, payables, { ...asked, payableIds: [...ids, more] })),
      ).toBe("different-companies");
    await world.db.payable.update({ where: { id: ids[1] ?? "" }, data: { currency: "SEK" } });
    expect(await codeOf(issueDocuments(world, payables, { ...asked, payableIds: ids }))).toBe(
      "different-currencies",
    );
    await world.db.payable.update({ where: { id: ids[1] ?? "" }, data: { currency: "NOK" } });
    const documents = await issue(world, payables, { ...asked, payableIds: ids });
    expect(documents).toHaveLength(1);
    const view = await invoiceOf(
      world,
      { organisationId: organisation.id },
      documents[0]?.id ?? "",
    );
    expect(view).toMatchObject({
      payer: { email: "per@company.example" },
      record: { buyer: { name: "Fjordgrid AS" }, totalMinor: 2 * 41_666 },
    });
    expect(view?.payables.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    // Each order's part is its own: one is called off, and the invoice is credited for it alone.
    await payables.set(ids[0] ?? "", []);
    const [note] = await issue(world, payables, { ...asked, payableIds: ids.slice(0, 1) });
    expect(
      await world.db.invoice.findUniqueOrThrow({ where: { id: note?.id ?? "" } }),
    ).toMatchObject({
      creditsId: documents[0]?.id,
      totalMinor: -41_666,
      paymentReference: "",
    });
  },
);

dbTest(
  "what is to be paid by card is not invoiced, nor anything before the seller is known",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    const payables = linedPayables(world);
    const id = await payables.add({ event }, [plainLine(world, 100_000)]);
    const request = { organisationId: organisation.id, payableIds: [id], collected: false };
    expect(await codeOf(issueDocuments(world, payables, request))).toBe("seller-incomplete");
    await sells(world, organisation);
    await world.db.payable.update({ where: { id }, data: { payBy: "card" } });
    expect(await codeOf(issueDocuments(world, payables, request))).toBe("pays-by-card");
    expect(await world.db.invoice.count()).toBe(0);
    expect(await world.db.invoiceCounter.count()).toBe(0);
  },
);

dbTest("a document never changes, whoever tries", async ({ world, make }) => {
  const event = await make.event();
  const { organisation } = event;
  await sells(world, organisation);
  const payables = linedPayables(world);
  const id = await payables.add({ event }, [plainLine(world, 100_000)]);
  const [document] = await issue(world, payables, {
    organisationId: organisation.id,
    payableIds: [id],
    collected: false,
  });
  const invoiceId = document?.id ?? "";
  const before = await invoicePdf(world, invoiceId, "nb");
  const { db } = world;
  const where = { id: invoiceId };
  for (const attempt of [
    () => db.invoice.update({ where, data: { totalMinor: 1 } }),
    () => db.invoice.update({ where, data: { number: 7 } }),
    () => db.invoice.update({ where, data: { buyer: {} } }),
    () => db.invoice.update({ where, data: { dueOn: new Date("2030-01-01") } }),
    () => db.invoice.delete({ where }),
    () => db.invoiceLine.updateMany({ where: { invoiceId }, data: { label: "Noe annet" } }),
    () => db.invoiceLine.deleteMany({ where: { invoiceId } }),
    () => db.invoiceVat.updateMany({ where: { invoiceId }, data: { vatMinor: 0 } }),
    () => db.invoiceVat.deleteMany({ where: { invoiceId } }),
    () => db.organisation.delete({ where: { id: organisation.id } }),
  ])
    await expect(attempt()).rejects.toThrow();
  // Whoever the seller and the buyer are by now: it says who they were.
  await db.paymentSettings.updateMany({ data: { legalName: "Et nytt navn AS", bankAccount: "1" } });
  await db.payer.updateMany({ data: { name: "", email: "" } });
  await db.payable.updateMany({ data: { payerName: "", payerEmail: "" } });
  expect((await invoicePdf(world, invoiceId, "nb")).content).toEqual(before.content);
  const { text } = readPdf(before.content);
  for (const said of [
    "Faktura 2027-1",
    "Kari Kontakt",
    "Org.nr. 974 760 673 MVA",
    "8601 11 17947",
    "KID",
  ])
    expect(text.replaceAll("\u00a0", " ")).toContain(said);
});

dbTest(
  "whole kroner: what is left to pay is whole, whatever was credited",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation, { wholeKroner: true });
    const payables = linedPayables(world);
    const lines = [plainLine(world, 33_333), plainLine(world, 44_471), plainLine(world, 9)];
    const id = await payables.add({ event }, lines);
    const request = { organisationId: organisation.id, payableIds: [id], collected: false };
    const [invoice] = await issue(world, payables, request);
    const open = async () =>
      (await invoiceOf(world, { organisationId: organisation.id }, invoice?.id ?? ""))?.openMinor;
    expect(await open()).toBe(97_300);
    await payables.set(id, lines.slice(1));
    await issue(world, payables, request);
    expect((await open()) ?? 1).toBe(55_600);
    await payables.set(id, []);
    await issue(world, payables, request);
    expect(await open()).toBe(0);
    const sums = await world.db.invoice.aggregate({
      _sum: { totalMinor: true, roundingMinor: true },
    });
    expect(sums._sum).toEqual({ totalMinor: 0, roundingMinor: 0 });
  },
);

dbTest(
  "the letter goes with the document, once, and to nobody who is not there any more",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const payables = linedPayables(world);
    const id = await payables.add({ event }, [plainLine(world, 100_000)]);
    const request = { organisationId: organisation.id, payableIds: [id], collected: false };
    const [document] = await issue(world, payables, request);
    await issueDocuments(world, payables, request);
    const letters = () =>
      world.db.outboxMessage.findMany({
        orderBy: { createdAt: "asc" },
        select: { kind: true, recipientEmail: true, snapshot: true },
      });
    expect(await letters()).toEqual([
      {
        kind: "invoice",
        recipientEmail: "kari@company.example",
        snapshot: { invoiceId: document?.id },
      },
    ]);
    await world.db.payer.updateMany({ data: { name: "", email: "" } });
    await payables.set(id, []);
    const [note] = await issue(world, payables, request);
    expect(await letters()).toHaveLength(1);
    expect(
      await invoiceOf(world, { organisationId: organisation.id }, note?.id ?? ""),
    ).toMatchObject({ record: { buyer: { name: "Kari Kontakt", email: "kari@company.example" } } });
  },
);
