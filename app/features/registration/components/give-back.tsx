import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import type { Deadline } from "../domain/seat-deadlines";

/** Giving a seat back, at the end of its page, behind one question. */
export function GiveBack({
  form,
  asked = false,
  deadline,
  timeZone,
  writeTo,
}: {
  form: FormState | undefined;
  /** Whether a letter has just asked for it: the question then stands open. */
  asked?: boolean;
  deadline: Deadline;
  timeZone: string;
  /** Whom to write to once it is too late here. */
  writeTo: string;
}) {
  const { t, format } = useSpeech();
  const when = format.moment(deadline.until, timeZone);
  const { errors } = useFields(form);
  if (!deadline.open)
    return (
      <Details id="give-back" summary={t("register.cannotCome")} open={asked || errors.length > 0}>
        <p>
          {t("choices.cancelClosed", { when })}
          <a href={`mailto:${writeTo}`}>{writeTo}</a>.
        </p>
      </Details>
    );
  return (
    <Details id="give-back" summary={t("register.cannotCome")} open={asked || errors.length > 0}>
      <form method="post" className="fields">
        <ErrorSummary errors={errors} />
        <p>{t("register.cannotComeText")}</p>
        <p className="form-note">{t("choices.cancelUntil", { when })}</p>
        <div>
          <Button look="danger" name="intent" value="cancel">
            {t("register.giveBack")}
          </Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Details>
  );
}
