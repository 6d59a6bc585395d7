import { addDays, dateOf, type Instant, type WallTime } from "~/kernel/time";
import type { EventKind, Visibility } from "./event-words";

/** What an event of a kind usually is, so that an organiser has little left to type. */
interface UsualEvent {
  /** Of its first day; 1 is Monday (ISO 8601). */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly from: `${number}:${number}`;
  readonly to: `${number}:${number}`;
  /** How many days after its first it ends. */
  readonly days: number;
  readonly capacity: number;
  readonly visibility: Visibility;
  readonly requiresApproval: boolean;
}

const open = { days: 0, visibility: "public", requiresApproval: false } as const;

const usual: Readonly<Record<EventKind, UsualEvent>> = {
  "breakfast-seminar": { ...open, weekday: 4, from: "08:00", to: "09:30", capacity: 40 },
  "investor-forum": {
    ...open,
    weekday: 4,
    from: "12:00",
    to: "17:00",
    capacity: 60,
    requiresApproval: true,
  },
  "study-trip": { ...open, weekday: 3, from: "10:00", to: "15:00", days: 1, capacity: 40 },
  webinar: { ...open, weekday: 2, from: "12:00", to: "13:00", capacity: 200 },
  "group-meeting": {
    ...open,
    weekday: 4,
    from: "13:00",
    to: "15:00",
    capacity: 30,
    visibility: "unlisted",
  },
  accelerator: {
    ...open,
    weekday: 1,
    from: "09:00",
    to: "16:00",
    days: 60,
    capacity: 12,
    requiresApproval: true,
  },
  "member-meeting": {
    ...open,
    weekday: 3,
    from: "17:00",
    to: "19:00",
    capacity: 80,
    visibility: "members",
  },
  "job-fair": { ...open, weekday: 2, from: "10:00", to: "16:00", capacity: 400 },
};

/** Fields of a new event, filled in as its kind usually has them. */
export interface SuggestedEvent {
  readonly startsAt: WallTime;
  readonly endsAt: WallTime;
  readonly capacity: number;
  readonly visibility: Visibility;
  readonly requiresApproval: boolean;
}

const weeksAhead = 4;

/** Suggests a new event: on its kind's usual weekday, at least four weeks after `now`, on the clock of `zone`. */
export function suggestEvent(kind: EventKind, now: Instant, zone: string): SuggestedEvent {
  const { weekday, from, to, days, capacity, visibility, requiresApproval } = usual[kind];
  const earliest = addDays(dateOf(now, zone), weeksAhead * 7);
  const date = addDays(earliest, (weekday - weekdayOf(earliest) + 7) % 7);
  return {
    startsAt: `${date}T${from}`,
    endsAt: `${addDays(date, days)}T${to}`,
    capacity,
    visibility,
    requiresApproval,
  };
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}
