import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { shownAs, type WhatBack } from "../domain/what-back";
import type { Deadline } from "../domain/seat-deadlines";
import { MoneyMoved } from "./money-moved";

/** Giving a seat back, at the end of its page, behind one question. */
export function GiveBack({
  form,
  asked = false,
  deadline,
  timeZone,
  writeTo,
  what,
  rule,
  payer,
}: {
  form: FormState | undefined;
  /** Whether a letter has just asked for it: the question then stands open. */
  asked?: boolean;
  deadline: Deadline;
  timeZone: string;
  /** Whom to write to once it is too late here. */
  writeTo: string;
  /** What it does to the money. */
  what: WhatBack;
  /** The event's rule for giving back; `null` where nothing was to be paid. */
  rule: string | null;
  /** Who pays, when it is not the reader. */
  payer: string | null;
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
        {rule !== null && <p className="form-note">{rule}</p>}
        <MoneyMoved what={what} payer={payer} />
        <input type="hidden" name="shown" value={shownAs(what)} />
        <div>
          <Button look="danger" name="intent" value="cancel">
            {what.backMinor > 0 && payer === null
              ? t("refunds.giveBack", { amount: format.money(what.backMinor, what.currency) })
              : t("register.giveBack")}
          </Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Details>
  );
}
