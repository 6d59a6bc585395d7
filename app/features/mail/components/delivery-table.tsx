import { isErasedAddress } from "~/kernel/erased-address";
import { useSpeech } from "~/i18n/locale-context";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { Table } from "~/ui/table";
import type { MessageKind } from "../domain/message-kinds";
import type { DeliveryLine } from "../queries/messages-of-event.server";

export interface DeliveryTableProps {
  readonly messages: readonly DeliveryLine[];
  readonly timeZone: string;
}

/** What became of each mail: what it is about, to whom, its state, and what the mail server said last. */
export function DeliveryTable({ messages, timeZone }: DeliveryTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      compact
      caption={t("organise.messagesCaption")}
      rows={messages}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "to",
          label: t("organise.mailTo"),
          main: true,
          cell: ({ recipientName, recipientEmail }) =>
            isErasedAddress(recipientEmail) ? (
              t("privacy.anonymised")
            ) : (
              <>
                {recipientName || recipientEmail}
                {recipientName !== "" && <span className="row-detail">{recipientEmail}</span>}
              </>
            ),
        },
        {
          key: "kind",
          label: t("organise.mailAbout"),
          plain: true,
          cell: ({ kind }) => t(`organise.mail-${kind as MessageKind}`),
        },
        {
          key: "state",
          label: t("organise.mailState"),
          plain: true,
          cell: (line) => (
            <>
              <StatusChip status={chipOf(line)} />
              {answerOf(line) !== null && (
                <span className="row-detail server-words">{answerOf(line)}</span>
              )}
            </>
          ),
        },
        {
          key: "attempts",
          label: t("organise.attempts"),
          numeric: true,
          cell: ({ attempts }) => format.number(attempts),
        },
        {
          key: "when",
          label: t("organise.mailWhen"),
          plain: true,
          cell: (line) => {
            const again = chipOf(line) === "retrying";
            return (
              <>
                {format.moment(line.sentAt ?? line.createdAt, timeZone)}
                {again && (
                  <span className="row-detail">
                    {t("organise.nextAttempt", { at: format.moment(line.nextAttemptAt, timeZone) })}
                  </span>
                )}
              </>
            );
          },
        },
      ]}
    />
  );
}

/** What a transport that keeps mails instead of sending them answers. */
const captured = "captured";

function chipOf({ state, attempts }: DeliveryLine): ChipStatus {
  if (state === "queued") return attempts > 0 ? "retrying" : "queued";
  return state;
}

/** The server's own words, where there was a server. */
function answerOf({ lastResponse }: DeliveryLine): string | null {
  return lastResponse === captured ? null : lastResponse;
}
