import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, FactRow, Letter } from "../letter-model";
import { decisionBlocks, eventBlock, eventLine, greeting, sumBlock } from "../letter-parts";

/** Places are kept until they are paid for; or something is left to pay for an order that stands. */
export function paymentDue(facts: LetterFacts["payment-due"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { event, seats: count, until: last, currency } = facts;
  const until = last && format.moment(last, event.timeZone);
  const amount = format.money(facts.dueMinor, currency);
  const rows: FactRow[] = [
    { label: t("mail.orderCode"), value: facts.orderCode },
    { label: t("money.total"), value: amount },
    ...(until ? [{ label: t("moneyMail.payUntil"), value: until }] : []),
  ];
  // What is left of an order says less than its lines do: these are shown where nothing was paid yet.
  const whole = facts.sum && facts.sum.totalMinor === facts.dueMinor ? facts.sum : null;
  return {
    locale,
    subject: until
      ? t(count === 1 ? "moneyMail.dueSubject" : "moneyMail.dueSubjectMany", { event: event.title })
      : t("moneyMail.restSubject", { event: event.title }),
    preheader: until ? t("moneyMail.duePreheader", { until, amount }) : eventLine(facts, speech),
    blocks: [
      {
        type: "heading",
        text: until
          ? t(count === 1 ? "moneyMail.dueHeading" : "moneyMail.dueHeadingMany")
          : t("moneyMail.restHeading"),
      },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text: until
          ? t("moneyMail.dueIntro", { count, until, amount })
          : t("moneyMail.restIntro", { amount }),
      },
      ...decisionBlocks(facts.decisionMessage, speech),
      { type: "button", label: t("moneyMail.payNow"), url: facts.payUrl },
      { type: "small", text: t("moneyMail.payHint") },
      eventBlock(facts, speech, rows),
      ...(whole ? [sumBlock(whole, speech)] : []),
      orderLink(facts, speech),
    ],
  };
}

/** The money came. */
export function paymentReceived(facts: LetterFacts["payment-received"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { event, currency, leftMinor } = facts;
  const amount = format.money(facts.amountMinor, currency);
  const left = leftMinor > 0 ? format.money(leftMinor, currency) : null;
  return {
    locale,
    subject: t("moneyMail.receivedSubject", { event: event.title }),
    preheader: t("moneyMail.receivedPreheader", { amount }),
    blocks: [
      { type: "heading", text: t("moneyMail.receivedHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.receivedIntro", { amount }) },
      ...(facts.receiptAttached
        ? [{ type: "paragraph", text: t("moneyMail.receiptAttached") } satisfies Block]
        : []),
      eventBlock(facts, speech, [
        { label: t("mail.orderCode"), value: facts.orderCode },
        { label: t("moneyMail.amountPaid"), value: amount },
        { label: t("moneyMail.paidOn"), value: format.moment(facts.receivedAt, event.timeZone) },
        ...(left ? [{ label: t("moneyMail.left"), value: left }] : []),
      ]),
      orderLink(facts, speech),
    ],
  };
}

/** The places were not paid for in time and went to others. */
export function paymentLapsed(facts: LetterFacts["payment-lapsed"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { event, seats: count } = facts;
  return {
    locale,
    subject: t(count === 1 ? "moneyMail.lapsedSubject" : "moneyMail.lapsedSubjectMany", {
      event: event.title,
    }),
    preheader: eventLine(facts, speech),
    blocks: [
      {
        type: "heading",
        text: t(count === 1 ? "moneyMail.lapsedHeading" : "moneyMail.lapsedHeadingMany"),
      },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.lapsedIntro", { count }) },
      eventBlock(facts, speech),
      { type: "button", label: t("moneyMail.registerAgain"), url: event.url },
    ],
  };
}

/** The money came when the places had gone to others; it goes back. */
export function paymentTooLate(facts: LetterFacts["payment-too-late"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { event, seats: count } = facts;
  const amount = format.money(facts.amountMinor, facts.currency);
  return {
    locale,
    subject: t("moneyMail.tooLateSubject", { event: event.title }),
    preheader: t("moneyMail.tooLatePreheader", { amount }),
    blocks: [
      {
        type: "heading",
        text: t(count === 1 ? "moneyMail.tooLateHeading" : "moneyMail.tooLateHeadingMany"),
      },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.tooLateIntro", { count, amount }) },
      { type: "paragraph", text: t("moneyMail.backByCard") },
      eventBlock(facts, speech, [
        { label: t("mail.orderCode"), value: facts.orderCode },
        { label: t("moneyMail.amountBack"), value: amount },
      ]),
      { type: "button", label: t("moneyMail.seeEvent"), url: event.url },
    ],
  };
}

/** Money is on its way back. */
export function refunded(facts: LetterFacts["refunded"], speech: Speech): Letter {
  const { t, locale, format } = speech;
  const { method, of, url } = facts;
  const amount = format.money(facts.amountMinor, facts.currency);
  const what = of.kind === "order" ? of.event : t("moneyMail.invoiceHeading", of);
  const rows: FactRow[] = [
    { label: t("mail.what"), value: what },
    { label: t("moneyMail.from"), value: facts.organisationName },
    ...(of.kind === "order" ? [{ label: t("mail.orderCode"), value: of.code }] : []),
    { label: t("moneyMail.amountBack"), value: amount },
  ];
  const page = of.kind === "order" ? "moneyMail.openOrder" : "moneyMail.accountOpen";
  return {
    locale,
    subject: t("moneyMail.refundedSubject", { amount, event: what }),
    preheader: t(refundReasons[facts.reason]),
    blocks: [
      { type: "heading", text: t("moneyMail.refundedHeading", { amount }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t(refundReasons[facts.reason]) },
      {
        type: "paragraph",
        text: method === "card" ? t("moneyMail.backByCard") : t("moneyMail.backByBank"),
      },
      { type: "facts", rows },
      ...(url ? [{ type: "link", label: t(page), url } satisfies Block] : []),
    ],
  };
}

const refundReasons = {
  cancelled: "moneyMail.becauseCancelled",
  twice: "moneyMail.becauseTwice",
  goodwill: "moneyMail.becauseGoodwill",
} as const;

function orderLink({ orderUrl }: { readonly orderUrl: string }, { t }: Speech): Block {
  return { type: "link", label: t("moneyMail.openOrder"), url: orderUrl };
}
