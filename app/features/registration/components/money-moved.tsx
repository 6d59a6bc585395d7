import { useSpeech } from "~/i18n/locale-context";
import { isAboutMoney, type WhatBack } from "../domain/what-back";
import { todaySentence } from "./refund-words";

export interface MoneyMovedProps {
  readonly what: WhatBack;
  /** Who pays, when the reader does not themselves. */
  readonly payer?: string | null;
  /** What its organiser then pays back from the bank; only where that is known. */
  readonly byHandMinor?: number;
  /** Whether it follows the event's rule, which is then said. */
  readonly byRule?: boolean;
}

/** What a cancellation does to an order's money, before it is confirmed: each amount, how it goes and when. */
export function MoneyMoved({ what, payer = null, byHandMinor, byRule = true }: MoneyMovedProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  if (!isAboutMoney(what)) return null;
  const { owedBeforeMinor, owedAfterMinor, feeMinor, backMinor, creditMinor, dueMinor } = what;
  const money = (minor: number) => format.money(minor, what.currency);
  const rows = [
    {
      label: t(what.taxed ? "refunds.owedBefore" : "refunds.owedBeforeUntaxed"),
      amount: owedBeforeMinor,
      hint: null,
    },
    ...(feeMinor > 0 ? [{ label: t("refunds.kept"), amount: feeMinor, hint: null }] : []),
    { label: t("refunds.owedAfter"), amount: owedAfterMinor, hint: null },
    ...(backMinor > 0
      ? [{ label: t("refunds.back"), amount: backMinor, hint: t("refunds.backWhen") }]
      : []),
    ...(creditMinor > 0
      ? [
          {
            label: t("refunds.credit"),
            amount: creditMinor,
            hint: t(byHandMinor === undefined ? "refunds.creditWhen" : "refunds.creditMailed"),
          },
        ]
      : []),
    ...(byHandMinor
      ? [{ label: t("refunds.fromBank"), amount: byHandMinor, hint: t("refunds.fromBankHow") }]
      : []),
    ...(dueMinor > 0
      ? [{ label: t("refunds.due"), amount: dueMinor, hint: t(`refunds.due-${what.payBy}`) }]
      : []),
    ...(backMinor === 0 && creditMinor === 0 && dueMinor === 0
      ? [{ label: t("refunds.noneBack"), amount: 0, hint: null }]
      : []),
  ];
  return (
    <div className="money-moved">
      <h3>{t("refunds.title")}</h3>
      {byRule && <p>{todaySentence(what.percent, speech)}</p>}
      {payer !== null && <p>{t("refunds.forPayer", { payer })}</p>}
      <dl className="money-moved-rows">
        {rows.map(({ label, amount, hint }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className="numeric">{money(amount)}</span>
              {hint !== null && <span className="money-moved-hint">{hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
