import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { Notice } from "~/ui/notice";

export interface MailboxNoticeProps {
  readonly trouble: { readonly reason: string; readonly since: Instant } | null;
  readonly timeZone: string;
}

/** Says that what comes back by mail is not read at the moment, in the mailbox's own words; nothing while it is. */
export function MailboxNotice({ trouble, timeZone }: MailboxNoticeProps) {
  const { t, format } = useSpeech();
  if (!trouble) return null;
  return (
    <Notice tone="danger" title={t("inbound.mailboxBroken")}>
      <p>{t("inbound.mailboxBrokenSince", { since: format.moment(trouble.since, timeZone) })}</p>
      <p>
        {t("organise.mailServerSaid")} <q className="server-words">{trouble.reason}</q>
      </p>
    </Notice>
  );
}
