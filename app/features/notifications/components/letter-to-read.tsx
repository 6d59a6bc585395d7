import { useSpeech } from "~/i18n/locale-context";
import { Details } from "~/ui/details";
import { EmptyState } from "~/ui/empty-state";
import { FactList } from "~/ui/fact-list";
import { Section } from "~/ui/section";
import type { LetterPreview } from "../queries/preview-letter.server";

export interface LetterToReadProps {
  /** `null` for one that has become pointless, and for one that may not be read. */
  readonly letter: LetterPreview | null;
  readonly readable: boolean;
  readonly messageId: string;
  /** Where the letter's own page is, for the frame. */
  readonly frameSrc: string;
}

/** A letter with the headers that matter, in a frame that may run nothing. */
export function LetterToRead({ letter, readable, messageId, frameSrc }: LetterToReadProps) {
  const { t } = useSpeech();
  if (!letter)
    return (
      <Section title={t("outbox.letter")} id="letter">
        <EmptyState icon="mail" title={t(readable ? "outbox.letterNone" : "outbox.letterSecret")}>
          {t(readable ? "outbox.letterNoneHint" : "outbox.letterSecretHint")}
        </EmptyState>
      </Section>
    );
  const { subject, senderName, replyTo, attachments, text } = letter;
  return (
    <Section title={t("outbox.letter")} lead={t("outbox.letterLead")} id="letter">
      <FactList
        facts={[
          { label: t("outbox.subject"), value: subject },
          senderName === "" ? null : { label: t("outbox.sender"), value: senderName },
          replyTo === null ? null : { label: t("outbox.replyTo"), value: replyTo },
          attachments.length === 0
            ? null
            : { label: t("outbox.attached"), value: attachments.join(", ") },
          {
            label: t("outbox.messageId"),
            value: <span className="server-words">{messageId}</span>,
          },
        ]}
      />
      <iframe
        className="mail-frame"
        title={t("outbox.letter")}
        src={frameSrc}
        sandbox="allow-popups"
      />
      <Details summary={t("outbox.letterText")}>
        <pre className="mail-text">{text}</pre>
      </Details>
    </Section>
  );
}
