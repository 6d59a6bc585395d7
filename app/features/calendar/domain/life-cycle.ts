import type { Fingerprint } from "./fingerprint";

/** What a person's calendar was last told about one object. */
export interface LastMessage extends Fingerprint {
  readonly uid: string;
  readonly sequence: number;
  readonly method: "REQUEST" | "CANCEL";
}

/**
 * What follows for one person and calendar object.
 *
 * - `nothing`: nothing is sent, nothing is stored.
 * - `invite`: a REQUEST with sequence 0 under a **new** UID.
 * - `update`: a REQUEST under the same UID with the next sequence.
 * - `revise`: no mail; the stored content hash and `calendarRevisedAt` move, the sequence stays.
 * - `cancel`: a CANCEL under the same UID with the next sequence.
 */
export type CalendarDecision =
  | { readonly kind: "nothing" }
  | { readonly kind: "invite"; readonly method: "REQUEST"; readonly sequence: 0 }
  | Continued<"update", "REQUEST">
  | { readonly kind: "revise"; readonly uid: string; readonly sequence: number }
  | Continued<"cancel", "CANCEL">;

interface Continued<Kind extends string, Method extends string> {
  readonly kind: Kind;
  readonly method: Method;
  readonly uid: string;
  readonly sequence: number;
}

type Known = "unknown" | "invited" | "cancelled";
type Change = "gone" | "same" | "reworded" | "moved";

/**
 * Every combination of what the calendar knows and what happened.
 *
 * @remarks A cancelled object never comes back: the next invitation is a new object, since some
 * clients go on showing the cancellation under the old UID.
 */
const decisions: Readonly<Record<Known, Readonly<Record<Change, CalendarDecision["kind"]>>>> = {
  unknown: { gone: "nothing", same: "invite", reworded: "invite", moved: "invite" },
  invited: { gone: "cancel", same: "nothing", reworded: "revise", moved: "update" },
  cancelled: { gone: "nothing", same: "invite", reworded: "invite", moved: "invite" },
};

/**
 * Decides which message, if any, brings a person's calendar from what it was last told to what is true
 * now (RFC 5546 §3.2.2, §3.2.5; RFC 5545 §3.8.7.4 for the sequence).
 *
 * @param next - `null` when the person no longer has this object: cancelled, left, or moved to the
 *   waitlist.
 */
export function decideMessage(
  previous: LastMessage | null,
  next: Fingerprint | null,
): CalendarDecision {
  const kind = decisions[knownBy(previous)][changeFrom(previous, next)];
  const uid = previous?.uid ?? "";
  const sequence = previous?.sequence ?? 0;
  switch (kind) {
    case "nothing":
      return { kind };
    case "invite":
      return { kind, method: "REQUEST", sequence: 0 };
    case "update":
      return { kind, method: "REQUEST", uid, sequence: sequence + 1 };
    case "revise":
      return { kind, uid, sequence };
    case "cancel":
      return { kind, method: "CANCEL", uid, sequence: sequence + 1 };
  }
}

function knownBy(previous: LastMessage | null): Known {
  if (!previous) return "unknown";
  return previous.method === "CANCEL" ? "cancelled" : "invited";
}

function changeFrom(previous: LastMessage | null, next: Fingerprint | null): Change {
  if (!next) return "gone";
  if (next.timeHash !== previous?.timeHash) return "moved";
  return next.contentHash === previous.contentHash ? "same" : "reworded";
}
