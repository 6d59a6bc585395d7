import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { eventBlock, eventLine, greeting, manageBlocks } from "../letter-parts";

/** Somebody registered an address that has a place already: the link to it once more. */
export function linkAgain(facts: LetterFacts["link-again"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.linkSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.linkHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.linkIntro"), opening: true },
      eventBlock(facts, speech),
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
      { type: "small", text: t("mail.linkNotYou") },
    ],
  };
}
