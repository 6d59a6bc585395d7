import { waysFor, type WayToPay } from "~/features/payments/domain/standing";
import type { Instant } from "~/kernel/time";
import { isSeen, type AppliedCode } from "./codes";
import { whyNotTicket } from "./judge-order";
import {
  sumPlaces,
  placesOf,
  type Counter,
  type Offer,
  type OfferedQuestion,
  type Places,
  type Reservation,
  type SeatBasket,
} from "./offer";
import type { QuestionAnswer, SeatRequest } from "./order-request";
import { isForOneself, seatsAskedFor, type FormValues, type SeatRow } from "./register-form";

/** An offer as somebody may see it: without the tickets that are hidden from them or others' alone. */
export function offerAsSeen(
  offer: Offer,
  code: AppliedCode | null,
  memberOf: readonly string[],
): Offer {
  return {
    ...offer,
    ticketTypes: offer.ticketTypes.filter(
      (type) =>
        isSeen(type, code) &&
        (type.onlyNetworkId === null || memberOf.includes(type.onlyNetworkId)),
    ),
  };
}

/** The ticket type a row stands for: the chosen one, or the first that can be had. */
export function ticketOfRow(offer: Offer, row: SeatRow, now: Instant): string | null {
  const chosen = offer.ticketTypes.find(({ id }) => id === row["ticketType"]);
  const free = offer.ticketTypes.find(
    (type) => whyNotTicket(type, type.onlyNetworkId ? [type.onlyNetworkId] : [], now) === null,
  );
  return (chosen ?? free ?? offer.ticketTypes[0])?.id ?? null;
}

/** A row of the form as a seat of an order. What its ticket does not go with was hidden, and is left out. */
export function seatRequestOf(offer: Offer, row: SeatRow, now: Instant): SeatRequest {
  const ticket = ticketOfRow(offer, row, now);
  const goesWith = (id: string) => {
    const types = offer.addOns.find((addOn) => addOn.id === id)?.ticketTypeIds ?? [];
    return types.length === 0 || (ticket !== null && types.includes(ticket));
  };
  const waitFor = ticked(row, "waitFor.").filter(goesWith);
  const withWaited = (prefix: string, items: readonly { readonly id: string }[]) => [
    ...ticked(row, prefix),
    ...items.map(({ id }) => id).filter((id) => waitFor.includes(id) && !row[`${prefix}${id}`]),
  ];
  return {
    name: typed(row["name"]),
    email: typed(row["email"]),
    ticketType: typed(row["ticketType"]),
    group: typed(row["group"]),
    addOns: withWaited("addOns.", offer.addOns)
      .filter(goesWith)
      .map((id) => ({ id, roomMate: typed(row[`roomMate.${id}`]) })),
    sessions: withWaited("sessions.", offer.sessions),
    ...(waitFor.length > 0 ? { waitFor } : {}),
    questions: answersOf(offer, "seat", row),
    ...(row["again"] ? { again: true } : {}),
  };
}

/** What the rows of a form take of an offer, without what they only wait for: for holding and pricing them while they are filled in. */
export function basketsOf(offer: Offer, values: FormValues, now: Instant): SeatBasket[] {
  return seatsAskedFor(values).map((row) => {
    const { addOns = [], sessions = [], waitFor = [] } = seatRequestOf(offer, row, now);
    const known = (items: readonly { readonly id: string }[], id: string) =>
      items.some((item) => item.id === id) && !waitFor.includes(id);
    return {
      ticketTypeId: ticketOfRow(offer, row, now),
      addOnIds: addOns.map(({ id }) => id).filter((id) => known(offer.addOns, id)),
      sessionIds: sessions.filter((id) => known(offer.sessions, id)),
    };
  });
}

/**
 * What was answered to the questions of one scope. `values` are a row's, or the whole form's for the questions of the
 * order: `q.<id>` is a line, `q.<id>.<n>` the n-th box of several.
 */
export function answersOf(
  offer: Pick<Offer, "questions">,
  scope: OfferedQuestion["scope"],
  values: FormValues,
): QuestionAnswer[] {
  return offer.questions.flatMap((question) => {
    if (question.scope !== scope || question.kind === "file") return [];
    const name = `q.${question.id}`;
    const given =
      question.kind === "choices"
        ? question.options.filter((_, at) => values[`${name}.${at}`])
        : [values[name] ?? ""].filter((value) => value.trim() !== "");
    return given.length > 0 ? [{ question: question.id, values: given }] : [];
  });
}

/** Something of which fewer are left than an order wants. */
export type ShortOf =
  | { readonly kind: "event" }
  | { readonly kind: "ticket" | "add-on" | "session"; readonly name: string };

/** What an order would have to wait for, at a glance: the locked counters decide. */
export function shortOfSeats(
  offer: Offer,
  seats: readonly SeatBasket[],
  reservation: Reservation | null,
): ShortOf[] {
  const wanted = sumPlaces(seats.map((seat) => placesOf(offer, seat, reservation)));
  const isShort = (pool: Counter | null) => pool !== null && (wanted[pool.id] ?? 0) > left(pool);
  const short: ShortOf[] = isShort(offer.pool) ? [{ kind: "event" }] : [];
  for (const { name, pool } of offer.ticketTypes)
    if (isShort(pool)) short.push({ kind: "ticket", name });
  for (const { name, pool } of offer.quotas)
    if (isShort(pool)) short.push({ kind: "ticket", name });
  for (const { name, pool } of offer.addOns)
    if (isShort(pool)) short.push({ kind: "add-on", name });
  for (const { title, signUp, pool } of offer.sessions)
    if (signUp && isShort(pool)) short.push({ kind: "session", name: title });
  return short;
}

