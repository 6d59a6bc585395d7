import type { World } from "~/platform/world.server";
import { dueMinor, keptMinor, type Standing, type WayToPay } from "../domain/standing";

/** What somebody owes for something now. */
export interface PayableDebt {
  readonly id: string;
  readonly organisationId: string;
  readonly eventId: string;
  readonly companyId: string | null;
  readonly code: string;
  readonly payerName: string;
  readonly payerEmail: string;
  readonly language: string;
  readonly reference: string;
  readonly currency: string;
  readonly payBy: WayToPay;
  /** With VAT, in the currency's minor unit. */
  readonly owedMinor: number;
}

/** Why money goes back, and who said so. */
export interface GivenBack {
  readonly reason: "cancelled" | "too-late" | "twice" | "goodwill";
  readonly accountId?: string | null;
}

/**
 * Notes what is owed for something now, in the transaction that changed it, and has given back what was paid beyond
 * that: refunds are written here and carried out by the worker. What an invoice stands for too much is credited by a
 * document, see `issue-documents`.
 *
 * @remarks The payable's row is locked here, after everything that is paid for. The same debt again changes nothing.
 * @returns how it stands then.
 */
export async function setPayable(
  world: World,
  debt: PayableDebt,
  back: GivenBack = { reason: "cancelled" },
): Promise<Standing> {
  const now = world.now();
  const { id, owedMinor, ...facts } = debt;
  const [found] = await world.db.$queryRaw<
    (Omit<Standing, "isInvoiceOpen"> & { isPaidOtherwise: boolean })[]
  >`
    INSERT INTO payable (id, organisation_id, event_id, company_id, code, payer_name, payer_email, language, reference,
                         currency, pay_by, owed_minor, created_at, changed_at)
    VALUES (${id}::uuid, ${facts.organisationId}::uuid, ${facts.eventId}::uuid, ${facts.companyId}::uuid, ${facts.code},
            ${facts.payerName}, ${facts.payerEmail}, ${facts.language}, ${facts.reference}, ${facts.currency},
            ${facts.payBy}, ${owedMinor}, ${now}, ${now})
    ON CONFLICT (id) DO UPDATE
    SET owed_minor = excluded.owed_minor, pay_by = excluded.pay_by, company_id = excluded.company_id,
        payer_name = excluded.payer_name, payer_email = excluded.payer_email, language = excluded.language,
        reference = excluded.reference,
        changed_at = CASE WHEN payable.owed_minor = excluded.owed_minor THEN payable.changed_at ELSE excluded.changed_at END
    RETURNING owed_minor AS "owedMinor", invoiced_minor AS "invoicedMinor", paid_minor AS "paidMinor",
              refunded_minor AS "refundedMinor",
              EXISTS (SELECT FROM checkout
                      WHERE payable_id = payable.id AND state IN ('starting', 'open')
                        AND amount_minor <> payable.owed_minor - payable.invoiced_minor - payable.paid_minor
                                            + payable.refunded_minor) AS "isPaidOtherwise"`;
  if (!found) throw new Error(`the payable ${id} was neither found nor made`);
  const { isPaidOtherwise, ...row } = found;
  // Somebody stands before a page that asks for another sum.
  if (isPaidOtherwise) world.wake("end-checkouts");
  const beyond = Math.min(-dueMinor(row), keptMinor(row));
  const refunded = beyond > 0 ? await giveBack(world, debt, beyond, back) : 0;
  const open = await world.db.$queryRaw<unknown[]>`
    SELECT 1 FROM invoice
    WHERE kind = 'invoice' AND settled_minor < total_minor + rounding_minor
      AND EXISTS (SELECT FROM invoice_line WHERE invoice_id = invoice.id AND payable_id = ${id}::uuid)
    LIMIT 1`;
  return {
    ...row,
    refundedMinor: row.refundedMinor + refunded,
    isInvoiceOpen: open.length > 0,
  };
}

/** Writes refunds that together come to an amount, of the newest payment first. */
async function giveBack(
  world: World,
  debt: PayableDebt,
  amountMinor: number,
  { reason, accountId = null }: GivenBack,
): Promise<number> {
  const now = world.now();
  const payments = await world.db.payment.findMany({
    where: { payableId: debt.id, cancelledAt: null },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: { id: true, amountMinor: true, refunds: { select: { amountMinor: true } } },
  });
  let left = amountMinor;
  for (const payment of payments) {
    const back = payment.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
    const part = Math.min(left, payment.amountMinor - back);
    if (part <= 0) continue;
    await world.db.refund.create({
      data: {
        id: world.newId(),
        organisationId: debt.organisationId,
        paymentId: payment.id,
        payableId: debt.id,
        amountMinor: part,
        currency: debt.currency,
        reason,
        accountId,
        createdAt: now,
        nextAttemptAt: now,
      },
    });
    left -= part;
  }
  if (left > 0) throw new Error(`the payments of ${debt.id} do not come to what it has kept`);
  await world.db.payable.update({
    where: { id: debt.id },
    data: { refundedMinor: { increment: amountMinor } },
  });
  world.wake("carry-out-refunds");
  return amountMinor;
}
