import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow } from "~/ui/fieldset";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { Select, TextArea, TextInput } from "~/ui/text-input";

export interface AddPeopleFormProps {
  readonly form: FormState | undefined;
  readonly tickets: readonly { readonly id: string; readonly name: string }[];
  /** Makes the form sent twice one order. */
  readonly submission: string;
  readonly backHref: string;
}

/** One person or a whole company, registered by an organiser. */
export function AddPeopleForm({ form, tickets, submission, backHref }: AddPeopleFormProps) {
  const { t } = useSpeech();
  const { field, checked, errors } = useFields(form, { submission, mails: "on" }, (name) =>
    name === "people" ? t("table.addPeople") : undefined,
  );
  return (
    <Section title={t("table.addTitle")} lead={t("table.addLead")} id="add">
      <ErrorSummary errors={errors} />
      <form method="post" className="organise-form fields">
        <input type="hidden" name="submission" value={field("submission").defaultValue} />
        <TextArea
          {...field("people")}
          label={t("table.addPeople")}
          hint={t("table.addPeopleHint")}
          rows={5}
        />
        {tickets.length > 1 && (
          <Select
            {...field("ticketType")}
            label={t("table.ticketType")}
            options={tickets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput {...field("company")} label={t("table.addCompany")} optional />
        <FieldRow>
          <TextInput
            {...field("contactName")}
            label={t("table.addContact")}
            hint={t("table.addContactHint")}
            optional
          />
          <TextInput
            {...field("contactEmail")}
            type="email"
            label={t("table.column-contactEmail")}
            optional
          />
        </FieldRow>
        <Checkbox name="mails" label={t("table.addMails")} defaultChecked={checked("mails")} />
        <div className="button-row">
          <Button icon="add">{t("table.addSubmit")}</Button>
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("table.back")}
          </ButtonLink>
        </div>
        <Island name="submit-once" />
      </form>
    </Section>
  );
}
