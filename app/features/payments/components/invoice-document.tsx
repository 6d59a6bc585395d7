import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { FactList } from "~/ui/fact-list";
import { SumRow, Sums } from "~/ui/sums";
import type { InvoiceView } from "../queries/invoice.server";

/** A document as it stands: to whom, what, how much, where it is paid. */
export function InvoiceDocument({
  organisation,
  invoice,
}: {
  readonly organisation: string;
  readonly invoice: InvoiceView;
}) {
  const { t, format } = useSpeech();
  const { record } = invoice;
  const { buyer, currency, payment } = record;
  const money = (minor: number) => format.money(minor, currency);
  const fact = (label: string, value: string) => (value === "" ? null : { label, value });
  return (
    <div className="previewed">
      <FactList
        facts={[
          { label: t("money.buyer"), value: buyer.name || t("treasury.erased") },
          fact(t("invoicing.contact"), [buyer.contact, buyer.email].filter(Boolean).join(", ")),
          fact(t("invoicing.issuedOn"), format.isoDate(record.issuedOn)),
          record.dueOn === null
            ? null
            : { label: t("invoicing.dueOn"), value: format.isoDate(record.dueOn) },
          fact(t("money.reference"), record.buyerReference),
          fact(t("invoicing.paymentReference"), payment?.reference ?? ""),
          {
            label: t("treasury.order"),
            value: (
              <ul className="money-documents">
                {invoice.payables.map(({ id, code, event }) => (
                  <li key={id}>
                    {event === null ? (
                      code
                    ) : (
                      <a href={paths.orderMoney(organisation, event, id)}>{code}</a>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
          fact(t("invoicing.note"), record.note),
        ]}
      />
      <ul className="previewed-lines">
        {record.lines.map(({ id, name, event, quantity, netMinor }) => (
          <li key={id}>
            <span>
              {Math.abs(quantity) > 1 ? `${format.number(Math.abs(quantity))} × ` : ""}
              {name}
              <span className="row-detail">{event}</span>
            </span>
            <span>{money(netMinor)}</span>
          </li>
        ))}
      </ul>
      <Sums>
        {record.vat.some(({ rate }) => rate !== null) && (
          <>
            <SumRow label={t("money.net")} amount={money(record.netMinor)} />
            {record.vat.map(({ category, rate, netMinor, vatMinor }) =>
              rate === null ? null : (
                <SumRow
                  key={`${category} ${rate}`}
                  label={t("money.vat", { rate: format.percent(rate), of: money(netMinor) })}
                  amount={money(vatMinor)}
                />
              ),
            )}
          </>
        )}
        {record.roundingMinor !== 0 && (
          <SumRow label={t("invoicing.rounding")} amount={money(record.roundingMinor)} />
        )}
        <SumRow
          label={invoice.kind === "invoice" ? t("money.total") : t("invoicing.credited")}
          amount={money(record.payableMinor)}
        />
        {invoice.openMinor > 0 && invoice.openMinor !== record.payableMinor && (
          <SumRow label={t("refunds.due")} amount={money(invoice.openMinor)} />
        )}
      </Sums>
    </div>
  );
}
