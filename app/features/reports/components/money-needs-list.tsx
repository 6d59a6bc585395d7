import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Icon, type IconName } from "~/ui/icon";
import type { MoneyNeed, MoneyNeedKind } from "../queries/money-needs.server";

const marks: Readonly<Record<MoneyNeedKind, IconName>> = {
  disputes: "alert",
  "failed-refunds": "alert",
  refunds: "money",
  overdue: "clock",
  "to-invoice": "file",
  lapsed: "wait",
};

/** What about money waits for a treasurer, each line a way to where it is done: lines of the needs list. */
export function MoneyNeedsList({
  organisation,
  needs,
}: {
  readonly organisation: string;
  readonly needs: readonly MoneyNeed[];
}) {
  const { t } = useSpeech();
  return needs.map(({ kind, count }) => (
    <li key={kind}>
      <a className={`need need-${kind}`} href={hrefOf(organisation, kind)}>
        <Icon name={marks[kind]} />
        <span className="need-words">
          <strong>{t(`treasury.need-${kind}`, { count })}</strong>
          <span className="need-event">{t("treasury.title")}</span>
        </span>
        <Icon name="next" />
      </a>
    </li>
  ));
}

function hrefOf(organisation: string, kind: MoneyNeedKind): string {
  switch (kind) {
    case "disputes":
    case "refunds":
      return paths.moneyRefunds(organisation);
    case "failed-refunds":
      return paths.moneyRefunds(organisation, { show: "failed" });
    case "overdue":
      return paths.invoices(organisation, { state: "overdue" });
    case "to-invoice":
      return paths.money(organisation);
    case "lapsed":
      return paths.moneyOrders(organisation, { lapsed: "1" });
  }
}
