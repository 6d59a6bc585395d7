import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { dayTitle, greeting, manageBlocks, programmeBlocks } from "../letter-parts";

/** One more day of a trip: short, for a mail may carry one calendar object only. */
export function calendarDay(facts: LetterFacts["calendar-day"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { dayNumber, dayCount, event } = facts;
  const subject = { number: dayNumber, count: dayCount, event: event.title };
  const says = {
    new: { subject: t("mail.daySubjectNew", subject), text: t("mail.dayNew") },
    updated: { subject: t("mail.daySubjectUpdated", subject), text: t("mail.dayUpdated") },
    removed: { subject: t("mail.daySubjectRemoved", subject), text: t("mail.dayRemoved") },
    replaced: {
      subject: t("life.replacedSubject", { what: event.title }),
      text: t("life.replacedText"),
    },
  }[facts.revision];
  const programme =
    facts.revision === "removed" || facts.revision === "replaced"
      ? []
      : programmeBlocks(t("mail.programme"), [facts.day], speech);
  return {
    locale,
    subject: says.subject,
    preheader: dayTitle(facts.day, speech),
    blocks: [
      { type: "heading", text: t("mail.dayHeading", { number: dayNumber, count: dayCount }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: says.text },
      {
        type: "facts",
        rows: [
          { label: t("mail.what"), value: event.title, url: event.url },
          { label: t("mail.when"), value: dayTitle(facts.day, speech) },
        ],
      },
      ...programme,
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
    ],
  };
}
