import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { OrderSum as Sum } from "../domain/order-sum";
import type { WhatBack } from "../domain/what-back";
import { MoneyMoved } from "./money-moved";
import { OrderSum } from "./order-sum";

export interface ConfirmPriceProps {
  /** The form as it was sent: sent once more with the price agreed to. */
  readonly values: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly beforeMinor: number;
  /** What their part would come to; `null` for nothing. */
  readonly after: Sum | null;
  /** Who pays, when they do not themselves. */
  readonly payer: string | null;
  /** What goes back or stays owed of the whole order. */
  readonly money: WhatBack;
}

/** A change that costs something else than before, to be agreed to before it is made. */
export function ConfirmPrice({
  values,
  currency,
  beforeMinor,
  after,
  payer,
  money: what,
}: ConfirmPriceProps) {
  const { t, format } = useSpeech();
  const afterMinor = after?.totalMinor ?? 0;
  const money = (minor: number) => format.money(minor, currency);
  const figures = {
    after: money(afterMinor),
    difference: money(Math.abs(afterMinor - beforeMinor)),
  };
  return (
    <Notice tone="warning" live title={t("choices.confirmTitle")}>
      <p>
        {t(
          what.feeMinor > 0 && afterMinor === beforeMinor
            ? "choices.confirmSame"
            : beforeMinor === 0
              ? "choices.confirmFirst"
              : afterMinor > beforeMinor
                ? "choices.confirmMore"
                : "choices.confirmLess",
          figures,
        )}
      </p>
      {payer !== null && <p>{t("choices.companyPays", { payer })}</p>}
      {after && <OrderSum sum={after} pays={payer === null} />}
      {(what.feeMinor > 0 || what.backMinor > 0 || what.creditMinor > 0) && (
        <MoneyMoved what={what} byRule={what.feeMinor > 0} />
      )}
      <form method="post" className="button-row">
        {Object.entries(values)
          .filter(([name]) => name !== "agreed" && name !== "intent")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="agreed" value={afterMinor} />
        <Button icon="check" name="intent" value="save">
          {t("choices.confirm")}
        </Button>
        <Button look="quiet" name="intent" value="edit">
          {t("choices.edit")}
        </Button>
        <ButtonLink look="quiet" href="">
          {t("choices.dropChange")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Notice>
  );
}
