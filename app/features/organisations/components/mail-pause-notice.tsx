import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { Notice } from "~/ui/notice";

export interface MailPauseNoticeProps {
  readonly pause: {
    readonly reason: string;
    readonly since: Instant;
    readonly until: Instant;
  } | null;
  readonly timeZone: string;
}

/** Says that no mail goes out at the moment, in the mail server's own words; nothing while it does. */
export function MailPauseNotice({ pause, timeZone }: MailPauseNoticeProps) {
  const { t, format } = useSpeech();
  if (!pause) return null;
  return (
    <Notice tone="danger" title={t("organise.mailPaused")}>
      <p>
        {t("organise.mailPausedSince", {
          since: format.moment(pause.since, timeZone),
          until: format.time(pause.until, timeZone),
        })}
      </p>
      <p>
        {t("organise.mailServerSaid")} <q className="server-words">{pause.reason}</q>
      </p>
    </Notice>
  );
}
