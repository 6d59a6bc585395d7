import { useSpeech } from "~/i18n/locale-context";
import { Notice } from "~/ui/notice";
import type { FormSum } from "../queries/form-view.server";
import { OrderSum } from "./order-sum";

/** What the form comes to as it stands: places, lines, VAT and total, and whether it would wait. */
export function RegisterSum({ sum: { seats, sum, short } }: { sum: FormSum }) {
  const { t, format } = useSpeech();
  const named = short.flatMap((one) => ("name" in one ? [one.name] : []));
  return (
    <div className="register-sum" data-sum="">
      <p className="sum-head">
        <span>{t("registerForm.seats", { count: seats })}</span>
        <strong>{sum ? format.money(sum.totalMinor, sum.currency) : t("register.free")}</strong>
      </p>
      {sum && (
        <div className="sum-lines">
          <OrderSum sum={sum} />
        </div>
      )}
      {short.length > 0 && (
        <Notice tone="warning" title={t("registerForm.waitsTitle")}>
          <p>{t("registerForm.waitsWhole", { count: seats })}</p>
          {named.length > 0 && <p>{t("registerForm.waitsFor", { items: format.list(named) })}</p>}
        </Notice>
      )}
    </div>
  );
}
