import type { World } from "~/platform/world.server";
import type { Payables } from "../commands/payables.server";
import { plannedDocuments } from "./planned-documents.server";
import { sumBy } from "../domain/sum-by";

/**
 * What somebody will have to pay back from the bank once the credit notes a payable now lacks are written: invoices
 * that were paid then stand for less than came in. With VAT, in the currency's minor unit.
 *
 * @remarks The same decision on the same documents as issuing and settling them; nothing is written. Whoever asks has
 *   opened the payable.
 */
export async function backByHand(
  world: World,
  payables: Payables,
  { organisationId, payableId }: { readonly organisationId: string; readonly payableId: string },
): Promise<number> {
  const asked = { organisationId, payableIds: [payableId], collected: false };
  const { documents } = await plannedDocuments(world, payables, asked);
  const credits = documents.filter(({ creditsId }) => creditsId !== null);
  const invoices = await world.db.invoice.findMany({
    where: { id: { in: credits.flatMap(({ creditsId }) => creditsId ?? []) } },
    select: {
      id: true,
      totalMinor: true,
      roundingMinor: true,
      creditNotes: { select: { totalMinor: true, roundingMinor: true } },
      payments: {
        where: { cancelledAt: null },
        select: { amountMinor: true, refunds: { select: { amountMinor: true } } },
      },
    },
  });
  return sumBy(invoices, (invoice) => {
    const own = credits.filter(({ creditsId }) => creditsId === invoice.id);
    const toPay = sumBy([invoice, ...invoice.creditNotes, ...own], amountOf);
    const kept = sumBy(
      invoice.payments,
      ({ amountMinor, refunds }) => amountMinor - sumBy(refunds, (refund) => refund.amountMinor),
    );
    return Math.max(0, Math.min(kept, kept - toPay));
  });
}

function amountOf(document: { totalMinor: number; roundingMinor: number }): number {
  return document.totalMinor + document.roundingMinor;
}
