import { useSpeech } from "~/i18n/locale-context";
import { Notice } from "~/ui/notice";
import type { Offer } from "../domain/offer";
import type { PriceLine } from "../domain/price";
import type { FormSum } from "../queries/form-view.server";

/** What the form comes to as it stands: places, lines, VAT and total, and whether it would wait. */
export function RegisterSum({ offer, sum }: { offer: Offer; sum: FormSum }) {
  const { t, format } = useSpeech();
  const { seats, price, short } = sum;
  const money = (minor: number) => format.money(minor, price.currency);
  const waits = short.length > 0 && !offer.requiresApproval;
  return (
    <div className="register-sum" data-sum="">
      <p className="sum-head">
        <span className="sum-seats">{t("registerForm.seats", { count: seats })}</span>
        <strong className="sum-total">
          {price.totalMinor === 0 && price.lines.length === 0
            ? t("register.free")
            : money(price.totalMinor)}
        </strong>
      </p>
      {price.lines.length > 0 && (
        <dl className="sum-lines">
          {grouped(price.lines).map(({ line, count, netMinor }) => (
            <div key={`${line.kind}${line.itemId}${line.netMinor}`}>
              <dt>
                {line.kind === "discount"
                  ? t("registerForm.discount", { label: line.label })
                  : count > 1
                    ? t("registerForm.times", { label: line.label, count })
                    : line.label}
              </dt>
              <dd>{netMinor === 0 ? t("register.free") : money(netMinor)}</dd>
            </div>
          ))}
          {price.vatMinor !== 0 && (
            <>
              <div className="sum-net">
                <dt>{t("registerForm.net")}</dt>
                <dd>{money(price.netMinor)}</dd>
              </div>
              {price.vat
                .filter(({ vatMinor }) => vatMinor !== 0)
                .map(({ category, rate, vatMinor }) => (
                  <div key={`${category}${rate}`}>
                    <dt>{t("registerForm.vat", { rate: format.number((rate ?? 0) / 100) })}</dt>
                    <dd>{money(vatMinor)}</dd>
                  </div>
                ))}
            </>
          )}
          <div className="sum-whole">
            <dt>{t("registerForm.total")}</dt>
            <dd>{money(price.totalMinor)}</dd>
          </div>
        </dl>
      )}
      {waits && (
        <div className="sum-waits">
          <Notice tone="warning" title={t("registerForm.waitsTitle")}>
            <p>{t("registerForm.waitsWhole", { count: seats })}</p>
            {short.some(({ kind }) => kind !== "event") && (
              <p>
                {t("registerForm.waitsFor", {
                  items: format.list(short.flatMap((one) => ("name" in one ? [one.name] : []))),
                })}
              </p>
            )}
          </Notice>
        </div>
      )}
    </div>
  );
}

interface Group {
  readonly line: PriceLine;
  readonly count: number;
  readonly netMinor: number;
}

/** Lines of the same thing at the same price are one on the screen; discounts of one code too. */
function grouped(lines: readonly PriceLine[]): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const key =
      line.kind === "discount"
        ? `discount ${line.itemId}`
        : `${line.kind} ${line.itemId} ${line.netMinor}`;
    const { count = 0, netMinor = 0 } = groups.get(key) ?? {};
    groups.set(key, { line, count: count + 1, netMinor: netMinor + line.netMinor });
  }
  return [...groups.values()];
}
