import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { Notice } from "~/ui/notice";
import { Select, TextInput } from "~/ui/text-input";
import type { CompanyFound } from "../domain/company-found";
import { costsMoney } from "../domain/form-request";
import type { Filling } from "./register-filling";

const countries = ["NO", "SE", "DK", "FI"] as const;
/** Any other: nothing is known of its numbers, and nothing checked. */
const elsewhere = "XX";

/** Who fills in the form, and for a company which one it is: its number finds the name. */
export function RegisterContact({
  filling: { fields, offer },
  company,
  asksAgain,
}: {
  filling: Filling;
  company: CompanyFound | null;
  /** Somebody who registers themselves has a place already: one more? */
  asksAgain: boolean;
}) {
  const { t } = useSpeech();
  const { field } = fields;
  return (
    <Fieldset legend={t("register.you")}>
      <TextInput {...field("contact.name")} label={t("register.name")} autoComplete="name" />
      <TextInput
        {...field("contact.email")}
        label={t("register.email")}
        hint={t("register.emailHint")}
        type="email"
        autoComplete="email"
      />
      {asksAgain && (
        <Checkbox
          name="seats[0].again"
          defaultChecked={fields.checked("seats[0].again")}
          label={t("registerForm.again")}
        />
      )}
      <div className="only-company fields">
        <FieldRow>
          <TextInput
            {...field("contact.organisationNumber")}
            label={t("register.organisationNumber")}
            inputMode="numeric"
            autoComplete="off"
            optional
          />
          <Select
            {...field("contact.country")}
            label={t("registerForm.country")}
            options={[
              ...countries.map((code) => ({
                value: code,
                label: t(`registerForm.country-${code}`),
              })),
              { value: elsewhere, label: t("registerForm.otherCountry") },
            ]}
          />
        </FieldRow>
        <div className="look-up">
          <Button look="quiet" small icon="search" name="intent" value="look-up" formNoValidate>
            {t("registerForm.lookUp")}
          </Button>
          <p className="field-hint">{t("registerForm.lookUpHint")}</p>
        </div>
        {company && <Found company={company} />}
      </div>
      <TextInput
        {...field("contact.company")}
        label={
          <>
            {t("register.company")}{" "}
            <span className="field-mark only-me">({t("common.optional")})</span>
          </>
        }
        hint={t("sensitive.purposeCompany")}
        autoComplete="organization"
      />
      {costsMoney(offer) && (
        <div className="only-company">
          <TextInput
            {...field("reference")}
            label={t("registerForm.reference")}
            hint={t("registerForm.referenceHint")}
            autoComplete="off"
            optional
          />
        </div>
      )}
    </Fieldset>
  );
}

/** What the register said of the number. */
function Found({ company }: { company: CompanyFound }) {
  const { t } = useSpeech();
  if (company.kind !== "found")
    return (
      <Notice live>
        <p>{t(`registerForm.lookUp-${company.kind}`)}</p>
      </Notice>
    );
  const name = [company.name, ...company.about].join(", ");
  return (
    <Notice tone={company.isDissolved ? "warning" : "success"} live>
      <p>
        {t(company.isDissolved ? "registerForm.lookUpDissolved" : "registerForm.lookUpFound", {
          name,
        })}
      </p>
    </Notice>
  );
}
