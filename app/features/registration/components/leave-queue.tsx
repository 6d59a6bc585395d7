import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { Island } from "~/ui/island";

/** Leaving the queue with a whole order, behind one question. */
export function LeaveQueue({ seats }: { seats: number }) {
  const { t } = useSpeech();
  return (
    <Details summary={t("queue.leave")}>
      <form method="post" className="fields">
        <p>{seats > 1 ? t("queue.leaveTextMany", { count: seats }) : t("queue.leaveTextOne")}</p>
        <div>
          <Button look="danger" name="intent" value="leave-queue">
            {t("queue.leaveConfirm")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}
