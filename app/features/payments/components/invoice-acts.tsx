import type { FormState } from "~/kernel/form-state";
import type { IsoDate } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { RadioGroup } from "~/ui/choice";
import { DateTimeInput, TextInput } from "~/ui/text-input";
import type { InvoiceAct } from "../domain/invoice-acts";
import type { InvoicePage } from "../queries/invoice-page.server";

export interface InvoiceActFormProps {
  readonly act: InvoiceAct;
  readonly page: Pick<InvoicePage, "invoice" | "standing">;
  readonly today: IsoDate;
  /** The payment that is unmarked. */
  readonly payment: string | null;
  readonly backHref: string;
  readonly form: FormState | undefined;
}

/** Asks whether an act is meant, says what it does, and takes what it needs. */
export function InvoiceActForm(props: InvoiceActFormProps) {
  const { act, page, today, payment, backHref, form } = props;
  const { t, format } = useSpeech();
  const { invoice, standing } = page;
  const { currency } = invoice.record;
  const labels: Readonly<Record<string, string>> = {
    paidOn: t("invoicing.paidOn"),
    amount: t("treasury.amount"),
    note: t("invoicing.note"),
  };
  const { field, errors } = useFields(
    form,
    { paidOn: today, amount: plainAmount(invoice.openMinor), method: "bank" },
    (name) => labels[name],
  );
  const paid = invoice.payments.find(({ id }) => id === payment);
  return (
    <form method="post" className="fields organise-form" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="act" value={act} />
      {act === "pay" && (
        <>
          <input type="hidden" name="open" value={invoice.openMinor} />
          <DateTimeInput
            {...field("paidOn")}
            kind="date"
            label={t("invoicing.paidOn")}
            hint={t("invoicing.paidOnHint")}
            max={today}
          />
          <TextInput
            {...field("amount")}
            label={t("treasury.amount")}
            hint={t("invoicing.openNow", { amount: format.money(invoice.openMinor, currency) })}
            inputMode="decimal"
            size="medium"
          />
          <RadioGroup
            {...field("method")}
            label={t("invoicing.method")}
            options={[
              { value: "bank", label: t("invoicing.method-bank") },
              { value: "other", label: t("invoicing.method-other") },
            ]}
          />
          <TextInput
            {...field("note")}
            label={t("invoicing.note")}
            hint={t("invoicing.noteHint")}
            optional
          />
        </>
      )}
      {act === "unmark" && (
        <>
          <input type="hidden" name="payment" value={payment ?? ""} />
          <p>
            {t("invoicing.unmarkText", {
              amount: format.money(paid?.amountMinor ?? 0, currency),
            })}
          </p>
        </>
      )}
      {act === "resend" && <p>{t("invoicing.resendText", { to: invoice.payer?.email ?? "" })}</p>}
      {act === "remind" && <p>{t("invoicing.remindText", { to: invoice.payer?.email ?? "" })}</p>}
      {act === "credit" && (
        <>
          <CreditText page={page} />
          <input
            type="hidden"
            name="standing"
            value={standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0)}
          />
          <TextInput
            {...field("note")}
            label={t("invoicing.creditNote")}
            hint={t("invoicing.creditNoteHint")}
          />
        </>
      )}
      <div className="form-actions">
        <Button look={act === "credit" ? "danger" : "primary"}>
          {t(`invoicing.act-${act}-yes`)}
        </Button>
        <ButtonLink look="plain" href={backHref}>
          {t("common.cancel")}
        </ButtonLink>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

/** What a whole credit means for its payer: what is owed no more, and what goes back. */
function CreditText({ page: { invoice } }: Pick<InvoiceActFormProps, "page">) {
  const { t, format } = useSpeech();
  const { record, openMinor, creditNotes, payments } = invoice;
  const money = (minor: number) => format.money(minor, record.currency);
  const credited = creditNotes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const kept = payments
    .filter(({ cancelled }) => !cancelled)
    .reduce(
      (sum, { amountMinor, refunds }) =>
        sum + amountMinor - refunds.reduce((back, refund) => back + refund.amountMinor, 0),
      0,
    );
  return (
    <ul className="plain-points">
      <li>{t("invoicing.creditWhole", { amount: money(record.payableMinor - credited) })}</li>
      {openMinor > 0 && <li>{t("invoicing.creditOpen", { amount: money(openMinor) })}</li>}
      {kept > 0 && <li>{t("invoicing.creditBack", { amount: money(kept) })}</li>}
      <li>{t("invoicing.creditPlaces")}</li>
    </ul>
  );
}

/** An amount to be typed over: without a currency, with a comma only where there are øre. */
function plainAmount(minor: number): string {
  const whole = String(Math.trunc(minor / 100));
  return minor % 100 === 0 ? whole : `${whole},${String(minor % 100).padStart(2, "0")}`;
}
