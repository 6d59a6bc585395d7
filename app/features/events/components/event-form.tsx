import { useSpeech } from "~/i18n/locale-context";
import type { TextKey, Translate } from "~/i18n/translate";
import { languageNames, locales } from "~/kernel/locales";
import { Button } from "~/ui/button";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import { cityOf, zoneOptions } from "~/ui/zone-options";
import { eventKinds, visibilities } from "../domain/event-words";
import { GrainFields } from "./grain-fields";
import { QuestionFields } from "./question-fields";

/** What the fields are called; `useFields` says it before a problem, so that it is found. */
const fieldNames = {
  kind: "organise.kind",
  title: "organise.title",
  summary: "organise.summary",
  description: "organise.description",
  language: "organise.language",
  startsAt: "organise.startsAt",
  endsAt: "organise.endsAt",
  timeZone: "organise.timeZone",
  placeName: "organise.placeName",
  placeAddress: "organise.placeAddress",
  municipality: "organise.municipality",
  onlineUrl: "organise.onlineUrl",
  hostCompany: "organise.hostCompany",
  capacity: "organise.capacity",
  visibility: "organise.visibility",
  calendarGrain: "life.grain",
} as const satisfies Record<string, TextKey>;

/** Names a field of the form about an event, for the summary of what has to be put right. */
export function eventFieldName(t: Translate) {
  return (name: string): string | undefined =>
    Object.hasOwn(fieldNames, name) ? t(fieldNames[name as keyof typeof fieldNames]) : undefined;
}

export interface EventFormProps {
  readonly fields: Fields;
  /** How many sessions its programme has. */
  readonly sessions?: number;
  readonly submitLabel: string;
  /** Said beside the button: what pressing it does. */
  readonly submitHint?: string;
  readonly cancelHref: string;
}

/** What an organiser says about an event. */
export function EventForm(props: EventFormProps) {
  const { fields, sessions = 0, submitLabel, submitHint, cancelHref } = props;
  const { t } = useSpeech();
  const { field, checked, errors } = fields;
  const zone = field("timeZone");
  const zoneHint = t("organise.clockIn", { city: cityOf(zone.defaultValue) });
  return (
    <form method="post" noValidate className="organise-form">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="submission" value={field("submission").defaultValue} />
      <Fieldset legend={t("organise.what")}>
        <Select
          {...field("kind")}
          label={t("organise.kind")}
          size="medium"
          options={eventKinds.map((kind) => ({ value: kind, label: t(`eventView.kind-${kind}`) }))}
        />
        <TextInput {...field("title")} label={t("organise.title")} maxLength={160} />
        <TextArea
          {...field("summary")}
          label={t("organise.summary")}
          hint={t("organise.summaryHint")}
          rows={2}
          maxLength={300}
          optional
        />
        <TextArea
          {...field("description")}
          label={t("organise.description")}
          hint={t("organise.markdownHint")}
          rows={6}
          optional
        />
        <Select
          {...field("language")}
          label={t("organise.language")}
          hint={t("organise.languageHint")}
          size="medium"
          options={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
        />
      </Fieldset>
      <Fieldset legend={t("organise.whenTitle")}>
        <FieldRow>
          <DateTimeInput {...field("startsAt")} label={t("organise.startsAt")} hint={zoneHint} />
          <DateTimeInput {...field("endsAt")} label={t("organise.endsAt")} hint={zoneHint} />
        </FieldRow>
        <Details
          summary={t("organise.timeZone")}
          note={cityOf(zone.defaultValue)}
          open={zone.error !== undefined}
        >
          <Select
            {...zone}
            label={t("organise.timeZone")}
            hint={t("organise.timeZoneHint")}
            size="medium"
            options={zoneOptions(zone.defaultValue)}
          />
        </Details>
      </Fieldset>
      <Fieldset legend={t("organise.whereTitle")} lead={t("organise.whereLead")}>
        <TextInput {...field("placeName")} label={t("organise.placeName")} optional />
        <FieldRow>
          <TextInput {...field("placeAddress")} label={t("organise.placeAddress")} optional />
          <TextInput {...field("municipality")} label={t("organise.municipality")} optional />
        </FieldRow>
        <TextInput
          {...field("onlineUrl")}
          label={t("organise.onlineUrl")}
          hint={t("organise.onlineUrlHint")}
          type="url"
          inputMode="url"
          optional
        />
        <TextInput
          {...field("hostCompany")}
          label={t("organise.hostCompany")}
          hint={t("organise.hostCompanyHint")}
          optional
        />
      </Fieldset>
      <Fieldset legend={t("organise.whoTitle")}>
        <TextInput
          {...field("capacity")}
          label={t("organise.capacity")}
          hint={t("organise.capacityHint")}
          inputMode="numeric"
          size="short"
        />
        <RadioGroup
          {...field("visibility")}
          label={t("organise.visibility")}
          options={visibilities.map((value) => ({
            value,
            label: t(`organise.visibility-${value}`),
            hint: t(`organise.visibilityHint-${value}`),
          }))}
        />
        <Checkbox
          name="requiresApproval"
          defaultChecked={checked("requiresApproval")}
          label={t("organise.requiresApproval")}
          hint={t("organise.requiresApprovalHint")}
        />
      </Fieldset>
      <QuestionFields fields={fields} />
      <GrainFields fields={fields} sessions={sessions} />
      {submitHint !== undefined && <p className="form-hint">{submitHint}</p>}
      <div className="button-row">
        <Button name="intent" value="save">
          {submitLabel}
        </Button>
        <a href={cancelHref}>{t("common.cancel")}</a>
      </div>
      <Island name="submit-once" />
    </form>
  );
}
