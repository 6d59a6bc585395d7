import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { TextInput } from "~/ui/text-input";
import type { RegistrationDetail } from "../queries/registration-detail.server";
import { shownAs } from "../domain/what-back";
import type { WhatBacks } from "../queries/what-back.server";
import { BackChoice } from "./order-money";
import { SeatChangeForm } from "./seat-change-form";

/** What an organiser can do about one registration, each under its own heading. */
export function RegistrationDeeds({
  detail,
  backs,
  form,
}: {
  detail: RegistrationDetail;
  /** What can be given back when it is cancelled; `null` where nothing was to be paid. */
  backs: WhatBacks | null;
  /** The form that was not accepted. */
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const intent = form?.values["intent"];
  const of = (...intents: string[]) => (intent && intents.includes(intent) ? form : undefined);
  const { errors: others } = useFields(
    of("cancel", "restore", "send-link", "renew-link", "send-confirmation"),
  );
  const active = detail.status !== "cancelled" && detail.status !== "declined";
  const named = active && detail.email !== null && !detail.anonymised;
  return (
    <div className="deeds">
      <ErrorSummary errors={others} />
      {active && <SeatChangeForm detail={detail} form={of("change")} />}
      {named && detail.status === "confirmed" && <HandOver form={of("hand-over")} />}
      {named && (
        <Details summary={t("table.mailTitle")}>
          <form method="post" className="button-row">
            <Button look="quiet" icon="mail" name="intent" value="send-link">
              {t("table.do-send-link")}
            </Button>
            {detail.status === "confirmed" && (
              <Button look="quiet" icon="mail" name="intent" value="send-confirmation">
                {t("table.do-send-confirmation")}
              </Button>
            )}
            <Button look="quiet" name="intent" value="renew-link">
              {t("table.do-renew-link")}
            </Button>
          </form>
          <p className="form-hint">{t("table.will-renew-link")}</p>
        </Details>
      )}
      {active && (
        <Details summary={t("table.cancelTitle")}>
          <form method="post" className="fields">
            <p>{t("table.will-cancel")}</p>
            {backs && <CancelMoney backs={backs} />}
            <Checkbox
              name="quietly"
              label={t("table.cancelQuietly")}
              hint={t("table.cancelQuietlyHint")}
            />
            <div className="button-row">
              <Button look="danger" name="intent" value="cancel">
                {t("table.cancelTitle")}
              </Button>
            </div>
            <Island name="submit-once" />
          </form>
        </Details>
      )}
      {detail.status === "cancelled" && !detail.handedOver && !detail.anonymised && (
        <form method="post" className="fields">
          <p>{t("table.restoreLead")}</p>
          <div className="button-row">
            <Button look="quiet" name="intent" value="restore">
              {t("table.restore")}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function HandOver({ form }: { form: FormState | undefined }) {
  const { t } = useSpeech();
  const { field, errors } = useFields(form);
  return (
    <Details summary={t("table.handOver")} open={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <form method="post" className="organise-form fields">
        <p>{t("table.handOverLead")}</p>
        <TextInput {...field("name")} label={t("table.column-name")} autoComplete="off" />
        <TextInput
          {...field("email")}
          type="email"
          label={t("table.column-email")}
          autoComplete="off"
        />
        <div className="button-row">
          <Button look="quiet" name="intent" value="hand-over">
            {t("table.handOver")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}

/** How much of what a seat cost goes back: each choice with what it does, to the øre. */
function CancelMoney({ backs }: { backs: WhatBacks }) {
  const { t, format } = useSpeech();
  const words = (choice: keyof WhatBacks) => {
    const { backMinor, creditMinor, feeMinor, currency } = backs[choice];
    const amount = (minor: number) => format.money(minor, currency);
    if (backMinor > 0) return t("refunds.optionBack", { amount: amount(backMinor) });
    if (creditMinor > 0) return t("refunds.optionCredit", { amount: amount(creditMinor) });
    return feeMinor > 0
      ? t("refunds.optionFee", { amount: amount(feeMinor) })
      : t("refunds.optionNothing");
  };
  return (
    <>
      <BackChoice
        name="back"
        defaultValue="whole"
        percent={backs.whole.percent}
        amounts={{ whole: words("whole"), "by-rule": words("by-rule"), nothing: words("nothing") }}
      />
      {(["whole", "by-rule", "nothing"] as const).map((choice) => (
        <input key={choice} type="hidden" name={`shown.${choice}`} value={shownAs(backs[choice])} />
      ))}
    </>
  );
}
