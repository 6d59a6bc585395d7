import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Table, type Column } from "~/ui/table";
import type { PayerAccount as Account } from "../queries/payer-account.server";
import { documentState, movedAmount, movedWords } from "./payment-history";

type Speech = ReturnType<typeof useSpeech>;

/** What a payer ordered, owes and paid: what is left first, then documents, orders, money. */
export function PayerAccount({ account, token }: { account: Account; token: string }) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { orders, documents, moved, left, organisation } = account;
  const overdue = documents.filter(({ isOverdue }) => isOverdue).length;
  return (
    <>
      <div className="account-left">
        <p>{t(whatIsLeft(account))}</p>
        {left.map(({ currency, minor }) => (
          <p key={currency} className="account-figure">
            {format.money(minor, currency)}
          </p>
        ))}
      </div>
      {overdue > 0 && (
        <Notice tone="warning">
          <p>{t("pay.accountOverdue", { count: overdue })}</p>
        </Notice>
      )}
      {account.newestOnly !== null && (
        <Notice>
          <p>{t("pay.accountNewest", { count: account.newestOnly })}</p>
        </Notice>
      )}
      <Section title={t("pay.documents")} id="documents">
        <Table
          caption={t("pay.documents")}
          rows={documents}
          rowKey={({ id }) => id}
          empty={<p>{t("pay.noInvoices")}</p>}
          columns={documentColumns(token, speech)}
        />
      </Section>
      <Section title={t("pay.orders")} id="orders">
        <Table
          caption={t("pay.orders")}
          rows={orders}
          rowKey={({ id }) => id}
          empty={<p>{t("pay.noOrders")}</p>}
          columns={orderColumns(speech)}
        />
      </Section>
      <Section title={t("pay.payments")} id="payments">
        <Table
          caption={t("pay.payments")}
          rows={moved}
          rowKey={({ id }) => id}
          empty={<p>{t("pay.noPayments")}</p>}
          columns={[
            {
              key: "what",
              label: t("pay.column"),
              main: true,
              cell: (one) => movedWords(one, organisation.timeZone, speech),
            },
            { key: "of", label: t("pay.columnOf"), cell: ({ of }) => of },
            {
              key: "amount",
              label: t("pay.columnAmount"),
              numeric: true,
              cell: (one) => movedAmount(one, speech),
            },
          ]}
        />
      </Section>
      <Details summary={t("pay.renewTitle")}>
        <form method="post" className="fields">
          <p>{t("pay.renewText", { email: account.email })}</p>
          <div>
            <Button look="quiet" name="intent" value="renew">
              {t("pay.renew")}
            </Button>
          </div>
          <Island name="submit-once" />
        </form>
      </Details>
    </>
  );
}

/** The words above what is to be paid, or instead of it. */
function whatIsLeft({ left, orders }: Account) {
  if (left.length > 0) return "pay.accountLeft";
  return orders.some(({ state }) => state === "to-be-invoiced")
    ? "pay.accountInvoiceComes"
    : "pay.accountNothingLeft";
}

function documentColumns(token: string, speech: Speech): Column<Account["documents"][number]>[] {
  const { t, format } = speech;
  return [
    {
      key: "what",
      label: t("pay.column"),
      main: true,
      cell: ({ id, kind, number }) => (
        <a href={paths.payerInvoicePdf(token, id)}>{t(`pay.document-${kind}`, { number })}</a>
      ),
    },
    { key: "date", label: t("pay.columnDate"), cell: ({ issuedOn }) => format.isoDate(issuedOn) },
    {
      key: "state",
      label: t("pay.columnState"),
      cell: (document) => documentState(document, speech),
    },
    {
      key: "total",
      label: t("pay.columnTotal"),
      numeric: true,
      cell: ({ totalMinor, currency }) => format.money(totalMinor, currency),
    },
    {
      key: "left",
      label: t("pay.columnLeft"),
      numeric: true,
      cell: ({ leftMinor, currency }) => format.money(leftMinor, currency),
    },
  ];
}

function orderColumns({ t, format }: Speech): Column<Account["orders"][number]>[] {
  return [
    {
      key: "what",
      label: t("pay.column"),
      main: true,
      cell: ({ title, code }) => (
        <>
          {title}
          {title !== code && <span className="money-note">{code}</span>}
        </>
      ),
    },
    {
      key: "date",
      label: t("pay.columnDate"),
      cell: ({ startsAt, timeZone }) => startsAt && format.date(startsAt, timeZone),
    },
    { key: "state", label: t("pay.columnState"), cell: ({ state }) => t(`pay.state-${state}`) },
    {
      key: "total",
      label: t("pay.columnTotal"),
      numeric: true,
      cell: ({ owedMinor, currency }) => format.money(owedMinor, currency),
    },
  ];
}
