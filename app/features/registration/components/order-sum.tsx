import { useSpeech } from "~/i18n/locale-context";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { OrderSum as Sum } from "../domain/order-sum";

export interface OrderSumProps {
  readonly sum: Sum;
  /** What the sum is of, for those who do not see where it stands. */
  readonly caption?: string;
  /** Whether the reader pays it; otherwise it is said what it comes to. */
  readonly pays?: boolean;
}

/**
 * What an order comes to: the lines without VAT, the VAT by rate, the total. Where no VAT is charged the lines and the
 * total are all there is.
 */
export function OrderSum({ sum, caption, pays = true }: OrderSumProps) {
  const { t, format } = useSpeech();
  const money = (minor: number) => format.money(minor, sum.currency);
  return (
    <table className="order-sum">
      <caption>
        <VisuallyHidden>{caption ?? t("money.sum")}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t("money.what")}</VisuallyHidden>
          </th>
          <th scope="col" className="numeric">
            {sum.taxed ? t("money.withoutVat") : t("money.price")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sum.lines.map(({ kind, label, count, netMinor }) => (
          <tr key={`${kind} ${label} ${netMinor}`}>
            <th scope="row">
              <LineName kind={kind} label={label} />
              {(kind === "ticket" || kind === "add-on") && count > 1 && (
                <span className="order-sum-count"> × {format.number(count)}</span>
              )}
            </th>
            <td className="numeric">{money(netMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sum.taxed && (
          <tr>
            <th scope="row">{t("money.net")}</th>
            <td className="numeric">{money(sum.netMinor)}</td>
          </tr>
        )}
        {sum.vat
          .filter(({ rate }) => sum.taxed && rate !== null)
          .map(({ rate, netMinor, vatMinor }) => (
            <tr key={rate}>
              <th scope="row">
                {t("money.vat", { rate: format.percent(rate ?? 0), of: money(netMinor) })}
              </th>
              <td className="numeric">{money(vatMinor)}</td>
            </tr>
          ))}
        <tr className="order-sum-total">
          <th scope="row">{t(pays ? "money.total" : "money.altogether")}</th>
          <td className="numeric">{money(sum.totalMinor)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What a line is called: a ticket by its own name, what was taken off, kept or given back by what it is. */
export function LineName({ kind, label }: Pick<Sum["lines"][number], "kind" | "label">) {
  const { t } = useSpeech();
  if (kind === "discount") return t("money.discount", { code: label });
  if (kind === "fee") return t("money.fee", { label });
  if (kind === "adjustment")
    return label === "" ? t("money.adjustment") : t("money.adjustmentFor", { label });
  return label;
}
