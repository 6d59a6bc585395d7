import {
  formatOrganisationNumber,
  numberCountries,
} from "~/features/companies/components/number-words";
import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select, TextInput } from "~/ui/text-input";
import type { ContactDesk } from "../queries/contact-desk.server";

const labelled = ["reference", "number", "country"] as const;

/** What the invoice is to say, and which company it is for. */
export function ContactOrderForm({
  desk,
  form,
}: {
  desk: ContactDesk;
  form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { company, reference } = desk;
  const number = company?.organisationNumber
    ? formatOrganisationNumber(company.organisationNumber, company.country)
    : "";
  // What is masked is not sent back as if it were a number.
  const masked = /X/.test(number);
  const { field, errors } = useFields(
    form,
    { reference, organisationNumber: masked ? "" : number, country: "" },
    (name) => {
      const asked = name === "organisationNumber" ? "number" : name;
      const label = labelled.find((known) => known === asked);
      return label && t(`contact.${label}`);
    },
  );
  return (
    <Details summary={t("contact.order")} note={reference || undefined} open={errors.length > 0}>
      <form method="post" className="fields" noValidate>
        <ErrorSummary errors={errors} />
        <TextInput
          {...field("reference")}
          label={t("contact.reference")}
          hint={t("contact.referenceHint")}
          autoComplete="off"
          maxLength={100}
          optional
        />
        {company && (
          <>
            <TextInput
              {...field("organisationNumber")}
              label={t("contact.number")}
              {...(masked ? { hint: number } : {})}
              autoComplete="off"
              maxLength={20}
              optional
            />
            <Select
              {...field("country")}
              label={t("contact.country")}
              hint={t("contact.countryHint")}
              placeholder="–"
              options={numberCountries.map((country) => ({
                value: country,
                label: t(`contact.country-${country}`),
              }))}
              optional
            />
          </>
        )}
        <div>
          <Button name="intent" value="details">
            {t("contact.save")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </Details>
  );
}
