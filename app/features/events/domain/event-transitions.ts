import type { Transitions } from "~/kernel/state-machine";
import type { EventStatus } from "./event-words";

/** What may be done to an event, by the state it is in. */
export const eventTransitions: Transitions<EventStatus, "publish" | "cancel" | "restore"> = {
  publish: { from: ["draft"], to: "published" },
  cancel: { from: ["published"], to: "cancelled" },
  restore: { from: ["cancelled"], to: "published" },
};
