import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { Locale } from "~/kernel/locales";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import type { Fields } from "~/ui/form-fields";
import { TextArea, TextInput } from "~/ui/text-input";
import type { Placeholder } from "../domain/placeholder-words";
import { PlaceholderList } from "./placeholder-list";

export interface WordsFormProps {
  readonly fields: Fields;
  readonly language: Locale;
  readonly allowed: readonly Placeholder[];
  /** Where the letter in these words is shown, and the name of the frame it is shown in. */
  readonly preview: { readonly href: string; readonly frame: string };
  /** How to go back to the words beneath; nothing when there are none of one's own. */
  readonly reset?: ReactNode;
}

/** A subject and the first words of a letter. The preview needs no script: the button sends them to a frame. */
export function WordsForm({ fields, language, allowed, preview, reset }: WordsFormProps) {
  const { t } = useSpeech();
  const { field, errors } = fields;
  return (
    <form method="post" className="fields" noValidate>
      <ErrorSummary errors={errors} />
      <TextInput {...field("subject")} label={t("letters.subject")} lang={language} />
      <TextArea
        {...field("text")}
        label={t("letters.text")}
        hint={t("letters.textHint")}
        rows={10}
        lang={language}
      />
      <PlaceholderList allowed={allowed} language={language} />
      <div className="button-row">
        <Button name="intent" value="save">
          {t("letters.save")}
        </Button>
        <Button look="quiet" icon="eye" formAction={preview.href} formTarget={preview.frame}>
          {t("letters.preview")}
        </Button>
        <Button look="quiet" icon="mail" name="intent" value="trial">
          {t("letters.sendTrial")}
        </Button>
      </div>
      {reset}
    </form>
  );
}
