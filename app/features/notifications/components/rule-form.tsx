import { useSpeech } from "~/i18n/locale-context";
import type { TextKey, Translate } from "~/i18n/translate";
import { languageNames, locales, type Locale } from "~/kernel/locales";
import { Button } from "~/ui/button";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldError, fieldId } from "~/ui/field";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import { directions, offsetUnits } from "../domain/due-moment";
import { allPlaceholders, writtenAs } from "../domain/placeholder-words";
import {
  anchors,
  audienceKinds,
  audienceStatuses,
  type ReminderRule,
} from "../domain/reminder-rule";
import type { RuleChoices } from "../queries/rule-scope.server";
import { clockWords, dayAndTime } from "./rule-words";

const fieldNames = {
  amount: "reminders.amount",
  unit: "reminders.unit",
  direction: "reminders.direction",
  anchor: "reminders.anchor",
  session: "reminders.session",
  at: "reminders.at",
  quietFrom: "reminders.quietFrom",
  quietTo: "reminders.quietTo",
  statuses: "reminders.statuses",
} as const satisfies Record<string, TextKey>;

/** Names a field of the form about a rule, for the summary of what has to be put right. */
export function ruleFieldName(t: Translate) {
  return (name: string): string | undefined => {
    const [part, locale] = name.split("-");
    if (part === "subject" || part === "text")
      return `${t(`reminders.${part}`)} (${languageNames[locale as Locale]})`;
    return Object.hasOwn(fieldNames, name)
      ? t(fieldNames[name as keyof typeof fieldNames])
      : undefined;
  };
}

/** What stands in the form about a rule before anybody typed. */
export function ruleDefaults(rule: ReminderRule): Record<string, string> {
  const { timing, audience } = rule;
  const quiet = timing.quiet ?? { from: 21 * 60, to: 7 * 60 };
  return {
    amount: String(timing.amount),
    unit: timing.unit,
    direction: timing.direction,
    anchor: rule.anchor,
    session: rule.sessionId ?? "",
    at: timing.atMinute === null ? "" : clockWords(timing.atMinute),
    quiet: timing.quiet ? "on" : "",
    quietFrom: clockWords(quiet.from),
    quietTo: clockWords(quiet.to),
    audience: audience.kind,
    ...boxes("status", audience.statuses),
    ...boxes("ticket", audience.ticketTypeIds),
    ...boxes("network", audience.networkIds),
    ...boxes("language", audience.languages),
    ...Object.fromEntries(
      Object.entries(rule.words).flatMap(([locale, { subject, text }]) => [
        [`subject-${locale}`, subject],
        [`text-${locale}`, text],
      ]),
    ),
  };
}

function boxes(name: string, ticked: readonly string[]): Record<string, string> {
  return Object.fromEntries(ticked.map((value) => [`${name}-${value}`, "on"]));
}

export interface RuleFormProps {
  readonly fields: Fields;
  readonly choices: RuleChoices;
  /** `null` for a rule of all events: it hangs on no session of its own. */
  readonly timeZone: string | null;
  readonly cancelHref: string;
}

/** When something is said, to whom and in which words. */
export function RuleForm({ fields, choices, timeZone, cancelHref }: RuleFormProps) {
  const { t } = useSpeech();
  return (
    <form method="post" noValidate className="organise-form">
      <ErrorSummary errors={fields.errors} />
      <WhenFields fields={fields} choices={choices} timeZone={timeZone} />
      <WhoFields fields={fields} choices={choices} />
      <Fieldset legend={t("reminders.wordsTitle")} lead={t("reminders.wordsLead")}>
        {locales.map((locale) => {
          const [subject, text] = [
            fields.field(`subject-${locale}`),
            fields.field(`text-${locale}`),
          ];
          const open = [subject.defaultValue, text.defaultValue, subject.error, text.error].some(
            Boolean,
          );
          return (
            <Details key={locale} summary={languageNames[locale]} open={open}>
              <div className="fields" lang={locale}>
                <TextInput {...subject} label={t("reminders.subject")} maxLength={160} optional />
                <TextArea
                  {...text}
                  label={t("reminders.text")}
                  hint={t("reminders.textHint", {
                    words: allPlaceholders.map((each) => writtenAs(each, locale)).join(" "),
                  })}
                  rows={6}
                  optional
                />
              </div>
            </Details>
          );
        })}
      </Fieldset>
      <div className="button-row">
        <Button name="intent" value="preview">
          {t("reminders.preview")}
        </Button>
        <a className="button button-quiet" href={cancelHref}>
          {t("common.cancel")}
        </a>
      </div>
    </form>
  );
}

