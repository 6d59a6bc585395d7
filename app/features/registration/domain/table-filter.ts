import { isUuid } from "~/kernel/uuid";
import { seatPayments, type SeatPayment } from "./seat-payment";
import { registrationStatuses, type RegistrationStatus } from "./registration-transitions";

/** Where a registration came from. */
export const orderSources = ["web", "api", "organiser", "import"] as const;
export type OrderSource = (typeof orderSources)[number];

/** What the table is sorted by; by company it is grouped, too. */
export const tableSorts = ["company", "name", "newest", "status"] as const;
export type TableSort = (typeof tableSorts)[number];

/** What the table of an event's registrations is narrowed to. Nothing set shows everything. */
export interface TableFilter {
  /** Part of a name, an address, a company or an order's code. */
  readonly search?: string | undefined;
  readonly status?: RegistrationStatus | undefined;
  /** A company by its id, or `none` for people who come without one. */
  readonly company?: string | undefined;
  readonly ticket?: string | undefined;
  readonly addOn?: string | undefined;
  readonly session?: string | undefined;
  readonly group?: string | undefined;
  /** Who answered this question with this. */
  readonly answer?: { readonly question: string; readonly value: string } | undefined;
  /** `name`: nobody has been named; `any`: that, or a required answer is not there. */
  readonly missing?: "name" | "any" | undefined;
  readonly source?: OrderSource | undefined;
  /** How far the paying of its order is; nothing to those who see no money. */
  readonly payment?: SeatPayment | undefined;
  /** Waits for the place itself, or for an add-on or a session. */
  readonly waiting?: boolean | undefined;
}

/** The table as an address asks for it. */
export interface TableView {
  readonly filter: TableFilter;
  readonly sort: TableSort;
}

/** Reads what an address says; what it says wrongly counts as not said. */
export function readTableView(query: URLSearchParams): TableView {
  const word = (name: string) => query.get(name)?.trim() || undefined;
  const id = (name: string) => {
    const said = word(name);
    return said !== undefined && isUuid(said) ? said : undefined;
  };
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find((value) => value === query.get(name));
  const answer = word("answer");
  const question = answer?.slice(0, 36) ?? "";
  const filter: { [K in keyof TableFilter]: TableFilter[K] } = {
    search: word("q")?.slice(0, 100),
    status: one("status", registrationStatuses),
    company: word("company") === "none" ? "none" : id("company"),
    ticket: id("ticket"),
    addOn: id("addOn"),
    session: id("session"),
    group: id("group"),
    answer: isUuid(question) ? { question, value: answer?.slice(37) ?? "" } : undefined,
    missing: one("missing", ["name", "any"]),
    source: one("source", orderSources),
    payment: one("payment", seatPayments),
    waiting: query.get("waiting") === "1" ? true : undefined,
  };
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    sort: one("sort", tableSorts) ?? "company",
  };
}

/** What stands in the address for a view; {@link readTableView} reads it back. */
export function tableQuery({ filter, sort }: TableView): Record<string, string> {
  const { search, answer, waiting, ...plain } = filter;
  const said = {
    q: search,
    ...plain,
    answer: answer && `${answer.question}:${answer.value}`,
    waiting: waiting ? "1" : undefined,
    sort: sort === "company" ? undefined : sort,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What a filter may ask in the name of somebody: whoever sees no money cannot find out by it who has paid. */
export function filterFor(filter: TableFilter, seesMoney: boolean): TableFilter {
  const { payment: _, ...plain } = filter;
  return seesMoney ? filter : plain;
}

/** How many things a view is narrowed by, the search not counted. */
export function filterCount(filter: TableFilter): number {
  return Object.keys(filter).filter((name) => name !== "search").length;
}
