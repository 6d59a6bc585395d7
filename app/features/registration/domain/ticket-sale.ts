import { seatsLeft } from "~/features/events/domain/seats-left";
import type { Instant } from "~/kernel/time";
import type { Offer, OfferedTicketType } from "./offer";
import { priceOrder } from "./price";

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
function ticketsLeft(offer: Offer, type: OfferedTicketType): number {
  const shared = offer.quotas.filter(({ ticketTypeIds }) => ticketTypeIds.includes(type.id));
  const pools = [offer.pool, ...(type.pool ? [type.pool] : []), ...shared.map(({ pool }) => pool)];
  return Math.min(...pools.map(seatsLeft));
}

/** An offer as everybody may see it: without the tickets for who has a code, or for one network alone. */
export function publicOffer(offer: Offer): Offer {
  const seen = offer.ticketTypes.filter(
    ({ hidden, onlyNetworkId }) => !hidden && onlyNetworkId === null,
  );
  const ids = new Set(seen.map(({ id }) => id));
  const forSome = ({ ticketTypeIds }: { readonly ticketTypeIds: readonly string[] }) =>
    ticketTypeIds.length === 0 || ticketTypeIds.some((id) => ids.has(id));
  return {
    ...offer,
    ticketTypes: seen,
    quotas: offer.quotas.map((quota) => ({ ...quota, name: "" })),
    addOns: offer.addOns.filter(forSome),
    questions: [],
  };
}

/** Whether there is more to say of an offer than that everybody gets a free place. */
export function showsTickets({ ticketTypes, addOns }: Offer): boolean {
  return (
    addOns.length > 0 ||
    ticketTypes.length > 1 ||
    ticketTypes.some(({ priceMinor, saleFrom, early }) => priceMinor > 0 || saleFrom || early)
  );
}

/** What search engines are told of an offer's tickets at `now`: prices with VAT, as somebody pays them. */
export function publishedTickets(offer: Offer, now: Instant) {
  return offer.ticketTypes.map((type) => {
    const sale = ticketSale(offer, type, now);
    const seat = { ticketTypeId: type.id, addOnIds: [], sessionIds: [], memberOf: [] };
    return {
      name: type.name,
      totalMinor: priceOrder({ offer, seats: [seat], code: null, now }).totalMinor,
      currency: offer.currency,
      availability: availabilities[sale.kind],
      validFrom: type.saleFrom,
      validThrough: type.saleUntil,
    };
  });
}

const availabilities = {
  before: "PreOrder",
  over: "SoldOut",
  full: "SoldOut",
  early: "InStock",
  open: "InStock",
} as const;

/** The instants at which what a public page says of an offer changes by itself. */
export function offerTurns(offer: Offer): Instant[] {
  const windows = [
    ...publicOffer(offer).ticketTypes.flatMap(({ saleFrom, saleUntil, early }) => [
      saleFrom,
      saleUntil,
      early?.until ?? null,
    ]),
    ...offer.addOns.map(({ saleUntil }) => saleUntil),
    offer.registrationUntil,
  ];
  return windows.filter((instant) => instant !== null);
}
