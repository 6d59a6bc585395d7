import type { SeatCount } from "~/features/events/domain/seats-left";
import type { WayToPay } from "~/features/payments/domain/standing";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { Instant } from "~/kernel/time";
import type { RefundRule } from "./refund-rule";

/** A counter of places, by the id under which it is locked. */
export interface Counter extends SeatCount {
  readonly id: string;
}

/** Everything an event offers and asks: what a form shows, a price is made of and an order is judged by. */
export interface Offer {
  readonly eventId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly eventStatus: string;
  readonly visibility: string;
  readonly language: string;
  readonly timeZone: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly requiresApproval: boolean;
  /** After this nobody registers any more; `null` for until the start. */
  readonly registrationUntil: Instant | null;
  /** Until when choices and seats are changed by their links; `null` for until the start. */
  readonly changesUntil: Instant | null;
  /** Until when a seat is given back by its link; `null` for until the start. */
  readonly cancelUntil: Instant | null;
  /** What whoever cancels gets back, by the days left until the start. */
  readonly refundRule: RefundRule;
  readonly smallerFirst: boolean;
  readonly offerHours: number;
  /** Rises with every change of the offer: an order made from another one is looked at again. */
  readonly revision: number;
  readonly currency: string;
  /** The ways to pay its organiser lets somebody choose from, the first suggested. */
  readonly payBy: readonly WayToPay[];
  /** Whether cards can be taken for it. */
  readonly cardsOn: boolean;
  readonly seller: { readonly country: string; readonly vatRegistered: boolean };
  readonly pool: Counter;
  /** In the order they stand in; those taken off sale are not among them. */
  readonly ticketTypes: readonly OfferedTicketType[];
  readonly quotas: readonly {
    readonly id: string;
    readonly name: string;
    readonly pool: Counter;
    readonly ticketTypeIds: readonly string[];
  }[];
  readonly addOns: readonly OfferedAddOn[];
  /** Sessions one signs up for, or that are a group's. */
  readonly sessions: readonly OfferedSession[];
  readonly questions: readonly OfferedQuestion[];
  /** The groups (networks) its tracks or sessions are for. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** What is asked about diet and access: see sensitive-answers.ts. */
  readonly asks: readonly string[];
}

export interface OfferedTicketType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Without VAT, in the minor unit of the offer's currency, as all prices here. */
  readonly priceMinor: number;
  readonly vatCategory: VatCategory;
  readonly early: { readonly priceMinor: number; readonly until: Instant } | null;
  readonly member: { readonly priceMinor: number; readonly networkId: string } | null;
  /** Only its members get this type; `null` for everybody. */
  readonly onlyNetworkId: string | null;
  readonly hidden: boolean;
  readonly saleFrom: Instant | null;
  readonly saleUntil: Instant | null;
  readonly minPerOrder: number;
  readonly maxPerOrder: number | null;
  /** Its own counter, where it has one beside the event's. */
  readonly pool: Counter | null;
}

export const addOnKinds = ["lodging", "meal", "transport", "other"] as const;
export type AddOnKind = (typeof addOnKinds)[number];

export interface OfferedAddOn {
  readonly id: string;
  readonly kind: AddOnKind;
  readonly name: string;
  readonly description: string;
  readonly priceMinor: number;
  readonly vatCategory: VatCategory;
  /** How many share it: 2 for a double room. Its places and price are one person's. */
  readonly sharedBy: number;
  /** ISO 8601 date of the night, the meal or the bus. */
  readonly date: string | null;
  readonly sessionId: string | null;
  /** Offered with these types alone; empty for all. */
  readonly ticketTypeIds: readonly string[];
  readonly saleUntil: Instant | null;
  readonly pool: Counter | null;
}

export interface OfferedSession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly startZone: string;
  readonly endsAt: Instant;
  readonly endZone: string;
  readonly place: string;
  readonly track: string | null;
  readonly networkId: string | null;
  readonly signUp: boolean;
  readonly pool: Counter | null;
}

export const questionKinds = [
  "text",
  "long-text",
  "choice",
  "choices",
  "number",
  "date",
  "file",
  "yes",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface OfferedQuestion {
  readonly id: string;
  readonly scope: "order" | "seat";
  readonly kind: QuestionKind;
  readonly label: string;
  readonly hint: string;
  readonly options: readonly string[];
  readonly required: boolean;
  readonly ticketTypeIds: readonly string[];
  /** Asked only when that earlier question was answered with one of these. */
  readonly dependsOn: { readonly questionId: string; readonly values: readonly string[] } | null;
  readonly sensitive: boolean;
}

/** What one seat takes of an offer. */
export interface SeatBasket {
  readonly ticketTypeId: string | null;
  readonly addOnIds: readonly string[];
  readonly sessionIds: readonly string[];
}

/** Places reserved for whoever has a code, for these ticket types. */
export interface Reservation {
  readonly poolId: string;
  /** Empty for all. */
  readonly ticketTypeIds: readonly string[];
}

/**
 * The counters a seat takes one place from each: the event's, its ticket type's and the quotas' that type is in, or
 * instead of all these the reservation's, which holds places in them already; and those of its add-ons and of the
 * sessions it signs up for.
 */
export function placesOf(
  offer: Offer,
  seat: SeatBasket,
  reservation: Reservation | null = null,
): string[] {
  const type = offer.ticketTypes.find(({ id }) => id === seat.ticketTypeId);
  const reserved =
    reservation !== null &&
    (reservation.ticketTypeIds.length === 0 ||
      (type !== undefined && reservation.ticketTypeIds.includes(type.id)));
  const admission = reserved
    ? [reservation.poolId]
    : [
        offer.pool.id,
        ...(type?.pool ? [type.pool.id] : []),
        ...offer.quotas
          .filter(({ ticketTypeIds }) => type && ticketTypeIds.includes(type.id))
          .map(({ pool }) => pool.id),
      ];
  const chosen = [
    ...offer.addOns.filter(({ id }) => seat.addOnIds.includes(id)),
    ...offer.sessions.filter(({ id, signUp }) => signUp && seat.sessionIds.includes(id)),
  ];
  return [...admission, ...chosen.flatMap(({ pool }) => (pool ? [pool.id] : []))];
}

/** Counter → places taken from it, as `move_places` in the database reads it. */
export type Places = Readonly<Record<string, number>>;

/** How many places several seats take from each counter. */
export function sumPlaces(seats: readonly (readonly string[])[]): Places {
  const sum: Record<string, number> = {};
  for (const id of seats.flat()) sum[id] = (sum[id] ?? 0) + 1;
  return sum;
}
