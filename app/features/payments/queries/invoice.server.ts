import { dateOf, type Instant, type IsoDate } from "~/kernel/time";
import type { Locale } from "~/kernel/locales";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { documentNumber } from "../domain/document-dates";
import type { ChargeKind } from "../domain/document-lines";
import type { InvoiceParty, InvoiceSeller } from "../domain/invoice-parties";
import { invoiceRecord, type InvoiceRecord, type StoredDocument } from "../domain/invoice-record";
import type { VatCode } from "../domain/vat";

/** Whose documents may be read: an organisation's own, or those that went to a payer. */
export type InvoiceScope = { readonly organisationId: string } | { readonly payerId: string };

/** Something paid on an invoice, as somebody read it on the account. */
export interface InvoicePayment {
  readonly id: string;
  readonly method: string;
  readonly amountMinor: number;
  readonly receivedOn: IsoDate;
  readonly note: string;
  /** A mark that was a mistake. */
  readonly cancelled: boolean;
  readonly refunds: readonly {
    readonly id: string;
    readonly amountMinor: number;
    readonly state: string;
    readonly createdAt: Instant;
    readonly settledAt: Instant | null;
  }[];
}

/** A document with what has happened to it since. */
export interface InvoiceView {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  readonly organisationId: string;
  readonly organisation: {
    readonly name: string;
    readonly accentHue: number;
    readonly timeZone: string;
  };
  readonly language: Locale;
  readonly record: InvoiceRecord;
  readonly payer: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly companyId: string | null;
  /** What it charges for: the orders, by what their contact knows them by. */
  readonly payables: readonly {
    readonly id: string;
    readonly code: string;
    /** The address of its event; `null` once that is gone. */
    readonly event: string | null;
  }[];
  readonly credits: { readonly id: string; readonly number: string } | null;
  readonly creditNotes: readonly {
    readonly id: string;
    readonly number: string;
    readonly issuedOn: IsoDate;
    /** What it gives back: above nothing. */
    readonly amountMinor: number;
  }[];
  readonly payments: readonly InvoicePayment[];
  /** Of an invoice: paid and credited so far, and what is still open. */
  readonly settledMinor: number;
  readonly openMinor: number;
  readonly isOverdue: boolean;
  readonly reminders: number;
  readonly remindedAt: Instant | null;
}

const columns = {
  organisation: { select: { name: true, accentHue: true, timeZone: true } },
  payer: { select: { id: true, name: true, email: true } },
  credits: { select: { id: true, year: true, number: true, issuedOn: true } },
  creditNotes: {
    orderBy: [{ year: "asc" }, { number: "asc" }],
    select: {
      id: true,
      year: true,
      number: true,
      issuedOn: true,
      totalMinor: true,
      roundingMinor: true,
    },
  },
  payments: {
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    include: { refunds: { orderBy: { createdAt: "asc" } } },
  },
  lines: {
    orderBy: { position: "asc" },
    include: { payable: { select: { id: true, code: true, event: { select: { slug: true } } } } },
  },
  vat: true,
} satisfies Prisma.InvoiceInclude;

type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof columns }>;

/** A document with all that belongs to it; `null` for one outside the scope, just as for one that does not exist. */
export async function invoiceOf(
  world: World,
  scope: InvoiceScope,
  id: string,
): Promise<InvoiceView | null> {
  const row = await world.db.invoice.findFirst({ where: { id, ...scope }, include: columns });
  return row && viewOf(row, world.now());
}

/** A document whose reader has been let in already. */
export async function anyInvoice(world: World, id: string): Promise<InvoiceView> {
  const row = await world.db.invoice.findUniqueOrThrow({ where: { id }, include: columns });
  return viewOf(row, world.now());
}

function viewOf(row: InvoiceRow, now: Instant): InvoiceView {
  const kind = row.kind as StoredDocument["kind"];
  const openMinor = kind === "invoice" ? row.totalMinor + row.roundingMinor - row.settledMinor : 0;
  return {
    id: row.id,
    kind,
    number: documentNumber(row),
    organisationId: row.organisationId,
    organisation: row.organisation,
    language: row.language as Locale,
    record: invoiceRecord(storedOf(row)),
    payer: row.payer,
    companyId: row.companyId,
    payables: [
      ...new Map(
        row.lines.map(({ payable: { id, code, event } }) => [
          id,
          { id, code, event: event?.slug ?? null },
        ]),
      ).values(),
    ],
    credits: row.credits && { id: row.credits.id, number: documentNumber(row.credits) },
    creditNotes: row.creditNotes.map((note) => ({
      id: note.id,
      number: documentNumber(note),
      issuedOn: dayOf(note.issuedOn),
      amountMinor: -(note.totalMinor + note.roundingMinor),
    })),
    payments: row.payments.map((payment) => ({
      id: payment.id,
      method: payment.method,
      amountMinor: payment.amountMinor,
      receivedOn: dateOf(payment.receivedAt, row.organisation.timeZone),
      note: payment.note,
      cancelled: payment.cancelledAt !== null,
      refunds: payment.refunds.map(({ id, amountMinor, state, createdAt, settledAt }) => ({
        id,
        amountMinor,
        state,
        createdAt,
        settledAt,
      })),
    })),
    settledMinor: row.settledMinor,
    openMinor,
    isOverdue: openMinor > 0 && dayOf(row.dueOn) < dateOf(now, row.organisation.timeZone),
    reminders: row.reminders,
    remindedAt: row.remindedAt,
  };
}

function storedOf(row: InvoiceRow): StoredDocument {
  return {
    ...row,
    kind: row.kind as StoredDocument["kind"],
    issuedOn: dayOf(row.issuedOn),
    dueOn: dayOf(row.dueOn),
    seller: row.seller as unknown as InvoiceSeller,
    buyer: row.buyer as unknown as InvoiceParty,
    credits: row.credits && { ...row.credits, issuedOn: dayOf(row.credits.issuedOn) },
    lines: row.lines.map((line) => ({
      ...line,
      kind: line.kind as ChargeKind,
      suppliedOn: line.suppliedOn && dayOf(line.suppliedOn),
      code: line.payable.code,
    })),
    vat: row.vat.map((part) => ({
      ...part,
      category: part.category as VatCode,
      rate: part.rate === -1 ? null : part.rate,
    })),
  };
}

/** A date of the database, which has no time and no zone. */
function dayOf(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}
