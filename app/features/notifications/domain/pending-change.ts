import type { Instant } from "~/kernel/time";
import type { ChangeKind } from "~/features/events/domain/change-kinds";
import {
  attends,
  type SeatChoice,
  type SessionScope,
} from "~/features/registration/domain/attends";

/** A change nobody has been told of yet. */
export interface PendingChange {
  readonly id: bigint;
  readonly kind: ChangeKind;
  readonly organisationId: string;
  readonly eventId: string;
  /** `null` when it is about the event itself. */
  readonly sessionId: string | null;
  /** What it was, when and where; empty for what was not there. */
  readonly before: ChangeSide;
  /** What it is now; empty for what has gone. */
  readonly after: ChangeSide;
  readonly at: Instant;
}

type ChangeSide = { readonly networkId?: string | null; readonly signUp?: boolean } & Readonly<
  Record<string, unknown>
>;

/** All that waits about one session, or about the event, as one change from the first state to the last. */
export interface NetChange extends PendingChange {
  /** The changes it is made of, oldest first; `id` and `at` are the last one's. */
  readonly ids: readonly bigint[];
}

/** The kinds whose people get a letter; the others only bring calendars and feeds up to date. */
const told: ReadonlySet<ChangeKind> = new Set([
  "session-added",
  "session-moved",
  "session-cancelled",
  "session-restored",
  "event-moved",
]);

/** Whether the event takes place at all: told in letters of their own. */
const standing: ReadonlySet<string> = new Set(["event-cancelled", "event-restored"]);

/** What makes somebody be elsewhere, or at another time: where it is the same again, there is nothing to tell. */
const whereabouts = [
  "startsAt",
  "startZone",
  "endsAt",
  "endZone",
  "timeZone",
  "place",
  "toPlace",
  "onlineUrl",
  "networkId",
  "signUp",
] as const;

/**
 * What people are told of by letter, out of all that waits for one event: one change for each session, and one for
 * the event. What was changed back, or added and taken off again, is nothing.
 *
 * @param changes - of one event, oldest first.
 */
export function netChanges(changes: readonly PendingChange[]): NetChange[] {
  const bySubject = new Map<string | null, PendingChange[]>();
  for (const change of changes.filter(({ kind }) => !standing.has(kind)))
    bySubject.set(change.sessionId, [...(bySubject.get(change.sessionId) ?? []), change]);
  return [...bySubject.values()].flatMap((own) => {
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || !own.some(({ kind }) => told.has(kind))) return [];
    if (own.length > 1 && comesToNothing(first.before, last.after)) return [];
    return [{ ...last, before: first.before, ids: own.map(({ id }) => id) }];
  });
}

function comesToNothing(before: ChangeSide, after: ChangeSide): boolean {
  const isThere = (side: ChangeSide) => side["startsAt"] !== undefined;
  if (isThere(before) !== isThere(after)) return false;
  return whereabouts.every((fact) => (before[fact] || "") === (after[fact] || ""));
}

/** Whom a change is for: `undefined` for everybody. Whom its session is, and was, for. */
export function audienceOf(
  change: PendingChange,
): { sessionId: string; scopes: SessionScope[] } | undefined {
  if (!change.sessionId) return undefined;
  const scopes = [change.before, change.after].flatMap(({ networkId, signUp = false }) =>
    networkId === undefined ? [] : [{ networkId, signUp }],
  );
  return { sessionId: change.sessionId, scopes };
}

/** Whether a change is on somebody's own programme, before it or after. */
export function concerns(change: PendingChange, seat: SeatChoice): boolean {
  const audience = audienceOf(change);
  if (!audience) return true;
  const { sessionId, scopes } = audience;
  return scopes.some((scope) => attends(seat, { id: sessionId, ...scope }));
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
