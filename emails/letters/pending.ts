import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import { decisionBlocks, eventBlock, eventLine, greeting, manageBlocks } from "../letter-parts";

/** The order is in the queue; all its seats wait together. */
export function waitlisted(facts: LetterFacts["waitlisted"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.waitlistedSubject", { event: facts.event.title }),
    preheader: t("mail.waitlistedHeading", { position: facts.position }),
    blocks: [
      { type: "heading", text: t("mail.waitlistedHeading", { position: facts.position }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.waitlistedIntro"), opening: true },
      ...together(facts.seats, t("mail.waitlistedWhole", { count: facts.seats })),
      ...decisionBlocks(facts.decisionMessage, speech),
      eventBlock(facts, speech),
      ...manageBlocks(facts.manageUrl, t("mail.waitlistedHint"), speech),
    ],
  };
}

/** The organiser decides who comes, and has not decided yet. */
export function awaitingApproval(facts: LetterFacts["awaiting-approval"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.awaitingSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.awaitingHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.awaitingIntro"), opening: true },
      ...together(facts.seats, t("mail.awaitingWhole", { count: facts.seats })),
      eventBlock(facts, speech),
      ...manageBlocks(facts.manageUrl, t("mail.pendingHint"), speech),
    ],
  };
}

/** The organiser has decided, and there is no place. */
export function declined(facts: LetterFacts["declined"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.declinedSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.declinedHeading") },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text:
          facts.seats > 1
            ? t("mail.declinedIntroMany", { count: facts.seats })
            : t("mail.declinedIntro"),
        opening: true,
      },
      ...decisionBlocks(facts.decisionMessage, speech),
      eventBlock(facts, speech),
    ],
  };
}

function together(seats: number, text: string): Block[] {
  return seats > 1 ? [{ type: "paragraph", text }] : [];
}
