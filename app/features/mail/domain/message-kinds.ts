/**
 * Every kind of message there is, and how urgent it is: lower goes first. Somebody waits in front of a screen
 * for a code; a reminder may take its turn. The snapshot of a `secret` one is wiped once it is dealt with.
 */
export const messageKinds = {
  "sign-in-code": { priority: 0, secret: true },
  "own-data": { priority: 1, secret: true },
  // Somebody has pressed a button to see what a letter looks like in their own mailbox.
  trial: { priority: 5, secret: true },
  confirmation: { priority: 10, secret: false },
  "order-confirmation": { priority: 10, secret: false },
  "seat-to-be-named": { priority: 10, secret: false },
  waitlisted: { priority: 10, secret: false },
  "awaiting-approval": { priority: 10, secret: false },
  declined: { priority: 10, secret: false },
  promoted: { priority: 10, secret: false },
  offered: { priority: 10, secret: false },
  "offer-ending": { priority: 10, secret: false },
  "offer-expired": { priority: 10, secret: false },
  "choice-given": { priority: 10, secret: false },
  "link-again": { priority: 10, secret: false },
  "calendar-declined": { priority: 10, secret: false },
  // Somebody is waiting for the link they asked for, or has minutes left to pay.
  "account-link": { priority: 1, secret: false },
  "payment-due": { priority: 5, secret: false },
  "payment-received": { priority: 10, secret: false },
  "payment-lapsed": { priority: 10, secret: false },
  "payment-too-late": { priority: 10, secret: false },
  refunded: { priority: 10, secret: false },
  invoice: { priority: 20, secret: false },
  "credit-note": { priority: 20, secret: false },
  "invoice-reminder": { priority: 20, secret: false },
  "calendar-day": { priority: 12, secret: false },
  "calendar-session": { priority: 12, secret: false },
  changed: { priority: 20, secret: false },
  cancelled: { priority: 20, secret: false },
  restored: { priority: 20, secret: false },
  "complete-your-part": { priority: 50, secret: false },
  "order-incomplete": { priority: 50, secret: false },
  "follow-up": { priority: 50, secret: false },
  reminder: { priority: 50, secret: false },
  announcement: { priority: 60, secret: false },
} as const satisfies Record<string, { readonly priority: number; readonly secret: boolean }>;

/** What a message is about. */
export type MessageKind = keyof typeof messageKinds;

/** Whether `value` is a kind of message. */
export function isMessageKind(value: string): value is MessageKind {
  return Object.hasOwn(messageKinds, value);
}

/** The kinds whose snapshot must not outlive the message. */
export const secretKinds: readonly string[] = Object.entries(messageKinds)
  .filter(([, { secret }]) => secret)
  .map(([kind]) => kind);

/** The kinds that put somebody's first calendar object into their calendar; what follows belongs to them. */
export const openingKinds: MessageKind[] = ["confirmation", "promoted", "restored"];
