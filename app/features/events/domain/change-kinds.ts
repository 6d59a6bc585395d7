/** What can happen to a published event that somebody has to be told, or whose calendars change. */
export const changeKinds = [
  "session-added",
  "session-moved",
  "session-corrected",
  "session-cancelled",
  "session-restored",
  "event-moved",
  "event-corrected",
  "event-cancelled",
  "event-restored",
] as const;
export type ChangeKind = (typeof changeKinds)[number];
