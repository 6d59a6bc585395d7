import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { Details } from "~/ui/details";
import { Tabs } from "~/ui/navigation";
import { Select, TextInput } from "~/ui/text-input";
import { seatPayments } from "../domain/seat-payment";
import { registrationStatuses } from "../domain/registration-transitions";
import {
  filterCount,
  orderSources,
  tableQuery,
  tableSorts,
  type TableView,
} from "../domain/table-filter";
import type { RegistrationFilters } from "../queries/registration-filters.server";
import type { RegistrationTable } from "../queries/registrations-of-event.server";

export interface TableFiltersProps {
  /** The table's address without its query. */
  readonly here: string;
  readonly view: TableView;
  readonly table: RegistrationTable;
  readonly choices: RegistrationFilters;
}

/** Statuses with their counts as tabs, a search, and everything else it can be narrowed to; all of it in the address. */
export function TableFilters({ here, view, table, choices }: TableFiltersProps) {
  const { t } = useSpeech();
  const { filter } = view;
  const hrefOf = (change: TableView["filter"]) => {
    const { status: _, missing: __, waiting: ___, ...kept } = filter;
    const query = new URLSearchParams(tableQuery({ ...view, filter: { ...kept, ...change } }));
    return query.size > 0 ? `${here}?${query}` : here;
  };
  const all = Object.values(table.counts).reduce((sum, count) => sum + count, 0);
  const more = [
    { change: { missing: "name" }, label: t("organise.filter-unnamed"), count: table.unnamed },
    { change: { missing: "any" }, label: t("table.missing-any"), count: table.lacking },
    { change: { waiting: true }, label: t("table.waits"), count: table.waiting },
  ] as const;
  const plain = !filter.status && !filter.missing && !filter.waiting;
  return (
    <>
      <Tabs
        label={t("organise.statusTabs")}
        tabs={[
          { href: hrefOf({}), label: t("organise.all"), count: all, current: plain },
          ...registrationStatuses
            .filter((status) => table.counts[status] > 0 || status === filter.status)
            .map((status) => ({
              href: hrefOf({ status }),
              label: t(`organise.filter-${status}`),
              count: table.counts[status],
              current: status === filter.status,
            })),
          ...more
            .filter(({ count }) => count > 0)
            // Where the queue is all that anybody waits in, its own tab says so.
            .filter(
              ({ change, count }) => !("waiting" in change) || count > table.counts.waitlisted,
            )
            .filter(
              ({ change, count }) =>
                !("missing" in change && change.missing === "any") || count > table.unnamed,
            )
            .map(({ change, label, count }) => ({
              href: hrefOf(change),
              label,
              count,
              current:
                ("missing" in change && filter.missing === change.missing) ||
                ("waiting" in change && filter.waiting === true),
            })),
        ]}
      />
      <FilterForm here={here} view={view} choices={choices} />
    </>
  );
}

function FilterForm({ here, view, choices }: Omit<TableFiltersProps, "table">) {
  const { t } = useSpeech();
  const { filter, sort } = view;
  const said = tableQuery(view);
  const { status: _, ...beside } = filter;
  const count = filterCount(beside);
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const selects = [
    {
      name: "company",
      label: t("table.column-company"),
      options:
        choices.companies.length === 0
          ? []
          : [{ value: "none", label: t("table.noCompany") }, ...named(choices.companies)],
    },
    {
      name: "ticket",
      label: t("table.ticketType"),
      options: choices.tickets.length > 1 ? named(choices.tickets) : [],
    },
    { name: "addOn", label: t("table.extras"), options: named(choices.addOns) },
    { name: "session", label: t("table.column-sessions"), options: named(choices.sessions) },
    { name: "group", label: t("table.column-group"), options: named(choices.groups) },
    {
      name: "answer",
      label: t("table.answered"),
      options: choices.questions.flatMap(({ id, name, options }) =>
        options.map((option) => ({ value: `${id}:${option}`, label: `${name}: ${option}` })),
      ),
    },
    {
      name: "missing",
      label: t("table.missing"),
      options: (["name", "any"] as const).map((value) => ({
        value,
        label: t(`table.missing-${value}`),
      })),
    },
    {
      name: "payment",
      label: t("table.column-payment"),
      options: seatPayments
        .filter((payment) => choices.payments.includes(payment))
        .map((value) => ({ value, label: t(`table.payment-${value}`) })),
    },
    {
      name: "source",
      label: t("table.column-source"),
      options: orderSources.map((value) => ({ value, label: t(`table.source-${value}`) })),
    },
  ];
  return (
    <form method="get" action={here} role="search" className="table-filters">
      {filter.status && <input type="hidden" name="status" value={filter.status} />}
      <div className="search-line">
        <TextInput
          name="q"
          type="search"
          label={t("table.searchLabel")}
          defaultValue={filter.search ?? ""}
          autoComplete="off"
        />
        <Button look="quiet" icon="search">
          {t("organise.search")}
        </Button>
      </div>
      <Details
        summary={t("table.filters")}
        open={count > 0 || sort !== "company"}
        {...(count > 0 ? { note: t("table.filtersOn", { count }) } : {})}
      >
        <div className="table-filter-fields">
          {selects
            .filter(({ options }) => options.length > 0)
            .map(({ name, label, options }) => (
              <Select
                key={name}
                name={name}
                label={label}
                placeholder={t("table.any")}
                options={options}
                defaultValue={said[name] ?? ""}
              />
            ))}
          <Select
            name="sort"
            label={t("table.sort")}
            options={tableSorts.map((value) => ({ value, label: t(`table.sort-${value}`) }))}
            defaultValue={sort}
          />
        </div>
        <Checkbox
          name="waiting"
          value="1"
          label={t("table.waiting")}
          defaultChecked={filter.waiting === true}
        />
        <Button look="quiet">{t("table.apply")}</Button>
      </Details>
      {(count > 0 || filter.status) && (
        <p>
          <a href={here}>{t("table.showAll")}</a>
        </p>
      )}
    </form>
  );
}
