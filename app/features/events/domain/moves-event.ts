import type { Instant } from "~/kernel/time";

/** When and where an event is, as it stands in calendars. What is not there is empty. */
export interface EventWhereabouts {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly venueName: string;
  readonly venueAddress: string;
  readonly municipality: string;
  readonly onlineUrl: string | null;
}

/** Whether a change moves an event: its time, its place or its online room. Then those registered are told. */
export function movesEvent(before: EventWhereabouts, after: EventWhereabouts): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.timeZone !== after.timeZone ||
    before.venueName !== after.venueName ||
    before.venueAddress !== after.venueAddress ||
    before.municipality !== after.municipality ||
    (before.onlineUrl ?? "") !== (after.onlineUrl ?? "")
  );
}