function WhenFields({
  fields,
  choices,
  timeZone,
}: Pick<RuleFormProps, "fields" | "choices" | "timeZone">) {
  const speech = useSpeech();
  const { t } = speech;
  const { field } = fields;
  return (
    <Fieldset legend={t("reminders.whenTitle")}>
      <FieldRow>
        <TextInput
          {...field("amount")}
          label={t("reminders.amount")}
          inputMode="numeric"
          size="short"
        />
        <Select
          {...field("unit")}
          label={t("reminders.unit")}
          options={offsetUnits.map((value) => ({ value, label: t(`reminders.unit-${value}`) }))}
        />
        <Select
          {...field("direction")}
          label={t("reminders.direction")}
          options={directions.map((value) => ({ value, label: t(`reminders.direction-${value}`) }))}
        />
      </FieldRow>
      <Select
        {...field("anchor")}
        label={t("reminders.anchor")}
        options={anchors.map((value) => ({ value, label: t(`reminders.anchor-${value}`) }))}
      />
      {timeZone !== null && choices.sessions.length > 0 && (
        <Select
          {...field("session")}
          label={t("reminders.session")}
          hint={t("reminders.sessionHint")}
          placeholder={t("reminders.eachSession")}
          options={choices.sessions.map(({ id, title, startsAt }) => ({
            value: id,
            label: `${title} (${dayAndTime(startsAt, timeZone, speech)})`,
          }))}
        />
      )}
      <ClockFields fields={fields} />
    </Fieldset>
  );
}

/** The hour it leaves at, and the night: closed as long as nothing is wrong with them. */
function ClockFields({ fields: { field, checked } }: Pick<RuleFormProps, "fields">) {
  const { t } = useSpeech();
  const shown = ["at", "quietFrom", "quietTo"].map(field);
  const [at, from, to] = shown.map(({ defaultValue }) => defaultValue);
  const note = [
    ...(at ? [t("reminders.clockNote", { clock: at })] : []),
    ...(checked("quiet") ? [t("reminders.quietNote", { from: from ?? "", to: to ?? "" })] : []),
  ].join(" · ");
  return (
    <Details
      summary={t("reminders.clockTitle")}
      note={note}
      open={shown.some(({ error }) => error !== undefined)}
    >
      <div className="fields">
        <DateTimeInput
          {...field("at")}
          kind="time"
          label={t("reminders.at")}
          hint={t("reminders.atHint")}
          size="short"
          optional
        />
        <Checkbox
          name="quiet"
          defaultChecked={checked("quiet")}
          label={t("reminders.quiet")}
          hint={t("reminders.quietHint")}
        />
        <FieldRow>
          <DateTimeInput
            {...field("quietFrom")}
            kind="time"
            label={t("reminders.quietFrom")}
            size="short"
          />
          <DateTimeInput
            {...field("quietTo")}
            kind="time"
            label={t("reminders.quietTo")}
            size="short"
          />
        </FieldRow>
      </div>
    </Details>
  );
}

function WhoFields({ fields, choices }: Pick<RuleFormProps, "fields" | "choices">) {
  const { t } = useSpeech();
  const { field, checked } = fields;
  const narrowing = [
    { name: "ticket", legend: t("reminders.tickets"), options: choices.tickets },
    { name: "network", legend: t("reminders.networks"), options: choices.networks },
    {
      name: "language",
      legend: t("reminders.languages"),
      options: locales.map((locale) => ({ id: locale, name: languageNames[locale] })),
    },
  ].filter(({ name, options }) => options.length > (name === "ticket" ? 1 : 0));
  const narrowed = narrowing.some(({ name, options }) =>
    options.some(({ id }) => checked(`${name}-${id}`)),
  );
  return (
    <Fieldset legend={t("reminders.whoTitle")}>
      <RadioGroup
        {...field("audience")}
        label={t("reminders.audience")}
        options={audienceKinds.map((value) => ({ value, label: t(`reminders.audience-${value}`) }))}
      />
      <Boxes
        legend={t("reminders.statuses")}
        id={fieldId("statuses")}
        error={field("statuses").error}
        boxes={audienceStatuses.map((status) => ({
          name: `status-${status}`,
          label: t(`reminders.status-${status}`),
        }))}
        checked={checked}
      />
      <Details summary={t("reminders.narrow")} open={narrowed}>
        <div className="fields">
          <p className="form-hint">{t("reminders.narrowHint")}</p>
          {narrowing.map(({ name, legend, options }) => (
            <Boxes
              key={name}
              legend={legend}
              id={fieldId(name)}
              boxes={options.map((option) => ({
                name: `${name}-${option.id}`,
                label: option.name,
              }))}
              checked={checked}
            />
          ))}
        </div>
      </Details>
    </Fieldset>
  );
}

function Boxes(props: {
  legend: string;
  id: string;
  error?: string | undefined;
  boxes: readonly { readonly name: string; readonly label: string }[];
  checked: (name: string) => boolean;
}) {
  const { legend, id, error, checked } = props;
  return (
    <fieldset className={error ? "field field-wrong" : "field"}>
      <legend className="field-label">{legend}</legend>
      {props.boxes.map(({ name, label }, place) => (
        <Checkbox
          key={name}
          {...(place === 0 ? { id } : {})}
          name={name}
          defaultChecked={checked(name)}
          label={label}
        />
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
