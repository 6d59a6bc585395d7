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
import { SeatChangeForm } from "./seat-change-form";

/** What an organiser can do about one registration, each under its own heading. */
export function RegistrationDeeds({
  detail,
  form,
}: {
  detail: RegistrationDetail;
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
