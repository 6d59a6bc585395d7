import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";
import { greeting, manageBlocks, placementLine } from "../letter-parts";

/** One session's invitation: short, for a mail may carry one calendar object only. */
export function calendarSession(facts: LetterFacts["calendar-session"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { event, session } = facts;
  const names = { session: session.title, event: event.title };
  const says = {
    new: { subject: t("life.sessionSubjectNew", names), text: t("life.sessionNew") },
    updated: { subject: t("life.sessionSubjectUpdated", names), text: t("life.sessionUpdated") },
    removed: { subject: t("life.sessionSubjectRemoved", names), text: t("life.sessionRemoved") },
    replaced: {
      subject: t("life.replacedSubject", { what: session.title }),
      text: t("life.replacedText"),
    },
  }[facts.revision];
  const when = placementLine(session, speech);
  return {
    locale,
    subject: says.subject,
    preheader: when,
    blocks: [
      { type: "heading", text: session.title },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: says.text },
      {
        type: "facts",
        rows: [
          { label: t("mail.what"), value: event.title, url: event.url },
          { label: t("mail.when"), value: when },
        ],
      },
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
    ],
  };
}
