import { isErasedAddress } from "~/kernel/erased-address";
import { useSpeech } from "~/i18n/locale-context";
import { FactList } from "~/ui/fact-list";
import { StatusChip } from "~/ui/status-chip";
import type { DeliveryLine } from "../queries/outbox-list.server";
import { answerOf, chipOf } from "./delivery-table";

export interface MessageFactsProps {
  readonly message: DeliveryLine;
  readonly timeZone: string;
  readonly eventHrefOf: (slug: string) => string;
}

/** One mail: to whom, what about, and what has happened to it. */
export function MessageFacts({ message, timeZone, eventHrefOf }: MessageFactsProps) {
  const { t, format } = useSpeech();
  const { recipientName, recipientEmail, event, state, attempts, nextAttemptAt } = message;
  const at = (moment: Date) => format.moment(moment, timeZone);
  const said = answerOf(message);
  const erased = isErasedAddress(recipientEmail);
  return (
    <FactList
      facts={[
        {
          icon: "person",
          label: t("outbox.to"),
          value: erased
            ? t("privacy.anonymised")
            : [recipientName, recipientEmail].filter(Boolean).join(" · "),
        },
        event
          ? {
              icon: "calendar",
              label: t("outbox.about"),
              value: <a href={eventHrefOf(event.slug)}>{event.title}</a>,
            }
          : null,
        { icon: "mail", label: t("outbox.state"), value: <StatusChip status={chipOf(message)} /> },
        { icon: "clock", label: t("outbox.written"), value: at(message.createdAt) },
        message.sentAt
          ? { icon: "send", label: t("outbox.sent"), value: at(message.sentAt) }
          : null,
        state === "failed"
          ? { icon: "alert", label: t("outbox.gaveUp"), value: at(nextAttemptAt) }
          : null,
        state === "queued"
          ? {
              icon: "clock",
              label: t(attempts > 0 ? "outbox.next" : "outbox.planned"),
              value: at(nextAttemptAt),
            }
          : null,
        { icon: "send", label: t("outbox.attempts"), value: format.number(attempts) },
        said === null
          ? null
          : {
              icon: "info",
              label: t("outbox.answer"),
              value: <span className="server-words">{said}</span>,
            },
      ]}
    />
  );
}
