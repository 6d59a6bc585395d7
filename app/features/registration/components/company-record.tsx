import { formatOrganisationNumber } from "~/features/companies/components/number-words";
import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { dateOf } from "~/kernel/time";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FactList } from "~/ui/fact-list";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { TextInput } from "~/ui/text-input";
import type { CompanyPage } from "../queries/companies.server";

/** What is known of a company by its number, and when the register said so. */
export function CompanyFacts({ company, timeZone }: { company: CompanyPage; timeZone: string }) {
  const { t, format } = useSpeech();
  const { organisationNumber, country, legalForm, registerReadAt, dissolvedOn } = company;
  return (
    <>
      {dissolvedOn && (
        <Notice tone="warning">
          <p>{t("companies.dissolved", { date: format.isoDate(dateOf(dissolvedOn, "UTC")) })}</p>
        </Notice>
      )}
      {company.soleTrader && (
        <Notice>
          <p>{t("companies.soleTrader")}</p>
        </Notice>
      )}
      <FactList
        facts={[
          organisationNumber === null
            ? null
            : {
                icon: "company",
                label: t("companies.numberShort"),
                value: formatOrganisationNumber(organisationNumber, country),
              },
          legalForm ? { label: t("companies.legalForm"), value: legalForm } : null,
        ]}
      />
      {company.inRegister && (
        <form method="post" className="company-register">
          <p>
            {registerReadAt
              ? t("companies.readAt", { at: format.moment(registerReadAt, timeZone) })
              : t("companies.neverRead")}
          </p>
          <Button look="quiet" name="intent" value="ask-register">
            {t("companies.askAgain")}
          </Button>
        </form>
      )}
    </>
  );
}

const labelled = ["name", "municipality", "industry"] as const;

/** Corrects a company's name, municipality and industry. */
export function CompanyForm({
  company,
  form,
}: {
  company: CompanyPage;
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { name, municipality, industry } = company;
  const { field, errors } = useFields(form, { name, municipality, industry }, (asked) => {
    const known = labelled.find((label) => label === asked);
    return known && t(`companies.${known}`);
  });
  return (
    <Section id="record" title={t("companies.record")}>
      <form method="post" className="fields organise-form" noValidate>
        <ErrorSummary errors={errors} />
        <TextInput {...field("name")} label={t("companies.name")} autoComplete="off" />
        <TextInput
          {...field("municipality")}
          label={t("companies.municipality")}
          autoComplete="off"
          optional
        />
        <TextInput
          {...field("industry")}
          label={t("companies.industry")}
          autoComplete="off"
          optional
        />
        <div>
          <Button name="intent" value="save">
            {t("companies.save")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Section>
  );
}

/** Whom it has sent, and what it has ordered. */
export function CompanyHistory({
  organisation,
  company,
}: {
  /** Its slug. */
  organisation: string;
  company: CompanyPage;
}) {
  const { t, format } = useSpeech();
  return (
    <>
      <Section id="people" title={t("companies.people")}>
        <Table
          caption={t("companies.people")}
          columns={[
            {
              key: "person",
              label: t("companies.person"),
              main: true,
              cell: ({ id, name, email }) => (
                <a href={paths.people(organisation, id)}>{name || email}</a>
              ),
            },
            { key: "email", label: t("companies.email"), cell: ({ email }) => email },
          ]}
          rows={company.people}
          rowKey={({ id }) => id}
          empty={<EmptyState icon="people" title={t("companies.noPeople")} />}
        />
      </Section>
      <Section id="orders" title={t("companies.orders")}>
        <Table
          caption={t("companies.orders")}
          columns={[
            {
              key: "event",
              label: t("companies.event"),
              main: true,
              cell: ({ event, code }) => (
                <a
                  href={`${paths.manageRegistrations(organisation, event.slug)}?${new URLSearchParams({ q: code })}`}
                >
                  {event.title}
                </a>
              ),
            },
            {
              key: "when",
              label: t("companies.when"),
              cell: ({ event }) => format.isoDate(dateOf(event.startsAt, event.timeZone)),
            },
            { key: "code", label: t("companies.code"), cell: ({ code }) => code },
            {
              key: "seats",
              label: t("companies.seats"),
              numeric: true,
              cell: ({ seats }) => format.number(seats),
            },
          ]}
          rows={company.orders}
          rowKey={({ id }) => id}
          empty={<EmptyState icon="ticket" title={t("companies.noOrders")} />}
        />
      </Section>
    </>
  );
}
