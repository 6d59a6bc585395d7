import type { World } from "~/platform/world.server";
import { sumBy } from "../domain/sum-by";

/**
 * Brings up to date how much of invoices is settled: by what was paid and what was credited. What was paid beyond that
 * goes back: a refund is written, which waits until somebody says that it was paid out.
 *
 * @remarks In the transaction that changed it, whose caller has locked the invoices. Run again it changes nothing.
 */
export async function settleInvoices(
  world: World,
  ids: readonly string[],
  { accountId = null }: { readonly accountId?: string | null } = {},
): Promise<void> {
  const invoices = await world.db.invoice.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      organisationId: true,
      currency: true,
      totalMinor: true,
      roundingMinor: true,
      settledMinor: true,
      creditNotes: { select: { totalMinor: true, roundingMinor: true } },
      payments: {
        where: { cancelledAt: null },
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
        select: { id: true, amountMinor: true, refunds: { select: { amountMinor: true } } },
      },
    },
  });
  for (const invoice of invoices) {
    const toPay = invoice.totalMinor + invoice.roundingMinor;
    const credited = -sumBy(invoice.creditNotes, (note) => note.totalMinor + note.roundingMinor);
    const kept = invoice.payments.map(({ id, amountMinor, refunds }) => ({
      id,
      left: amountMinor - sumBy(refunds, (refund) => refund.amountMinor),
    }));
    let beyond = Math.min(
      credited + sumBy(kept, ({ left }) => left) - toPay,
      sumBy(kept, ({ left }) => left),
    );
    const settledMinor = Math.min(toPay, credited + sumBy(kept, ({ left }) => left));
    for (const { id, left } of kept) {
      const part = Math.min(left, beyond);
      if (part <= 0) continue;
      beyond -= part;
      await world.db.refund.create({
        data: {
          id: world.newId(),
          organisationId: invoice.organisationId,
          paymentId: id,
          amountMinor: part,
          currency: invoice.currency,
          reason: "cancelled",
          accountId,
          createdAt: world.now(),
          nextAttemptAt: world.now(),
        },
      });
    }
    if (settledMinor !== invoice.settledMinor)
      await world.db.invoice.update({ where: { id: invoice.id }, data: { settledMinor } });
  }
}
