import type { ChangeKind } from "~/features/events/domain/change-kinds";
import { attends, type SeatChoice } from "~/features/registration/domain/attends";

/** A change nobody has been told of yet. */
export interface PendingChange {
  readonly id: bigint;
  readonly kind: ChangeKind;
  readonly organisationId: string;
  readonly eventId: string;
  /** `null` when it is about the event itself. */
  readonly sessionId: string | null;
  readonly before: { readonly networkId?: string | null };
  readonly after: { readonly networkId?: string | null };
}

/** The kinds whose people get a letter; the others only bring calendars and feeds up to date. */
const told: ReadonlySet<ChangeKind> = new Set([
  "session-added",
  "session-moved",
  "session-cancelled",
  "session-restored",
  "event-moved",
]);

/** Whether somebody hears of a change by letter. */
export function isTold(change: PendingChange): boolean {
  return told.has(change.kind);
}

/** Whom a change is for: `undefined` for everybody. The networks its session is, or was, for. */
export function audienceOf(
  change: PendingChange,
): { sessionId: string; networkIds: (string | null)[] } | undefined {
  if (!change.sessionId) return undefined;
  const networkIds = [change.before, change.after].flatMap(({ networkId }) =>
    networkId === undefined ? [] : [networkId],
  );
  return { sessionId: change.sessionId, networkIds };
}

/** Whether a change is on somebody's own programme, before it or after. */
export function concerns(change: PendingChange, seat: SeatChoice): boolean {
  const audience = audienceOf(change);
  if (!audience) return true;
  const { sessionId, networkIds } = audience;
  return networkIds.some((networkId) => attends(seat, { id: sessionId, networkId }));
}

/**
 * What the changes that wait have made of the event itself, for those who know only what it was before them.
 *
 * - `off`: it is called off now. `on`: it was, and takes place after all.
 * - `still-off`: it was brought back and called off again: nobody has to hear.
 * - `as-it-was`: nothing, or called off and brought back before a word was said.
 */
export function turnOf(
  changes: readonly PendingChange[],
):
  | { readonly kind: "off" | "on"; readonly change: PendingChange }
  | { readonly kind: "still-off" | "as-it-was" } {
  const turns = changes.filter(
    ({ kind }) => kind === "event-cancelled" || kind === "event-restored",
  );
  const [first, last] = [turns[0], turns.at(-1)];
  if (!first || !last) return { kind: "as-it-was" };
  if (first.kind !== last.kind)
    return { kind: last.kind === "event-cancelled" ? "still-off" : "as-it-was" };
  return { kind: last.kind === "event-cancelled" ? "off" : "on", change: last };
}
