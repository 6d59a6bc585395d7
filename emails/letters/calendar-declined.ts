import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { eventBlock, eventLine, greeting } from "../letter-parts";

/** Their calendar said no: is the place to be given back? Nothing has happened yet. */
export function calendarDeclined(facts: LetterFacts["calendar-declined"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("inbound.declinedSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("inbound.declinedHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("inbound.declinedIntro") },
      { type: "button", label: t("inbound.declinedGiveBack"), url: facts.giveBackUrl },
      { type: "paragraph", text: t("inbound.declinedKeep") },
      eventBlock(facts, speech),
    ],
  };
}
