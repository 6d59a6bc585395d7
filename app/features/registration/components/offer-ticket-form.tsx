import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import type { Fields } from "~/ui/form-fields";
import { DateTimeInput, Select, TextArea, TextInput } from "~/ui/text-input";
import { cityOf } from "~/ui/zone-options";
import { AmountInput, PlacesInput, VatSelect, type OfferFormProps } from "./offer-item-form";

/** A ticket type: what it is called and costs; the rest opens where it is needed. */
export function OfferTicketFields({ fields, editor }: OfferFormProps) {
  const { t } = useSpeech();
  const clock = t("organise.clockIn", { city: cityOf(editor.offer.timeZone) });
  const networks = editor.networks.map(({ id, name }) => ({ value: id, label: name }));
  const { field, checked } = fields;
  return (
    <>
      <div className="fields">
        <TextInput {...field("name")} label={t("offer.name")} maxLength={80} />
        <TextArea
          {...field("description")}
          label={t("offer.description")}
          hint={t("offer.ticketDescriptionHint")}
          rows={2}
          optional
        />
        <FieldRow>
          <AmountInput fields={fields} name="price" editor={editor} optional />
          <VatSelect fields={fields} editor={editor} />
        </FieldRow>
        <PlacesInput fields={fields} hint={t("offer.ticketPlacesHint")} />
      </div>
      <Part fields={fields} of={["earlyPrice", "earlyUntil"]} legend={t("offer.earlyTitle")}>
        <FieldRow>
          <AmountInput fields={fields} name="earlyPrice" editor={editor} optional />
          <DateTimeInput {...field("earlyUntil")} label={t("offer.earlyUntil")} hint={clock} />
        </FieldRow>
      </Part>
      <Part fields={fields} of={["saleFrom", "saleUntil"]} legend={t("offer.saleTitle")}>
        <FieldRow>
          <DateTimeInput {...field("saleFrom")} label={t("offer.saleFrom")} hint={clock} optional />
          <DateTimeInput
            {...field("saleUntil")}
            label={t("offer.saleUntil")}
            hint={clock}
            optional
          />
        </FieldRow>
      </Part>
      <Part
        fields={fields}
        of={["memberPrice", "memberNetwork", "onlyNetwork", "hidden"]}
        legend={t("offer.whoTitle")}
      >
        {networks.length > 0 ? (
          <>
            <FieldRow>
              <AmountInput fields={fields} name="memberPrice" editor={editor} optional />
              <Select
                {...field("memberNetwork")}
                label={t("offer.memberNetwork")}
                placeholder={t("offer.chooseNetwork")}
                options={networks}
              />
            </FieldRow>
            <Select
              {...field("onlyNetwork")}
              label={t("offer.onlyNetwork")}
              hint={t("offer.onlyNetworkHint")}
              placeholder={t("organise.everybody")}
              options={networks}
              size="medium"
            />
          </>
        ) : (
          <p className="form-hint">{t("offer.noNetworks")}</p>
        )}
        <Checkbox
          name="hidden"
          defaultChecked={checked("hidden")}
          label={t("offer.hidden")}
          hint={t("offer.hiddenHint")}
        />
      </Part>
      <Part fields={fields} of={["minPerOrder", "maxPerOrder"]} legend={t("offer.perOrderTitle")}>
        <FieldRow>
          <TextInput
            {...field("minPerOrder")}
            label={t("offer.minPerOrder")}
            inputMode="numeric"
            size="short"
            optional
          />
          <TextInput
            {...field("maxPerOrder")}
            label={t("offer.maxPerOrder")}
            inputMode="numeric"
            size="short"
            optional
          />
        </FieldRow>
      </Part>
    </>
  );
}

/** Fields few need: closed until one of them says something, or has to be put right. */
function Part({
  fields,
  of,
  legend,
  children,
}: {
  readonly fields: Fields;
  readonly of: readonly string[];
  readonly legend: string;
  readonly children: ReactNode;
}) {
  const open = of.some((name) => {
    const { defaultValue, error } = fields.field(name);
    return Boolean(defaultValue) || Boolean(error);
  });
  return (
    <Details summary={legend} open={open}>
      <Fieldset legend={<span className="visually-hidden">{legend}</span>}>{children}</Fieldset>
    </Details>
  );
}
