import { addDays, type IsoDate, type WallTime } from "~/kernel/time";

/** How often an invoice is reminded at most; then it is a matter between people. */
export const mostReminders = 3;

/** As much of an invoice as decides about reminding. */
export interface Remindable {
  readonly dueOn: IsoDate;
  readonly reminders: number;
  /** The day of the last one; `null` before the first. */
  readonly remindedOn: IsoDate | null;
}

/**
 * Whether an unpaid invoice is reminded today: so many days after it was due, and as many after each reminder, three
 * times at most. Never when `afterDays` is `null`.
 */
export function isReminderDue(
  invoice: Remindable,
  today: IsoDate,
  afterDays: number | null,
): boolean {
  if (afterDays === null || invoice.reminders >= mostReminders) return false;
  return addDays(invoice.remindedOn ?? invoice.dueOn, afterDays) <= today;
}

/** Whether a clock shows a time at which whoever pays invoices is at work. */
export function isOfficeHour(wall: WallTime): boolean {
  const hour = Number(wall.slice(11, 13));
  return hour >= 8 && hour < 16;
}
