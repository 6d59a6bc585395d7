import type { Instant, IsoDate } from "~/kernel/time";

/** What a session is. Transport, meal and lodging are the legs of a trip and speak in a lighter voice. */
export const sessionKinds = [
  "talk",
  "workshop",
  "discussion",
  "meal",
  "transport",
  "lodging",
  "mingling",
  "break",
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** One thing in a programme. Start and end each have their own IANA zone: a leg may cross a border. */
export interface ProgrammeSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly description: string;
  readonly speakers: string;
  readonly startsAt: Instant;
  readonly startZone: string;
  readonly endsAt: Instant;
  readonly endZone: string;
  readonly place: string | null;
  /** Where a transport leg ends. */
  readonly toPlace: string | null;
  /** The parallel track it stands in; `null` for a joint item that spans all of them. */
  readonly trackId: string | null;
  /** The network (specialist group, cohort) it is for; `null` when it is for everybody. */
  readonly network: { readonly id: string; readonly name: string } | null;
  /** Whether one signs up for it: then it is only on the programme of those who did. */
  readonly signUp: boolean;
  readonly cancelled: boolean;
}

export interface ProgrammeTrack {
  readonly id: string;
  readonly name: string;
}

export interface ProgrammeDay {
  readonly date: IsoDate;
  readonly title: string;
  readonly sessions: readonly ProgrammeSession[];
}

/** A whole programme, days and sessions in time order. */
export interface Programme {
  readonly timeZone: string;
  readonly tracks: readonly ProgrammeTrack[];
  readonly days: readonly ProgrammeDay[];
}
