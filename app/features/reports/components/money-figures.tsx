import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { classNames } from "~/ui/class-names";
import type { MoneySums } from "../domain/money-sums";
import type { MoneyState } from "../domain/money-view";

export interface MoneyFiguresProps {
  readonly sums: MoneySums;
  readonly currency: string;
  /** Where the list behind a figure stands; of all orders without a state. */
  readonly hrefOf: (state?: MoneyState) => string;
  readonly refundsHref: string;
}

/** What orders come to and what was done about it: large figures, each the way to the list behind it. */
export function MoneyFigures({ sums, currency, hrefOf, refundsHref }: MoneyFiguresProps) {
  const { t, format } = useSpeech();
  const money = (minor: number) => format.money(minor, currency);
  const { refundedMinor, toPayOutMinor, roundingMinor, tooMuchMinor, awaitingMinor } = sums;
  return (
    <>
      <dl className="money-figures">
        <Figure
          label={t("treasury.ordered")}
          amount={money(sums.totalMinor)}
          href={hrefOf()}
          detail={
            sums.vatMinor !== 0 && (
              <>
                <span>{t("treasury.net", { amount: money(sums.netMinor) })}</span>{" "}
                <span>{t("treasury.vatOf", { amount: money(sums.vatMinor) })}</span>
              </>
            )
          }
        />
        <Figure
          label={t("treasury.state-paid")}
          amount={money(sums.paidMinor)}
          href={hrefOf("paid")}
          detail={refundedMinor !== 0 && t("treasury.lessRefunds")}
        />
        <Figure
          label={t("treasury.state-to-be-invoiced")}
          amount={money(sums.toBeInvoicedMinor)}
          href={hrefOf("to-be-invoiced")}
        />
        {awaitingMinor !== 0 && (
          <Figure
            label={t("treasury.state-awaiting-payment")}
            amount={money(awaitingMinor)}
            href={hrefOf("awaiting-payment")}
          />
        )}
        <Figure
          label={t("treasury.state-open")}
          amount={money(sums.openMinor)}
          href={hrefOf("open")}
        />
        <Figure
          label={t("treasury.state-overdue")}
          amount={money(sums.overdueMinor)}
          href={hrefOf("overdue")}
          pressing={sums.overdueMinor > 0}
          detail={sums.overdueMinor > 0 && t("treasury.partOfOpen")}
        />
        <Figure
          label={t("treasury.state-refunded")}
          amount={money(refundedMinor)}
          href={hrefOf("refunded")}
          detail={
            toPayOutMinor > 0 && (
              <a href={refundsHref}>{t("treasury.toPayOut", { amount: money(toPayOutMinor) })}</a>
            )
          }
        />
        {tooMuchMinor !== 0 && (
          <Figure
            label={t("treasury.state-too-much")}
            amount={money(tooMuchMinor)}
            href={hrefOf("too-much")}
            detail={t("treasury.tooMuchHint")}
          />
        )}
      </dl>
      {roundingMinor !== 0 && (
        <p className="form-hint">{t("treasury.rounding", { amount: money(roundingMinor) })}</p>
      )}
    </>
  );
}

function Figure(props: {
  readonly label: string;
  readonly amount: string;
  readonly href: string;
  readonly detail?: ReactNode;
  readonly pressing?: boolean;
}) {
  const { label, amount, href, detail, pressing } = props;
  return (
    <div className={classNames("money-figure", pressing && "money-pressing")}>
      <dt>{label}</dt>
      <dd>
        <a className="money-amount" href={href}>
          {amount}
        </a>
        {detail ? <span className="money-detail">{detail}</span> : null}
      </dd>
    </div>
  );
}
