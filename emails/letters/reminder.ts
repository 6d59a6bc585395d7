import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, FactRow, Letter } from "../letter-model";
import {
  eventBlock,
  eventLine,
  greeting,
  manageBlocks,
  placementLine,
  programmeBlocks,
} from "../letter-parts";

/** Soon: where to be and when stands first. */
export function reminder(facts: LetterFacts["reminder"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { daysBefore: days, event } = facts;
  const says =
    days === 0
      ? {
          subject: t("mail.reminderSubjectToday", { event: event.title }),
          heading: t("mail.reminderHeadingToday"),
        }
      : days === 1
        ? {
            subject: t("mail.reminderSubjectTomorrow", { event: event.title }),
            heading: t("mail.reminderHeadingTomorrow"),
          }
        : {
            subject: t("mail.reminderSubjectDays", { days, event: event.title }),
            heading: t("mail.reminderHeadingDays", { days }),
          };
  return {
    locale,
    subject: says.subject,
    preheader: startLine(facts, speech),
    blocks: [
      { type: "heading", text: says.heading },
      greeting(facts.recipientName, speech),
      ...startBlocks(facts, speech),
      eventBlock(facts, speech),
      ...manageBlocks(facts.manageUrl, t("mail.reminderHint"), speech),
      ...programmeBlocks(t("mail.programme"), facts.programme, speech),
    ],
  };
}

/** The first thing on somebody's programme; the event itself when there is no programme. */
function startLine(facts: LetterFacts["reminder"], speech: Speech): string {
  const first = firstSession(facts);
  return first ? placementLine(first, speech) : eventLine(facts, speech);
}

function startBlocks(facts: LetterFacts["reminder"], speech: Speech): Block[] {
  const { t } = speech;
  const first = firstSession(facts);
  if (!first) return [];
  const rows: FactRow[] = [
    { label: t("mail.reminderStart"), value: placementLine(first, speech) },
    { label: t("mail.reminderStartWith"), value: first.title },
  ];
  return [{ type: "facts", rows }];
}

function firstSession({ programme }: LetterFacts["reminder"]) {
  return programme.find(({ sessions }) => sessions.length > 0)?.sessions[0];
}
