import type { Transitions } from "~/kernel/state-machine";

export const registrationStatuses = [
  "confirmed",
  "waitlisted",
  "awaiting-approval",
  "declined",
  "cancelled",
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** The states in which a seat is taken, queued for or asked for: in one of them a person is registered once. */
export const activeStatuses = [
  "confirmed",
  "waitlisted",
  "awaiting-approval",
] as const satisfies readonly RegistrationStatus[];

/** What may be done to a registration, by the state it is in. */
export const registrationTransitions: Transitions<
  RegistrationStatus,
  "promote" | "approve" | "queue" | "decline" | "cancel"
> = {
  promote: { from: ["waitlisted"], to: "confirmed" },
  approve: { from: ["awaiting-approval"], to: "confirmed" },
  queue: { from: ["awaiting-approval"], to: "waitlisted" },
  decline: { from: ["awaiting-approval"], to: "declined" },
  cancel: { from: ["confirmed", "waitlisted", "awaiting-approval"], to: "cancelled" },
};
