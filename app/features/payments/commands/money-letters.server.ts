import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { MessageKind } from "~/features/mail/domain/message-kinds";

const payableColumns = {
  id: true,
  organisationId: true,
  eventId: true,
  payerName: true,
  payerEmail: true,
  language: true,
} as const;

/**
 * Enqueues the receipt of a payment that came for a payable, in the transaction that noted it. What came for an invoice
 * has no receipt of its own: the bank's is one.
 */
export async function enqueuePaymentReceived(tx: World, paymentId: string): Promise<void> {
  const { payable } = await tx.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { payable: { select: payableColumns } },
  });
  if (payable)
    await toPayerOf(tx, payable, "payment-received", `payment:${paymentId}`, { paymentId });
}

/**
 * Enqueues the letter that money goes back, in the transaction that knows it did: card money once Stripe has taken it
 * on, a bank's once it was paid out. One that came too late to keep its places has a letter of its own already.
 */
export async function enqueueRefunded(tx: World, refundId: string): Promise<void> {
  const refund = await tx.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      reason: true,
      payable: { select: payableColumns },
      payment: {
        select: { invoice: { select: { organisationId: true, payer: { select: payerColumns } } } },
      },
    },
  });
  if (refund.reason === "too-late") return;
  const cause = `refund:${refundId}`;
  const snapshot = { refundId };
  if (refund.payable) return toPayerOf(tx, refund.payable, "refunded", cause, snapshot);
  const { invoice } = refund.payment;
  if (invoice?.payer) await toPayer(tx, invoice.payer, { kind: "refunded", cause, snapshot });
}

/**
 * Enqueues an invoice, a credit note or a reminder to its payer, in the transaction that wrote or reminded it. A
 * document whose payer has been erased is not sent to anybody.
 */
export async function enqueueInvoice(
  tx: World,
  invoiceId: string,
  kind: "invoice" | "credit-note" | "invoice-reminder",
): Promise<void> {
  const { payer, reminders } = await tx.db.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { reminders: true, payer: { select: payerColumns } },
  });
  if (!payer) return;
  // Each reminder is a letter of its own.
  const cause =
    kind === "invoice-reminder" ? `invoice:${invoiceId}:${reminders}` : `invoice:${invoiceId}`;
  await toPayer(tx, payer, { kind, cause, snapshot: { invoiceId } });
}

const payerColumns = {
  organisationId: true,
  name: true,
  email: true,
  language: true,
} as const;

interface PayerRow {
  readonly organisationId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

async function toPayer(
  tx: World,
  { organisationId, name, email, language }: PayerRow,
  message: {
    readonly kind: MessageKind;
    readonly cause: string;
    readonly snapshot: Readonly<Record<string, string>>;
  },
): Promise<void> {
  if (email === "") return;
  await enqueueMessages(tx, [
    { ...message, recipient: { name, email }, language: localeOf(language), organisationId },
  ]);
  tx.wake("deliver-outbox");
}

/** The message stands with what is paid for, whose id is the payable's: it ends with it. */
async function toPayerOf(
  tx: World,
  payable: {
    readonly id: string;
    readonly organisationId: string;
    readonly eventId: string | null;
    readonly payerName: string;
    readonly payerEmail: string;
    readonly language: string;
  },
  kind: MessageKind,
  cause: string,
  snapshot: Readonly<Record<string, string>>,
): Promise<void> {
  await enqueueMessages(tx, [
    {
      kind,
      recipient: { name: payable.payerName, email: payable.payerEmail },
      language: localeOf(payable.language),
      cause,
      snapshot,
      organisationId: payable.organisationId,
      eventId: payable.eventId,
      orderId: payable.id,
    },
  ]);
  tx.wake("deliver-outbox");
}

function localeOf(language: string) {
  return isLocale(language) ? language : "nb";
}
