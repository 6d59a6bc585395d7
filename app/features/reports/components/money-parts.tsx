import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";
import { Table, type Column } from "~/ui/table";
import { addMoney, dueOf, type MoneySums } from "../domain/money-sums";
import type { MoneyState } from "../domain/money-view";
import type { MoneyPart } from "../queries/money-overview.server";

export interface MoneyPartsProps {
  readonly of: "event" | "company";
  readonly parts: readonly MoneyPart[];
  readonly currency: string;
  /** The list of a part's orders; `key` as the part has it. */
  readonly hrefOf: (key: string | null, state?: MoneyState) => string;
  /** A part's own page, where it has one. */
  readonly pageOf?: (key: string) => string;
}

/** As many as one looks at; the rest stands as one line, so that the columns still add up. */
const mostShown = 40;

interface Line extends MoneySums {
  readonly key: string | null;
  readonly name: string;
  readonly rest: number;
}

/** The same figures for each event, or each company; every amount leads to its orders. */
export function MoneyParts({ of, parts, currency, hrefOf, pageOf }: MoneyPartsProps) {
  const { t, format } = useSpeech();
  const unnamed = of === "event" ? t("treasury.noEvent") : t("treasury.noCompany");
  const nameOf = ({ key, name, rest }: Line) => {
    if (rest > 0) return t("treasury.others", { count: rest });
    return name || (key === null ? unnamed : t("treasury.forgotten"));
  };
  const amount = (
    key: string,
    label: string,
    minorOf: (line: Line) => number,
    state?: MoneyState,
  ): Column<Line> => ({
    key,
    label,
    numeric: true,
    cell: (line) => {
      const minor = minorOf(line);
      if (minor === 0) return <span className="money-none">–</span>;
      const words = format.money(minor, currency);
      if (line.rest > 0 || (of === "event" && line.key === null)) return words;
      return <a href={hrefOf(line.key, state)}>{words}</a>;
    },
  });
  const title = of === "event" ? t("treasury.byEvent") : t("treasury.byCompany");
  return (
    <Section id={`by-${of}`} title={title}>
      <Table
        caption={title}
        columns={[
          {
            key: "name",
            label: of === "event" ? t("treasury.event") : t("treasury.company"),
            main: true,
            cell: (line) =>
              pageOf && line.key !== null ? (
                <a href={pageOf(line.key)}>{nameOf(line)}</a>
              ) : (
                nameOf(line)
              ),
          },
          amount("total", t("treasury.ordered"), ({ totalMinor }) => totalMinor),
          amount("paid", t("treasury.state-paid"), ({ paidMinor }) => paidMinor, "paid"),
          amount("due", t("treasury.due"), dueOf),
          amount("open", t("treasury.open"), ({ openMinor }) => openMinor, "open"),
          amount("overdue", t("treasury.state-overdue"), (line) => line.overdueMinor, "overdue"),
        ]}
        rows={linesOf(parts)}
        rowKey={({ key, rest }) => `${key} ${rest}`}
      />
    </Section>
  );
}

function linesOf(parts: readonly MoneyPart[]): Line[] {
  const shown = parts.slice(0, parts.length > mostShown + 1 ? mostShown : parts.length);
  const rest = parts.slice(shown.length);
  const lines = shown.map((part) => ({ ...part, rest: 0 }));
  if (rest.length === 0) return lines;
  return [...lines, { ...addMoney(rest), key: null, name: "", rest: rest.length }];
}
