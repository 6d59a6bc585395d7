import { formatOrganisationNumber } from "~/features/companies/components/number-words";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { SearchForm } from "~/ui/search-form";
import { Section } from "~/ui/section";
import type { CompanyInBrief, CompanyPage, MergePreview } from "../queries/companies.server";

interface CompanyMergeProps {
  /** Its slug. */
  readonly organisation: string;
  readonly company: CompanyPage;
}

/** Looks for another record of the same company. */
export function CompanyMergeSearch({
  organisation,
  company,
  search,
}: CompanyMergeProps & { search: string }) {
  const { t } = useSpeech();
  const here = paths.companies(organisation, company.id);
  return (
    <Section id="merge" title={t("companies.merge")} lead={t("companies.mergeLead")}>
      <SearchForm
        action={`${here}#merge`}
        label={t("companies.mergeSearch")}
        submitLabel={t("organise.search")}
        value={search}
      />
      {company.alike.length === 0 ? (
        <p>{t(search === "" ? "companies.mergeNone" : "companies.noneFound")}</p>
      ) : (
        <ul className="company-alike">
          {company.alike.map((other) => (
            <li key={other.id}>
              <CompanyLine company={other} />
              <ButtonLink
                look="quiet"
                small
                href={paths.companies(organisation, company.id, { merge: other.id })}
                aria-label={`${t("companies.mergeOpen")}: ${other.name}`}
              >
                {t("companies.mergeOpen")}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Asks before two records become one, and says what moves. */
export function CompanyMergeQuestion({
  organisation,
  company,
  preview,
}: CompanyMergeProps & { preview: MergePreview }) {
  const { t } = useSpeech();
  const { other, differ } = preview;
  const here = paths.companies(organisation, company.id);
  const moves = [
    preview.people > 0 && t("companies.mergePeople", { count: preview.people }),
    preview.orders > 0 && t("companies.mergeOrders", { count: preview.orders }),
    preview.hosted > 0 && t("companies.mergeHosted", { count: preview.hosted }),
    preview.codes > 0 && t("companies.mergeCodes", { count: preview.codes }),
  ].filter((move) => move !== false);
  const names = { other: other.name, name: company.name };
  return (
    <Section title={t("companies.mergeTitle", names)}>
      <CompanyLine company={other} />
      {differ ? (
        <p>{t("companies.mergeDiffer")}</p>
      ) : (
        <>
          {moves.length > 0 && (
            <div>
              <p>{t("companies.mergeMoves")}</p>
              <ul>
                {moves.map((move) => (
                  <li key={move}>{move}</li>
                ))}
              </ul>
            </div>
          )}
          {company.organisationNumber === null && other.organisationNumber !== null && (
            <p>
              {t("companies.mergeNumber", {
                number: formatOrganisationNumber(other.organisationNumber, other.country),
              })}
            </p>
          )}
          <p>{t("companies.mergeGone", names)}</p>
        </>
      )}
      <form method="post" action={here} className="button-row">
        <input type="hidden" name="other" value={other.id} />
        {!differ && (
          <Button look="danger" name="intent" value="merge">
            {t("companies.mergeDo")}
          </Button>
        )}
        <ButtonLink look="quiet" href={here}>
          {t("companies.back")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}

function CompanyLine({ company }: { company: CompanyInBrief }) {
  const { t } = useSpeech();
  const { name, country, organisationNumber, municipality } = company;
  const number = organisationNumber && formatOrganisationNumber(organisationNumber, country);
  return (
    <p className="company-line">
      <strong>{name || t("companies.forgotten")}</strong>
      <span className="row-detail">{[number, municipality].filter(Boolean).join(" · ")}</span>
    </p>
  );
}
