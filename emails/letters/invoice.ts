import type { Speech } from "~/i18n/speech";
import type { InvoiceFacts, LetterFacts } from "../letter-facts";
import type { Block, FactRow, Letter } from "../letter-model";
import { greeting } from "../letter-parts";

/** An invoice: what to pay, until when, to which account and with which reference. */
export function invoice(facts: LetterFacts["invoice"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { number, seller } = facts;
  return {
    locale,
    subject: t("moneyMail.invoiceSubject", { number, seller }),
    preheader: dueLine(facts, speech),
    blocks: [
      { type: "heading", text: t("moneyMail.invoiceHeading", { number }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.invoiceIntro", forWhat(facts, speech)) },
      payingBlock(facts, speech),
      ...accountBlocks(facts, speech),
    ],
  };
}

/** An invoice is over its due date and not paid. */
export function invoiceReminder(facts: LetterFacts["invoice-reminder"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { number, seller } = facts;
  const due = format.isoDate(facts.dueOn);
  return {
    locale,
    subject: t("moneyMail.reminderSubject", { number, seller }),
    preheader: dueLine(facts, speech),
    blocks: [
      { type: "heading", text: t("moneyMail.reminderHeading", { number }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.reminderIntro", { ...forWhat(facts, speech), due }) },
      payingBlock(facts, speech),
      ...accountBlocks(facts, speech),
      { type: "small", text: t("moneyMail.reminderCrossed") },
    ],
  };
}

/** A credit note takes an invoice back, whole or in part. */
export function creditNote(facts: LetterFacts["credit-note"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { number, seller, creditsNumber } = facts;
  const amount = format.money(facts.totalMinor, facts.currency);
  return {
    locale,
    subject: t("moneyMail.creditSubject", { number, seller }),
    preheader: t("moneyMail.creditPreheader", { amount }),
    blocks: [
      { type: "heading", text: t("moneyMail.creditHeading", { number }) },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text: creditsNumber
          ? t("moneyMail.creditIntro", { amount, invoice: creditsNumber })
          : t("moneyMail.creditIntroAny", { amount }),
      },
      {
        type: "facts",
        rows: [...aboutRows(facts, speech), ...amountRows(facts, "moneyMail.credited", speech)],
      },
      ...accountBlocks(facts, speech),
    ],
  };
}

function dueLine({ leftMinor, currency, dueOn }: InvoiceFacts, { t, format }: Speech): string {
  const amount = format.money(leftMinor, currency);
  return t("moneyMail.dueLine", { amount, due: format.isoDate(dueOn) });
}

function forWhat({ events, seller }: InvoiceFacts, { format }: Speech) {
  return { events: events.length > 0 ? format.list(events) : seller };
}

/** Everything somebody types into their bank. */
function payingBlock(facts: InvoiceFacts, speech: Speech): Block {
  const { t, format } = speech;
  const { currency, totalMinor, leftMinor } = facts;
  const money = (minor: number) => format.money(minor, currency);
  const rows: FactRow[] = [
    ...aboutRows(facts, speech),
    ...amountRows(facts, "money.total", speech),
  ];
  if (leftMinor !== totalMinor) rows.push({ label: t("moneyMail.left"), value: money(leftMinor) });
  rows.push({ label: t("moneyMail.payBy"), value: format.isoDate(facts.dueOn) });
  const bank = [
    { label: t("moneyMail.bankAccount"), value: facts.bankAccount },
    { label: t("moneyMail.iban"), value: facts.iban },
    { label: t("moneyMail.bic"), value: facts.bic },
    { label: t("moneyMail.paymentReference"), value: facts.paymentReference },
  ];
  return { type: "facts", rows: [...rows, ...bank.filter(({ value }) => value !== "")] };
}

function aboutRows(facts: InvoiceFacts, { t, format }: Speech): FactRow[] {
  const { reference } = facts;
  return [
    { label: t("moneyMail.from"), value: facts.seller },
    { label: t("moneyMail.number"), value: facts.number },
    { label: t("moneyMail.issued"), value: format.isoDate(facts.issuedOn) },
    ...(reference ? [{ label: t("money.reference"), value: reference }] : []),
  ];
}

/** Without and with VAT. */
function amountRows(
  facts: InvoiceFacts,
  total: "money.total" | "moneyMail.credited",
  { t, format }: Speech,
): FactRow[] {
  const money = (minor: number) => format.money(minor, facts.currency);
  const taxed = [
    { label: t("money.net"), value: money(facts.netMinor) },
    { label: t("moneyMail.vat"), value: money(facts.vatMinor) },
  ];
  return [...(facts.taxed ? taxed : []), { label: t(total), value: money(facts.totalMinor) }];
}

function accountBlocks({ accountUrl }: InvoiceFacts, { t }: Speech): Block[] {
  if (!accountUrl) return [{ type: "paragraph", text: t("moneyMail.attached") }];
  return [
    { type: "paragraph", text: t("moneyMail.attached") },
    { type: "link", label: t("moneyMail.accountOpen"), url: accountUrl },
  ];
}
