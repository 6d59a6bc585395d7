import { useSpeech } from "~/i18n/locale-context";
import type { Locale } from "~/kernel/locales";
import { paths } from "~/paths";
import { Table } from "~/ui/table";
import type { MomentLine } from "../queries/letter-texts.server";

export interface MomentTableProps {
  readonly organisation: string;
  /** The language the words are opened in: the organisation's own. */
  readonly language: Locale;
  readonly moments: readonly MomentLine[];
}

/** Every letter in the life of a registration, and whether somebody has written words for it. */
export function MomentTable({ organisation, language, moments }: MomentTableProps) {
  const { t, format } = useSpeech();
  const inWords = (languages: readonly Locale[]) =>
    format.list(languages.map((language) => t(`letters.name-${language}`)));
  return (
    <Table
      caption={t("letters.title")}
      rows={moments}
      rowKey={({ moment }) => moment}
      columns={[
        {
          key: "moment",
          label: t("letters.moment"),
          main: true,
          cell: ({ moment }) => (
            <>
              <a href={paths.letterTexts(organisation, moment, { language })}>
                {t(`letters.moment-${moment}`)}
              </a>
              <span className="row-detail">{t(`letters.sent-${moment}`)}</span>
            </>
          ),
        },
        {
          key: "words",
          label: t("letters.wording"),
          plain: true,
          cell: ({ moment, languages, events }) => (
            <>
              {languages.length === 0
                ? t("letters.standard")
                : t("letters.ownWords", { languages: inWords(languages) })}
              {events.map(({ slug, title, languages: own }) => (
                <span key={slug} className="row-detail">
                  <a
                    href={paths.letterTexts(organisation, moment, {
                      language: own[0],
                      event: slug,
                    })}
                  >
                    {t("letters.ownForEvent", { event: title, languages: inWords(own) })}
                  </a>
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
