import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { Fieldset } from "~/ui/fieldset";
import { DateTimeInput, TextInput } from "~/ui/text-input";
import { cityOf } from "~/ui/zone-options";
import { OfferPayFields } from "./offer-pay-fields";
import type { OfferFormProps } from "./offer-item-form";

/** Until when what can be done, and how those who wait are served. */
export function OfferRulesFields({ fields, editor }: Omit<OfferFormProps, "item">) {
  const { t } = useSpeech();
  const { field, checked } = fields;
  const clock = t("organise.clockIn", { city: cityOf(editor.offer.timeZone) });
  return (
    <>
      <Fieldset legend={t("offer.untilTitle")} lead={t("offer.untilLead", { clock })}>
        {(["registrationUntil", "changesUntil", "cancelUntil"] as const).map((name) => (
          <DateTimeInput
            key={name}
            {...field(name)}
            label={t(`offer.${name}`)}
            hint={t(`offer.${name}Hint`)}
            optional
          />
        ))}
      </Fieldset>
      <Fieldset legend={t("offer.approvalTitle")}>
        <Checkbox
          name="requiresApproval"
          defaultChecked={checked("requiresApproval")}
          label={t("offer.requiresApproval")}
          hint={t("offer.requiresApprovalHint")}
        />
      </Fieldset>
      <Fieldset legend={t("offer.queueTitle")}>
        <Checkbox
          name="smallerFirst"
          defaultChecked={checked("smallerFirst")}
          label={t("offer.smallerFirst")}
          hint={t("offer.smallerFirstHint")}
        />
        <TextInput
          {...field("offerHours")}
          label={t("offer.offerHours")}
          hint={t("offer.offerHoursHint")}
          inputMode="numeric"
          size="short"
        />
      </Fieldset>
      <OfferPayFields fields={fields} editor={editor} />
    </>
  );
}
