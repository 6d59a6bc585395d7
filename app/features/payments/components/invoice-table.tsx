import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Table } from "~/ui/table";
import type { ListedInvoice } from "../queries/invoices.server";

export interface InvoiceTableProps {
  readonly organisation: string;
  readonly invoices: readonly ListedInvoice[];
}

/** Invoices and credit notes: to whom, when due, how far, how much. */
export function InvoiceTable({ organisation, invoices }: InvoiceTableProps) {
  const { t, format } = useSpeech();
  return (
    <Table
      caption={t("treasury.tab-invoices")}
      columns={[
        {
          key: "number",
          label: t("invoicing.number"),
          main: true,
          cell: ({ id, number, kind }) => (
            <>
              <a href={paths.invoice(organisation, id)}>{number}</a>
              {kind === "credit-note" && (
                <span className="row-detail">{t("invoicing.state-credit-note")}</span>
              )}
            </>
          ),
        },
        {
          key: "buyer",
          label: t("treasury.payer"),
          cell: ({ buyer, contact, reference }) => (
            <>
              {buyer || t("treasury.erased")}
              {(contact !== "" || reference !== "") && (
                <span className="row-detail">
                  {[contact, reference].filter((word) => word !== "").join(" · ")}
                </span>
              )}
            </>
          ),
        },
        {
          key: "due",
          label: t("invoicing.dueOn"),
          cell: ({ dueOn, kind }) =>
            kind === "invoice" ? (
              <span className="money-date">{format.isoDate(dueOn)}</span>
            ) : (
              <span className="money-none">–</span>
            ),
        },
        {
          key: "state",
          label: t("treasury.refundState"),
          cell: ({ state }) => <InvoiceStateWord state={state} />,
        },
        {
          key: "open",
          label: t("invoicing.open"),
          numeric: true,
          cell: ({ openMinor, currency }) =>
            openMinor === 0 ? (
              <span className="money-none">–</span>
            ) : (
              format.money(openMinor, currency)
            ),
        },
        {
          key: "amount",
          label: t("treasury.amount"),
          numeric: true,
          cell: ({ amountMinor, currency, kind }) =>
            format.money(kind === "invoice" ? amountMinor : -amountMinor, currency),
        },
      ]}
      rows={invoices}
      rowKey={({ id }) => id}
    />
  );
}

/** How far a document is, with a mark and a word. */
export function InvoiceStateWord({ state }: { readonly state: ListedInvoice["state"] }) {
  const { t } = useSpeech();
  const mark = marks[state];
  return <span className={`money-state money-state-${mark}`}>{t(`invoicing.state-${state}`)}</span>;
}

const marks = {
  open: "open",
  overdue: "overdue",
  paid: "settled",
  credited: "quiet",
  "credit-note": "quiet",
} as const;
