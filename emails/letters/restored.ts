import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import { eventBlock, eventLine, greeting, manageBlocks, programmeBlocks } from "../letter-parts";

/** The event was called off, and takes place after all: everybody has what they had. */
export function restored(facts: LetterFacts["restored"], speech: Speech): Letter {
  const { t, locale } = speech;
  const own = facts.about === "place";
  const attached: Block[] = facts.calendarAttached
    ? [{ type: "paragraph", text: t("mail.calendarAttached") }]
    : [];
  const manage: Block[] = own
    ? manageBlocks(facts.manageUrl, t("mail.manageHint"), speech)
    : [{ type: "button", label: t("mail.orderPage"), url: facts.manageUrl }];
  return {
    locale,
    subject: t("life.restoredSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("life.restoredHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t(own ? "life.restoredIntro" : "life.restoredOrderIntro") },
      eventBlock(facts, speech),
      ...attached,
      ...manage,
      ...programmeBlocks(t("mail.programme"), facts.programme, speech),
    ],
  };
}
