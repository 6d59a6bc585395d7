import { useSpeech } from "~/i18n/locale-context";
import type { OrderPayment } from "../queries/order-payment.server";

/** Whether something is to be paid now, and less than the order comes to: the rest was paid or invoiced before. */
export function isPaidInPart({ paying, sum }: Pick<OrderPayment, "paying" | "sum">): boolean {
  return paying.kind === "payable" && sum?.totalMinor !== paying.dueMinor;
}

/** What was paid and invoiced of it before, and what is left. */
export function RestSum({
  payment: { standing, currency, dueMinor },
}: {
  payment: Pick<OrderPayment, "standing" | "currency" | "dueMinor">;
}) {
  const { t, format } = useSpeech();
  const money = (minor: number) => format.money(minor, currency);
  const kept = standing.paidMinor - standing.refundedMinor;
  const rows = [
    { label: t("pay.alreadyPaid"), minor: -kept },
    { label: t("pay.alreadyInvoiced"), minor: -standing.invoicedMinor },
  ].filter(({ minor }) => minor !== 0);
  return (
    <dl className="pay-rest">
      {rows.map(({ label, minor }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{money(minor)}</dd>
        </div>
      ))}
      <div className="pay-rest-left">
        <dt>{t("pay.left")}</dt>
        <dd>{money(dueMinor)}</dd>
      </div>
    </dl>
  );
}
