import { addTime, day, instantOf, type Instant, type IsoDate } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";

/** What an amount of an order can be: each is a figure of the overview and a list behind it. */
export const moneyStates = [
  "paid",
  "to-be-invoiced",
  "awaiting-payment",
  "open",
  "overdue",
  "refunded",
  "too-much",
] as const;
export type MoneyState = (typeof moneyStates)[number];

/** Which orders the overview, or a list behind one of its figures, is about. Nothing set means all of them. */
export interface MoneyView {
  /** ISO 4217; amounts of several currencies are never added up. */
  readonly currency?: string | undefined;
  /** The event's slug. */
  readonly event?: string | undefined;
  /** A company by its id, or `none` for those who pay for themselves. */
  readonly company?: string | undefined;
  /** First and last day an order was placed on, in the organisation's zone. */
  readonly from?: IsoDate | undefined;
  readonly until?: IsoDate | undefined;
}

/** A list of orders as an address asks for it. */
export interface OrdersView extends MoneyView {
  readonly state?: MoneyState | undefined;
  /** What stands on one of its lines: `ticket:Deltaker`. */
  readonly item?: string | undefined;
  /** Only those whose places were given up because nobody paid in time, and that not long ago. */
  readonly lapsed?: "1" | undefined;
}

/** Since when an order must have ended unpaid to be worth a look. */
export function lapsedSince(now: Instant): Instant {
  return addTime(now, -3 * day);
}

/** Reads what an address says; what it says wrongly counts as not said. */
export function readMoneyView(query: URLSearchParams): OrdersView {
  const word = (name: string, known: RegExp) => {
    const said = query.get(name)?.trim() ?? "";
    return known.test(said) ? said : undefined;
  };
  const company = query.get("company") ?? "";
  const view: { [Name in keyof OrdersView]: OrdersView[Name] } = {
    currency: word("currency", /^[A-Z]{3}$/),
    event: word("event", /^[a-z0-9-]{1,120}$/),
    company: company === "none" || isUuid(company) ? company : undefined,
    from: date(word("from", isoDate)),
    until: date(word("until", isoDate)),
    state: moneyStates.find((known) => known === query.get("state")),
    lapsed: query.get("lapsed") === "1" ? "1" : undefined,
    item: word("item", /^(?:ticket|add-on|discount|fee|adjustment):.{0,300}$/u),
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

/** What stands in the address for a view; {@link readMoneyView} reads it back. */
export function moneyQuery(view: OrdersView): Record<string, string> {
  return Object.fromEntries(
    Object.entries(view).flatMap(([name, value]: [string, string | undefined]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

const isoDate = /^20\d{2}-\d{2}-\d{2}$/;

/** A date there is: no 31st of February. */
function date(said: IsoDate | undefined): IsoDate | undefined {
  return said && instantOf(`${said}T12:00`, "UTC") ? said : undefined;
}
