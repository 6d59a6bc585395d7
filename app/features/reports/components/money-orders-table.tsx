import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Table } from "~/ui/table";
import type { MoneyState } from "../domain/money-view";
import type { MoneyOrder } from "../queries/money-orders.server";

export interface MoneyOrdersTableProps {
  readonly organisation: string;
  readonly timeZone: string;
  readonly orders: readonly MoneyOrder[];
  /** Which figure the list stands behind. */
  readonly state: MoneyState | undefined;
}

/** Orders with who pays, how far they are, and the documents about them. */
export function MoneyOrdersTable({ organisation, timeZone, orders, state }: MoneyOrdersTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("treasury.orders")}
      columns={[
        {
          key: "payer",
          label: t("treasury.payer"),
          main: true,
          cell: ({ company, payer }) => {
            const person = payer || t("treasury.erased");
            return (
              <>
                {company ?? person}
                {company !== null && <span className="row-detail">{person}</span>}
              </>
            );
          },
        },
        {
          key: "order",
          label: t("treasury.order"),
          cell: ({ id, code, event }) =>
            event ? (
              <>
                <a href={paths.orderMoney(organisation, event.slug, id)}>{code}</a>
                <span className="row-detail">{event.title}</span>
              </>
            ) : (
              code
            ),
        },
        {
          key: "placed",
          label: t("treasury.placed"),
          cell: ({ placedAt }) => (
            <span className="money-day">{format.shortDate(placedAt, timeZone)}</span>
          ),
        },
        {
          key: "state",
          label: t("treasury.state"),
          cell: (order) => <OrderStates order={order} />,
        },
        {
          key: "documents",
          label: t("treasury.documents"),
          cell: ({ documents }) =>
            documents.length === 0 ? (
              <span className="money-none">–</span>
            ) : (
              <ul className="money-documents">
                {documents.map(({ id, year, number }) => (
                  <li key={id}>
                    <a href={paths.invoice(organisation, id)}>
                      {year}-{number}
                    </a>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: "amount",
          label: state ? t(`treasury.state-${state}`) : t("treasury.total"),
          numeric: true,
          cell: ({ amountMinor, totalMinor, currency }) => (
            <>
              {format.money(amountMinor, currency)}
              {amountMinor !== totalMinor && (
                <span className="row-detail">
                  {t("treasury.ofTotal", { amount: format.money(totalMinor, currency) })}
                </span>
              )}
            </>
          ),
        },
      ]}
      rows={orders}
      rowKey={({ id }) => id}
    />
  );
}

/** How far an order is, in words; what is most pressing first. */
function OrderStates({ order }: { readonly order: MoneyOrder }) {
  const { t } = useSpeech();
  const { payBy, paidMinor, dueMinor, openMinor, overdueMinor, tooMuchMinor } = order;
  const states: (MoneyState | false)[] = [
    overdueMinor > 0 && "overdue",
    openMinor > 0 && overdueMinor === 0 && "open",
    dueMinor > 0 && (payBy === "card" ? "awaiting-payment" : "to-be-invoiced"),
    tooMuchMinor > 0 && "too-much",
    paidMinor > 0 && "paid",
  ];
  const words = states.filter((state) => state !== false);
  if (words.length === 0) return <span className="money-none">–</span>;
  return (
    <div>
      {words.map((state) => (
        <span key={state} className={`money-state money-state-${state}`}>
          {t(`treasury.state-${state}`)}
        </span>
      ))}
    </div>
  );
}
