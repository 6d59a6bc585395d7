import { useSpeech } from "~/i18n/locale-context";
import { Notice } from "~/ui/notice";
import type { FormSum } from "../queries/form-view.server";
import { OrderSum } from "./order-sum";

/** How many places, and what they come to: in view all the time. */
export function SumHead({ sum: { seats, sum } }: { sum: FormSum }) {
  const { t, format } = useSpeech();
  return (
    <p className="sum-head" role="status" data-sum="head">
      <span>{t("registerForm.seats", { count: seats })}</span>{" "}
      <strong>{sum ? format.money(sum.totalMinor, sum.currency) : t("register.free")}</strong>
    </p>
  );
}

/** The lines of what it comes to, VAT and total, and whether it would wait. */
export function SumLines({ sum: { seats, sum, short } }: { sum: FormSum }) {
  const { t, format } = useSpeech();
  const named = short.flatMap((one) => ("name" in one ? [one.name] : []));
  return (
    <div className="sum-lines" data-sum="lines">
      {sum && <OrderSum sum={sum} />}
      {short.length > 0 && (
        <Notice tone="warning" title={t("registerForm.waitsTitle")}>
          <p>{t("registerForm.waitsWhole", { count: seats })}</p>
          {named.length > 0 && <p>{t("registerForm.waitsFor", { items: format.list(named) })}</p>}
        </Notice>
      )}
    </div>
  );
}
