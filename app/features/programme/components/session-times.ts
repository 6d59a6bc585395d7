import type { Speech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { clocksDiffer, zoneCity } from "./timeline-rows";

/**
 * Start and end as short times, each on its own clock and its city named where that is not the event's.
 * The end is `null` when there is none to say.
 */
export function sessionTimes(
  span: { startsAt: Instant; startZone: string; endsAt: Instant | null; endZone: string },
  eventZone: string,
  { t, format }: Speech,
): [from: string, until: string | null] {
  const clock = (at: Instant, zone: string) => {
    const city = clocksDiffer(at, zone, eventZone)
      ? ` ${t("eventView.localTime", { city: zoneCity(zone) })}`
      : "";
    return format.time(at, zone) + city;
  };
  return [clock(span.startsAt, span.startZone), span.endsAt && clock(span.endsAt, span.endZone)];
}
