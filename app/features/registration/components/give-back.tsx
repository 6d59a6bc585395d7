import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";

/** Giving a seat back, at the end of its page, behind one question. */
export function GiveBack({
  form,
  asked = false,
}: {
  form: FormState | undefined;
  /** Whether a letter has just asked for it: the question then stands open. */
  asked?: boolean;
}) {
  const { t } = useSpeech();
  const { errors } = useFields(form);
  return (
    <Details id="give-back" summary={t("register.cannotCome")} open={asked || errors.length > 0}>
      <form method="post" className="fields">
        <ErrorSummary errors={errors} />
        <p>{t("register.cannotComeText")}</p>
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
