import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";
import { SumRow, Sums } from "~/ui/sums";
import { Table } from "~/ui/table";
import type { MoneySums } from "../domain/money-sums";
import type { MoneyItem } from "../queries/money-items.server";

export interface MoneyItemsProps {
  readonly items: readonly MoneyItem[];
  readonly sums: MoneySums;
  readonly currency: string;
  readonly hrefOf: (item: string) => string;
}

const kinds = ["ticket", "add-on", "discount", "fee", "adjustment"] as const;

/** What orders are made of, net; below it the VAT that makes it what they come to. */
export function MoneyItems({ items, sums, currency, hrefOf }: MoneyItemsProps) {
  const { t, format } = useSpeech();
  const kindOf = (kind: string) => kinds.find((known) => known === kind) ?? "ticket";
  return (
    <Section
      id="by-item"
      title={t("treasury.byItem")}
      {...(sums.vatMinor === 0 ? {} : { lead: t("treasury.byItemLead") })}
    >
      <Table
        caption={t("treasury.byItem")}
        columns={[
          {
            key: "what",
            label: t("treasury.what"),
            main: true,
            cell: ({ kind, label }) => (
              <>
                <a href={hrefOf(`${kind}:${label}`)}>
                  {label || t(`treasury.kind-${kindOf(kind)}`)}
                </a>
                <span className="row-detail">{t(`treasury.kind-${kindOf(kind)}`)}</span>
              </>
            ),
          },
          {
            key: "count",
            label: t("treasury.count"),
            numeric: true,
            cell: ({ count }) => format.number(count),
          },
          {
            key: "net",
            label: sums.vatMinor === 0 ? t("treasury.amount") : t("treasury.netColumn"),
            numeric: true,
            cell: ({ netMinor }) => format.money(netMinor, currency),
          },
        ]}
        rows={items}
        rowKey={({ kind, label }) => `${kind} ${label}`}
      />
      <Sums>
        {sums.vatMinor !== 0 && (
          <>
            <SumRow label={t("money.net")} amount={format.money(sums.netMinor, currency)} />
            <SumRow label={t("treasury.vat")} amount={format.money(sums.vatMinor, currency)} />
          </>
        )}
        <SumRow label={t("treasury.total")} amount={format.money(sums.totalMinor, currency)} />
      </Sums>
    </Section>
  );
}
