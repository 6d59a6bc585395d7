import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { locales, type Locale } from "~/kernel/locales";
import { Button } from "~/ui/button";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { Select, TextArea, TextInput } from "~/ui/text-input";
import { announcedStatuses, audiences } from "../domain/announcement-selection";
import { announcementPlaceholders } from "../domain/letter-moments";
import type { AudienceChoice, AudienceChoices } from "../queries/announcement-choices.server";
import { announcementField as name } from "../schema";
import { PlaceholderList } from "./placeholder-list";

export interface AnnouncementFormProps {
  readonly fields: Fields;
  readonly mainLanguage: Locale;
  readonly choices: AudienceChoices;
  /** Where the letter in these words is shown, and the name of the frame it is shown in. */
  readonly preview: { readonly href: string; readonly frame: string };
  readonly submissionKey: string;
  /** The page itself. */
  readonly here: string;
  /** Who gets it, and the button that sends it, once they have been counted. */
  readonly children?: ReactNode;
}

/** What is said to whom. Every button sends the whole form, so that nothing typed is lost on the way. */
export function AnnouncementForm(props: AnnouncementFormProps) {
  const { fields, mainLanguage, choices, preview, submissionKey, here, children } = props;
  const { field, errors } = fields;
  const { t } = useSpeech();
  const others = locales.filter((locale) => locale !== mainLanguage);
  return (
    <form method="post" action={here} className="fields" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <Select
        {...field("mainLanguage")}
        label={t("letters.mainLanguage")}
        hint={t("letters.mainLanguageHint")}
        size="medium"
        options={locales.map((locale) => ({
          value: locale,
          label: t(`letters.language-${locale}`),
        }))}
      />
      <LanguageFields fields={fields} language={mainLanguage} />
      {others.map((language) => {
        const written = field(name.text(language)).defaultValue !== "";
        const wrong = errors.some((problem) => problem.field?.endsWith(`-${language}`));
        return (
          <Details
            key={language}
            summary={t("letters.inLanguage", { language: t(`letters.name-${language}`) })}
            note={t(written ? "letters.written" : "letters.notWritten")}
            open={wrong}
          >
            <div className="fields">
              <LanguageFields fields={fields} language={language} />
            </div>
          </Details>
        );
      })}
      <PlaceholderList allowed={announcementPlaceholders} language={mainLanguage} />
      <Recipients fields={fields} choices={choices} />
      <div className="button-row">
        <Button
          name="intent"
          value="count"
          look={children ? "quiet" : "primary"}
          formAction={`${here}#audience`}
        >
          {t("letters.count")}
        </Button>
        <Button look="quiet" icon="eye" formAction={preview.href} formTarget={preview.frame}>
          {t("letters.showLetter")}
        </Button>
        <Button look="quiet" icon="mail" name="intent" value="trial">
          {t("letters.sendTrial")}
        </Button>
      </div>
      {children}
    </form>
  );
}

function LanguageFields({ fields: { field }, language }: { fields: Fields; language: Locale }) {
  const { t } = useSpeech();
  return (
    <>
      <TextInput {...field(name.subject(language))} label={t("letters.subject")} lang={language} />
      <TextArea
        {...field(name.text(language))}
        label={t("letters.announceText")}
        hint={t("letters.textHint")}
        rows={9}
        lang={language}
      />
    </>
  );
}

function Recipients({ fields, choices }: { fields: Fields; choices: AudienceChoices }) {
  const { t } = useSpeech();
  const { field, checked } = fields;
  const { ticketTypes, networks } = choices;
  const box = (control: string, label: string, error?: string) => (
    <Checkbox
      key={control}
      name={control}
      value="on"
      label={label}
      defaultChecked={checked(control)}
      {...(error === undefined ? {} : { error })}
    />
  );
  const group = (title: string, items: readonly AudienceChoice[], of: (id: string) => string) =>
    items.length > 0 && (
      <Fieldset legend={title}>
        <div className="tick-list">{items.map(({ id, name: label }) => box(of(id), label))}</div>
      </Fieldset>
    );
  return (
    <Fieldset legend={t("letters.recipients")}>
      <RadioGroup
        {...field("audience")}
        label={t("letters.audience")}
        options={audiences.map((value) => ({ value, label: t(`letters.audience-${value}`) }))}
      />
      <Fieldset legend={t("letters.statuses")}>
        <div className="tick-list">
          {announcedStatuses.map((status) =>
            box(
              name.status(status),
              t(`letters.status-${status}`),
              field(name.status(status)).error,
            ),
          )}
        </div>
      </Fieldset>
      <Details summary={t("letters.narrow")}>
        <p className="quiet">{t("letters.narrowHint")}</p>
        {group(t("letters.ticketTypes"), ticketTypes, name.ticket)}
        {group(t("letters.groups"), networks, name.network)}
        <Fieldset legend={t("letters.readers")}>
          <div className="tick-list">
            {locales.map((locale) => box(name.reads(locale), t(`letters.language-${locale}`)))}
          </div>
        </Fieldset>
      </Details>
    </Fieldset>
  );
}
