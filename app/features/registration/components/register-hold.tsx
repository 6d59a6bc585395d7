import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { HoldShown } from "../domain/hold-shown";

/** How many minutes before the end a reader of screens is told. */
const toldAt = [5, 1];

/** Until when the places are kept, with a button that keeps them longer once; what became of them when time ran out. */
export function RegisterHold({
  hold,
  timeZone,
  now,
}: {
  hold: HoldShown | null;
  timeZone: string;
  now: Instant;
}) {
  const { t, format } = useSpeech();
  if (hold === null || hold.kind === "none") return null;
  if (hold.kind === "gone")
    return (
      <Notice tone="warning" live>
        <p>{t("registerForm.holdGone")}</p>
      </Notice>
    );
  const seconds = Math.max(0, Math.round((hold.expiresAt.getTime() - now.getTime()) / 1000));
  return (
    <div
      className="register-hold"
      data-hold={seconds}
      data-left={t("registerForm.holdLeft", { minutes: "{}" })}
      data-soon={t("registerForm.holdSoon", { minutes: "{}" })}
      data-told={toldAt.join(" ")}
      data-ended={t("registerForm.holdEnded")}
    >
      <input type="hidden" name="held" value={hold.expiresAt.toISOString()} />
      {hold.again && <p>{t("registerForm.holdAgain")}</p>}
      <p className="hold-line">
        <Icon name="clock" size={16} />
        <span>
          {t("registerForm.holdUntil", { time: format.time(hold.expiresAt, timeZone) })}{" "}
          <span className="hold-left" data-hold-left="" />
        </span>
        {hold.mayRenew && (
          <Button look="plain" small name="intent" value="renew" formNoValidate>
            {t("registerForm.holdRenew")}
          </Button>
        )}
      </p>
      <p className="visually-hidden" aria-live="polite" data-hold-said="" />
      <Island name="hold-countdown" />
    </div>
  );
}
