import type { Problem } from "~/kernel/result";
import { leftOf } from "./form-request";
import type { Offer, SeatBasket } from "./offer";

/**
 * The add-ons and sessions of an order of which fewer are left than it wants, at each seat that has to go without: what
 * is left goes to the seats in their order.
 *
 * @param surely - counters found short when they were locked: what has been freed there since is not counted on, and
 *   the last seat is told.
 */
export function fullChoices(
  offer: Offer,
  seats: readonly SeatBasket[],
  surely: readonly string[] = [],
): Problem[] {
  const items = [
    ...offer.addOns.map(({ id, name, pool }) => ({ kind: "add-on" as const, id, name, pool })),
    ...offer.sessions.map(({ id, title, signUp, pool }) => ({
      kind: "session" as const,
      id,
      name: title,
      pool: signUp ? pool : null,
    })),
  ];
  return items.flatMap(({ kind, id, name, pool }) => {
    const wanting = seats.flatMap((seat, place) =>
      (kind === "add-on" ? seat.addOnIds : seat.sessionIds).includes(id) ? [place] : [],
    );
    const left = leftOf(pool) ?? wanting.length;
    const most = pool && surely.includes(pool.id) ? Math.min(left, wanting.length - 1) : left;
    return wanting.slice(Math.max(0, most)).map((place) => ({
      code: `${kind}-full`,
      field: `seats[${place}].${kind === "add-on" ? "addOns" : "sessions"}`,
      params: { name, item: id },
    }));
  });
}
