import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Notice } from "~/ui/notice";
import type { MailTrouble } from "../queries/mail-trouble.server";

export interface MailTroubleNoticeProps {
  readonly organisation: string;
  readonly trouble: MailTrouble | null;
}

/** Says on every organiser's page that mail does not reach people or us, and why; nothing while it does. */
export function MailTroubleNotice({ organisation, trouble }: MailTroubleNoticeProps) {
  if (!trouble) return null;
  return (
    <>
      <SendingNotice organisation={organisation} trouble={trouble} />
      <MailboxNotice trouble={trouble} />
    </>
  );
}

/** What comes back by mail is not read at the moment, in the mailbox's own words. */
function MailboxNotice({ trouble: { mailbox, timeZone } }: { trouble: MailTrouble }) {
  const { t, format } = useSpeech();
  if (!mailbox) return null;
  return (
    <Notice tone="danger" title={t("inbound.mailboxBroken")}>
      <p>{t("inbound.mailboxBrokenSince", { since: format.moment(mailbox.since, timeZone) })}</p>
      <p>
        {t("organise.mailServerSaid")} <q className="server-words">{mailbox.reason}</q>
      </p>
    </Notice>
  );
}

function SendingNotice({ organisation, trouble }: { organisation: string; trouble: MailTrouble }) {
  const { t, format } = useSpeech();
  const { pause, waitingSince, failed, timeZone } = trouble;
  const failures = failed > 0 && (
    <p>
      {t("outbox.failedLately", { count: failed })}{" "}
      <a href={paths.outbox(organisation, { state: "failed" })}>{t("outbox.seeFailed")}</a>
    </p>
  );
  if (pause)
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
        {failures}
      </Notice>
    );
  if (waitingSince)
    return (
      <Notice tone="danger" title={t("outbox.waits")}>
        <p>
          {t("outbox.waitsSince", { since: format.moment(waitingSince, timeZone) })}{" "}
          <a href={paths.outbox(organisation, { state: "queued" })}>{t("outbox.seeWaiting")}</a>
        </p>
        {failures}
      </Notice>
    );
  if (failed === 0) return null;
  return (
    <Notice tone="warning" title={t("outbox.notAllArrived")}>
      {failures}
    </Notice>
  );
}
