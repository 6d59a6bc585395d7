import {
  chargedRate,
  roundShare,
  sumVat,
  type VatSum,
  type VatTotals,
} from "~/features/payments/domain/vat";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { dateOf, type Instant } from "~/kernel/time";
import { isGoodFor, type AppliedCode } from "./codes";
import type { Offer, OfferedTicketType, SeatBasket } from "./offer";

/** What one thing costs. All amounts are without VAT, in the currency's minor unit. */
export interface PriceLine {
  /** The seat it belongs to, counted from 0 as they were given; `null` for what belongs to the whole order. */
  readonly seat: number | null;
  readonly kind: "ticket" | "add-on" | "discount";
  /** The ticket type, the add-on or the code. */
  readonly itemId: string;
  readonly label: string;
  /** Of a discount below nothing. */
  readonly netMinor: number;
  readonly vatCategory: VatCategory;
  /** Hundredths of a percent; `null` where no VAT is charged. */
  readonly vatRate: number | null;
}

/** What an order costs. `totalMinor` is always the sum shown: `netMinor` and `vatMinor`. */
export interface Price extends VatTotals {
  /** A free order has none. */
  readonly lines: readonly PriceLine[];
  readonly vat: readonly VatSum[];
  /** ISO 4217. */
  readonly currency: string;
}

/** A seat with what its price depends on. */
export interface PricedSeat extends SeatBasket {
  /** The networks its attendee or their company belongs to. */
  readonly memberOf: readonly string[];
}

/** What an order is priced by. */
export interface PriceRequest {
  readonly offer: Offer;
  readonly seats: readonly PricedSeat[];
  readonly code: AppliedCode | null;
  readonly now: Instant;
}

/**
 * What an order costs, line by line and in sum, without touching the world.
 *
 * @remarks
 * - Of a ticket's ordinary, early and member's price the lowest that applies counts.
 * - A percentage is taken off each ticket line it is good for, rounded half up by the line; add-ons keep their price.
 * - An amount is taken off everything in the seats it is good for, never more than they cost: shared over the VAT
 *   rates and then over the lines by the largest remainder, so that the shares are exactly the amount.
 * - Discounts stand as lines of their own with the seat and VAT category they take from.
 * - VAT is of the day the event begins, in its zone, and summed as `sumVat` says (EN 16931).
 */
export function priceOrder({ offer, seats, code, now }: PriceRequest): Price {
  const charged = seats.flatMap((seat, place) => linesOf(offer, seat, place, now));
  const free = charged.every((line) => line.netMinor === 0);
  const lines = free ? [] : [...charged, ...(code ? discounts(charged, seats, code) : [])];
  return { ...sumVat(lines), lines, currency: offer.currency };
}

/** What a ticket costs somebody of these networks now: the lowest price that applies. */
export function ticketPrice(
  type: Pick<OfferedTicketType, "priceMinor" | "early" | "member">,
  memberOf: readonly string[],
  now: Instant,
): number {
  const { priceMinor, early, member } = type;
  return Math.min(
    priceMinor,
    ...(early && now < early.until ? [early.priceMinor] : []),
    ...(member && memberOf.includes(member.networkId) ? [member.priceMinor] : []),
  );
}

function linesOf(offer: Offer, seat: PricedSeat, place: number, now: Instant): PriceLine[] {
  const date = dateOf(offer.startsAt, offer.timeZone);
  const line = (
    kind: "ticket" | "add-on",
    item: { readonly id: string; readonly name: string; readonly vatCategory: VatCategory },
    netMinor: number,
  ): PriceLine => ({
    seat: place,
    kind,
    itemId: item.id,
    label: item.name,
    netMinor,
    vatCategory: item.vatCategory,
    vatRate: chargedRate(item.vatCategory, offer.seller, date),
  });
  const type = offer.ticketTypes.find(({ id }) => id === seat.ticketTypeId);
  return [
    ...(type ? [line("ticket", type, ticketPrice(type, seat.memberOf, now))] : []),
    ...offer.addOns
      .filter(({ id }) => seat.addOnIds.includes(id))
      .map((addOn) => line("add-on", addOn, addOn.priceMinor)),
  ];
}

function discounts(
  lines: readonly PriceLine[],
  seats: readonly PricedSeat[],
  code: AppliedCode,
): PriceLine[] {
  const good = lines.filter(
    ({ seat, netMinor }) =>
      netMinor > 0 && seat !== null && isGoodFor(code, seats[seat]?.ticketTypeId ?? null),
  );
  if (code.percent !== null) {
    const percent = code.percent;
    const tickets = good.filter(({ kind }) => kind === "ticket");
    return discountLines(
      tickets.map((line) => [line, roundShare(line.netMinor, percent, 100)] as const),
      code,
    );
  }
  if (code.amountMinor === null) return [];
  const whole = good.reduce((sum, { netMinor }) => sum + netMinor, 0);
  // By rate first: so what each rate is relieved of does not depend on the order the seats stand in.
  const groups = [...new Set(good.map(({ vatRate }) => vatRate))]
    .toSorted((a, b) => (b ?? -1) - (a ?? -1))
    .map((rate) => good.filter(({ vatRate }) => vatRate === rate));
  const shares = spread(
    Math.min(code.amountMinor, whole),
    groups.map((group) => group.reduce((sum, { netMinor }) => sum + netMinor, 0)),
  );
  const pairs = groups.flatMap((group, at) => {
    const taken = spread(
      shares[at] ?? 0,
      group.map(({ netMinor }) => netMinor),
    );
    return group.map((line, place) => [line, taken[place] ?? 0] as const);
  });
  return discountLines(pairs, code);
}

/** One line for each seat and VAT category that something is taken off, in the order of the seats. */
function discountLines(
  pairs: readonly (readonly [line: PriceLine, offMinor: number])[],
  code: AppliedCode,
): PriceLine[] {
  const made = new Map<string, PriceLine>();
  for (const [{ seat, vatCategory, vatRate }, offMinor] of pairs) {
    if (offMinor === 0) continue;
    const key = `${seat} ${vatCategory}`;
    const netMinor = (made.get(key)?.netMinor ?? 0) - offMinor;
    const { id: itemId, code: label } = code;
    made.set(key, { seat, kind: "discount", itemId, label, netMinor, vatCategory, vatRate });
  }
  return [...made.values()].toSorted((a, b) => (a.seat ?? 0) - (b.seat ?? 0));
}

/**
 * Shares `amount` in proportion to `weights`, in whole units that add up to it: what is left over after rounding down
 * goes to the largest remainders, the first of equal ones first. No share is larger than its weight while the amount
 * is not larger than all of them.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  // Products of two amounts can leave what a double counts exactly.
  const exact = weights.map((weight) => {
    const product = BigInt(amount) * BigInt(weight);
    return { share: Number(product / BigInt(whole)), remainder: product % BigInt(whole) };
  });
  const left = amount - exact.reduce((sum, { share }) => sum + share, 0);
  const favoured = new Set(
    exact
      .map(({ remainder }, place) => ({ remainder, place }))
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, left)
      .map(({ place }) => place),
  );
  return exact.map(({ share }, place) => share + (favoured.has(place) ? 1 : 0));
}
