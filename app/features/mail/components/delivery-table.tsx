import { isErasedAddress } from "~/kernel/erased-address";
import { useSpeech } from "~/i18n/locale-context";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { Table } from "~/ui/table";
import type { MessageKind } from "../domain/message-kinds";
import { reasonIn } from "../domain/suppression";
import type { DeliveryLine } from "../queries/outbox-list.server";

export interface DeliveryTableProps {
  readonly messages: readonly DeliveryLine[];
  readonly timeZone: string;
  /** Where one message is shown. */
  readonly hrefOf: (id: string) => string;
  /** Where it stands why an address gets no mail; left out for roles that do not see it. */
  readonly suppressedHref?: ((email: string) => string) | undefined;
}

/** What became of each mail: what it is about, to whom, its state, and what the mail server said last. */
export function DeliveryTable(props: DeliveryTableProps) {
  const { messages, timeZone, hrefOf, suppressedHref } = props;
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
              {line.returnedAt !== null && (
                <span className="row-detail">
                  {t("inbound.returnedAt", { at: format.moment(line.returnedAt, timeZone) })}
                </span>
              )}
              {answerOf(line) !== null && (
                <span className="row-detail server-words">{answerOf(line)}</span>
              )}
              <Suppressed line={line} hrefOf={suppressedHref} />
            </>
          ),
        },
        {
          key: "attempts",
          label: t("organise.attempts"),
          numeric: true,
          // On a phone a single attempt goes without saying.
          cell: ({ attempts }) => (
            <span className={attempts === 1 ? "once" : undefined}>{format.number(attempts)}</span>
          ),
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

/** Why a mail never left, or will not next time, and the way to put that right. */
function Suppressed({
  line,
  hrefOf,
}: {
  line: DeliveryLine;
  hrefOf: DeliveryTableProps["suppressedHref"];
}) {
  const { t } = useSpeech();
  const reason = reasonIn(line.lastResponse);
  const shown = reason !== null || line.returnedAt !== null;
  if (!shown || isErasedAddress(line.recipientEmail)) return null;
  return (
    <span className="row-detail">
      {reason && t(`inbound.reason-${reason}`)}
      {hrefOf && (
        <>
          {reason && " · "}
          <a href={hrefOf(line.recipientEmail)}>{t("inbound.suppressedWhy")}</a>
        </>
      )}
    </span>
  );
}

/** What a transport that keeps mails instead of sending them answers. */
const captured = "captured";

/** A message's state as a chip says it: what failed before and waits for another attempt is not merely queued. */
export function chipOf({
  state,
  attempts,
  lastResponse,
}: Pick<DeliveryLine, "state" | "attempts" | "lastResponse">): ChipStatus {
  if (state === "failed" && reasonIn(lastResponse)) return "suppressed";
  if (state === "queued") return attempts > 0 ? "retrying" : "queued";
  return state;
}

/** The server's own words, where there was a server. */
export function answerOf({ lastResponse }: Pick<DeliveryLine, "lastResponse">): string | null {
  return lastResponse === captured || reasonIn(lastResponse) ? null : lastResponse;
}
