import { sumVat, type TaxedLine } from "~/features/payments/domain/vat";
import { spread } from "./price";

/** A line as far as giving back goes. */
export interface RefundedLine extends TaxedLine {
  readonly kind: "ticket" | "add-on" | "discount" | "fee" | "adjustment";
  readonly itemId: string | null;
  readonly label: string;
  /** Of a goodwill: the line as which it was granted. */
  readonly goodwillId?: string | null | undefined;
}

/**
 * What is kept of lines that are struck out when that share of them is given back: one fee for each category and rate
 * of VAT, with the discounts that stood in it. `instead` is what is charged in their place, as when somebody changes to
 * a cheaper ticket: then only the difference is given up.
 *
 * @remarks What is given back is rounded half up and the fee is the rest, so that both are the line to the øre. A fee or
 * an adjustment is nothing that anything is kept of.
 */
export function feesOf(
  struck: readonly RefundedLine[],
  percent: number,
  instead: readonly RefundedLine[] = [],
): RefundedLine[] {
  const gone = groupsOf(struck.filter(isCharge));
  const come = groupsOf(instead.filter(isCharge));
  const differences = [...new Set([...gone.keys(), ...come.keys()])].map((key) => ({
    of: gone.get(key),
    netMinor: (gone.get(key)?.netMinor ?? 0) - (come.get(key)?.netMinor ?? 0),
  }));
  const less = differences.filter(({ netMinor }) => netMinor > 0);
  const more = differences.reduce((sum, { netMinor }) => sum - Math.min(0, netMinor), 0);
  const nets = less.map(({ netMinor }) => netMinor);
  const whole = nets.reduce((sum, net) => sum + net, 0);
  // What costs more now takes from what costs less, whatever their VAT.
  const offset = spread(Math.min(more, whole), nets);
  const fees = less.flatMap(({ of, netMinor }, place) => {
    const given = netMinor - (offset[place] ?? 0);
    return of ? [feeOf(of.first, given - partOf(given, percent))] : [];
  });
  const before = sumVat(struck.filter(isCharge)).totalMinor;
  const after = sumVat(instead.filter(isCharge));
  return notBeyond(instead.filter(isCharge), fees, Math.max(before, after.totalMinor));
}

/**
 * Fees made smaller until lines and fees together come to no more than that with VAT, each by the same share; so nobody
 * is asked for more money for not coming.
 */
export function notBeyond(
  lines: readonly TaxedLine[],
  fees: readonly RefundedLine[],
  mostMinor: number,
): RefundedLine[] {
  const finest = 1_000_000;
  const scaled = (share: number) =>
    fees.map((fee) => ({
      ...fee,
      netMinor: Number((BigInt(fee.netMinor) * BigInt(share)) / BigInt(finest)),
    }));
  const share = mostWith(finest, (each) => {
    return sumVat([...lines, ...scaled(each)]).totalMinor <= mostMinor;
  });
  return scaled(share).filter(({ netMinor }) => netMinor > 0);
}

/**
 * Lines that take an amount with VAT off what an order comes to, spread over its rates of VAT in proportion: an
 * organiser's goodwill. VAT is rounded by the rate, so that an amount one øre off may be the nearest there is; it is
 * never more than was asked, nor more than the order comes to.
 *
 * @param amountMinor - with VAT.
 */
export function adjustmentsOf(
  living: readonly RefundedLine[],
  amountMinor: number,
  label: string,
): RefundedLine[] {
  return shareOut(living, amountMinor).map(({ of, netMinor }) => ({
    ...of,
    kind: "adjustment",
    itemId: null,
    goodwillId: null,
    label,
    netMinor: -netMinor,
  }));
}

/**
 * Lines that take some others off what an order comes to, in the categories and rates of these: as far as it still comes
 * to so much in each.
 */
export function adjustmentsAgainst(
  living: readonly RefundedLine[],
  others: readonly TaxedLine[],
  label: string,
): RefundedLine[] {
  return [...groupsOf(living)].flatMap(([key, { first, netMinor }]) => {
    const wanted = others
      .filter((other) => keyOf(other) === key)
      .reduce((sum, other) => sum + other.netMinor, 0);
    const most = Math.min(wanted, netMinor);
    return most > 0
      ? [{ ...plain(first), kind: "adjustment" as const, itemId: null, label, netMinor: -most }]
      : [];
  });
}

/**
 * What is kept of lines when an amount with VAT of them is given back rather than a share; everything where that is
 * more than they come to. `rest` is what else the order is charged: VAT is rounded over all of it.
 */
export function feesBeside(
  struck: readonly RefundedLine[],
  backMinor: number,
  rest: readonly RefundedLine[],
): RefundedLine[] {
  const charges = struck.filter(isCharge);
  const back = new Map(
    shareOut(charges, backMinor, rest).map(({ of, netMinor }) => [keyOf(of), netMinor]),
  );
  return [...groupsOf(charges)].flatMap(([key, { first, netMinor }]) => {
    const kept = netMinor - (back.get(key) ?? 0);
    return kept > 0 ? [feeOf(first, kept)] : [];
  });
}

/**
 * Adjustments that take off more than there is left of their category and rate, made smaller: whoever got a goodwill
 * and then cancels gets back what they paid, and not the goodwill twice.
 *
 * @returns which of the adjustments no longer count, and what counts in their place.
 */
export function trimmedAdjustments<Line extends RefundedLine & { readonly id: string }>(
  living: readonly Line[],
): { readonly struck: readonly string[]; readonly written: readonly RefundedLine[] } {
  const struck: string[] = [];
  const written: RefundedLine[] = [];
  for (const [key, { netMinor }] of groupsOf(living)) {
    if (netMinor >= 0) continue;
    let over = -netMinor;
    const own = living.filter((line) => line.kind === "adjustment" && keyOf(line) === key);
    for (const { id, ...line } of own.toReversed()) {
      if (over === 0) break;
      const part = Math.min(over, -line.netMinor);
      struck.push(id);
      if (part < -line.netMinor) written.push(leftOf(line, line.netMinor + part));
      over -= part;
    }
  }
  return { struck, written };
}

