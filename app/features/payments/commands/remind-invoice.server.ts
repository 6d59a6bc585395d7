import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isErasedAddress } from "~/kernel/erased-address";
import { dateOf } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { mostReminders } from "../domain/reminder-due";
import { enqueueInvoice } from "./money-letters.server";

type RemindProblem = Problem<
  "not-found" | "already-paid" | "not-overdue" | "reminded-today" | "reminded-enough" | "no-payer"
>;

/**
 * Sends a reminder of an invoice now, because an organiser wants it.
 *
 * Refused: the access problems; `not-found` for a document of another organisation, and for a credit note;
 * `already-paid`; `not-overdue` before its due date is over; `reminded-today`; `reminded-enough` after three;
 * `no-payer` where there is nobody left to write to.
 */
export async function remindInvoice(
  world: World,
  actor: Actor,
  organisationSlug: string,
  invoiceId: string,
): Promise<Result<{ reminders: number }, AccessProblem | RemindProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-money");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const own = { id: invoiceId, organisationId: organisation.id, kind: "invoice" };
    if ((await tx.db.invoice.count({ where: own })) === 0) return refuse("not-found");
    await tx.db.$queryRaw`SELECT 1 FROM invoice WHERE id = ${invoiceId}::uuid FOR NO KEY UPDATE`;
    const invoice = await tx.db.invoice.findUniqueOrThrow({
      where: { id: invoiceId },
      include: { payer: { select: { email: true } } },
    });
    const today = dateOf(tx.now(), organisation.timeZone);
    if (invoice.settledMinor >= invoice.totalMinor + invoice.roundingMinor)
      return refuse("already-paid");
    if (invoice.dueOn.toISOString().slice(0, 10) >= today) return refuse("not-overdue");
    if (invoice.reminders >= mostReminders) return refuse("reminded-enough");
    if (invoice.remindedAt && dateOf(invoice.remindedAt, organisation.timeZone) === today)
      return refuse("reminded-today");
    if (!invoice.payer || isErasedAddress(invoice.payer.email)) return refuse("no-payer");
    await noteReminder(tx, invoiceId);
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "remind-invoice",
      subject: { type: "invoice", id: invoiceId },
      detail: { reminder: invoice.reminders + 1 },
    });
    return accept({ reminders: invoice.reminders + 1 });
  });
}

/** Notes one reminder more and writes its letter, in the transaction whose caller has locked the invoice. */
export async function noteReminder(world: World, invoiceId: string): Promise<void> {
  await world.db.invoice.update({
    where: { id: invoiceId },
    data: { reminders: { increment: 1 }, remindedAt: world.now() },
  });
  await enqueueInvoice(world, invoiceId, "invoice-reminder");
}
