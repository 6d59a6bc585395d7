import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import { eventBlock, eventLine, greeting, manageBlocks } from "../letter-parts";

/** Places are kept for an order that waited; they cost something, so its contact says whether they want them. */
export function offered(facts: LetterFacts["offered"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { until, total } = wordsOf(facts, speech);
  return {
    locale,
    subject: t("queueMail.offeredSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("queueMail.offeredHeading", { count: facts.seats }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t(
          facts.payBy === "card" ? "queueMail.offeredIntroCard" : "queueMail.offeredIntro",
          { until, total },
        ),
       },
      ...answerBlocks(facts, speech),
    ],
  };
}

/** The offer ends soon. */
export function offerEnding(facts: LetterFacts["offer-ending"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { until } = wordsOf(facts, speech);
  return {
    locale,
    subject: t("queueMail.endingSubject", { until }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("queueMail.endingHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("queueMail.endingIntro", { until }) },
      ...answerBlocks(facts, speech),
    ],
  };
}

/** The offer is over. */
export function offerExpired(facts: LetterFacts["offer-expired"], speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("queueMail.expiredSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("queueMail.expiredHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("queueMail.expiredIntro") },
      eventBlock(facts, speech),
      { type: "button", label: t("queueMail.expiredButton"), url: facts.event.url },
    ],
  };
}

/** Somebody has got the add-on or the session they waited for. */
export function choiceGiven(facts: LetterFacts["choice-given"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { choice, event } = facts;
  return {
    locale,
    subject: t("queueMail.choiceSubject", { choice, event: event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("queueMail.choiceHeading", { choice }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("queueMail.choiceIntro") },
      eventBlock(facts, speech),
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
    ],
  };
}

function answerBlocks(facts: LetterFacts["offered"], speech: Speech): Block[] {
  const { t } = speech;
  const { until, total } = wordsOf(facts, speech);
  return [
    eventBlock(facts, speech, [
      { label: t("queueMail.offerUntil"), value: until },
      { label: t("queueMail.offerPrice"), value: total },
    ]),
    { type: "button", label: t("queueMail.offeredButton"), url: facts.manageUrl },
    { type: "small", text: t("queueMail.offeredElse") },
  ];
}

function wordsOf(
  { event, expiresAt, totalMinor, vatMinor, currency }: LetterFacts["offered"],
  { t, format }: Speech,
): { until: string; total: string } {
  const total = format.money(totalMinor, currency);
  return {
    until: format.moment(expiresAt, event.timeZone),
    total: vatMinor > 0 ? t("queueMail.withVat", { total }) : total,
  };
}
