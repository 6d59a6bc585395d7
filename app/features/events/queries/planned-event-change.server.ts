import type { EditableEvent } from "./organiser-events.server";
import { timesOf } from "../domain/event-times";
import type { EventDetails } from "../schema";

/** Where and when an event is, as those registered have been told it. */
export interface EventPlacement {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: string;
}

/**
 * Where and when an event was and would be, when what was typed moves it; `null` when it stays, or when the
 * times are not good enough to say. What changing it then does: {@link changeEvent}.
 */
export function plannedEventMove(
  event: EditableEvent,
  details: EventDetails,
): { before: EventPlacement; after: EventPlacement } | null {
  const times = timesOf({ ...details, startZone: details.timeZone, endZone: details.timeZone });
  if (!times.ok) return null;
  const { startsAt, endsAt, timeZone } = event.card;
  const before = { startsAt, endsAt, timeZone, place: event.venueName };
  const after = { ...times.value, timeZone: details.timeZone, place: details.placeName ?? "" };
  const moved =
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.timeZone !== after.timeZone ||
    before.place !== after.place;
  return moved ? { before, after } : null;
}
