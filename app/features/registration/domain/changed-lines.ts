import { roundShare } from "~/features/payments/domain/vat";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { isGoodFor, type AppliedCode } from "./codes";
import { spread, type PriceLine } from "./price";

/** A line of one seat as it is stored. */
export interface SeatLine extends Omit<PriceLine, "seat" | "itemId"> {
  readonly id: string;
  readonly itemId: string | null;
}

/** A line to be written for that seat. */
export type NewSeatLine = Omit<SeatLine, "id">;

/** What changes for a seat, as far as it costs something. */
export interface LineChange {
  /** The ticket types and add-ons it no longer has. */
  readonly removed: readonly string[];
  /** What it has now, without discount. */
  readonly added: readonly Omit<PriceLine, "seat">[];
  readonly ticketTypeId: string | null;
  /** The code its order used, while that stands. */
  readonly code: Pick<AppliedCode, "percent" | "ticketTypeIds"> | null;
}

/**
 * Which lines of a seat are struck out and which are written when it changes, without touching the world.
 *
 * @remarks What stays keeps its price. A percentage is taken off the ticket it is good for, as it was; of an amount the
 * seat keeps its share, spread over what it has now and never more than that costs.
 */
export function changedLines(
  lines: readonly SeatLine[],
  { removed, added, ticketTypeId, code }: LineChange,
): { readonly struck: readonly string[]; readonly written: readonly NewSeatLine[] } {
  const charged = lines.filter(({ kind }) => kind !== "discount");
  const gone = charged.filter(({ itemId }) => itemId !== null && removed.includes(itemId));
  const kept = charged.filter((line) => !gone.includes(line));
  const before = lines.filter(({ kind }) => kind === "discount");
  const after = discountsOf([...kept, ...added], before, { ticketTypeId, code });
  const same = sumsOf(before) === sumsOf(after);
  return {
    struck: [...gone, ...(same ? [] : before)].map(({ id }) => id),
    written: [...added, ...(same ? [] : after)],
  };
}

function discountsOf(
  charged: readonly NewSeatLine[],
  before: readonly SeatLine[],
  { ticketTypeId, code }: Pick<LineChange, "ticketTypeId" | "code">,
): NewSeatLine[] {
  const [first] = before;
  if (!first) return [];
  const costing = charged.filter(({ netMinor }) => netMinor > 0);
  const off = offEach(costing, before, { ticketTypeId, code });
  const sums = new Map<string, NewSeatLine>();
  for (const [place, { vatCategory, vatRate }] of costing.entries()) {
    const share = off[place] ?? 0;
    if (share === 0) continue;
    const key = `${vatCategory} ${vatRate}`;
    const netMinor = (sums.get(key)?.netMinor ?? 0) - share;
    const { itemId, label } = first;
    sums.set(key, { kind: "discount", itemId, label, netMinor, vatCategory, vatRate });
  }
  return [...sums.values()];
}

function offEach(
  costing: readonly NewSeatLine[],
  before: readonly SeatLine[],
  { ticketTypeId, code }: Pick<LineChange, "ticketTypeId" | "code">,
): number[] {
  if (code && code.percent !== null) {
    const percent = isGoodFor(code, ticketTypeId) ? code.percent : 0;
    return costing.map(({ kind, netMinor }) =>
      kind === "ticket" ? roundShare(netMinor, percent, 100) : 0,
    );
  }
  const had = before.reduce((sum, { netMinor }) => sum - netMinor, 0);
  const nets = costing.map(({ netMinor }) => netMinor);
  const whole = nets.reduce((sum, net) => sum + net, 0);
  return spread(Math.min(had, whole), nets);
}

/** The discounts by what they take from, to compare them. */
function sumsOf(
  lines: readonly {
    readonly netMinor: number;
    readonly vatCategory: VatCategory;
    readonly vatRate: number | null;
  }[],
): string {
  return lines
    .map(({ vatCategory, vatRate, netMinor }) => `${vatCategory} ${vatRate} ${netMinor}`)
    .toSorted()
    .join();
}
