import type { Speech } from "~/i18n/speech";
import type { ChangeFacts, LetterFacts } from "../letter-facts";
import type { Block, ChangeRow, Letter } from "../letter-model";
import {
  eventBlock,
  feedBlocks,
  greeting,
  manageBlocks,
  placementLine,
  programmeBlocks,
} from "../letter-parts";

/** What is different now comes first, then the programme as it stands. */
export function changed(facts: LetterFacts["changed"], speech: Speech): Letter {
  const { t, locale } = speech;
  const rows = facts.changes.flatMap((change) => changeRows(change, speech));
  const first = rows[0];
  const attached: Block[] = facts.calendarAttached
    ? [{ type: "paragraph", text: t("mail.calendarUpdated") }]
    : [];
  return {
    locale,
    subject: t("mail.changedSubject", { event: facts.event.title }),
    preheader: first ? `${first.title}: ${first.after.text}` : facts.event.title,
    blocks: [
      { type: "heading", text: t("mail.changedHeading", { count: rows.length }) },
      greeting(facts.recipientName, speech),
      { type: "changes", rows },
      { type: "paragraph", text: t("mail.changedRest") },
      ...attached,
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
      eventBlock(facts, speech),
      ...programmeBlocks(t("mail.programmeStands"), facts.programme, speech),
      ...feedBlocks(facts.feedUrl, speech),
    ],
  };
}

/** What moved; where only the online room did, that alone. */
function changeRows(change: ChangeFacts, speech: Speech): ChangeRow[] {
  const { before, after, room } = change;
  if (!room) return [changeRow(change, speech)];
  const stays = before && after && placementLine(before, speech) === placementLine(after, speech);
  return [...(stays ? [] : [changeRow(change, speech)]), roomRow(room, speech)];
}

function roomRow(room: NonNullable<ChangeFacts["room"]>, { t }: Speech): ChangeRow {
  const title = t("mail.onlineRoom");
  const before =
    room.before === null ? {} : { before: { label: t("mail.before"), text: room.before } };
  const after =
    room.after === null
      ? { label: t("mail.after"), text: t("mail.noOnlineRoom") }
      : { label: t(room.before === null ? "mail.added" : "mail.after"), text: room.after };
  return { title, ...before, after };
}

function changeRow({ title, before, after, restored }: ChangeFacts, speech: Speech): ChangeRow {
  const { t } = speech;
  const was = before && { label: t("mail.before"), text: placementLine(before, speech) };
  if (!after) {
    const text = before ? placementLine(before, speech) : title;
    return { title, after: { label: t("mail.dropped"), text } };
  }
  const text = placementLine(after, speech);
  if (restored) return { title, after: { label: t("life.restoredLabel"), text } };
  return was
    ? { title, before: was, after: { label: t("mail.after"), text } }
    : { title, after: { label: t("mail.added"), text } };
}
