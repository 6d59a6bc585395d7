import type { World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  byKey,
  type DocumentLine,
  type PlannedDocument,
  type VatPart,
} from "../domain/document-lines";
import { sumBy } from "../domain/sum-by";
import { documentDates, documentNumber } from "../domain/document-dates";
import type { IssuedDocument, IssueRequest } from "../domain/issuing";
import { paymentReference } from "../domain/payment-reference";
import type { DocumentedPayable } from "../queries/documented.server";
import type { PaymentTerms } from "../queries/payment-settings.server";
import { creditHead, invoiceHead, type CreditedInvoice } from "./document-heads.server";
import { enqueueInvoice } from "./money-letters.server";
import { settleInvoices } from "./settle-invoices.server";

/** Documents that are to be written, and what they are written from. */
interface Writing {
  readonly request: IssueRequest;
  readonly documented: readonly DocumentedPayable[];
  readonly planned: readonly PlannedDocument[];
  readonly terms: PaymentTerms;
}

/**
 * Writes documents with the next numbers of their organisation and year.
 *
 * @remarks The invoices that are credited are locked in the order of their ids, and the counter after everything else:
 * nobody who holds it waits for anything. Whoever takes a number and fails gives it back with the transaction.
 */
export async function writeDocuments(
  world: World,
  { request, documented, planned, terms }: Writing,
): Promise<readonly IssuedDocument[]> {
  const { organisationId, accountId = null } = request;
  const organisation = await world.db.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true, country: true, vatRegistered: true, replyEmail: true, timeZone: true },
  });
  const credited = await lockInvoices(
    world,
    planned.flatMap(({ creditsId }) => creditsId ?? []),
  );
  const seller = { organisationId, organisation, terms };
  const rows = [];
  for (const document of planned) {
    const base = document.creditsId === null ? null : credited.get(document.creditsId);
    if (base === undefined) throw new Error("an invoice that is credited is not there");
    rows.push({
      document,
      head: base
        ? creditHead(base, document, seller)
        : await invoiceHead(world, document, documented, seller),
    });
  }
  const now = world.now();
  const first = documentDates("invoice", now, {
    timeZone: organisation.timeZone,
    dueDays: terms.dueDays,
  });
  const from = await takeNumbers(world, organisationId, first.year, rows.length);
  const issued: IssuedDocument[] = [];
  for (const [place, { document, head }] of rows.entries()) {
    const id = world.newId();
    const kind = document.creditsId === null ? "invoice" : "credit-note";
    const dates = documentDates(kind, now, {
      timeZone: organisation.timeZone,
      dueDays: terms.dueDays,
    });
    const number = { year: dates.year, number: from + place };
    await world.db.invoice.create({
      data: {
        ...head,
        ...number,
        id,
        organisationId,
        kind,
        creditsId: document.creditsId,
        issuedOn: new Date(dates.issuedOn),
        dueOn: new Date(dates.dueOn),
        paymentReference:
          kind === "invoice"
            ? paymentReference(terms.referenceKind, { organisationId, ...number })
            : "",
        netMinor: sumBy(document.vat, ({ netMinor }) => netMinor),
        vatMinor: sumBy(document.vat, ({ vatMinor }) => vatMinor),
        totalMinor: document.totalMinor,
        note: request.note ?? "",
        accountId,
        createdAt: now,
        lines: { createMany: { data: linesOf(world, document.lines, documented, terms) } },
        vat: { createMany: { data: document.vat.map(vatRow) } },
      },
    });
    await recordAudit(world, {
      organisationId,
      accountId,
      action: kind === "invoice" ? "issue-invoice" : "issue-credit-note",
      subject: { type: "invoice", id },
      detail: { number: documentNumber(number), totalMinor: document.totalMinor },
    });
    await enqueueInvoice(world, id, kind);
    issued.push({ id, kind, ...number });
  }
  await noteInvoiced(world, planned);
  await settleInvoices(world, [...new Set(planned.flatMap(({ creditsId }) => creditsId ?? []))], {
    accountId,
  });
  return issued;
}

async function lockInvoices(
  world: World,
  ids: readonly string[],
): Promise<Map<string, CreditedInvoice>> {
  const sorted = [...new Set(ids)].toSorted();
  for (const id of sorted)
    await world.db.$queryRaw`SELECT 1 FROM invoice WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const invoices = await world.db.invoice.findMany({
    where: { id: { in: sorted } },
    include: { creditNotes: true },
  });
  return new Map(invoices.map((invoice) => [invoice.id, invoice]));
}

/** Takes the next numbers: the row is locked until they are written, or given back. */
async function takeNumbers(
  world: World,
  organisationId: string,
  year: number,
  count: number,
): Promise<number> {
  const [row] = await world.db.$queryRaw<{ next: number }[]>`
    INSERT INTO invoice_counter (organisation_id, year, next_number)
    VALUES (${organisationId}::uuid, ${year}, ${count + 1})
    ON CONFLICT (organisation_id, year) DO UPDATE
    SET next_number = invoice_counter.next_number + ${count}
    RETURNING next_number AS next`;
  if (!row) throw new Error("no number was given out");
  return row.next - count;
}

function linesOf(
  world: World,
  lines: readonly DocumentLine[],
  documented: readonly DocumentedPayable[],
  { accountCodes }: PaymentTerms,
) {
  const payables = new Map(documented.map((payable) => [payable.id, payable]));
  return lines.map(({ payableId, ...line }, position) => {
    const { title = "", suppliedOn = "" } = payables.get(payableId) ?? {};
    return {
      id: world.newId(),
      payableId,
      sourceId: line.sourceId,
      label: line.label,
      event: title,
      suppliedOn: suppliedOn === "" ? null : new Date(suppliedOn),
      kind: line.kind,
      itemId: line.itemId,
      netMinor: line.netMinor,
      vatCategory: line.vatCategory,
      vatRate: line.vatRate,
      accountCode: accountCodes[line.vatCategory] ?? "",
      position,
    };
  });
}

function vatRow({ payableId, category, rate, netMinor, vatMinor }: VatPart) {
  return { payableId, category, rate: rate ?? -1, netMinor, vatMinor };
}

/** Notes what documents now stand for of each payable. */
async function noteInvoiced(world: World, planned: readonly PlannedDocument[]): Promise<void> {
  const parts = byKey(
    planned.flatMap(({ vat }) => vat),
    ({ payableId }) => payableId,
  );
  for (const [id, vat] of parts)
    await world.db.payable.update({
      where: { id },
      data: { invoicedMinor: { increment: sumBy(vat, (part) => part.netMinor + part.vatMinor) } },
    });
}