/** What was granted, as a line that names itself. */
export type GrantedLine = RefundedLine & { readonly id: string; readonly goodwillId: string };

/**
 * What becomes of goodwills when lines count again that they were taken off: as much counts of each as was granted, as
 * far as there is something to take it off.
 *
 * @param living - the lines that count now, with what is left of the goodwills.
 * @param granted - the goodwills as they were granted and not taken off since, in their order.
 * @returns which of the living lines no longer count, and what counts in their place.
 */
export function goodwillAgain<Line extends RefundedLine & { readonly id: string }>(
  living: readonly Line[],
  granted: readonly GrantedLine[],
): { readonly struck: readonly string[]; readonly written: readonly RefundedLine[] } {
  const others = living.filter((line) => !granted.some(({ id }) => id === line.goodwillId));
  const trimmed = trimmedAdjustments<RefundedLine & { readonly id: string }>([
    ...others,
    ...granted,
  ]);
  const changed = granted.flatMap((line) => {
    const less = trimmed.written.find(({ goodwillId }) => goodwillId === line.id);
    const netMinor = trimmed.struck.includes(line.id) ? (less?.netMinor ?? 0) : line.netMinor;
    const left = living.filter(({ goodwillId }) => goodwillId === line.id);
    return left.reduce((sum, each) => sum + each.netMinor, 0) === netMinor
      ? []
      : [{ struck: left.map(({ id }) => id), written: leftOf(line, netMinor) }];
  });
  return {
    struck: changed.flatMap(({ struck }) => struck),
    written: changed.flatMap(({ written }) => (written.netMinor < 0 ? [written] : [])),
  };
}

/** The amount taken from each category and rate, which together come to the amount with VAT or just below. */
function shareOut(
  lines: readonly RefundedLine[],
  amountMinor: number,
  rest: readonly RefundedLine[] = [],
): { readonly of: RefundedLine; readonly netMinor: number }[] {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))].map((rate) => {
    const own = [...groupsOf(lines.filter(({ vatRate }) => vatRate === rate)).values()].filter(
      ({ netMinor }) => netMinor > 0,
    );
    const net = own.reduce((sum, { netMinor }) => sum + netMinor, 0);
    const beside = rest.filter(({ vatRate }) => vatRate === rate);
    const all = [...beside, ...own.map(({ first, netMinor }) => ({ ...first, netMinor }))];
    /** With VAT, what it makes to take that much of the net away. */
    const worth = (less: number) => {
      const [sample] = own;
      if (!sample) return 0;
      const taken = { ...sample.first, netMinor: -less };
      return sumVat(all).totalMinor - sumVat([...all, taken]).totalMinor;
    };
    return { own, net, worth };
  });
  const wholes = rates.map(({ net, worth }) => worth(net));
  const whole = wholes.reduce((sum, each) => sum + each, 0);
  const amount = Math.max(0, Math.min(amountMinor, whole));
  const shares = spread(amount, wholes);
  const taken = rates.map(({ net, worth }, place) =>
    mostWith(net, (less) => worth(less) <= (shares[place] ?? 0)),
  );
  // What rounding left over is taken where it fits.
  for (const [place, { net, worth }] of rates.entries()) {
    const others = rates.reduce(
      (sum, rate, at) => (at === place ? sum : sum + rate.worth(taken[at] ?? 0)),
      0,
    );
    taken[place] = mostWith(net, (less) => worth(less) <= amount - others);
  }
  return rates.flatMap(({ own }, place) => {
    const nets = spread(
      taken[place] ?? 0,
      own.map(({ netMinor }) => netMinor),
    );
    return own.flatMap(({ first }, at) => {
      const netMinor = nets[at] ?? 0;
      return netMinor > 0 ? [{ of: first, netMinor }] : [];
    });
  });
}

/** The largest whole number up to `limit` that holds; what holds for one holds for all below, and nothing always. */
function mostWith(limit: number, holds: (value: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A percentage of an amount, rounded half up. */
function partOf(amount: number, percent: number): number {
  return Math.floor((2 * amount * percent + 100) / 200);
}

interface Group {
  readonly first: RefundedLine;
  readonly netMinor: number;
}

/** Lines together by category and rate, each with the first that is no discount. */
function groupsOf(lines: readonly RefundedLine[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const key = keyOf(line);
    const before = groups.get(key);
    const first = before && before.first.kind !== "discount" ? before.first : line;
    groups.set(key, { first, netMinor: (before?.netMinor ?? 0) + line.netMinor });
  }
  return groups;
}

function keyOf({ vatCategory, vatRate }: TaxedLine): string {
  return `${vatCategory} ${vatRate}`;
}

function isCharge({ kind }: RefundedLine): boolean {
  return kind === "ticket" || kind === "add-on" || kind === "discount";
}

function feeOf(line: RefundedLine, netMinor: number): RefundedLine {
  return { ...plain(line), kind: "fee", netMinor };
}

/** What is left of a goodwill, which knows what it is left of. */
function leftOf(goodwill: RefundedLine, netMinor: number): RefundedLine {
  return { ...plain(goodwill), netMinor, goodwillId: goodwill.goodwillId };
}

/** A line without what else a stored one carries. */
function plain({
  kind,
  itemId,
  label,
  netMinor,
  vatCategory,
  vatRate,
}: RefundedLine): RefundedLine {
  return { kind, itemId, label, netMinor, vatCategory, vatRate };
}
