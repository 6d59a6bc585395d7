import { useSpeech } from "~/i18n/locale-context";
import { RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { FieldRow } from "~/ui/fieldset";
import { DateTimeInput, Select, TextInput } from "~/ui/text-input";
import { cityOf } from "~/ui/zone-options";
import { codeKinds } from "../domain/codes";
import { AmountInput, PlacesInput, TypeBoxes, type OfferFormProps } from "./offer-item-form";

/** A code: what it gives, and to whom. What a kind does not need is hidden by style. */
export function OfferCodeFields({ fields, editor, item }: OfferFormProps) {
  const { t } = useSpeech();
  const { offer, companies, codes } = editor;
  const { field } = fields;
  const clock = t("organise.clockIn", { city: cityOf(offer.timeZone) });
  const known = codes.find(({ id }) => id === item);
  return (
    <div className="fields code-fields">
      {known ? (
        <input type="hidden" name="kind" value={known.kind} data-kind={known.kind} />
      ) : (
        <RadioGroup
          {...field("kind")}
          label={t("offer.codeKind")}
          options={codeKinds.map((kind) => ({
            value: kind,
            label: t(`offer.code-${kind}`),
            hint: t(`offer.codeHint-${kind}`),
          }))}
        />
      )}
      <div className="only-percentage">
        <TextInput
          {...field("percent")}
          label={t("offer.percent")}
          inputMode="numeric"
          size="short"
        />
      </div>
      <div className="only-amount">
        <AmountInput fields={fields} name="amount" editor={editor} />
      </div>
      <div className="only-reserved">
        <PlacesInput fields={fields} hint={t("offer.reservedHint")} optional={false} />
      </div>
      <TextInput
        {...field("code")}
        label={t("offer.code")}
        hint={t(known ? "offer.codeChangeHint" : "offer.codeHint")}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        size="medium"
        {...(known ? {} : { optional: true })}
      />
      {!(known?.kind === "reserved") && (
        <TypeBoxes fields={fields} editor={editor} hint={t("offer.codeTypesHint")} />
      )}
      {companies.length > 0 && (
        <Select
          {...field("company")}
          label={t("offer.company")}
          hint={t("offer.companyHint")}
          placeholder={t("organise.everybody")}
          options={companies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Details
        summary={t("offer.limitsTitle")}
        open={["validFrom", "validUntil", "maxUses", "note"].some(
          (name) => field(name).defaultValue !== "" || field(name).error !== undefined,
        )}
      >
        <div className="fields">
          <FieldRow>
            <DateTimeInput
              {...field("validFrom")}
              label={t("offer.validFrom")}
              hint={clock}
              optional
            />
            <DateTimeInput
              {...field("validUntil")}
              label={t("offer.validUntil")}
              hint={clock}
              optional
            />
          </FieldRow>
          <TextInput
            {...field("maxUses")}
            label={t("offer.maxUses")}
            hint={t("offer.maxUsesHint")}
            inputMode="numeric"
            size="short"
            optional
          />
          <TextInput
            {...field("note")}
            label={t("offer.note")}
            hint={t("offer.noteHint")}
            maxLength={200}
            optional
          />
        </div>
      </Details>
    </div>
  );
}
