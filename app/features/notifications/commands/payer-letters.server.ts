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
import { documentNumber, isoDay } from "~/features/payments/queries/document-facts.server";
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
        payment: { select: { method: true, invoice: { select: documentColumns } } },
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

const documentColumns = {
  id: true,
  kind: true,
  year: true,
  number: true,
  issuedOn: true,
  dueOn: true,
  currency: true,
  seller: true,
  reference: true,
  paymentReference: true,
  netMinor: true,
  vatMinor: true,
  totalMinor: true,
  roundingMinor: true,
  settledMinor: true,
  credits: { select: { year: true, number: true } },
  payer: { select: { id: true, email: true, tokenGeneration: true } },
} as const;

/** As much of the seller as a letter says. */
const sellerSchema = z.object({ name: z.string() });

/** An invoice, its credit note or a reminder of it. */
async function documentLetter(
  world: World,
  row: OutboxRow,
  sender: Sender,
  kind: "invoice" | "credit-note" | "invoice-reminder",
): Promise<WrittenLetter | null> {
  const { invoiceId } = z.object({ invoiceId: z.string() }).parse(row.snapshot);
  const found = await world.db.invoice.findFirst({
    where: { id: invoiceId, organisationId: sender.id },
    select: {
      ...documentColumns,
      vat: { where: { rate: { gte: 0 } }, select: { rate: true }, take: 1 },
      lines: { distinct: ["event"], orderBy: { position: "asc" }, select: { event: true } },
    },
  });
  if (!found?.payer) return null;
  const toPay = found.totalMinor + found.roundingMinor;
  const leftMinor = found.kind === "invoice" ? Math.max(0, toPay - found.settledMinor) : 0;
  if (kind === "invoice-reminder" && leftMinor === 0) return null;
  const bank = await world.db.paymentSettings.findUnique({
    where: { organisationId: sender.id },
    select: { bankAccount: true, iban: true, bic: true },
  });
  const seller = sellerSchema.safeParse(found.seller);
  const facts: InvoiceFacts = {
    recipientName: row.recipientName,
    seller: seller.success && seller.data.name !== "" ? seller.data.name : sender.name,
    number: documentNumber(found),
    events: found.lines.flatMap(({ event }) => event || []),
    issuedOn: isoDay(found.issuedOn),
    dueOn: isoDay(found.dueOn),
    currency: found.currency,
    netMinor: found.netMinor,
    vatMinor: found.vatMinor,
    taxed: found.vat.length > 0,
    totalMinor: toPay,
    leftMinor,
    bankAccount: bank?.bankAccount ?? "",
    iban: bank?.iban ?? "",
    bic: bank?.bic ?? "",
    paymentReference: found.paymentReference,
    reference: found.reference,
    accountUrl: found.payer.email === "" ? null : accountUrl(world, found.payer),
  };
  const speech = speechOf(row.language);
  const creditsNumber = found.credits && documentNumber(found.credits);
  const letter =
    kind === "credit-note"
      ? letterOf(kind, { ...facts, creditsNumber }, speech)
      : letterOf(kind, facts, speech);
  return { letter, attachments: [] };
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
