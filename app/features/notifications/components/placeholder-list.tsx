import { useSpeech } from "~/i18n/locale-context";
import type { Locale } from "~/kernel/locales";
import { Details } from "~/ui/details";
import { writtenAs, type Placeholder } from "../domain/placeholder-words";

export interface PlaceholderListProps {
  readonly allowed: readonly Placeholder[];
  /** The language the words are written in: each has words of its own for them. */
  readonly language: Locale;
  readonly open?: boolean;
}

/** What can be left open in somebody's words, and what is put there. */
export function PlaceholderList({ allowed, language, open = false }: PlaceholderListProps) {
  const { t } = useSpeech();
  return (
    <Details summary={t("letters.fields")} open={open}>
      <p className="quiet">{t("letters.fieldsHint")}</p>
      <dl className="placeholder-list">
        {allowed.map((placeholder) => (
          <div key={placeholder}>
            <dt>
              <code lang={language}>{writtenAs(placeholder, language)}</code>
            </dt>
            <dd>{t(`letters.field-${placeholder}`)}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
