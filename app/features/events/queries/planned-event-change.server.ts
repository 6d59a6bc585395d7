import type { EditableEvent } from "./organiser-events.server";
import { timesOf } from "../domain/event-times";
import { movesEvent, type EventWhereabouts } from "../domain/moves-event";
import { placeOf } from "./event-cards.server";
import type { EventDetails } from "../schema";

/** Where and when an event is, as those registered have been told it. */
export interface EventPlacement {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: string;
  readonly onlineUrl: string;
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
  const { venueName, venueAddress, municipality, onlineUrl } = event;
  const before = {
    startsAt,
    endsAt,
    timeZone,
    venueName,
    venueAddress,
    municipality,
    onlineUrl,
  };
  const stays = details.placeName === venueName;
  const after = {
    ...times.value,
    timeZone: details.timeZone,
    venueName: details.placeName ?? "",
    // What is left empty stays as it is known of the place.
    venueAddress: details.placeAddress ?? (stays ? venueAddress : ""),
    municipality: details.municipality ?? (stays ? municipality : ""),
    onlineUrl: details.onlineUrl ?? null,
  };
  if (!movesEvent(before, after)) return null;
  return { before: placementOf(before), after: placementOf(after) };
}

function placementOf(event: EventWhereabouts): EventPlacement {
  const { startsAt, endsAt, timeZone, venueName: name, venueAddress, municipality } = event;
  const place = name ? placeOf({ name, municipality }) : null;
  return {
    startsAt,
    endsAt,
    timeZone,
    place: [place, venueAddress].filter(Boolean).join(", "),
    onlineUrl: event.onlineUrl ?? "",
  };
}
