import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Tabs } from "~/ui/navigation";

export type MoneyTab = "overview" | "orders" | "invoices" | "refunds" | "differences";

export interface MoneyTabsProps {
  readonly organisation: string;
  readonly current: MoneyTab;
}

/** The way between an organisation's pages about money. */
export function MoneyTabs({ organisation, current }: MoneyTabsProps) {
  const { t } = useSpeech();
  const hrefs: Readonly<Record<MoneyTab, string>> = {
    overview: paths.money(organisation),
    orders: paths.moneyOrders(organisation),
    invoices: paths.invoices(organisation),
    refunds: paths.moneyRefunds(organisation),
    differences: paths.differences(organisation),
  };
  return (
    <Tabs
      label={t("treasury.pages")}
      tabs={(Object.keys(hrefs) as MoneyTab[]).map((tab) => ({
        href: hrefs[tab],
        label: t(`treasury.tab-${tab}`),
        current: tab === current,
      }))}
    />
  );
}
