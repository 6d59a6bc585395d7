import { isErasedAddress } from "~/kernel/erased-address";
import { useSpeech } from "~/i18n/locale-context";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { Table } from "~/ui/table";
import type { MessageKind } from "../domain/message-kinds";
import type { DeliveryLine } from "../queries/outbox-list.server";

export interface DeliveryTableProps {
  readonly messages: readonly DeliveryLine[];
  readonly timeZone: string;
  /** Where one message is shown. */
  readonly hrefOf: (id: string) => string;
}

/** What became of each mail: what it is about, to whom, its state, and what the mail server said last. */
export function DeliveryTable({ messages, timeZone, hrefOf }: DeliveryTableProps) {
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
          cell: ({ id, recipientName, recipientEmail }) =>
            isErasedAddress(recipientEmail) ? (
              <a href={hrefOf(id)}>{t("privacy.anonymised")}</a>
            ) : (
              <>
                <a href={hrefOf(id)}>{recipientName || recipientEmail}</a>
                {recipientName !== "" && <span className="row-detail">{recipientEmail}</span>}
              </>
            ),
        },
        {
          key: "kind",
          label: t("organise.mailAbout"),
          plain: true,
          cell: ({ kind, event }) => (
            <>
              {t(`organise.mail-${kind as MessageKind}`)}
              {event && <span className="row-detail">{event.title}</span>}
            </>
          ),
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
            const waits = line.state === "queued" && line.nextAttemptAt > line.createdAt;
            return (
              <>
                {format.moment(line.sentAt ?? line.createdAt, timeZone)}
                {waits && (
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

/** A message's state as a chip says it: what failed before and waits for another attempt is not merely queued. */
export function chipOf({ state, attempts }: Pick<DeliveryLine, "state" | "attempts">): ChipStatus {
  if (state === "queued") return attempts > 0 ? "retrying" : "queued";
  return state;
}

/** The server's own words, where there was a server. */
export function answerOf({ lastResponse }: Pick<DeliveryLine, "lastResponse">): string | null {
  return lastResponse === captured ? null : lastResponse;
}
