import type { Instant } from "~/kernel/time";
import type { EventKind, EventStatus } from "./event-words";
import type { CoverCard } from "./file-words";

/** Whether somebody can register now, and if not, why. */
export const registrationStates = ["open", "waitlist", "full", "closed", "not-yet"] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What a poster and a line in a list show of an event. */
export interface EventCard {
  readonly slug: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly summary: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly placeName: string | null;
  readonly online: boolean;
  /** The organiser; `hue` is its one colour, 0–360. */
  readonly organisation: { readonly slug: string; readonly name: string; readonly hue: number };
  /** The company that opens its doors, when that is not the organiser. */
  readonly hostCompany: string | null;
  /** The picture its organiser chose; without one a pattern is drawn. */
  readonly cover: CoverCard | null;
  /** `null` when nobody counts. */
  readonly capacity: number | null;
  /** 0 while anybody queues; `null` when nobody counts. */
  readonly seatsLeft: number | null;
  /** Whether a full event keeps a waiting list. */
  readonly waitlist: boolean;
  readonly status: EventStatus;
  readonly registration: RegistrationState;
}
