import { useSpeech } from "~/i18n/locale-context";
import { TextInput } from "~/ui/text-input";
import { PlacesInput, TypeBoxes, type OfferFormProps } from "./offer-item-form";

/** A number of places several ticket types share. */
export function OfferQuotaFields({ fields, editor }: OfferFormProps) {
  const { t } = useSpeech();
  return (
    <div className="fields">
      <TextInput
        {...fields.field("name")}
        label={t("offer.name")}
        hint={t("offer.quotaNameHint")}
        maxLength={80}
      />
      <PlacesInput fields={fields} hint={t("offer.quotaPlacesHint")} optional={false} />
      <TypeBoxes fields={fields} editor={editor} hint={t("offer.quotaTypesHint")} />
    </div>
  );
}
