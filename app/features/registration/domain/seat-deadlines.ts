import type { Instant } from "~/kernel/time";
import type { Offer } from "./offer";

type Deadlines = Pick<Offer, "eventStatus" | "startsAt" | "changesUntil" | "cancelUntil">;

/** Until when something can be done about a seat by its link, and whether it still can. */
export interface Deadline {
  /** Never later than the event's start. */
  readonly until: Instant;
  readonly open: boolean;
}

/** Changing what was answered and chosen: until the organiser's day, or until the event begins. */
export function changesDeadline(event: Deadlines, now: Instant): Deadline {
  return deadline(event, event.changesUntil, now);
}

/** Giving a seat back by its link, likewise. An organiser can give it back for somebody until the start. */
export function cancelDeadline(event: Deadlines, now: Instant): Deadline {
  return deadline(event, event.cancelUntil, now);
}

/** Until when somebody has time: till that moment where there is one, and never longer than until the event begins. */
export function untilStart(startsAt: Instant, said: Instant | null): Instant {
  return said && said < startsAt ? said : startsAt;
}

function deadline({ eventStatus, startsAt }: Deadlines, said: Instant | null, now: Instant) {
  const until = untilStart(startsAt, said);
  return { until, open: eventStatus === "published" && now < until };
}
