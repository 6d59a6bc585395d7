import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, FactRow, Letter } from "../letter-model";
import {
  decisionBlocks,
  eventBlock,
  eventLine,
  greeting,
  seatRows,
  sumBlocks,
} from "../letter-parts";

type OrderFacts = LetterFacts["order-confirmation"];

/** To the contact: the seats of the order, by name. */
export function orderConfirmation(facts: OrderFacts, speech: Speech): Letter {
  const { t, locale } = speech;
  const { seats, event } = facts;
  const unnamed = seats.filter(({ name }) => name === null).length;
  const missing: Block[] =
    unnamed > 0 ? [{ type: "paragraph", text: t("mail.orderUnnamed", { count: unnamed }) }] : [];
  return {
    locale,
    subject: t("mail.orderSubject", { count: seats.length, event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.orderHeading", { count: seats.length }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.orderIntro"), opening: true },
      ...decisionBlocks(facts.decisionMessage, speech),
      orderBlock(facts, speech),
      { type: "seats", title: t("mail.seats"), rows: seatRows(seats, speech) },
      ...missing,
      ...sumBlocks(facts, speech),
      ...orderPage(facts.orderUrl, speech),
    ],
  };
}

/** To the contact: the seats nobody has been named for, each with its own link. */
export function seatToBeNamed(facts: LetterFacts["seat-to-be-named"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { seats, event } = facts;
  return {
    locale,
    subject: t("mail.namingSubject", { count: seats.length, event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.namingHeading", { count: seats.length }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.namingIntro"), opening: true },
      { type: "seats", title: t("mail.seats"), rows: seatRows(seats, speech) },
      orderBlock(facts, speech),
      ...orderPage(facts.orderUrl, speech),
    ],
  };
}

function orderBlock(facts: OrderFacts, speech: Speech): Block {
  const { t } = speech;
  const rows: FactRow[] = [];
  if (facts.companyName) rows.push({ label: t("mail.company"), value: facts.companyName });
  rows.push({ label: t("mail.orderCode"), value: facts.orderCode });
  return eventBlock(facts, speech, rows);
}

function orderPage(url: string, { t }: Speech): Block[] {
  return [
    { type: "button", label: t("mail.orderPage"), url },
    { type: "small", text: t("mail.orderHint") },
  ];
}
