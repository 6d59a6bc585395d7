import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldError, fieldId } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { useFields, type Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select, TextArea, TextInput } from "~/ui/text-input";
import type { OfferedQuestion } from "../domain/offer";
import { seatChangeValues } from "../domain/seat-change-form";
import type { RegistrationDetail } from "../queries/registration-detail.server";

/** Another ticket, other add-ons, sessions or answers, chosen by an organiser. */
export function SeatChangeForm({
  detail,
  form,
}: {
  detail: RegistrationDetail;
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { offer } = detail;
  const { field, checked, errors } = useFields(form, seatChangeValues(detail));
  const nothing =
    offer.ticketTypes.length < 2 &&
    offer.addOns.length + offer.sessions.length + offer.questions.length === 0;
  if (nothing) return null;
  return (
    <Details id="change" summary={t("table.change")} open={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <form method="post" className="organise-form fields">
        <p className="form-hint">{t("table.changeLead")}</p>
        {offer.ticketTypes.length > 1 && (
          <Select
            {...field("ticketType")}
            label={t("table.ticketType")}
            options={offer.ticketTypes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {offer.addOns.length > 0 && (
          <Fieldset legend={t("table.extras")} id={fieldId("addOns")}>
            <FieldError id="addOns" error={field("addOns").error} />
            {offer.addOns.map(({ id, name, sharedBy }) => (
              <div key={id} className="seat-choice">
                <Checkbox
                  name={`addOns.${id}`}
                  label={name}
                  defaultChecked={checked(`addOns.${id}`)}
                />
                {sharedBy > 1 && (
                  <TextInput {...field(`roomMate.${id}`)} label={t("table.pairWith")} optional />
                )}
              </div>
            ))}
          </Fieldset>
        )}
        {offer.sessions.length > 0 && (
          <Fieldset legend={t("table.sessions")} id={fieldId("sessions")}>
            <FieldError id="sessions" error={field("sessions").error} />
            {offer.sessions.map(({ id, title }) => (
              <Checkbox
                key={id}
                name={`sessions.${id}`}
                label={title}
                defaultChecked={checked(`sessions.${id}`)}
              />
            ))}
          </Fieldset>
        )}
        {offer.questions.map((question) => (
          <AnswerField key={question.id} question={question} fields={{ field, checked }} />
        ))}
        <Button name="intent" value="change">
          {t("table.save")}
        </Button>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}

function AnswerField({
  question,
  fields: { field, checked },
}: {
  question: OfferedQuestion;
  fields: Pick<Fields, "field" | "checked">;
}) {
  const { id, kind, label, options } = question;
  const name = `q.${id}`;
  const about = { ...field(name), label, optional: true };
  switch (kind) {
    case "choices":
      return (
        <Fieldset legend={label} id={fieldId(name)}>
          <FieldError id={name} error={field(name).error} />
          {options.map((option, place) => (
            <Checkbox
              key={option}
              name={`${name}.${place}`}
              label={option}
              defaultChecked={checked(`${name}.${place}`)}
            />
          ))}
        </Fieldset>
      );
    case "choice":
      return (
        <Select
          {...about}
          placeholder="–"
          options={options.map((option) => ({ value: option, label: option }))}
        />
      );
    case "yes":
      return <Checkbox name={name} label={label} defaultChecked={checked(name)} />;
    case "long-text":
      return <TextArea {...about} rows={3} />;
    case "date":
      return <TextInput {...about} type="date" size="medium" />;
    case "text":
    case "number":
    case "file":
      return <TextInput {...about} />;
  }
}
