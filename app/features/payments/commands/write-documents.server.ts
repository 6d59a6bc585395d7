import { isErasedAddress } from "~/kernel/erased-address";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  byKey,
  type DocumentLine,
  type PlannedDocument,
  type VatPart,
} from "../domain/document-lines";
import { documentDates, documentNumber } from "../domain/document-dates";
import { buyerParty, sellerLacks, sellerParty } from "../domain/invoice-parties";
import { paymentReference } from "../domain/payment-reference";
import { roundingOf } from "../domain/rounding";
import type { DocumentedPayable } from "../queries/documented.server";
import type { PaymentTerms } from "../queries/payment-settings.server";
import type { IssuedDocument, IssueRequest } from "./issue-documents.server";
import { enqueueInvoice } from "./money-letters.server";
import { payerOf } from "./payer.server";
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
  const seller = { organisation, terms };
  const rows = [];
  for (const document of planned) {
    const base = document.creditsId === null ? null : credited.get(document.creditsId);
    if (base === undefined) throw new Error("an invoice that is credited is not there");
    rows.push({
      document,
      head: base
        ? creditHead(
            base,
            document,
            sellerLacks(terms).length > 0 ? null : sellerParty(seller),
            terms,
          )
        : await invoiceHead(world, { document, documented, seller, terms }),
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
        netMinor: sum(document.vat, ({ netMinor }) => netMinor),
        vatMinor: sum(document.vat, ({ vatMinor }) => vatMinor),
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

type CreditedInvoice = Prisma.InvoiceGetPayload<{ include: { creditNotes: true } }>;

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

/** A credit note goes to whom its invoice went to, as they were then, and says what they wanted to find on it. */
function creditHead(
  base: CreditedInvoice,
  { totalMinor }: PlannedDocument,
  seller: object | null,
  { wholeKroner }: PaymentTerms,
) {
  const before = {
    totalMinor: sum([base, ...base.creditNotes], (one) => one.totalMinor),
    roundingMinor: sum([base, ...base.creditNotes], (one) => one.roundingMinor),
  };
  return {
    payerId: base.payerId,
    companyId: base.companyId,
    language: base.language,
    currency: base.currency,
    reference: base.reference,
    buyer: base.buyer as Prisma.InputJsonObject,
    seller: (seller ?? base.seller) as Prisma.InputJsonObject,
    roundingMinor: roundingOf(before, totalMinor, wholeKroner && base.currency !== "EUR"),
  };
}

async function invoiceHead(
  world: World,
  {
    document,
    documented,
    seller,
    terms,
  }: Omit<Writing, "request" | "planned"> & {
    readonly document: PlannedDocument;
    readonly seller: Parameters<typeof sellerParty>[0];
  },
) {
  const charged = new Set(document.lines.map(({ payableId }) => payableId));
  const payables = documented.filter(({ id }) => charged.has(id));
  // Whoever ordered last answers for a collected invoice.
  const last = payables.at(-1);
  if (!last) throw new Error("an invoice of nothing");
  const { companyId, payerName, payerEmail, language, currency } = last;
  const { organisationId } = await world.db.payable.findUniqueOrThrow({
    where: { id: last.id },
    select: { organisationId: true },
  });
  const company =
    companyId === null
      ? null
      : await world.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const known = !isErasedAddress(payerEmail);
  const payer = known
    ? await payerOf(world, {
        organisationId,
        companyId,
        name: payerName,
        email: payerEmail,
        language,
      })
    : null;
  const references = [
    ...new Set(payables.map(({ reference }) => reference.trim()).filter(Boolean)),
  ];
  return {
    payerId: payer?.id ?? null,
    companyId,
    language,
    currency,
    reference: references.join("; "),
    seller: { ...sellerParty(seller) } as Prisma.InputJsonObject,
    buyer: {
      ...buyerParty({
        name: payerName,
        email: known ? payerEmail : "",
        sellerCountry: seller.organisation.country,
        company,
      }),
    } as Prisma.InputJsonObject,
    roundingMinor: roundingOf(
      { totalMinor: 0, roundingMinor: 0 },
      document.totalMinor,
      terms.wholeKroner && currency !== "EUR",
    ),
  };
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
      data: { invoicedMinor: { increment: sum(vat, (part) => part.netMinor + part.vatMinor) } },
    });
}

function sum<T>(things: readonly T[], amountOf: (thing: T) => number): number {
  return things.reduce((before, thing) => before + amountOf(thing), 0);
}
