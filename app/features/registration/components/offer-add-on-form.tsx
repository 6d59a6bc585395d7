import { useSpeech } from "~/i18n/locale-context";
import { dateOf } from "~/kernel/time";
import { FieldRow } from "~/ui/fieldset";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import { cityOf } from "~/ui/zone-options";
import { addOnKinds } from "../domain/offer";
import {
  AmountInput,
  PlacesInput,
  TypeBoxes,
  VatSelect,
  type OfferFormProps,
} from "./offer-item-form";

/** An add-on: a hotel night, a dinner, the bus. */
export function OfferAddOnFields({ fields, editor }: OfferFormProps) {
  const { t } = useSpeech();
  const { offer, sessions } = editor;
  const { field } = fields;
  return (
    <div className="fields">
      <FieldRow>
        <Select
          {...field("kind")}
          label={t("offer.kind")}
          options={addOnKinds.map((kind) => ({ value: kind, label: t(`offer.addOn-${kind}`) }))}
        />
        <Select
          {...field("sharedBy")}
          label={t("offer.sharedBy")}
          hint={t("offer.sharedByHint")}
          options={[1, 2, 3, 4].map((count) => ({
            value: String(count),
            label: t(`offer.shared-${count as 1 | 2 | 3 | 4}`),
          }))}
        />
      </FieldRow>
      <TextInput {...field("name")} label={t("offer.name")} maxLength={80} />
      <TextArea {...field("description")} label={t("offer.description")} rows={2} optional />
      <FieldRow>
        <AmountInput fields={fields} name="price" editor={editor} optional />
        <VatSelect fields={fields} editor={editor} />
      </FieldRow>
      <FieldRow>
        <DateTimeInput
          {...field("date")}
          kind="date"
          label={t("offer.date")}
          hint={t("offer.dateHint")}
          min={dateOf(offer.startsAt, offer.timeZone)}
          max={dateOf(offer.endsAt, offer.timeZone)}
          optional
        />
        <PlacesInput fields={fields} hint={t("offer.addOnPlacesHint")} />
      </FieldRow>
      {sessions.length > 0 && (
        <Select
          {...field("session")}
          label={t("offer.session")}
          hint={t("offer.sessionHint")}
          placeholder={t("offer.noSession")}
          options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateTimeInput
        {...field("saleUntil")}
        label={t("offer.saleUntil")}
        hint={t("organise.clockIn", { city: cityOf(offer.timeZone) })}
        optional
      />
      {offer.ticketTypes.length > 1 && (
        <TypeBoxes fields={fields} editor={editor} hint={t("offer.typesHint")} />
      )}
    </div>
  );
}
