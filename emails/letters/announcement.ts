import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import { eventBlock, eventLine } from "../letter-parts";

/** An organiser's own words, then what they are about and the way out. They greet as they like. */
export function announcement(facts: LetterFacts["announcement"], speech: Speech): Letter {
  const { t, locale } = speech;
  const page: Block[] = facts.manageUrl
    ? [{ type: "button", label: t("mail.manage"), url: facts.manageUrl }]
    : [];
  return {
    locale,
    subject: facts.subject,
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: facts.subject },
      { type: "written", blocks: facts.text },
      eventBlock(facts, speech),
      ...page,
      ...wayOut(facts.unsubscribeUrl, speech),
    ],
  };
}

/** Why one gets it, and where one asks for no more of these. */
export function wayOut(url: string | null, { t }: Speech): Block[] {
  if (!url) return [];
  return [
    { type: "small", text: t("mail.announcementWhy") },
    { type: "link", label: t("mail.unsubscribe"), url },
  ];
}
