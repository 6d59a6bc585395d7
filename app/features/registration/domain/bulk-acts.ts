import { activeStatuses, type RegistrationStatus } from "./registration-transitions";

/** What can be done to many registrations at once. */
export const bulkActs = [
  "send-link",
  "send-confirmation",
  "set-ticket",
  "cancel",
  "cancel-quietly",
  "restore",
  "renew-link",
] as const;
export type BulkAct = (typeof bulkActs)[number];

/** How many are done in one go: each has a transaction of its own, and somebody waits for the page. */
export const bulkAtMost = 200;

/** A registration as far as it decides what can be done to it. */
export interface BulkSeat {
  readonly id: string;
  readonly status: RegistrationStatus;
  readonly named: boolean;
  readonly handedOver: boolean;
}

const rules: Readonly<Record<BulkAct, (seat: BulkSeat) => boolean>> = {
  "send-link": (seat) => isActive(seat) && seat.named,
  "send-confirmation": ({ status, named }) => status === "confirmed" && named,
  "set-ticket": isActive,
  cancel: isActive,
  "cancel-quietly": isActive,
  restore: ({ status, handedOver }) => status === "cancelled" && !handedOver,
  "renew-link": (seat) => isActive(seat) && seat.named,
};

/** Whether something can be done to a registration as it stands; what is full or over is found out when it is done. */
export function mayBe(act: BulkAct, seat: BulkSeat): boolean {
  return rules[act](seat);
}

function isActive({ status }: BulkSeat): boolean {
  return (activeStatuses as readonly string[]).includes(status);
}
