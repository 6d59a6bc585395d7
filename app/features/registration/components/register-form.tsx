import type { EventPage } from "~/features/events/queries/event-page.server";
import { useSpeech } from "~/i18n/locale-context";
import type { Translate } from "~/i18n/translate";
import type { FormState } from "~/kernel/form-state";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { useFields, type Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Repeater } from "~/ui/repeater";
import { Select, TextInput } from "~/ui/text-input";
import { typedSeats } from "../domain/register-form";
import type { SensitiveQuestion } from "../queries/sensitive-questions.server";
import { SensitiveFields, sensitiveLabel } from "./sensitive-fields";

export interface RegisterFormProps {
  readonly event: EventPage;
  /** Makes a second sending of this form the same order. */
  readonly submission: string;
  readonly form: FormState | undefined;
  /** What the event asks about diet and access. */
  readonly questions: readonly SensitiveQuestion[];
}

/**
 * The registration form: one page for somebody who registers themselves, and for a company's contact with
 * several seats.
 *
 * @remarks Which part is shown is a matter of style (`:has()`); what is sent decides the server by `for`. Rows are
 * added and taken away by the server, or by the repeater's island where scripts run.
 */
export function RegisterForm({ event, submission, form, questions }: RegisterFormProps) {
  const { t } = useSpeech();
  const fields = useFields(
    form,
    { for: "me" },
    (name) => sensitiveLabel(name, questions) ?? labelOf(name, t),
  );
  const { field, errors } = fields;
  const submit = event.requiresApproval
    ? t("register.submitApproval")
    : t(event.card.registration === "waitlist" ? "register.submitWaitlist" : "register.submit");
  return (
    <form method="post" className="fields register-form" noValidate>
      <ErrorSummary errors={errors} />
      <input
        type="hidden"
        name="submission"
        value={submission}
        data-unsent={form === undefined ? "" : undefined}
      />
      {/* What Enter presses: the last button, not the first one of the rows. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {submit}
      </button>
      <RadioGroup
        {...field("for")}
        label={t("register.forWhom")}
        options={[
          { value: "me", label: t("register.forMe") },
          { value: "company", label: t("register.forCompany"), hint: t("register.forCompanyHint") },
        ]}
      />
      <Fieldset legend={t("register.you")}>
        <TextInput {...field("contact.name")} label={t("register.name")} autoComplete="name" />
        <TextInput
          {...field("contact.email")}
          label={t("register.email")}
          hint={t("register.emailHint")}
          type="email"
          autoComplete="email"
        />
        <FieldRow>
          <TextInput
            {...field("contact.company")}
            label={
              <>
                {t("register.company")}{" "}
                <span className="field-mark only-me">({t("common.optional")})</span>
              </>
            }
            hint={t("sensitive.purposeCompany")}
            autoComplete="organization"
          />
          <TextInput
            {...field("contact.organisationNumber")}
            label={t("register.organisationNumber")}
            hint={t("register.organisationNumberHint")}
            inputMode="numeric"
            optional
          />
        </FieldRow>
        <div className="only-me fields">
          <Choices event={event} fields={fields} prefix="" />
        </div>
      </Fieldset>
      {questions.length > 0 && (
        <>
          <div className="only-me">
            <Sensitive questions={questions} fields={fields} values={form?.values ?? {}} />
          </div>
          <p className="only-company form-note">{t("sensitive.companySeats")}</p>
        </>
      )}
      <Seats event={event} fields={fields} form={form} />
      <p className="form-note">
        {t("register.privacyNotice", { organisation: event.card.organisation.name })}{" "}
        <a href={paths.ownData()}>{t("privacy.ownSee")}</a>
      </p>
      <div>
        <Button icon="check">{submit}</Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

/** Diet and access, closed until somebody has something to say; open where that has to be put right. */
function Sensitive({
  questions,
  fields,
  values,
}: {
  questions: readonly SensitiveQuestion[];
  fields: Fields;
  values: Readonly<Record<string, string>>;
}) {
  const { t } = useSpeech();
  const typed = questions.some(({ kind }) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${kind}.`) && value !== ""),
  );
  return (
    <Details summary={t("sensitive.title")} note={t("common.optional")} open={typed}>
      <div className="fields">
        <p className="field-hint">{t("sensitive.ownLead")}</p>
        {questions.map((question) => (
          <SensitiveFields key={question.kind} question={question} fields={fields} />
        ))}
      </div>
    </Details>
  );
}

/** What a field is called where it stands alone: a seat's with the number of the seat. */
function labelOf(name: string, t: Translate): string | undefined {
  const [, place, column = name] = /^(?:seats\[(\d+)\]|contact)\.(\w+)$/.exec(name) ?? [];
  const label = isLabelled(column) ? t(`register.${column}`) : undefined;
  if (place === undefined || label === undefined) return label;
  return `${t("register.seatNumber", { number: Number(place) + 1 })}, ${label.toLowerCase()}`;
}

const labelled = ["name", "email", "company", "organisationNumber", "group", "ticketType"] as const;

function isLabelled(column: string): column is (typeof labelled)[number] {
  return (labelled as readonly string[]).includes(column);
}

function Seats({
  event,
  fields,
  form,
}: {
  event: EventPage;
  fields: Fields;
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const seats = typedSeats(form?.values ?? {});
  return (
    <Fieldset legend={t("register.seats")} lead={t("register.seatsLead")} className="only-company">
      <div>
        <Button look="quiet" small icon="person" name="intent" value="me-too" formNoValidate>
          {t("register.meToo")}
        </Button>
      </div>
      <Repeater
        next={seats.length}
        addLabel={t("register.addSeat")}
        intent={{ name: "intent", value: "add-seat" }}
        blank={<Seat event={event} fields={fields} place="__n__" number="__m__" />}
      >
        {seats.map((_, place) => (
          <Seat
            key={place}
            event={event}
            fields={fields}
            place={String(place)}
            number={String(place + 1)}
          />
        ))}
      </Repeater>
    </Fieldset>
  );
}

function Seat({
  event,
  fields,
  place,
  number,
}: {
  event: EventPage;
  fields: Fields;
  place: string;
  number: string;
}) {
  const { t } = useSpeech();
  const prefix = `seats[${place}].`;
  return (
    <div data-row>
      <Fieldset
        legend={t("register.seatNumber", { number })}
        action={
          <Button
            look="plain"
            small
            icon="remove"
            name="intent"
            value={`remove-${place}`}
            formNoValidate
            data-remove
          >
            {t("register.removeSeat")}
          </Button>
        }
      >
        <FieldRow>
          <TextInput
            {...fields.field(`${prefix}name`)}
            label={t("register.name")}
            autoComplete="off"
            optional
          />
          <TextInput
            {...fields.field(`${prefix}email`)}
            label={t("register.email")}
            type="email"
            autoComplete="off"
            optional
          />
        </FieldRow>
        <Choices event={event} fields={fields} prefix={prefix} />
      </Fieldset>
    </div>
  );
}

/** The ticket and the group of one seat, where the event has more than one. */
function Choices({ event, fields, prefix }: { event: EventPage; fields: Fields; prefix: string }) {
  const { t, format } = useSpeech();
  return (
    <>
      {event.ticketTypes.length > 1 && (
        <Select
          {...fields.field(`${prefix}ticketType`)}
          label={t("register.ticketType")}
          options={event.ticketTypes.map(({ id, name, priceMinor, currency }) => ({
            value: id,
            label:
              priceMinor === 0
                ? `${name} (${t("register.free")})`
                : `${name} (${format.money(priceMinor, currency)})`,
          }))}
        />
      )}
      {event.groups.length > 0 && (
        <Select
          {...fields.field(`${prefix}group`)}
          label={t("register.group")}
          hint={t("register.groupHint")}
          placeholder={t("register.noGroup")}
          options={event.groups.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
    </>
  );
}
