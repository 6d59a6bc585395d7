import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { Notice } from "~/ui/notice";
import { Select, TextInput } from "~/ui/text-input";
import type { CompanyFound } from "../domain/company-found";
import type { Filling } from "./register-filling";

const countries = ["NO", "SE", "DK", "FI"] as const;

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
  const found = company && wordsOf(company);
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
        <div className="only-me">
          <Checkbox
            name="seats[0].again"
            defaultChecked={fields.checked("seats[0].again")}
            label={t("registerForm.again")}
          />
        </div>
      )}
      <div className="only-company fields">
        <FieldRow>
          <Select
            {...field("contact.country")}
            label={t("registerForm.country")}
            options={[
              ...countries.map((code) => ({ value: code, label: t(`registerForm.country-${code}`) })),
              { value: "", label: t("registerForm.otherCountry") },
            ]}
            autoComplete="country"
          />
          <TextInput
            {...field("contact.organisationNumber")}
            label={t("register.organisationNumber")}
            inputMode="numeric"
            autoComplete="off"
            optional
          />
        </FieldRow>
        <div className="look-up">
          <Button look="quiet" small icon="search" name="intent" value="look-up" formNoValidate>
            {t("registerForm.lookUp")}
          </Button>
          <p className="field-hint">{t("registerForm.lookUpHint")}</p>
        </div>
        {found && (
          <Notice tone={found.tone} live>
            <p>{t(`registerForm.lookUp-${found.key}`, { name: found.name, place: found.place })}</p>
          </Notice>
        )}
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
      {isPaid(offer) && (
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
