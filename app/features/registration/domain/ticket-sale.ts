import { seatsLeft } from "~/features/events/domain/seats-left";
import type { Instant } from "~/kernel/time";
import type { Offer, OfferedTicketType } from "./offer";

/** How the sale of a ticket type stands. `before` and `over`: its window; `full`: none left, or others wait. */
export type TicketSale =
  | { readonly kind: "before"; readonly from: Instant }
  | { readonly kind: "over" }
  | { readonly kind: "full" }
  | { readonly kind: "early"; readonly until: Instant }
  | { readonly kind: "open"; readonly until: Instant | null };

/** How the sale of one of an offer's ticket types stands at `now`. */
export function ticketSale(offer: Offer, type: OfferedTicketType, now: Instant): TicketSale {
  if (type.saleFrom && now < type.saleFrom) return { kind: "before", from: type.saleFrom };
  const closes = offer.registrationUntil ?? offer.startsAt;
  if (now >= closes || (type.saleUntil && now >= type.saleUntil)) return { kind: "over" };
  if (ticketsLeft(offer, type) === 0) return { kind: "full" };
  if (type.early && now < type.early.until) return { kind: "early", until: type.early.until };
  return { kind: "open", until: type.saleUntil };
}

/** How many of a ticket type somebody new could have now: the least any of its counters has left. */
export function ticketsLeft(offer: Offer, type: OfferedTicketType): number {
  const shared = offer.quotas.filter(({ ticketTypeIds }) => ticketTypeIds.includes(type.id));
  const pools = [offer.pool, ...(type.pool ? [type.pool] : []), ...shared.map(({ pool }) => pool)];
  return Math.min(...pools.map(seatsLeft));
}

/** The ticket types a public page shows: not those for who has a code, or for one network alone. */
export function publicTypes(offer: Offer): readonly OfferedTicketType[] {
  return offer.ticketTypes.filter(({ hidden, onlyNetworkId }) => !hidden && onlyNetworkId === null);
}

/** The instants at which what a public page says of an offer changes by itself. */
export function offerTurns(offer: Offer): Instant[] {
  const windows = [
    ...publicTypes(offer).flatMap(({ saleFrom, saleUntil, early }) => [
      saleFrom,
      saleUntil,
      early?.until ?? null,
    ]),
    ...offer.addOns.map(({ saleUntil }) => saleUntil),
    offer.registrationUntil,
  ];
  return windows.filter((instant) => instant !== null);
}
