import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { TextKey, Translate } from "~/i18n/translate";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldError, FieldHint, fieldId } from "~/ui/field";
import type { Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select, TextInput } from "~/ui/text-input";
import { offeredCategories } from "../domain/offer-forms";
import type { OfferEditor } from "../queries/offer-editor.server";

/** What a form about one part of an offer is handed. */
export interface OfferFormProps {
  readonly fields: Fields;
  readonly editor: OfferEditor;
  /** The thing it is about; `null` for one that is to be. */
  readonly item: string | null;
}

const fieldNames = [
  "name",
  "description",
  "price",
  "vatCategory",
  "earlyPrice",
  "earlyUntil",
  "memberPrice",
  "memberNetwork",
  "onlyNetwork",
  "saleFrom",
  "saleUntil",
  "minPerOrder",
  "maxPerOrder",
  "places",
  "types",
  "kind",
  "sharedBy",
  "date",
  "session",
  "scope",
  "label",
  "hint",
  "options",
  "after",
  "code",
  "percent",
  "amount",
  "company",
  "note",
  "validFrom",
  "validUntil",
  "maxUses",
  "registrationUntil",
  "changesUntil",
  "cancelUntil",
  "offerHours",
] as const;

/** What is said about paying has words of its own. */
const paymentFields = { payBy: "refunds.payBy", steps: "refunds.preset-own" } as const;

/** Names a field of a form about an offer, for the summary of what has to be put right. */
export function offerFieldName(t: Translate) {
  return (name: string): string | undefined => {
    const known = fieldNames.find((field) => field === name.split(".")[0]);
    if (known) return t(`offer.${known}` satisfies TextKey);
    const paying = Object.entries(paymentFields).find(([field]) => name.startsWith(field));
    return paying ? t(paying[1]) : undefined;
  };
}

export interface ItemFormProps {
  readonly fields: Fields;
  readonly cancelHref: string;
  /** What else can be done: see it, take it away. */
  readonly actions?: ReactNode;
  /** The page's own part that is drawn anew while somebody types, where it has one. */
  readonly preview?: string;
  readonly children: ReactNode;
}

/** A form about one thing an event offers, with Save at its end. */
export function ItemForm({ fields, cancelHref, actions, preview, children }: ItemFormProps) {
  const { t } = useSpeech();
  return (
    <form
      method="post"
      noValidate
      className="organise-form"
      {...(preview ? { "data-preview": preview } : {})}
    >
      <ErrorSummary errors={fields.errors} />
      {/* What Enter presses. */}
      <button
        type="submit"
        name="intent"
        value="save"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      >
        {t("common.save")}
      </button>
      {children}
      <div className="button-row">
        <Button name="intent" value="save">
          {t("common.save")}
        </Button>
        {preview && (
          <Button name="intent" value="preview" look="quiet" icon="eye">
            {t("offer.preview")}
          </Button>
        )}
        <a href={cancelHref}>{t("common.cancel")}</a>
        {actions}
      </div>
      <Island name="submit-once" />
      {preview && <Island name="live-preview" />}
    </form>
  );
}

/** An amount without VAT, with what it is counted in. */
export function AmountInput({
  fields,
  name,
  editor,
  optional,
}: {
  readonly fields: Fields;
  readonly name: "price" | "earlyPrice" | "memberPrice" | "amount";
  readonly editor: OfferEditor;
  readonly optional?: boolean;
}) {
  const { t } = useSpeech();
  const { currency, seller } = editor.offer;
  return (
    <TextInput
      {...fields.field(name)}
      label={t(`offer.${name}`)}
      hint={t(seller.vatRegistered ? "offer.netHint" : "offer.amountHint", { currency })}
      inputMode="decimal"
      autoComplete="off"
      size="medium"
      {...(optional ? { optional } : {})}
    />
  );
}

/** What is supplied, as far as VAT cares; not asked where the organisation charges none. */
export function VatSelect({ fields, editor }: Pick<OfferFormProps, "fields" | "editor">) {
  const { t } = useSpeech();
  const field = fields.field("vatCategory");
  if (!editor.offer.seller.vatRegistered)
    return <input type="hidden" name="vatCategory" value={field.defaultValue || "general"} />;
  return (
    <Select
      {...field}
      label={t("offer.vatCategory")}
      hint={t("offer.vatHint")}
      size="medium"
      options={offeredCategories.map((category) => ({
        value: category,
        label: t(`offer.vat-${category}`),
      }))}
    />
  );
}

/** A number of places, or none of its own. */
export function PlacesInput({
  fields,
  hint,
  optional = true,
}: {
  readonly fields: Fields;
  readonly hint: ReactNode;
  readonly optional?: boolean;
}) {
  const { t } = useSpeech();
  return (
    <TextInput
      {...fields.field("places")}
      label={t("offer.places")}
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      size="short"
      {...(optional ? { optional } : {})}
    />
  );
}

/** For which ticket types; none ticked says all, unless one has to be. */
export function TypeBoxes({
  fields,
  editor,
  hint,
}: Pick<OfferFormProps, "fields" | "editor"> & { readonly hint: ReactNode }) {
  const { t } = useSpeech();
  const { error } = fields.field("types");
  const id = fieldId("types");
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={`${id}-hint`}>
      <legend className="field-label">{t("offer.types")}</legend>
      <FieldHint id={id}>{hint}</FieldHint>
      {editor.offer.ticketTypes.map((type) => (
        <Checkbox
          key={type.id}
          name={`types.${type.id}`}
          label={type.name}
          defaultChecked={fields.checked(`types.${type.id}`)}
        />
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
