import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { Button, ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Notice } from "~/ui/notice";
import type { AnnouncementLine } from "../queries/announcements.server";

export interface AnnouncementProgressProps {
  readonly announcement: AnnouncementLine;
  readonly perMinute: number | null;
  readonly doneAt: Instant | null;
  readonly timeZone: string;
  /** The page itself, to look again. */
  readonly here: string;
}

/** How far an announcement has come, how fast it goes, and the button that stops the rest. */
export function AnnouncementProgress(props: AnnouncementProgressProps) {
  const { announcement, perMinute, doneAt, timeZone, here } = props;
  const { t, format } = useSpeech();
  const { stoppedAt, sent, waiting, failed, heldBack, messages, leftOut } = announcement;
  const done = sent + failed + heldBack;
  return (
    <div className="progress">
      <progress
        className="progress-bar"
        aria-label={t("letters.progress")}
        max={Math.max(1, messages)}
        value={done}
      />
      <FactList
        facts={[
          {
            icon: "done",
            label: t("letters.figure-sent"),
            value: t("letters.reachedOf", {
              sent: format.number(sent),
              messages: format.number(messages),
            }),
          },
          ...(waiting > 0
            ? [
                {
                  icon: "clock" as const,
                  label: t("letters.figure-waiting"),
                  value: format.number(waiting),
                },
              ]
            : []),
          ...(failed > 0
            ? [
                {
                  icon: "alert" as const,
                  label: t("letters.figure-failed"),
                  value: format.number(failed),
                },
              ]
            : []),
          ...(heldBack > 0
            ? [
                {
                  icon: "ban" as const,
                  label: t("letters.figure-heldBack"),
                  value: format.number(heldBack),
                },
              ]
            : []),
        ]}
      />
      {leftOut > 0 && <p className="quiet">{t("letters.leftOut", { count: leftOut })}</p>}
      {stoppedAt && (
        <Notice tone="warning">
          {t("letters.stopped", {
            at: format.moment(stoppedAt, timeZone),
            sent: format.number(sent),
            heldBack: format.number(heldBack),
          })}
        </Notice>
      )}
      {!stoppedAt && waiting === 0 && <p>{t("letters.allDone")}</p>}
      {waiting > 0 && (
        <p>
          {perMinute !== null && doneAt
            ? t("letters.rate", {
                rate: format.number(perMinute),
                at: format.time(doneAt, timeZone),
              })
            : t("letters.noRate")}
        </p>
      )}
      {waiting > 0 && (
        <form method="post" className="fields">
          <div className="button-row">
            <ButtonLink look="quiet" href={here}>
              {t("letters.refresh")}
            </ButtonLink>
            {!stoppedAt && (
              <Button look="danger" icon="ban" name="intent" value="stop">
                {t("letters.stop")}
              </Button>
            )}
          </div>
          {!stoppedAt && <p className="quiet">{t("letters.stopHint")}</p>}
        </form>
      )}
    </div>
  );
}
