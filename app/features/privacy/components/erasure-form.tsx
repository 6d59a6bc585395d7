import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { Fieldset } from "~/ui/fieldset";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { ErasurePlan } from "../queries/erasure-plan.server";

export interface ErasureFormProps {
  readonly plan: ErasurePlan;
  readonly organisation: string;
  readonly form: FormState | undefined;
  readonly backHref: string;
}

/** What erasing somebody means, and the button that does it: what goes, what stays and why, what ends. */
export function ErasureForm({ plan, organisation, form, backHref }: ErasureFormProps) {
  const { t, format } = useSpeech();
  const { field, checked, errors } = useFields(form);
  const counted = <K extends string>(count: number, say: (count: number) => K) =>
    count > 0 ? [say(count)] : [];
  const goes = [
    t("privacy.goesIdentity", { organisation }),
    t("privacy.goesLinks"),
    ...counted(plan.answers, (count) => t("privacy.goesAnswers", { count })),
    ...counted(plan.groups, (count) => t("privacy.goesGroups", { count })),
    ...counted(plan.unsent, (count) => t("privacy.goesUnsent", { count })),
  ];
  const stays = [
    ...counted(plan.registrations, (count) => t("privacy.staysSeats", { count })),
    ...counted(plan.orders, (count) => t("privacy.staysOrders", { count })),
    ...counted(plan.mails, (count) => t("privacy.staysMails", { count })),
    ...counted(plan.consents, (count) => t("privacy.staysConsents", { count })),
    t("privacy.staysLog"),
  ];
  const { error } = field("cancelSeats");
  return (
    <form method="post" className="fields" noValidate>
      <ErrorSummary errors={errors} />
      <Section title={t("privacy.goes")} level={2}>
        <Lines lines={goes} />
      </Section>
      <Section title={t("privacy.stays")} level={2}>
        <Lines lines={stays} />
      </Section>
      {plan.seats.length > 0 && (
        <Fieldset legend={t("privacy.seatsToCome")}>
          <Lines
            lines={plan.seats.map(({ event, startsAt, timeZone, unnamed }) =>
              [event, format.date(startsAt, timeZone), unnamed && t("privacy.seatUnnamed")]
                .filter(Boolean)
                .join(" · "),
            )}
          />
          <Checkbox
            name="cancelSeats"
            defaultChecked={checked("cancelSeats")}
            label={t("privacy.cancelSeats")}
            hint={t("privacy.cancelSeatsHint")}
            error={error}
          />
        </Fieldset>
      )}
      <Notice tone="warning">{t("privacy.eraseForGood")}</Notice>
      <div className="button-row">
        <Button look="danger">{t("privacy.eraseConfirm")}</Button>
        <a href={backHref}>{t("privacy.eraseKeep")}</a>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line, place) => (
        <li key={place}>{line}</li>
      ))}
    </ul>
  );
}
