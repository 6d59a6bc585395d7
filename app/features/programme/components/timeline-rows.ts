import { wallTimeOf, type Instant } from "~/kernel/time";
import type { ProgrammeDay, ProgrammeSession, ProgrammeTrack } from "../domain/programme";

/** What happens from one moment on: one joint item, or several side by side. */
export interface TimelineRow {
  readonly startsAt: Instant;
  readonly startZone: string;
  /** When all of it ends together; `null` when its items end at different times and say so themselves. */
  readonly endsAt: Instant | null;
  readonly endZone: string;
  readonly cells: readonly TimelineCell[];
  /** Columns side by side on a desk; 1 for a joint item. */
  readonly columns: number;
}

export interface TimelineCell {
  readonly session: ProgrammeSession;
  /** Counted from 1, the same for one track all day long. */
  readonly column: number;
  readonly track: ProgrammeTrack | null;
}

/** More tracks than this do not fit beside each other in reading width; they flow instead. */
export const columnLimit = 4;

/**
 * Lays a day out in rows by start, so that the page reads in time order on any width.
 *
 * @remarks A track keeps its column through the day. Items that start together without a track (one
 * per specialist group) take the columns in their order.
 */
export function timelineRows(day: ProgrammeDay, tracks: readonly ProgrammeTrack[]): TimelineRow[] {
  const usedTracks = tracks.filter((track) =>
    day.sessions.some(({ trackId }) => trackId === track.id),
  );
  return groupByStart(day.sessions).map((sessions) => rowOf(sessions, usedTracks));
}

function groupByStart(sessions: readonly ProgrammeSession[]): ProgrammeSession[][] {
  const groups = new Map<number, ProgrammeSession[]>();
  for (const session of sessions) {
    const start = session.startsAt.getTime();
    const group = groups.get(start);
    if (group) group.push(session);
    else groups.set(start, [session]);
  }
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}

function rowOf(
  sessions: readonly ProgrammeSession[],
  tracks: readonly ProgrammeTrack[],
): TimelineRow {
  const [first] = sessions as [ProgrammeSession];
  const joint = sessions.length === 1 && first.trackId === null;
  const placed = sessions.map((session, index) => {
    const track = tracks.findIndex(({ id }) => id === session.trackId);
    return {
      session,
      column: joint ? 1 : track === -1 ? index + 1 : track + 1,
      track: tracks[track] ?? null,
    };
  });
  const together = sessions.every(
    ({ endsAt, endZone }) =>
      endsAt.getTime() === first.endsAt.getTime() && endZone === first.endZone,
  );
  return {
    startsAt: first.startsAt,
    startZone: first.startZone,
    endsAt: together ? first.endsAt : null,
    endZone: first.endZone,
    cells: placed.toSorted((a, b) => a.column - b.column),
    columns: joint ? 1 : Math.max(tracks.length, sessions.length),
  };
}

/** Whether the clocks of the two zones differ at `instant`, so that a time has to name its place. */
export function clocksDiffer(instant: Instant, zone: string, other: string): boolean {
  return zone !== other && wallTimeOf(instant, zone) !== wallTimeOf(instant, other);
}

/** The city an IANA zone is named after: `Europe/London` → `London`. */
export function zoneCity(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** The anchor of a session's place in the programme. */
export function sessionAnchor(id: string): string {
  return `session-${id}`;
}

/** The anchor of a day. */
export function dayAnchor(date: string): string {
  return `day-${date}`;
}
