import { useSpeech } from "~/i18n/locale-context";
import type { TextKey, Translate } from "~/i18n/translate";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import { cityOf, zoneOptions } from "~/ui/zone-options";
import { sessionKinds } from "../domain/programme";

/** What the fields are called; `useFields` says it before a problem, so that it is found. */
const fieldNames = {
  kind: "organise.session-kind",
  title: "organise.session-title",
  speakers: "organise.session-speakers",
  description: "organise.session-description",
  startsAt: "organise.startsAt",
  endsAt: "organise.endsAt",
  startZone: "organise.startZone",
  endZone: "organise.endZone",
  place: "organise.session-place",
  toPlace: "organise.session-toPlace",
  trackId: "organise.session-track",
  networkId: "organise.session-audience",
  signUp: "organise.session-signUp",
} as const satisfies Record<string, TextKey>;

/** Names a field of the form about a session, for the summary of what has to be put right. */
export function sessionFieldName(t: Translate) {
  return (name: string): string | undefined =>
    Object.hasOwn(fieldNames, name) ? t(fieldNames[name as keyof typeof fieldNames]) : undefined;
}

export interface SessionFormProps {
  readonly fields: Fields;
  readonly tracks: readonly { readonly id: string; readonly name: string }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  /** The event's zone. */
  readonly timeZone: string;
  readonly submitLabel: string;
  /** What saving does: whether somebody will be told. */
  readonly submitHint: string;
  readonly cancelHref: string;
  /** Of a published event: what is saved waits to be published, and this revision of it was seen. */
  readonly draft?: { readonly seen: number };
}

/** What an organiser says about a session. */
export function SessionForm(props: SessionFormProps) {
  const { fields, tracks, networks, submitLabel, submitHint, cancelHref } = props;
  const { t } = useSpeech();
  const { field, errors } = fields;
  const choicesOf = (named: readonly { id: string; name: string }[]) =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form method="post" noValidate className="organise-form">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="submission" value={field("submission").defaultValue} />
      {props.draft && <input type="hidden" name="seen" value={props.draft.seen} />}
      <div className="fields">
        <Select
          {...field("kind")}
          label={t("organise.session-kind")}
          size="medium"
          options={sessionKinds.map((kind) => ({
            value: kind,
            label: t(`eventView.session-${kind}`),
          }))}
        />
        <TextInput {...field("title")} label={t("organise.session-title")} maxLength={160} />
        <TextInput
          {...field("speakers")}
          label={t("organise.session-speakers")}
          hint={t("organise.session-speakersHint")}
          maxLength={300}
          optional
        />
        <TextArea
          {...field("description")}
          label={t("organise.session-description")}
          hint={t("organise.markdownHint")}
          rows={3}
          optional
        />
      </div>
      <SessionTimes fields={fields} timeZone={props.timeZone} />
      <Fieldset legend={t("organise.whereTitle")}>
        <FieldRow>
          <TextInput
            {...field("place")}
            label={t("organise.session-place")}
            maxLength={160}
            optional
          />
          <TextInput
            {...field("toPlace")}
            label={t("organise.session-toPlace")}
            maxLength={160}
            optional
          />
        </FieldRow>
      </Fieldset>
      <Fieldset legend={t("organise.forWhom")}>
        {(tracks.length > 0 || networks.length > 0) && (
          <FieldRow>
            {tracks.length > 0 && (
              <Select
                {...field("trackId")}
                label={t("organise.session-track")}
                placeholder={t("organise.allTracks")}
                options={choicesOf(tracks)}
              />
            )}
            {networks.length > 0 && (
              <Select
                {...field("networkId")}
                label={t("organise.session-audience")}
                placeholder={t("organise.everybodyOrTrack")}
                options={choicesOf(networks)}
              />
            )}
          </FieldRow>
        )}
        <Checkbox
          name="signUp"
          defaultChecked={fields.checked("signUp")}
          label={t("organise.session-signUp")}
          hint={t("organise.session-signUpHint")}
        />
      </Fieldset>
      <p className="form-hint">{submitHint}</p>
      <div className="button-row">
        <Button name="intent" value="save">
          {submitLabel}
        </Button>
        {props.draft && (
          <Button name="intent" value="review" look="quiet">
            {t("drafts.saveAndReview")}
          </Button>
        )}
        <a href={cancelHref}>{t("common.cancel")}</a>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

function SessionTimes({ fields: { field }, timeZone }: { fields: Fields; timeZone: string }) {
  const { t } = useSpeech();
  const [startZone, endZone] = [field("startZone"), field("endZone")];
  const [start, end] = [startZone.defaultValue || timeZone, endZone.defaultValue || timeZone];
  const clockIn = (zone: string) => t("organise.clockIn", { city: cityOf(zone) });
  const elsewhere = start !== timeZone || end !== timeZone;
  return (
    <Fieldset legend={t("organise.whenTitle")}>
      <FieldRow>
        <DateTimeInput
          {...field("startsAt")}
          label={t("organise.startsAt")}
          hint={clockIn(start)}
        />
        <DateTimeInput {...field("endsAt")} label={t("organise.endsAt")} hint={clockIn(end)} />
      </FieldRow>
      <Details
        summary={t("organise.otherClock")}
        open={elsewhere || Boolean(startZone.error) || Boolean(endZone.error)}
      >
        <p className="form-hint">{t("organise.otherClockHint")}</p>
        <FieldRow>
          <Select
            {...startZone}
            defaultValue={start}
            label={t("organise.startZone")}
            options={zoneOptions(start, timeZone)}
          />
          <Select
            {...endZone}
            defaultValue={end}
            label={t("organise.endZone")}
            options={zoneOptions(end, timeZone)}
          />
        </FieldRow>
      </Details>
    </Fieldset>
  );
}
