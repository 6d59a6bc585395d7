import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { TextInput } from "~/ui/text-input";
import type { OrderToInvoice } from "../queries/orders-to-invoice.server";

export interface OrderChoiceProps {
  readonly orders: readonly OrderToInvoice[];
  readonly total: number;
  /** Which were chosen; all of them unless some were. */
  readonly chosen: readonly string[] | null;
  readonly note: string;
  /** Whether each line names its event. */
  readonly withEvent?: boolean;
}

/** Orders to be invoiced, each with a box; nothing is sent before what is sent has been looked at. */
export function OrderChoice({ orders, total, chosen, note, withEvent }: OrderChoiceProps) {
  const { t, format } = useSpeech();
  return (
    <form method="post" className="fields">
      <input type="hidden" name="intent" value="preview" />
      <fieldset className="fieldset">
        <legend className="fieldset-legend">{t("invoicing.chooseOrders")}</legend>
        {total > orders.length && (
          <p className="form-hint">
            {t("invoicing.firstOnly", { count: orders.length, total: format.number(total) })}
          </p>
        )}
        <ul className="order-choice">
          {orders.map((order) => {
            const { id, code, company, payer, event, reference, dueMinor, currency } = order;
            const who = company ?? (payer || t("treasury.erased"));
            const facts = [company === null ? "" : payer, withEvent ? event : "", reference, code];
            return (
              <li key={id}>
                {/* Its words stand deeper than the rule looks. */}
                {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
                <label className="choice-line" htmlFor={`order-${id}`}>
                  <input
                    type="checkbox"
                    id={`order-${id}`}
                    className="choice-box"
                    name={`order.${id}`}
                    defaultChecked={chosen === null || chosen.includes(id)}
                  />
                  <span className="choice-label order-choice-words">
                    <span>
                      {who}
                      <span className="row-detail">{facts.filter(Boolean).join(" · ")}</span>
                    </span>
                    <span className="order-choice-amount">
                      {format.money(dueMinor, currency)}
                      {dueMinor < 0 && (
                        <span className="row-detail">{t("invoicing.toCredit")}</span>
                      )}
                    </span>
                  </span>
                </label>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <TextInput
        name="note"
        label={t("invoicing.documentNote")}
        hint={t("invoicing.documentNoteHint")}
        optional
        defaultValue={note}
        maxLength={300}
      />
      <div>
        <Button icon="eye">{t("invoicing.preview")}</Button>
      </div>
    </form>
  );
}
