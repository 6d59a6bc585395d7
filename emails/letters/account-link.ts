import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { greeting } from "../letter-parts";

/** The link to what somebody ordered, owes and paid. */
export function accountLink(facts: LetterFacts["account-link"], speech: Speech): Letter {
  const { t, locale } = speech;
  const organisation = facts.organisationName;
  return {
    locale,
    subject: t("moneyMail.accountSubject", { organisation }),
    preheader: t("moneyMail.accountPreheader"),
    blocks: [
      { type: "heading", text: t("moneyMail.accountHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("moneyMail.accountIntro", { organisation }) },
      { type: "button", label: t("moneyMail.accountOpen"), url: facts.url },
      { type: "small", text: t("moneyMail.accountKeep") },
    ],
  };
}
