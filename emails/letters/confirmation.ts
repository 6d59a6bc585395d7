import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import {
  decisionBlocks,
  eventBlock,
  eventLine,
  feedBlocks,
  greeting,
  manageBlocks,
  programmeBlocks,
  sumBlocks,
} from "../letter-parts";

/** One attendee's place is theirs. */
export function confirmation(facts: LetterFacts["confirmation"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.confirmationSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.confirmationHeading") },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text: facts.registeredBy
          ? t("mail.confirmationBy", { name: facts.registeredBy })
          : t("mail.confirmationIntro"),
        // Who registered them is a fact, and stays whatever an organiser writes.
        opening: !facts.registeredBy,
      },
      ...decisionBlocks(facts.decisionMessage, speech),
      ...placeBlocks(facts, speech),
    ],
  };
}

/** A place became free for somebody who waited. */
export function promoted(facts: LetterFacts["promoted"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.promotedSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.promotedHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.promotedIntro"), opening: true },
      ...placeBlocks(facts, speech),
    ],
  };
}

/** What somebody with a place needs: the facts, the way to change them, the programme, the calendar. */
function placeBlocks(facts: LetterFacts["promoted"], speech: Speech): Block[] {
  const { t } = speech;
  const attached: Block[] = facts.calendarAttached
    ? [{ type: "paragraph", text: t("mail.calendarAttached") }]
    : [];
  return [
    eventBlock(facts, speech),
    ...attached,
    ...(facts.ticketAttached
      ? [{ type: "paragraph", text: t("ticket.attached") } satisfies Block]
      : []),
    ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
    ...programmeBlocks(t("mail.programme"), facts.programme, speech),
    ...sumBlocks(facts, speech),
    ...feedBlocks(facts.feedUrl, speech),
  ];
}
