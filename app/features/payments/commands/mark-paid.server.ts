import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { dateOf, instantOf, type IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import type { Payables } from "./payables.server";
import { settleInvoices } from "./settle-invoices.server";

/** What somebody read on the account. */
export interface PaidByHand {
  /** The day the money came, in the organisation's zone. */
  readonly paidOn: IsoDate;
  /** With VAT, in the currency's minor unit; a part of it is all right. */
  readonly amountMinor: number;
  readonly method: "bank" | "other";
  readonly note: string;
  /** What they were shown to be open: it is marked only while it is still so. They are not asked when it is left out. */
  readonly shownOpenMinor?: number;
}

type MarkProblem = Problem<
  "not-found" | "nothing-paid" | "paid-too-much" | "paid-tomorrow" | "money-changed"
>;

/**
 * Notes that an invoice was paid, whole or in part.
 *
 * Refused: the access problems; `not-found` for a document of another organisation, and for a credit note;
 * `nothing-paid` for no amount; `paid-too-much` for more than is open, with what is open as `open`;
 * `paid-tomorrow` for a day that has not come; `money-changed` when something was paid or credited since they looked:
 * the same part sent twice is marked once.
 *
 * @returns the payment's id, by which it can be unmarked.
 */
export async function markPaid(
  world: World,
  payables: Payables,
  actor: Actor,
  organisationSlug: string,
  invoiceId: string,
  paid: PaidByHand,
): Promise<Result<{ paymentId: string }, AccessProblem | MarkProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const { organisation, accountId } = member.value;
  const receivedAt = instantOf(`${paid.paidOn}T12:00`, organisation.timeZone);
  if (!receivedAt || paid.paidOn > dateOf(world.now(), organisation.timeZone))
    return refuse("paid-tomorrow", { field: "paidOn" });
  if (!Number.isSafeInteger(paid.amountMinor) || paid.amountMinor <= 0)
    return refuse("nothing-paid", { field: "amount" });
  const scope = { id: invoiceId, organisationId: organisation.id, kind: "invoice" };
  const ids = await payablesOf(world, scope);
  if (!ids) return refuse("not-found");
  return payables.change(world, ids, async (tx) => {
    await lockInvoice(tx, invoiceId);
    const { totalMinor, roundingMinor, settledMinor, currency } =
      await tx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    const open = totalMinor + roundingMinor - settledMinor;
    if ((paid.shownOpenMinor ?? open) !== open) return refuse("money-changed");
    if (paid.amountMinor > open)
      return refuse("paid-too-much", { field: "amount", params: { open, currency } });
    const paymentId = tx.newId();
    await tx.db.payment.create({
      data: {
        id: paymentId,
        organisationId: organisation.id,
        invoiceId,
        method: paid.method,
        amountMinor: paid.amountMinor,
        currency,
        receivedAt,
        note: paid.note,
        accountId,
        createdAt: tx.now(),
      },
    });
    await settleInvoices(tx, [invoiceId], { accountId });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "mark-paid",
      subject: { type: "invoice", id: invoiceId },
      detail: { amountMinor: paid.amountMinor, paidOn: paid.paidOn },
    });
    return accept({ paymentId });
  });
}

/**
 * Takes back a mark that was a mistake. The payment stays to be read, and counts no more.
 *
 * Refused: the access problems; `not-found` for a payment by card, of another organisation, or taken back already;
 * `given-back` where some of it has gone back, or is to.
 */
export async function unmarkPaid(
  world: World,
  payables: Payables,
  actor: Actor,
  organisationSlug: string,
  paymentId: string,
): Promise<Result<{ invoiceId: string }, AccessProblem | Problem<"not-found" | "given-back">>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const { organisation, accountId } = member.value;
  const found = await world.db.payment.findFirst({
    where: { id: paymentId, organisationId: organisation.id, cancelledAt: null },
    select: { invoiceId: true },
  });
  if (!found?.invoiceId) return refuse("not-found");
  const { invoiceId } = found;
  const ids = (await payablesOf(world, { id: invoiceId, organisationId: organisation.id })) ?? [];
  return payables.change(world, ids, async (tx) => {
    await lockInvoice(tx, invoiceId);
    const payment = await tx.db.payment.findUniqueOrThrow({
      where: { id: paymentId },
      include: { refunds: true },
    });
    if (payment.cancelledAt !== null) return refuse("not-found");
    if (payment.refunds.length > 0) return refuse("given-back");
    await tx.db.payment.update({ where: { id: paymentId }, data: { cancelledAt: tx.now() } });
    await settleInvoices(tx, [invoiceId], { accountId });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "unmark-paid",
      subject: { type: "invoice", id: invoiceId },
      detail: { amountMinor: payment.amountMinor },
    });
    return accept({ invoiceId });
  });
}

/** What an invoice charges for; `null` outside the scope. */
async function payablesOf(
  world: World,
  scope: { readonly id: string; readonly organisationId: string; readonly kind?: string },
): Promise<string[] | null> {
  const invoice = await world.db.invoice.findFirst({
    where: scope,
    select: { lines: { distinct: ["payableId"], select: { payableId: true } } },
  });
  return invoice && invoice.lines.map(({ payableId }) => payableId).toSorted();
}

/** After what is paid for, and before any counter of numbers. */
async function lockInvoice(world: World, id: string): Promise<void> {
  await world.db.$queryRaw`SELECT 1 FROM invoice WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}
