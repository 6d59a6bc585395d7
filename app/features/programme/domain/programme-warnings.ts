import type { Instant } from "~/kernel/time";
import type { Programme, ProgrammeSession } from "./programme";

/** Something in a programme that is probably not meant. */
export type ProgrammeWarning =
  | { readonly kind: "clash"; readonly session: string; readonly with: ProgrammeSession }
  | { readonly kind: "outside"; readonly session: string };

/**
 * What an organiser should look at: two sessions that the same people should be at, at the same time, and
 * sessions before or after the event. Cancelled sessions count for nothing.
 *
 * @remarks A clash is within one track, within one group, or with a joint item that is for everybody. An
 * overnight stay may lie beside anything. Each clash is said once, at the later of the two.
 */
export function programmeWarnings(
  programme: Pick<Programme, "days">,
  event: { readonly startsAt: Instant; readonly endsAt: Instant },
): ProgrammeWarning[] {
  const sessions = programme.days
    .flatMap((day) => day.sessions)
    .filter(({ cancelled }) => !cancelled)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return sessions.flatMap((session, index): ProgrammeWarning[] => {
    const earlier = sessions.slice(0, index).find((other) => clash(other, session));
    const outside = session.startsAt < event.startsAt || session.endsAt > event.endsAt;
    return [
      ...(earlier ? [{ kind: "clash" as const, session: session.id, with: earlier }] : []),
      ...(outside ? [{ kind: "outside" as const, session: session.id }] : []),
    ];
  });
}

function clash(a: ProgrammeSession, b: ProgrammeSession): boolean {
  const atOnce = a.startsAt < b.endsAt && b.startsAt < a.endsAt;
  return atOnce && a.kind !== "lodging" && b.kind !== "lodging" && sameAudience(a, b);
}

function sameAudience(a: ProgrammeSession, b: ProgrammeSession): boolean {
  if (joint(a) || joint(b)) return true;
  const sameTrack = a.trackId !== null && a.trackId === b.trackId;
  return sameTrack || (a.network !== null && a.network.id === b.network?.id);
}

function joint({ trackId, network }: ProgrammeSession): boolean {
  return trackId === null && network === null;
}
