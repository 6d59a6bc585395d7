/**
 * Something that must never be written into a calendar was handed to the writer: an end before its
 * start, a message without a sequence, an organiser inviting themselves.
 *
 * @remarks This is a bug of ours, not a refusal: what people type is checked long before. Nothing is
 * repaired silently, since a wrong entry in somebody's calendar cannot be taken back.
 */
export class CalendarError extends Error {
  override readonly name = "CalendarError";
}
