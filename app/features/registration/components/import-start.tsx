import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { FileInput } from "~/ui/file-input";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import type { ImportLine } from "../queries/registration-imports.server";

export interface ImportStartProps {
  readonly imports: readonly ImportLine[];
  readonly form: FormState | undefined;
  readonly hrefOf: (id: string) => string;
  readonly backHref: string;
  readonly timeZone: string;
}

/** Where a file is chosen, and what was brought in before. */
export function ImportStart({ imports, form, hrefOf, backHref, timeZone }: ImportStartProps) {
  const { t, format } = useSpeech();
  const { field, errors } = useFields(form);
  const { name, error } = field("file");
  return (
    <>
      <Section title={t("table.importTitle")} lead={t("table.importLead")} id="import">
        <ErrorSummary errors={errors} />
        <form method="post" encType="multipart/form-data" className="organise-form fields">
          <FileInput
            name={name}
            label={t("table.importChoose")}
            accept=".csv,.txt,.tsv,text/csv"
            {...(error === undefined ? {} : { error })}
          />
          <div className="button-row">
            <Button icon="file">{t("table.importRead")}</Button>
            <ButtonLink look="quiet" icon="back" href={backHref}>
              {t("table.back")}
            </ButtonLink>
          </div>
          <Island name="submit-once" />
        </form>
      </Section>
      <Section title={t("table.importEarlier")} id="earlier">
        <Table
          caption={t("table.importEarlier")}
          columns={[
            {
              key: "file",
              label: t("table.importChoose"),
              main: true,
              cell: ({ id, fileName }) => (
                <a href={hrefOf(id)}>{fileName || t("table.importChoose")}</a>
              ),
            },
            {
              key: "state",
              label: t("table.column-status"),
              cell: ({ state }) => t(`table.import-${state}`),
            },
            {
              key: "seats",
              label: t("table.importSeats"),
              numeric: true,
              cell: ({ outcome }) => format.number(outcome.seats),
            },
            {
              key: "at",
              label: t("table.column-at"),
              cell: ({ createdAt }) => format.moment(createdAt, timeZone),
            },
          ]}
          rows={imports}
          rowKey={({ id }) => id}
          empty={<p>{t("table.importNone")}</p>}
        />
      </Section>
    </>
  );
}
