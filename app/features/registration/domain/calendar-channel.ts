/**
 * How an attendee keeps their calendar. One at a time, so that nothing stands there twice.
 *
 * - `invitations`: mails that calendars put in place, move and take out by themselves.
 * - `feed`: a subscription that the calendar fetches.
 * - `by-hand`: nothing of ours; they write it down themselves.
 */
export const calendarChannels = ["invitations", "feed", "by-hand"] as const;
export type CalendarChannel = (typeof calendarChannels)[number];

/** Whether `value` is a way to keep a calendar. */
export function isCalendarChannel(value: unknown): value is CalendarChannel {
  return (calendarChannels as readonly unknown[]).includes(value);
}
