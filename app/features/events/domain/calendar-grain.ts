/** What one calendar invitation stands for: a whole day of the event, or each session by itself. */
export const calendarGrains = ["day", "session"] as const;
