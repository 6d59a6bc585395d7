import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { greeting } from "../letter-parts";

/** The link to what is held about somebody. */
export function ownData(facts: LetterFacts["own-data"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.ownDataSubject"),
    preheader: t("mail.ownDataPreheader"),
    blocks: [
      { type: "heading", text: t("mail.ownDataHeading") },
      greeting("", speech),
      { type: "paragraph", text: t("mail.ownDataIntro") },
      { type: "button", label: t("mail.ownDataOpen"), url: facts.url },
      { type: "small", text: t("mail.ownDataValid", { count: facts.validHours }) },
      { type: "small", text: t("mail.ownDataNotYou") },
    ],
  };
}
