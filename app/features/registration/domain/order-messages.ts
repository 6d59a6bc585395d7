import type { MessageKind } from "~/features/mail/domain/message-kinds";
import type { PlacedStatus } from "./admission";

/** One seat by who sits on it. */
export interface MailedSeat {
  readonly registrationId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** A mail an order causes: to the attendee of one seat, or to the contact about the whole order. */
export interface OrderMessage {
  readonly kind: MessageKind;
  readonly to: { readonly name: string; readonly email: string };
  /** The seat it is about; `null` when it is about the order. */
  readonly registrationId: string | null;
}

/**
 * What has become of an order: its admission, or later a promotion from the waitlist, an offer of places that cost
 * something and its end, an organiser's decision, the payment of its places or its want.
 */
export type OrderOutcome =
  | PlacedStatus
  | "promoted"
  | "declined"
  | "offered"
  | "offer-accepted"
  | "offer-expired"
  | "payment-lapsed"
  | "payment-too-late";

/** What an order that is over hears of: of seats that are cancelled. */
export const endings: readonly OrderOutcome[] = [
  "offer-expired",
  "payment-lapsed",
  "payment-too-late",
];

/** What only the contact hears. */
const contactHears: Readonly<Partial<Record<OrderOutcome, readonly MessageKind[]>>> = {
  waitlisted: ["waitlisted"],
  "awaiting-approval": ["awaiting-approval"],
  "awaiting-payment": ["payment-due"],
  "payment-lapsed": ["payment-lapsed"],
  "payment-too-late": ["payment-too-late"],
  declined: ["declined"],
  offered: ["offered", "offer-ending"],
  "offer-expired": ["offer-expired"],
};

/**
 * The mails an order causes. Once it has its places every named attendee gets their own, and the contact an
 * overview, with the links of the seats nobody sits on yet. Before that only the contact hears.
 */
export function orderMessages(
  outcome: OrderOutcome,
  contact: { readonly name: string; readonly email: string },
  seats: readonly MailedSeat[],
): OrderMessage[] {
  const alone = registersThemselves(contact, seats);
  const toContact = (kind: MessageKind): OrderMessage => ({
    kind,
    to: contact,
    registrationId: alone ? (seats[0]?.registrationId ?? null) : null,
  });
  const early = contactHears[outcome];
  if (early) return early.map(toContact);

  const toAttendees = seats.flatMap(({ registrationId, name, email }) =>
    email
      ? [
          {
            kind: outcome === "promoted" ? ("promoted" as const) : ("confirmation" as const),
            to: { name: name ?? "", email },
            registrationId,
          },
        ]
      : [],
  );
  if (alone) return toAttendees;
  const unnamed = seats.some((seat) => !seat.email);
  return [
    ...toAttendees,
    toContact("order-confirmation"),
    ...(unnamed ? [toContact("seat-to-be-named")] : []),
  ];
}

/** Whether the contact is the only attendee, and so hears as an attendee alone. */
export function registersThemselves(
  contact: { readonly email: string },
  seats: readonly { readonly email: string | null }[],
): boolean {
  return seats.length === 1 && seats[0]?.email === contact.email;
}
