import type { FormState } from "~/kernel/form-state";
import { sellerCountries } from "~/kernel/currencies";
import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { useFields, type Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select, TextArea, TextInput } from "~/ui/text-input";
import { bookAccounts } from "../domain/book-accounts";
import type { PaymentTerms } from "../queries/payment-settings.server";

export interface SellingFormProps {
  readonly seller: { readonly country: string; readonly vatRegistered: boolean };
  readonly terms: PaymentTerms;
  readonly form: FormState | undefined;
}

/** How an organisation sells, invoices and is paid; what its country does not have is not offered. */
export function SellingForm({ seller, terms, form }: SellingFormProps) {
  const { t } = useSpeech();
  const codes = Object.fromEntries(
    Object.entries(terms.accountCodes).map(([account, code]) => [`accountCodes.${account}`, code]),
  );
  const { stripeAccount: _, accountCodes: __, ...said } = terms;
  const labels: Readonly<Record<string, string>> = {
    organisationNumber: t("selling.organisationNumber"),
    bankAccount: t("selling.account"),
    iban: t("selling.iban"),
    bic: t("selling.bic"),
    dueDays: t("selling.dueDays"),
    remindAfterDays: t("selling.remindAfterDays"),
    treasurerEmail: t("selling.treasurerEmail"),
    referenceKind: t("selling.referenceKind"),
  };
  const fields = useFields(
    form,
    {
      ...said,
      ...codes,
      dueDays: String(terms.dueDays),
      remindAfterDays: terms.remindAfterDays === null ? "" : String(terms.remindAfterDays),
      wholeKroner: terms.wholeKroner ? "on" : "",
      country: seller.country,
      vatRegistered: seller.vatRegistered ? "on" : "",
    },
    (name) => labels[name],
  );
  const { field, checked, errors } = fields;
  return (
    <form method="post" className="fields organise-form" noValidate>
      <ErrorSummary errors={errors} />
      <Fieldset legend={t("selling.where")}>
        <Select
          {...field("country")}
          label={t("offer.country")}
          hint={t("offer.sellerCurrency")}
          size="medium"
          options={sellerCountries.map((country) => ({
            value: country,
            label: t(`offer.country-${country}`),
          }))}
        />
        <Checkbox
          name="vatRegistered"
          defaultChecked={checked("vatRegistered")}
          label={t("offer.vatRegistered")}
          hint={t("offer.vatRegisteredHint")}
        />
      </Fieldset>
      <Fieldset legend={t("selling.who")}>
        <TextInput
          {...field("legalName")}
          label={t("selling.legalName")}
          hint={t("selling.legalNameHint")}
          autoComplete="organization"
          optional
        />
        <TextInput
          {...field("organisationNumber")}
          label={t("selling.organisationNumber")}
          size="medium"
          inputMode="numeric"
        />
        <TextArea {...field("address")} label={t("selling.address")} rows={3} />
        <TextInput
          {...field("registrationNote")}
          label={t("selling.registrationNote")}
          hint={t("selling.registrationNoteHint")}
          optional
        />
      </Fieldset>
      <AccountFields fields={fields} country={seller.country} />
      <Fieldset legend={t("selling.terms")}>
        <FieldRow>
          <TextInput
            {...field("dueDays")}
            label={t("selling.dueDays")}
            size="short"
            inputMode="numeric"
          />
          <TextInput
            {...field("remindAfterDays")}
            label={t("selling.remindAfterDays")}
            hint={t("selling.remindHint")}
            size="short"
            inputMode="numeric"
            optional
          />
        </FieldRow>
        <Checkbox
          name="wholeKroner"
          defaultChecked={checked("wholeKroner")}
          label={t("selling.wholeKroner")}
          hint={t("selling.wholeKronerHint")}
        />
        <TextInput
          {...field("treasurerEmail")}
          type="email"
          label={t("selling.treasurerEmail")}
          hint={t("selling.treasurerHint")}
          optional
        />
      </Fieldset>
      <Details summary={t("selling.codes")}>
        <p className="form-hint">{t("selling.codesHint")}</p>
        <div className="money-filters">
          {bookAccounts.map((account) => (
            <TextInput
              key={account}
              {...field(`accountCodes.${account}`)}
              label={t(`selling.code-${account}`)}
              size="short"
              inputMode="numeric"
              optional
            />
          ))}
        </div>
      </Details>
      <div>
        <Button>{t("common.save")}</Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

function AccountFields({
  fields: { field },
  country,
}: {
  readonly fields: Fields;
  readonly country: string;
}) {
  const { t } = useSpeech();
  const home = (["NO", "SE", "DK", "FI"] as const).find((one) => one === country) ?? "NO";
  return (
    <Fieldset legend={t("selling.account")}>
      <TextInput
        {...field("bankAccount")}
        label={t(`selling.bankAccount-${home}`)}
        size="medium"
        inputMode="numeric"
      />
      <FieldRow>
        <TextInput
          {...field("iban")}
          label={t("selling.iban")}
          hint={t("selling.ibanHint")}
          optional
        />
        <TextInput {...field("bic")} label={t("selling.bic")} size="medium" optional />
      </FieldRow>
      <RadioGroup
        {...field("referenceKind")}
        label={t("selling.referenceKind")}
        options={[
          {
            value: "none",
            label: t("selling.reference-none"),
            hint: t("selling.reference-none-hint"),
          },
          ...(home === "SE"
            ? [
                {
                  value: "ocr",
                  label: t("selling.reference-ocr"),
                  hint: t("selling.reference-ocr-hint"),
                },
              ]
            : []),
          ...(home === "NO"
            ? (["kid-mod10", "kid-mod11"] as const).map((kind) => ({
                value: kind,
                label: t(`selling.reference-${kind}`),
                hint: t("selling.reference-kid-hint"),
              }))
            : []),
        ]}
      />
    </Fieldset>
  );
}
