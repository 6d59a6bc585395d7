import type { Transitions } from "~/kernel/state-machine";

export const registrationStatuses = [
  "confirmed",
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
  "offered",
  "waitlisted",
  "awaiting-approval",
] as const satisfies readonly RegistrationStatus[];

/** The states in which a seat has places: its own, or kept for it until an offer runs out. */
export const seatedStatuses = [
  "confirmed",
  "offered",
] as const satisfies readonly RegistrationStatus[];

/** Whether a seat in this state is taken, queued for or asked for. */
export function isActive(status: string): boolean {
  return (activeStatuses as readonly string[]).includes(status);
}

/** Whether a seat in this state stands in counters. */
export function isSeated(status: string): boolean {
  return (seatedStatuses as readonly string[]).includes(status);
}

/** What may be done to a registration, by the state it is in. */
export const registrationTransitions: Transitions<
  RegistrationStatus,
  "promote" | "offer" | "accept" | "expire" | "approve" | "queue" | "decline" | "cancel"
> = {
  promote: { from: ["waitlisted"], to: "confirmed" },
  offer: { from: ["waitlisted"], to: "offered" },
  accept: { from: ["offered"], to: "confirmed" },
  expire: { from: ["offered"], to: "cancelled" },
  approve: { from: ["awaiting-approval", "declined"], to: "confirmed" },
  queue: { from: ["awaiting-approval", "declined"], to: "waitlisted" },
  decline: { from: ["awaiting-approval"], to: "declined" },
  cancel: { from: ["confirmed", "offered", "waitlisted", "awaiting-approval"], to: "cancelled" },
};