/** An offer with places given back: what is held for somebody is free to them. */
export function offerWithBack(offer: Offer, back: Places): Offer {
  const given = <Pool extends Counter | null>(pool: Pool): Pool => {
    const places = pool && back[pool.id];
    return pool && places ? { ...pool, taken: pool.taken - places, waiting: 0 } : pool;
  };
  const each = <Item extends { readonly pool: Counter | null }>(items: readonly Item[]) =>
    items.map((item) => ({ ...item, pool: given(item.pool) }));
  return {
    ...offer,
    pool: given(offer.pool),
    ticketTypes: each(offer.ticketTypes),
    quotas: each(offer.quotas),
    addOns: each(offer.addOns),
    sessions: each(offer.sessions),
  };
}

/** How many of a ticket type somebody new can have now. */
export function ticketsLeft(offer: Offer, ticketTypeId: string): number {
  const pools = [
    offer.pool,
    ...offer.ticketTypes.filter(({ id }) => id === ticketTypeId).map(({ pool }) => pool),
    ...offer.quotas
      .filter(({ ticketTypeIds }) => ticketTypeIds.includes(ticketTypeId))
      .map(({ pool }) => pool),
  ];
  return Math.min(...pools.map((pool) => (pool ? left(pool) : Number.POSITIVE_INFINITY)));
}

/** How many of something somebody new can have now; `null` for what is not counted. */
export function leftOf(pool: Counter | null): number | null {
  return pool && left(pool);
}

function left({ size, taken, waiting }: Counter): number {
  return waiting > 0 ? 0 : Math.max(0, size - taken);
}

/** Whether a registration needs no second look before it is placed: one person, free, nothing beside the ticket. */
export function goesStraightThrough(
  values: FormValues,
  seats: readonly SeatBasket[],
  totalMinor: number,
): boolean {
  return (
    isForOneself(values) && totalMinor === 0 && seats.every(({ addOnIds }) => addOnIds.length === 0)
  );
}

/** Why nobody can register with an event now; `null` while somebody can. */
export type Closed =
  | { readonly kind: "closed" }
  | { readonly kind: "over"; readonly since: Instant }
  | { readonly kind: "not-yet"; readonly from: Instant };

/** Whether registration is open: the event's own deadline, and whether any ticket is on sale. */
export function whyClosed(offer: Offer, now: Instant): Closed | null {
  if (offer.eventStatus !== "published" || offer.startsAt <= now) return { kind: "closed" };
  const { registrationUntil, ticketTypes } = offer;
  if (registrationUntil && registrationUntil <= now)
    return { kind: "over", since: registrationUntil };
  const sold = ticketTypes.filter(({ hidden, onlyNetworkId }) => !hidden && onlyNetworkId === null);
  // Those who have a code, or belong, may find something to buy.
  if (sold.length === 0 || sold.length < ticketTypes.length) return null;
  if (
    sold.some(
      ({ saleFrom, saleUntil }) =>
        !(saleFrom && now < saleFrom) && !(saleUntil && now >= saleUntil),
    )
  )
    return null;
  const later = sold.flatMap(({ saleFrom }) => (saleFrom && now < saleFrom ? [saleFrom] : []));
  const [next] = later.toSorted((a, b) => a.getTime() - b.getTime());
  if (next) return { kind: "not-yet", from: next };
  const ended = sold.flatMap(({ saleUntil }) => (saleUntil ? [saleUntil] : []));
  const last = ended.toSorted((a, b) => b.getTime() - a.getTime())[0];
  return last ? { kind: "over", since: last } : { kind: "closed" };
}

function ticked(row: SeatRow, prefix: string): string[] {
  return Object.entries(row).flatMap(([column, value]) =>
    column.startsWith(prefix) && value !== "" ? [column.slice(prefix.length)] : [],
  );
}

function typed(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === "" ? undefined : text;
}

/**
 * The ways to pay a form lets somebody choose from: none where there is nothing to choose. An invoice is for companies,
 * so whoever names none cannot have one; that is said when they ask for it.
 */
export function waysToChoose(offer: Offer): readonly WayToPay[] {
  if (!costsMoney(offer)) return [];
  const ways = waysFor({ payBy: offer.payBy, cardsOn: offer.cardsOn, isCompany: true });
  return ways.length > 1 ? ways : [];
}

/** The way to pay that was chosen on a form; `undefined` where there was nothing to choose. */
export function wayChosen(offer: Offer, values: FormValues): WayToPay | undefined {
  return waysToChoose(offer).find((way) => way === values["payBy"]);
}

/** Whether anything of an offer has a price. */
export function costsMoney({ ticketTypes, addOns }: Offer): boolean {
  return [...ticketTypes, ...addOns].some(({ priceMinor }) => priceMinor > 0);
}
