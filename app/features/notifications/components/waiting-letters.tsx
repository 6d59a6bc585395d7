import { useSpeech } from "~/i18n/locale-context";
import { addTime, minute } from "~/kernel/time";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import type { WaitingLetters } from "../queries/waiting-letters.server";

export interface WaitingLettersProps {
  readonly waiting: WaitingLetters | null;
  readonly timeZone: string;
  /** Where the button posts to; `null` for those who may only look. */
  readonly action: string | null;
}

/** That letters about changes wait for what may follow, until when, and a way to send them at once. */
export function WaitingLettersNotice({ waiting, timeZone, action }: WaitingLettersProps) {
  const { t, format } = useSpeech();
  if (!waiting) return null;
  // To the full minute, so that nobody looks for them too early.
  const at = addTime(waiting.at, (minute - (waiting.at.getTime() % minute)) % minute);
  return (
    <div className="publish-bar waiting-letters">
      <p>
        <Icon name="clock" size={16} />{" "}
        {t("drafts.lettersWait", { count: waiting.changes, at: format.time(at, timeZone) })}
      </p>
      {action !== null && (
        <form method="post" action={action}>
          <Button name="intent" value="send-letters" look="quiet" small icon="send">
            {t("drafts.sendNow")}
          </Button>
          <Island name="submit-once" />
        </form>
      )}
    </div>
  );
}
