import { useSpeech } from "~/i18n/locale-context";
import type { Translate } from "~/i18n/translate";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import type { AuditLine } from "../queries/audit-log.server";

export interface AuditTableProps {
  readonly organisation: string;
  readonly timeZone: string;
  readonly lines: readonly AuditLine[];
}

/** What was done, by whom and when, in words. */
export function AuditTable({ organisation, timeZone, lines }: AuditTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("privacy.log")}
      columns={[
        {
          key: "what",
          label: t("privacy.logWhat"),
          main: true,
          cell: (line) => (
            <>
              {actionWords(line, t)}
              {line.event && (
                <span className="row-detail">
                  <a href={paths.manageEvent(organisation, line.event.slug)}>{line.event.title}</a>
                </span>
              )}
            </>
          ),
        },
        {
          key: "who",
          label: t("privacy.logWho"),
          cell: ({ who }) => who ?? t("privacy.logNobody"),
        },
        {
          key: "when",
          label: t("privacy.logWhen"),
          cell: ({ at }) => format.moment(at, timeZone),
        },
      ]}
      rows={lines}
      rowKey={({ id }) => id}
      empty={<EmptyState icon="info" title={t("privacy.logEmpty")} />}
    />
  );
}

const plainActions = [
  "create-event",
  "change-event",
  "publish-event",
  "cancel-event",
  "restore-event",
  "set-cover",
  "change-cover",
  "remove-cover",
  "add-document",
  "change-document",
  "move-document",
  "remove-document",
  "add-track",
  "remove-track",
  "change-ticket-types",
  "change-quotas",
  "change-add-ons",
  "change-questions",
  "change-codes",
  "change-rules",
  "change-session-places",
  "change-seller",
  "add-session",
  "change-session",
  "cancel-session",
  "restore-session",
  "hand-over-seat",
  "renew-seat-link",
  "cancel-registration",
  "cancel-seats",
  "give-back",
  "take-off-adjustment",
  "accept-outside-refund",
  "disregard-outside-refund",
  "keep-both",
  "edit-company",
  "merge-companies",
  "approve-application",
  "decline-application",
  "change-queue-rule",
  "offer-out-of-turn",
  "take-off-queue",
  "suppress-address",
  "unsuppress-address",
  "change-letter-text",
  "reset-letter-text",
  "add-reminder",
  "change-reminder",
  "remove-reminder",
  "resend-message",
  "retry-message",
  "import-registrations",
  "undo-import",
  "share-list",
  "revoke-list",
  "pair-room-mates",
  "restore-registration",
  "renew-link",
  "hand-over-by-organiser",
  "change-seat",
  "add-registration",
  "export-books",
  "look-after-difference",
] as const;

/** What an action is called; one that has no words yet by its own name. */
export function actionWords(
  { action, detail }: Pick<AuditLine, "action" | "detail">,
  t: Translate,
): string {
  const plain = plainActions.find((known) => known === action);
  if (plain) return t(`privacy.action-${plain}`);
  const number = (name: string) => detail[name] ?? 0;
  switch (action) {
    case "read-answers":
      return t("privacy.action-read-answers", { persons: number("persons") });
    case "export-registrations":
      return t("privacy.action-export-registrations", { persons: number("persons") });
    case "export-person":
      return t("privacy.action-export-person", { answers: number("answers") });
    case "erase-person": {
      const counts = { registrations: number("registrations"), cancelled: number("cancelled") };
      return detail["by"] === "attendee"
        ? t("privacy.action-erase-own", counts)
        : t("privacy.action-erase-person", counts);
    }
    case "send-announcement":
      return t("privacy.action-send-announcement", { messages: number("messages") });
    case "stop-announcement":
      return t("privacy.action-stop-announcement", { messages: number("heldBack") });
    case "change-privacy-rules":
      return t("privacy.action-change-privacy-rules", {
        answersKeptDays: number("answersKeptDays"),
        personsKeptMonths: number("personsKeptMonths"),
      });
    default:
      return action;
  }
}
