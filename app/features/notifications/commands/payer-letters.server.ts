import type { InvoiceFacts, LetterFacts } from "emails/letter-facts";
import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { z } from "zod";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import type { Attachment } from "~/platform/mail/compose.server";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import type { RenderedMessage } from "~/features/mail/jobs/deliver-outbox.server";
import { shownAccount, shownIban } from "~/features/payments/domain/account-numbers";
import { documentNumber } from "~/features/payments/domain/document-dates";
import { invoicePdf } from "~/features/payments/queries/invoice-pdf.server";
import { invoiceOf } from "~/features/payments/queries/invoice.server";
import { payerToken } from "~/features/payments/queries/payer-link.server";
import { orderToken } from "~/features/registration/queries/registration-by-token.server";

/** The kinds that are about a payer and no single order, or may be. */
const payerKinds = [
  "invoice",
  "credit-note",
  "invoice-reminder",
  "refunded",
  "account-link",
] as const satisfies readonly MessageKind[];
export type PayerKind = (typeof payerKinds)[number];

/** Whether a kind of message is one of those. */
export function isPayerKind(kind: MessageKind): kind is PayerKind {
  return payerKinds.some((known) => known === kind);
}

/** The letter to a payer; pointless when what it is about, or the payer, has gone. */
export async function payerLetter(
  world: World,
  row: OutboxRow,
  kind: PayerKind,
): Promise<RenderedMessage | "superseded"> {
  if (!row.organisationId) return "superseded";
  const organisation = await world.db.organisation.findUnique({
    where: { id: row.organisationId },
    select: { id: true, name: true, replyEmail: true, accentHue: true },
  });
  const written = organisation && (await writers[kind](world, row, organisation));
  if (!organisation || !written) return "superseded";
  return {
    ...written,
    accentHue: organisation.accentHue,
    organisationName: organisation.name,
    replyTo: organisation.replyEmail,
  };
}

interface Sender {
  readonly id: string;
  readonly name: string;
}

interface WrittenLetter {
  readonly letter: Letter;
  readonly attachments: readonly Attachment[];
}

type Writer = (world: World, row: OutboxRow, sender: Sender) => Promise<WrittenLetter | null>;

const writers: Readonly<Record<PayerKind, Writer>> = {
  invoice: (world, row, sender) => documentLetter(world, row, sender, "invoice"),
  "invoice-reminder": (world, row, sender) =>
    documentLetter(world, row, sender, "invoice-reminder"),
  "credit-note": (world, row, sender) => documentLetter(world, row, sender, "credit-note"),

  refunded: async (world, row, sender) => {
    const { refundId } = z.object({ refundId: z.string() }).parse(row.snapshot);
    const refund = await world.db.refund.findFirst({
      where: { id: refundId, organisationId: sender.id },
      select: {
        amountMinor: true,
        currency: true,
        reason: true,
        payableId: true,
        payment: { select: {
            method: true,
            invoice: {
              select: {
                year: true,
                number: true,
                payer: { select: { id: true, tokenGeneration: true } },
              },
            },
          }, },
      },
    });
    const of = refund && (await paidFor(world, refund));
    if (!refund || !of) return null;
    const facts: LetterFacts["refunded"] = {
      recipientName: row.recipientName,
      organisationName: sender.name,
      currency: refund.currency,
      amountMinor: refund.amountMinor,
      method: refund.payment.method === "card" ? "card" : "bank",
      reason: reasonOf(refund.reason),
      ...of,
    };
    return { letter: letterOf("refunded", facts, speechOf(row.language)), attachments: [] };
  },

  "account-link": async (world, row, sender) => {
    const { payerId } = z.object({ payerId: z.string() }).parse(row.snapshot);
    const payer = await world.db.payer.findFirst({
      where: { id: payerId, organisationId: sender.id, email: row.recipientEmail },
      select: { id: true, tokenGeneration: true },
    });
    if (!payer) return null;
    const facts = {
      recipientName: row.recipientName,
      organisationName: sender.name,
      url: accountUrl(world, payer),
    };
    return { letter: letterOf("account-link", facts, speechOf(row.language)), attachments: [] };
  },
};

/** An invoice, its credit note or a reminder of it. */
async function documentLetter(
  world: World,
  row: OutboxRow,
  sender: Sender,
  kind: "invoice" | "credit-note" | "invoice-reminder",
): Promise<WrittenLetter | null> {
  const { invoiceId } = z.object({ invoiceId: z.string() }).parse(row.snapshot);
  const view = await invoiceOf(world, { organisationId: sender.id }, invoiceId);
  if (!view?.payer) return null;
  const { record, openMinor } = view;
  if (kind === "invoice-reminder" && openMinor <= 0) return null;
  const payer = await world.db.payer.findUnique({
    where: { id: view.payer.id },
    select: { id: true, email: true, tokenGeneration: true },
  });
  const facts: InvoiceFacts = {
    recipientName: row.recipientName,
    seller: record.seller.name,
    number: record.number,
    events: [...new Set(record.lines.flatMap(({ event }) => event || []))],
    issuedOn: record.issuedOn,
    dueOn: record.dueOn ?? record.issuedOn,
    currency: record.currency,
    netMinor: record.netMinor,
    vatMinor: record.vatMinor,
    taxed: record.vat.some(({ rate }) => rate !== null),
    totalMinor: record.payableMinor,
    leftMinor: Math.max(0, openMinor),
    bankAccount: shownAccount(record.payment?.bankAccount ?? "", record.seller.country),
    iban: shownIban(record.payment?.iban ?? ""),
    bic: record.payment?.bic ?? "",
    paymentReference: record.payment?.reference ?? "",
    reference: record.buyerReference,
    accountUrl: payer && payer.email !== "" ? accountUrl(world, payer) : null,
  };
  const speech = speechOf(row.language);
  const letter =
    kind === "credit-note"
      ? letterOf(kind, { ...facts, creditsNumber: view.credits?.number ?? null }, speech)
      : letterOf(kind, facts, speech);
  // Drawn anew at each attempt: the same document is the same file.
  return { letter, attachments: [await invoicePdf(world, invoiceId, row.language)] };
}

/** What a refund's money had been paid for, and where its payer reads of it; `null` when that has gone. */
async function paidFor(
  world: World,
  refund: {
    readonly payableId: string | null;
    readonly payment: {
      readonly invoice: {
        readonly year: number;
        readonly number: number;
        readonly payer: { readonly id: string; readonly tokenGeneration: number } | null;
      } | null;
    };
  },
): Promise<Pick<LetterFacts["refunded"], "of" | "url"> | null> {
  const { invoice } = refund.payment;
  if (invoice) {
    const url = invoice.payer ? accountUrl(world, invoice.payer) : null;
    return { of: { kind: "invoice", number: documentNumber(invoice) }, url };
  }
  if (!refund.payableId) return null;
  const order = await world.db.order.findUnique({
    where: { id: refund.payableId },
    select: { id: true, code: true, tokenGeneration: true, event: { select: { title: true } } },
  });
  if (!order) return null;
  const token = orderToken(world, { id: order.id, generation: order.tokenGeneration });
  return {
    of: { kind: "order", code: order.code, event: order.event.title },
    url: world.settings.url + paths.order(token),
  };
}

function reasonOf(stored: string): LetterFacts["refunded"]["reason"] {
  return stored === "twice" || stored === "goodwill" ? stored : "cancelled";
}

function accountUrl(
  world: World,
  payer: { readonly id: string; readonly tokenGeneration: number },
): string {
  return world.settings.url + paths.payerAccount(payerToken(world, payer));
}
