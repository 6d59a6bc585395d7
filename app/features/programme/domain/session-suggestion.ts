import {
  addTime,
  dateOf,
  hour,
  instantOf,
  wallTimeOf,
  type Instant,
  type IsoDate,
  type WallTime,
} from "~/kernel/time";

const usualStart = "09:00";

/**
 * When a new session on `date` would begin and end: for an hour from the end of that day's last one, else
 * from the event's own start, else from nine.
 */
export function suggestSession(
  event: { readonly startsAt: Instant; readonly timeZone: string },
  date: IsoDate,
  lastEndsAt: Instant | null,
): { startsAt: WallTime; endsAt: WallTime } {
  const { timeZone } = event;
  const firstDay = dateOf(event.startsAt, timeZone) === date;
  const start =
    lastEndsAt ??
    (firstDay ? event.startsAt : instantOf(`${date}T${usualStart}`, timeZone)) ??
    event.startsAt;
  return {
    startsAt: wallTimeOf(start, timeZone),
    endsAt: wallTimeOf(addTime(start, hour), timeZone),
  };
}
