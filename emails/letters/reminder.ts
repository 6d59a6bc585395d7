import type { Speech } from "~/i18n/speech";
import type { LetterFacts, SeatFacts } from "../letter-facts";
import type { Block, FactRow, Letter } from "../letter-model";
import {
  eventBlock,
  eventLine,
  greeting,
  manageBlocks,
  placementLine,
  programmeBlocks,
  seatRows,
} from "../letter-parts";
import { announcement } from "./announcement";

/** Soon: where to be and when stands first. */
export function reminder(facts: LetterFacts["reminder"], speech: Speech): Letter {
  const { t, locale } = speech;
  const { daysBefore: days, unnamed = [], own } = facts;
  if (own) return announcement(own, speech);
  const event = facts.session?.title ?? facts.event.title;
  const says =
    days === 0
      ? {
          subject: t("mail.reminderSubjectToday", { event }),
          heading: t("mail.reminderHeadingToday"),
        }
      : days === 1
        ? {
            subject: t("mail.reminderSubjectTomorrow", { event }),
            heading: t("mail.reminderHeadingTomorrow"),
          }
        : {
            subject: t("mail.reminderSubjectDays", { days, event }),
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
      ...unnamedBlocks(unnamed, speech),
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

/** To a contact: whom we still need a name from. */
function unnamedBlocks(seats: readonly SeatFacts[], speech: Speech): Block[] {
  if (seats.length === 0) return [];
  const { t } = speech;
  return [
    { type: "paragraph", text: t("reminders.unnamedText", { count: seats.length }) },
    { type: "seats", title: t("mail.seats"), rows: seatRows(seats, speech) },
  ];
}

function firstSession({ session, programme }: LetterFacts["reminder"]) {
  return session ?? programme.find(({ sessions }) => sessions.length > 0)?.sessions[0];
}
