import { useSpeech } from "~/i18n/locale-context";
import { Notice } from "~/ui/notice";
import type { ReturnedMoney as Returned } from "../queries/returned-money.server";

/** What of somebody's money went back, or is on its way, and how. */
export function ReturnedMoney({
  refunds,
  timeZone,
}: {
  refunds: readonly Returned[];
  timeZone: string;
}) {
  const { t, format } = useSpeech();
  if (refunds.length === 0) return null;
  const sentenceOf = ({ amountMinor, currency, how, state, settledAt }: Returned) => {
    const amount = format.money(amountMinor, currency);
    if (state === "failed") return t("refunds.wentWrong", { amount });
    if (how === "by-hand") return t("refunds.byHand", { amount });
    if (state === "gone" && settledAt)
      return t("refunds.wentBack", { amount, date: format.date(settledAt, timeZone) });
    return t("refunds.onItsWay", { amount });
  };
  return (
    <Notice tone={refunds.some(({ state }) => state === "failed") ? "warning" : "info"}>
      {refunds.map((refund) => (
        <p key={refund.id}>{sentenceOf(refund)}</p>
      ))}
    </Notice>
  );
}
