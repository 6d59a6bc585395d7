import type { IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { Payables } from "../commands/payables.server";
import type { ChargeKind, Documented } from "../domain/document-lines";
import { keptMinor } from "../domain/standing";
import { sumVat } from "../domain/vat";
import type { VatCategory } from "../domain/vat-categories";

/** A payable with what documents say of it. */
export interface DocumentedPayable {
  readonly id: string;
  readonly companyId: string | null;
  readonly currency: string;
  readonly payBy: string;
  readonly payerName: string;
  readonly payerEmail: string;
  readonly language: string;
  readonly reference: string;
  readonly owedMinor: number;
  readonly invoicedMinor: number;
  readonly title: string;
  readonly suppliedOn: IsoDate;
  readonly state: Documented;
}

/**
 * Payables with their living lines and their documents, in the order they were ordered. Whoever asks has locked them.
 *
 * @throws when lines do not come to what is owed: then nothing may be written of it.
 */
export async function documentedOf(
  world: World,
  payables: Payables,
  ids: readonly string[],
): Promise<readonly DocumentedPayable[]> {
  const among = { in: [...ids] };
  const rows = await world.db.payable.findMany({
    where: { id: among },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const facts = new Map((await payables.facts(world, ids)).map((fact) => [fact.id, fact]));
  const lines = await world.db.invoiceLine.findMany({
    where: { payableId: among },
    orderBy: [{ invoice: { createdAt: "asc" } }, { invoiceId: "asc" }, { position: "asc" }],
    include: { invoice: { select: { creditsId: true } } },
  });
  const vat = await world.db.invoiceVat.groupBy({
    by: ["payableId", "rate"],
    where: { payableId: among },
    _sum: { netMinor: true, vatMinor: true },
  });
  return rows.map((row) => {
    const fact = facts.get(row.id);
    const state: Documented = {
      payableId: row.id,
      living: fact?.lines ?? [],
      documented: lines
        .filter(({ payableId }) => payableId === row.id)
        .map((line) => ({
          payableId: line.payableId,
          sourceId: line.sourceId,
          kind: line.kind as ChargeKind,
          itemId: line.itemId,
          label: line.label,
          netMinor: line.netMinor,
          vatCategory: line.vatCategory as VatCategory,
          vatRate: line.vatRate,
          invoiceId: line.invoice.creditsId ?? line.invoiceId,
        })),
      vat: vat
        .filter(({ payableId }) => payableId === row.id)
        .map(({ rate, _sum }) => ({
          rate: rate === -1 ? null : rate,
          netMinor: _sum.netMinor ?? 0,
          vatMinor: _sum.vatMinor ?? 0,
        })),
      keptMinor: keptMinor(row),
    };
    return {
      id: row.id,
      companyId: row.companyId,
      currency: row.currency,
      payBy: row.payBy,
      payerName: row.payerName,
      payerEmail: row.payerEmail,
      language: row.language,
      reference: row.reference,
      owedMinor: row.owedMinor,
      invoicedMinor: row.invoicedMinor,
      title: fact?.title ?? "",
      suppliedOn: fact?.suppliedOn ?? "",
      state: agreeing(state, row.owedMinor),
    };
  });
}

function agreeing(state: Documented, owedMinor: number): Documented {
  const { totalMinor } = sumVat(state.living);
  if (totalMinor === owedMinor) return state;
  throw new Error(
    `the lines of ${state.payableId} come to ${totalMinor}, and ${owedMinor} is owed`,
  );
}
