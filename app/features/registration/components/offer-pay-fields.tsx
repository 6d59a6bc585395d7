import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isLocale } from "~/kernel/locales";
import type { WayToPay } from "~/features/payments/domain/standing";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { FieldError, fieldId } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { Notice } from "~/ui/notice";
import { TextInput } from "~/ui/text-input";
import { mostRefundSteps, refundPresets } from "../domain/refund-rule";
import type { OfferFormProps } from "./offer-item-form";
import { refundSentence } from "./refund-words";

const waysToPay = ["card", "invoice"] as const satisfies readonly WayToPay[];

/** How an event is paid for, when it is invoiced, and what whoever cancels gets back. */
export function OfferPayFields({ fields, editor }: Omit<OfferFormProps, "item">) {
  const { t } = useSpeech();
  const { field, checked } = fields;
  const { language } = editor.offer;
  // As whoever reads the form in the event's own language sees it.
  const said = speechOf(isLocale(language) ? language : "nb");
  const wayWords = {
    card: [t("refunds.payByCard"), t("refunds.payByCardHint")],
    invoice: [t("refunds.payByInvoice"), t("refunds.payByInvoiceHint")],
  } as const;
  return (
    <>
      <Fieldset legend={t("refunds.payTitle")} id="paying">
        {editor.cardsOff !== null && (
          <Notice tone="warning">
            <p>
              {t(editor.cardsOff === "no-key" ? "refunds.cardsNoKey" : "refunds.cardsNoAccount")}
            </p>
          </Notice>
        )}
        <input type="hidden" name="pays" value="1" />
        <fieldset className="field" id={fieldId("payBy")} tabIndex={-1}>
          <legend className="field-label">{t("refunds.payBy")}</legend>
          {waysToPay.map((way) => (
            <Checkbox
              key={way}
              name={`payBy.${way}`}
              label={wayWords[way][0]}
              hint={wayWords[way][1]}
              defaultChecked={checked(`payBy.${way}`)}
            />
          ))}
          <FieldError id={fieldId("payBy")} error={field("payBy").error} />
        </fieldset>
        <RadioGroup
          {...field("invoiceWhen")}
          label={t("refunds.invoiceWhen")}
          options={[
            {
              value: "at-once",
              label: t("refunds.invoiceWhen-at-once"),
              hint: t("refunds.invoiceWhenAtOnceHint"),
            },
            {
              value: "by-hand",
              label: t("refunds.invoiceWhen-by-hand"),
              hint: t("refunds.invoiceWhenByHandHint"),
            },
          ]}
        />
      </Fieldset>
      <Fieldset legend={t("refunds.ruleTitle")} lead={t("refunds.ruleLead")} id="refund-rule">
        <p className="form-note">
          {t("refunds.saidAs")}{" "}
          <span lang={said.locale}>
            {refundSentence(editor.offer.refundRule, editor.offer, said)}
          </span>
        </p>
        <RadioGroup
          {...field("refund")}
          label={t("refunds.preset")}
          options={refundPresets.map((preset) => ({
            value: preset,
            label: t(`refunds.preset-${preset}`),
          }))}
        />
        <fieldset className="field refund-steps" id={fieldId("steps")} tabIndex={-1}>
          <legend className="field-label">{t("refunds.preset-own")}</legend>
          <p className="form-hint">{t("refunds.ownLead")}</p>
          {Array.from({ length: mostRefundSteps }, (_, at) => (
            <div
              className="refund-step"
              key={at}
              role="group"
              aria-label={t("refunds.stepNumber", { number: at + 1 })}
            >
              <TextInput
                {...field(`steps[${at}].days`)}
                label={t("refunds.stepDays")}
                inputMode="numeric"
                autoComplete="off"
                size="short"
              />
              <TextInput
                {...field(`steps[${at}].percent`)}
                label={t("refunds.stepPercent")}
                inputMode="numeric"
                autoComplete="off"
                size="short"
              />
            </div>
          ))}
          <FieldError id={fieldId("steps")} error={field("steps").error} />
        </fieldset>
      </Fieldset>
    </>
  );
}
