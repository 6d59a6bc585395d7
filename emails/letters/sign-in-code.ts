import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { greeting } from "../letter-parts";

/** The code somebody signs in with. */
export function signInCode(facts: LetterFacts["sign-in-code"], speech: Speech): Letter {
  const { t, locale } = speech;
  const valid = t("mail.signInValid", { count: facts.validMinutes });
  return {
    locale,
    subject: t("mail.signInSubject", { code: facts.code }),
    preheader: valid,
    blocks: [
      { type: "heading", text: t("mail.signInHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.signInIntro") },
      { type: "code", text: facts.code },
      { type: "paragraph", text: valid },
      { type: "small", text: t("mail.signInNotYou") },
    ],
  };
}
