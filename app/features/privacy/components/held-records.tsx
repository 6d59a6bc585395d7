import { useSpeech } from "~/i18n/locale-context";
import type { TextKey } from "~/i18n/translate";
import { Details } from "~/ui/details";
import type { dataMap } from "../domain/data-map";
import type { ExportRow, HeldData } from "../queries/held-data.server";

/** The lists in the order somebody reads them: who they are first, what the machine noted last. */
const order = [
  "persons",
  "registrations",
  "orders",
  "answers",
  "consents",
  "groups",
  "chosenSessions",
  "calendar",
  "mails",
  "keptMails",
  "receivedMails",
  "unwantedMails",
  "accounts",
  "memberships",
  "done",
  "signIns",
  "signInCodes",
  "dataRequests",
] as const satisfies readonly (typeof dataMap)[keyof typeof dataMap]["exportAs"][];

/** What is held, list by list, as it also stands in the file: nothing left out. */
export function HeldRecords({ data, timeZone }: { data: HeldData; timeZone: string }) {
  const { t } = useSpeech();
  return (
    <div className="held-records">
      {order.map((list) => {
        const rows = data[list] ?? [];
        if (rows.length === 0) return null;
        return (
          <Details
            key={list}
            summary={t(`privacy.list-${list}` satisfies TextKey)}
            note={t("privacy.details", { count: rows.length })}
          >
            <ul className="held-rows">
              {rows.map((row, place) => (
                <li key={place}>
                  <Row row={row} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          </Details>
        );
      })}
    </div>
  );
}

const worded = [
  "name",
  "email",
  "to",
  "contactName",
  "contactEmail",
  "language",
  "status",
  "registeredAt",
  "cancelledAt",
  "placedAt",
  "knownSince",
  "event",
  "eventStartsAt",
  "company",
  "group",
  "ticket",
  "session",
  "code",
  "about",
  "choices",
  "note",
  "answeredAt",
  "purpose",
  "act",
  "answer",
  "cameBackAt",
  "reason",
  "wording",
  "by",
  "at",
  "date",
  "state",
  "uid",
  "subject",
  "text",
  "writtenAt",
  "sentAt",
  "mailServerSaid",
  "role",
  "since",
  "organisation",
  "action",
  "signedInAt",
  "until",
  "askedAt",
] as const;

/** Whether a key of an export has a word of its own on the page. */
function isWorded(key: string): key is (typeof worded)[number] {
  return (worded as readonly string[]).includes(key);
}

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function Row({ row, timeZone }: { row: ExportRow; timeZone: string }) {
  const { t, format } = useSpeech();
  const said = Object.entries(row).flatMap(([key, value]) => {
    if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
    const text = Array.isArray(value) ? format.list(value as string[]) : String(value);
    return [[key, moment.test(text) ? format.moment(new Date(text), timeZone) : text] as const];
  });
  return (
    <dl className="held-row">
      {said.map(([key, text]) => (
        <div key={key}>
          <dt>{isWorded(key) ? t(`privacy.key-${key}`) : key}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
