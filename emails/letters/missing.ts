import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter, SeatRow } from "../letter-model";
import { eventBlock, eventLine, greeting } from "../letter-parts";

/** To an attendee: what is missing, and one button to say it. */
export function completeYourPart(facts: LetterFacts["complete-your-part"], speech: Speech): Letter {
  const { t, format, locale } = speech;
  const { event, missing, registeredBy } = facts;
  const asked: Block[] =
    missing.length > 0
      ? [{ type: "facts", rows: [{ label: t("mail.missing"), value: format.list(missing) }] }]
      : [];
  return {
    locale,
    subject: t("mail.completeSubject", { event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.completeHeading") },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text: registeredBy
          ? t("mail.completeIntroFor", { contact: registeredBy })
          : t("mail.completeIntro"),
        opening: true,
      },
      ...asked,
      { type: "button", label: t("mail.completeDo"), url: facts.manageUrl },
      { type: "small", text: t("mail.completeHint") },
      eventBlock(facts, speech),
    ],
  };
}

/** To the contact: who is missing what, each with the link of their own. */
export function orderIncomplete(facts: LetterFacts["order-incomplete"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { event, seats, ofSeats: total } = facts;
  const count = seats.length;
  return {
    locale,
    subject: t("mail.incompleteSubject", { event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.incompleteHeading", { count, total }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.incompleteIntro"), opening: true },
      { type: "seats", title: t("mail.missing"), rows: seats.map((seat) => row(seat, speech)) },
      { type: "button", label: t("mail.orderPage"), url: facts.orderUrl },
      { type: "small", text: t("mail.incompleteHint") },
      eventBlock(facts, speech, [{ label: t("mail.orderCode"), value: facts.orderCode }]),
    ],
  };
}

function row(
  { number, name, url, missing }: LetterFacts["order-incomplete"]["seats"][number],
  { t, format }: Speech,
): SeatRow {
  const whose = name ?? t("mail.seatUnnamed", { number });
  return {
    name: missing.length > 0 ? `${whose} – ${format.list(missing)}` : whose,
    unnamed: name === null,
    link: { label: name === null ? t("mail.seatName") : t("mail.seatOpen"), url },
  };
}
