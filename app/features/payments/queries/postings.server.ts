import type { World } from "~/platform/world.server";
import { byKey } from "../domain/document-lines";
import {
  documentPostings,
  moneyPostings,
  soldBySteps,
  type HistoricLine,
  type Posting,
  type SaleStep,
  type Sold,
  type SoldLine,
} from "../domain/postings";
import type { VatCode } from "../domain/vat";
import type { VatCategory } from "../domain/vat-categories";
import { vouchersOf, type Booked, type Voucher } from "./vouchers.server";

/** What payments ask of whoever sells: every line of payables there ever was. Given by the route. */
export type SoldLinesOf = (
  world: World,
  payableIds: readonly string[],
) => Promise<readonly (HistoricLine & { readonly payableId: string })[]>;

/** A voucher with its rows, which come to nothing together. */
export interface BookedVoucher extends Voucher {
  readonly postings: readonly Posting[];
}

/** Vouchers whose lines are read at a time. */
const atATime = 200;

/**
 * The books of an organisation for a time, voucher by voucher: documents, and money that came and went.
 *
 * @remarks A sale by card is booked when its money comes, one by invoice with its document. What stands in the books of
 * a day never changes by what happens later, but for what was carried out on that day and heard of afterwards.
 */
export async function* bookedVouchers(
  world: World,
  booked: Booked,
  soldLines: SoldLinesOf,
): AsyncGenerator<readonly BookedVoucher[]> {
  const vouchers = await vouchersOf(world, booked);
  for (let start = 0; start < vouchers.length; start += atATime) {
    const some = vouchers.slice(start, start + atATime);
    const documents = await soldOnDocuments(world, booked, some);
    const money = await soldForMoney(world, some, soldLines);
    yield some.map((voucher) => {
      const document = documents.get(voucher.id);
      const { account, amountMinor } = voucher;
      const sold = money.get(voucher.id) ?? null;
      const postings = document
        ? documentPostings(document)
        : moneyPostings({ account, amountMinor, sold });
      return { ...voucher, postings };
    });
  }
}

type DocumentSold = Parameters<typeof documentPostings>[0];

/** What documents charge or take back, payable by payable; of one event alone where only that is asked for. */
async function soldOnDocuments(
  { db }: World,
  { eventId }: Booked,
  vouchers: readonly Voucher[],
): Promise<ReadonlyMap<string, DocumentSold>> {
  const ids = vouchers
    .filter(({ kind }) => kind === "invoice" || kind === "credit-note")
    .map(({ id }) => id);
  const rows = await db.invoice.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      roundingMinor: true,
      lines: {
        orderBy: { position: "asc" },
        include: { payable: { select: { eventId: true } } },
      },
      vat: true,
    },
  });
  return new Map(
    rows.map(({ id, roundingMinor, lines, vat }) => {
      const wanted = lines.filter(({ payable }) => eventId === null || payable.eventId === eventId);
      const payables = new Set(wanted.map(({ payableId }) => payableId));
      const parts = [...payables].map((payableId) => ({
        lines: wanted.filter((line) => line.payableId === payableId).map(lineOf),
        vat: vat.filter((part) => part.payableId === payableId).map(vatOf),
      }));
      // The rounding is of the whole document: where only a part is asked for it belongs to none.
      const isWhole = wanted.length === lines.length;
      return [id, { parts, roundingMinor: isWhole ? roundingMinor : 0 }];
    }),
  );
}

/** What payments and refunds without a document were for. */
async function soldForMoney(
  world: World,
  vouchers: readonly Voucher[],
  soldLines: SoldLinesOf,
): Promise<ReadonlyMap<string, Sold>> {
  const { db } = world;
  const payableIds = [
    ...new Set(
      vouchers
        .filter(({ kind }) => kind === "card" || kind === "refund")
        .flatMap(({ payableId }) => payableId ?? []),
    ),
  ];
  if (payableIds.length === 0) return new Map();
  const among = { payableId: { in: payableIds } };
  const lines = byKey(await soldLines(world, payableIds), ({ payableId }) => payableId);
  const steps = new Map<string, SaleStep[]>(payableIds.map((id) => [id, []]));
  const documentLines = await db.invoiceLine.findMany({
    where: among,
    include: { invoice: { select: { createdAt: true } } },
    orderBy: { position: "asc" },
  });
  const documentVat = await db.invoiceVat.findMany({ where: among });
  for (const [, own] of byKey(documentLines, (line) => `${line.invoiceId} ${line.payableId}`)) {
    const [first] = own;
    if (!first) continue;
    const { invoiceId, payableId } = first;
    const vat = documentVat.filter(
      (part) => part.invoiceId === invoiceId && part.payableId === payableId,
    );
    steps.get(payableId)?.push({
      id: invoiceId,
      at: first.invoice.createdAt,
      document: { lines: own.map(lineOf), vat: vat.map(vatOf) },
    });
  }
  const payments = await db.payment.findMany({ where: { ...among, cancelledAt: null } });
  for (const { id, payableId, createdAt: at, amountMinor } of payments)
    steps.get(payableId ?? "")?.push({ id, at, amountMinor });
  const refunds = await db.refund.findMany({ where: { ...among, state: { not: "failed" } } });
  for (const { id, payableId, createdAt: at, amountMinor } of refunds)
    steps.get(payableId ?? "")?.push({ id, at, amountMinor: -amountMinor });
  return new Map(
    payableIds.flatMap((id) => [...soldBySteps(lines.get(id) ?? [], steps.get(id) ?? [])]),
  );
}

interface StoredLine {
  readonly sourceId: string;
  readonly kind: string;
  readonly label: string;
  readonly event: string;
  readonly netMinor: number;
  readonly vatCategory: string;
  readonly vatRate: number | null;
  readonly accountCode: string;
}

function lineOf(line: StoredLine): SoldLine {
  const { sourceId, label, event, netMinor, vatRate, accountCode } = line;
  return {
    sourceId,
    kind: line.kind as SoldLine["kind"],
    label,
    event,
    netMinor,
    vatCategory: line.vatCategory as VatCategory,
    vatRate,
    accountCode,
  };
}

function vatOf(part: {
  readonly category: string;
  readonly rate: number;
  readonly vatMinor: number;
}): Sold["vat"][number] {
  const { category, rate, vatMinor } = part;
  return { category: category as VatCode, rate: rate === -1 ? null : rate, vatMinor };
}
