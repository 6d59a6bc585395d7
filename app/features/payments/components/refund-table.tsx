import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import type { ListedRefund, OpenDispute } from "../queries/refunds.server";

const states = ["by-hand", "requested", "pending", "succeeded", "failed"] as const;
const reasons = ["cancelled", "too-late", "twice", "goodwill", "outside"] as const;

function known<T extends string>(value: string, all: readonly T[]): T | undefined {
  return all.find((one) => one === value);
}

export interface RefundTableProps {
  readonly organisation: string;
  readonly timeZone: string;
  readonly refunds: readonly ListedRefund[];
  /** Where one says that a refund was paid out; left out for whoever may not. */
  readonly payOutHref?: ((id: string) => string) | undefined;
}

/** Money that goes back: to whom, of what, why, and how far it is. */
export function RefundTable({ organisation, timeZone, refunds, payOutHref }: RefundTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("treasury.refundsTitle")}
      empty={
        <EmptyState icon="money" title={t("treasury.noRefunds")}>
          {t("treasury.noRefundsHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "to",
          label: t("treasury.refundTo"),
          main: true,
          cell: ({ payer, company }) => {
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
          key: "of",
          label: t("treasury.refundOf"),
          cell: ({ invoice, order, reason }) => {
            const why = known(reason, reasons);
            return (
              <>
                {invoice ? (
                  <a href={paths.invoice(organisation, invoice.id)}>
                    {t("treasury.refundOfInvoice", { number: invoice.number })}
                  </a>
                ) : (
                  order !== null && <OrderName organisation={organisation} order={order} />
                )}
                {why && <span className="row-detail">{t(`treasury.reason-${why}`)}</span>}
              </>
            );
          },
        },
        {
          key: "state",
          label: t("treasury.refundState"),
          cell: ({ state, createdAt, settledAt }) => {
            const word = known(state, states) ?? "requested";
            return (
              <>
                <span className={`money-state money-state-${word}`}>
                  {t(`treasury.refund-${word}`)}
                </span>
                <span className="row-detail">
                  {format.shortDate(settledAt ?? createdAt, timeZone)}
                </span>
              </>
            );
          },
        },
        {
          key: "amount",
          label: t("treasury.amount"),
          numeric: true,
          cell: ({ amountMinor, currency }) => format.money(amountMinor, currency),
        },
        {
          key: "act",
          label: t("treasury.paidOut"),
          action: true,
          cell: ({ id, state, payer, company }) =>
            payOutHref &&
            state === "by-hand" && (
              <ButtonLink
                look="quiet"
                small
                icon="check"
                href={payOutHref(id)}
                aria-label={`${t("treasury.paidOut")}: ${company ?? payer}`}
              >
                {t("treasury.paidOut")}
              </ButtonLink>
            ),
        },
      ]}
      rows={refunds}
      rowKey={({ id }) => id}
    />
  );
}

function OrderName({
  organisation,
  order: { id, code, event },
}: {
  readonly organisation: string;
  readonly order: NonNullable<ListedRefund["order"]>;
}) {
  const { t } = useSpeech();
  const name = t("treasury.refundOfOrder", { code });
  return event === null ? name : <a href={paths.orderMoney(organisation, event, id)}>{name}</a>;
}

export interface DisputeListProps {
  readonly timeZone: string;
  readonly disputes: readonly OpenDispute[];
}

/** Payments somebody's bank asks about, with the day by which to answer. */
export function DisputeList({ timeZone, disputes }: DisputeListProps) {
  const { t, format } = useSpeech();
  return (
    <ul className="money-ready">
      {disputes.map(({ id, payer, order, amountMinor, currency, dueBy }) => (
        <li key={id}>
          <span className="money-ready-words">
            <strong>
              {format.money(amountMinor, currency)}, {payer || t("treasury.erased")}
            </strong>
            <span className="row-detail">
              {order !== null && `${t("treasury.refundOfOrder", { code: order })} · `}
              {dueBy
                ? t("treasury.disputeDue", { when: format.moment(dueBy, timeZone) })
                : t("treasury.disputeOver")}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
