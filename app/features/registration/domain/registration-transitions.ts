import type { Transitions } from "~/kernel/state-machine";

export const registrationStatuses = [
  "confirmed",
  "awaiting-payment",
  "offered",
  "waitlisted",
  "awaiting-approval",
  "declined",
  "cancelled",
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** The states in which a seat is taken, queued for or asked for: in one of them a person is registered once. */
export const activeStatuses = [
  "confirmed",
  "awaiting-payment",
  "offered",
  "waitlisted",
  "awaiting-approval",
] as const satisfies readonly RegistrationStatus[];

/** The states in which a seat has places: its own, or kept for it until it is paid for or an offer runs out. */
export const seatedStatuses = [
  "confirmed",
  "awaiting-payment",
  "offered",
] as const satisfies readonly RegistrationStatus[];

/** The states in which a seat is ordered for good, and owed for. */
export const soldStatuses = [
  "confirmed",
  "awaiting-payment",
] as const satisfies readonly RegistrationStatus[];

/** Whether a seat in this state is taken, queued for or asked for. */
export function isActive(status: string): boolean {
  return (activeStatuses as readonly string[]).includes(status);
}

/** Whether a seat in this state stands in counters. */
export function isSeated(status: string): boolean {
  return (seatedStatuses as readonly string[]).includes(status);
}

/** Whether a seat in this state is owed for. */
export function isSold(status: string): boolean {
  return (soldStatuses as readonly string[]).includes(status);
}

/** What may be done to a registration, by the state it is in. */
export const registrationTransitions: Transitions<
  RegistrationStatus,
  | "promote"
  | "offer"
  | "accept"
  | "expire"
  | "approve"
  | "queue"
  | "decline"
  | "pay"
  | "lapse"
  | "return"
  | "cancel"
> = {
  promote: { from: ["waitlisted"], to: "confirmed" },
  offer: { from: ["waitlisted"], to: "offered" },
  accept: { from: ["offered"], to: "confirmed" },
  expire: { from: ["offered"], to: "cancelled" },
  approve: { from: ["awaiting-approval", "declined"], to: "confirmed" },
  queue: { from: ["awaiting-approval", "declined"], to: "waitlisted" },
  decline: { from: ["awaiting-approval"], to: "declined" },
  pay: { from: ["awaiting-payment"], to: "confirmed" },
  lapse: { from: ["awaiting-payment"], to: "cancelled" },
  // Money that came after its places went to others, while there is room.
  return: { from: ["cancelled"], to: "awaiting-payment" },
  cancel: {
    from: ["confirmed", "awaiting-payment", "offered", "waitlisted", "awaiting-approval"],
    to: "cancelled",
  },
};
