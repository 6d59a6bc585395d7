import type { Speech } from "~/i18n/speech";
import type { ChangeFacts, LetterFacts } from "../letter-facts";
import type { Block, ChangeRow, Letter } from "../letter-model";
import {
  eventBlock,
  greeting,
  manageBlocks,
  placementLine,
  programmeBlocks,
} from "../letter-parts";

/** What is different now comes first, then the programme as it stands. */
export function changed(facts: LetterFacts["changed"], speech: Speech): Letter {
  const { t, locale } = speech;
  const rows = facts.changes.map((change) => changeRow(change, speech));
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
      { type: "link", label: t("mail.feed"), url: facts.feedUrl },
    ],
  };
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
