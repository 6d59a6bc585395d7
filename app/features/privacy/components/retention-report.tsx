import { useSpeech } from "~/i18n/locale-context";
import { dateOf } from "~/kernel/time";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { calendarsKeptDays } from "../domain/retention-rules";
import type { PrivacyPage } from "../queries/privacy-rules.server";

type ReportProps = Pick<
  PrivacyPage,
  "answersHeld" | "personsHeld" | "personsBefore" | "lastRun" | "days"
> & { readonly timeZone: string };

/** What the rules will do and what they did: figures of today, the last run, the days on which something went. */
export function RetentionReport(props: ReportProps) {
  const { answersHeld, personsHeld, personsBefore, lastRun, days, timeZone } = props;
  const { t, format } = useSpeech();
  const figures = ["answers", "persons", "mails", "calendars"] as const;
  const label = {
    answers: t("privacy.ranAnswers"),
    persons: t("privacy.ranPersons"),
    mails: t("privacy.ranMails"),
    calendars: t("privacy.ranCalendars"),
  };
  return (
    <>
      <Section title={t("privacy.whatHappens")}>
        <ul className="plain-list">
          <li>{t("privacy.happensAnswers", { count: answersHeld })}</li>
          <li>
            {t("privacy.happensPersons", {
              count: personsHeld,
              date: format.isoDate(dateOf(personsBefore, timeZone)),
            })}
          </li>
          <li>{t("privacy.happensMails")}</li>
          <li>{t("privacy.happensCalendars", { count: calendarsKeptDays })}</li>
          <li>{t("privacy.happensInvoices")}</li>
        </ul>
      </Section>
      <Section title={t("privacy.lastRun")} id="last-run">
        <p>
          {lastRun === null
            ? t("privacy.neverRan")
            : t("privacy.ranAt", { at: format.moment(lastRun.ranAt, timeZone) })}
        </p>
        {lastRun !== null && (
          <Table
            caption={t("privacy.ranCaption")}
            showCaption
            columns={[
              {
                key: "day",
                label: t("privacy.ranDay"),
                main: true,
                cell: ({ ranAt }) => format.date(ranAt, timeZone),
              },
              ...figures.map((figure) => ({
                key: figure,
                label: label[figure],
                numeric: true,
                cell: (run: PrivacyPage["days"][number]) => format.number(run[figure]),
              })),
            ]}
            rows={days}
            rowKey={({ ranAt }) => ranAt.toISOString()}
            empty={<p>{t("privacy.ranNothing")}</p>}
          />
        )}
      </Section>
    </>
  );
}
