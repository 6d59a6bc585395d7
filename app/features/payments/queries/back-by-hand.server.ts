import type { World } from "~/platform/world.server";
import type { Payables } from "../commands/payables.server";
import { plannedDocuments } from "./planned-documents.server";

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
  return sum(invoices, (invoice) => {
    const own = credits.filter(({ creditsId }) => creditsId === invoice.id);
    const toPay = sum([invoice, ...invoice.creditNotes, ...own], amountOf);
    const kept = sum(
      invoice.payments,
      ({ amountMinor, refunds }) => amountMinor - sum(refunds, (refund) => refund.amountMinor),
    );
    return Math.max(0, Math.min(kept, kept - toPay));
  });
}

function amountOf(document: { totalMinor: number; roundingMinor: number }): number {
  return document.totalMinor + document.roundingMinor;
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((before, thing) => before + of(thing), 0);
}
