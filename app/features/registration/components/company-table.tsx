import { formatOrganisationNumber } from "~/features/companies/components/number-words";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import type { ListedCompany } from "../queries/companies.server";

/** The companies an organisation knows, each a way to its record. */
export function CompanyTable({
  companies,
  organisation,
  searched,
}: {
  companies: readonly ListedCompany[];
  /** Its slug. */
  organisation: string;
  searched: boolean;
}) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("companies.title")}
      columns={[
        {
          key: "company",
          label: t("companies.company"),
          main: true,
          cell: ({ id, name, country, organisationNumber }) => (
            <>
              <a href={paths.companies(organisation, id)}>{name || t("companies.forgotten")}</a>
              {organisationNumber !== null && (
                <span className="row-detail">
                  {formatOrganisationNumber(organisationNumber, country)}
                </span>
              )}
            </>
          ),
        },
        {
          key: "municipality",
          label: t("companies.municipality"),
          cell: ({ municipality }) => municipality || "–",
        },
        {
          key: "industry",
          label: t("companies.industry"),
          cell: ({ industry }) => industry || "–",
        },
        {
          key: "people",
          label: t("companies.people"),
          numeric: true,
          cell: ({ people }) => format.number(people),
        },
        {
          key: "events",
          label: t("companies.events"),
          numeric: true,
          cell: ({ events }) => format.number(events),
        },
      ]}
      rows={companies}
      rowKey={({ id }) => id}
      empty={
        searched ? (
          <EmptyState icon="search" title={t("companies.noneFound")}>
            {t("companies.noneFoundHint")}
          </EmptyState>
        ) : (
          <EmptyState icon="company" title={t("companies.none")}>
            {t("companies.noneHint")}
          </EmptyState>
        )
      }
    />
  );
}
