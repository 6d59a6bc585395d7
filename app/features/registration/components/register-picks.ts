import type { Offer } from "../domain/offer";

/** How many tickets and options style can tell apart; beyond them the server alone decides what goes together. */
const toldApart = 20;

/** Marks what goes with some tickets alone, by their places in the offer; nothing for what goes with all. */
export function picksOf(
  { ticketTypes }: Pick<Offer, "ticketTypes">,
  ids: readonly string[],
): { readonly "data-picks"?: string } {
  if (ids.length === 0 || ticketTypes.length > toldApart) return {};
  const places = ticketTypes.flatMap(({ id }, at) => (ids.includes(id) ? [at] : []));
  return { "data-picks": places.join(" ") };
}

/** Marks what follows from some options of a question, by their places; nothing where style cannot tell. */
export function followsOf(
  options: readonly string[],
  values: readonly string[],
): { readonly "data-follows"?: string } {
  if (options.length > toldApart) return {};
  const places = options.flatMap((option, at) => (values.includes(option) ? [at] : []));
  return { "data-follows": places.join(" ") };
}
