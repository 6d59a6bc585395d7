import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { announcement, wayOut } from "./announcement";
import { eventLine, greeting } from "../letter-parts";

/** Thanks, when the organiser said nothing of their own. */
export function followUp(facts: LetterFacts["follow-up"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { event, own } = facts;
  if (own) return announcement(own, speech);
  return {
    locale,
    subject: t("reminders.thanksSubject", { event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("reminders.thanksHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("reminders.thanksText", { event: event.title }) },
      { type: "button", label: t("reminders.thanksButton"), url: event.url },
      ...wayOut(facts.unsubscribeUrl, speech),
    ],
  };
}
