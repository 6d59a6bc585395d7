import type { World } from "~/platform/world.server";
import { readReplyAddress } from "~/platform/mail/reply-address.server";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { decideAnswer } from "../domain/answer-order";
import type { CalendarAnswer, CalendarReply } from "../domain/calendar-reply";
import { holdCalendarOf } from "./hold-calendars.server";

/** What became of an answer, in a word. */
export type AnswerFinding =
  | "answer-stored"
  | "answer-known"
  | "older"
  | "no-answer"
  | "unknown-entry"
  | "forged"
  | "other-attendee";

export interface StoredAnswer {
  readonly finding: AnswerFinding;
  readonly answer: CalendarAnswer | null;
  /** The entry that was answered; `null` where it could not be told, or somebody else answered. */
  readonly entry: {
    readonly id: string;
    readonly organisationId: string;
    readonly eventId: string;
    readonly orderId: string;
    readonly registrationId: string;
    readonly attendeeName: string;
    readonly attendeeEmail: string;
    readonly language: string;
  } | null;
}

/**
 * Keeps what somebody's calendar answered, in the transaction of `world`. The entry is found by its UID and proved
 * by the address that was answered: only who was invited can know it.
 *
 * @param addresses - everything the mail names as its recipient.
 */
export async function storeAnswer(
  world: World,
  reply: CalendarReply,
  addresses: readonly string[],
): Promise<StoredAnswer> {
  const nothing = (finding: AnswerFinding): StoredAnswer => ({
    finding,
    answer: null,
    entry: null,
  });
  const known = await world.db.calendarObject.findUnique({
    where: { uid: reply.uid },
    select: { eventId: true, registrationId: true },
  });
  if (!known) return nothing("unknown-entry");
  // Held as by everybody who writes in a calendar, and only then read: two answers follow one another, and whoever is
  // being erased is not written to afterwards.
  await holdProgramme(world, known.eventId);
  await holdCalendarOf(world, known);
  const row = await world.db.calendarObject.findUnique({
    where: { uid: reply.uid },
    select: {
      id: true,
      sequence: true,
      answer: true,
      answerSequence: true,
      answerStamp: true,
      eventId: true,
      registration: {
        select: {
          id: true,
          orderId: true,
          organisationId: true,
          attendeeName: true,
          attendeeEmail: true,
          language: true,
        },
      },
    },
  });
  if (!row) return nothing("unknown-entry");
  const proves = (address: string) => {
    const target = readReplyAddress(world.settings, address);
    return target?.purpose === "calendar" && target.id === row.id;
  };
  if (![reply.organizer, ...addresses].some(proves)) return nothing("forged");
  const { registration } = row;
  const { attendeeEmail } = registration;
  if (attendeeEmail === null || attendeeEmail.toLowerCase() !== reply.attendee)
    return nothing("other-attendee");
  const entry = {
    id: row.id,
    organisationId: registration.organisationId,
    eventId: row.eventId,
    orderId: registration.orderId,
    registrationId: registration.id,
    attendeeName: registration.attendeeName ?? "",
    attendeeEmail,
    language: registration.language,
  };
  const { answer } = reply;
  if (answer === null) return { finding: "no-answer", answer, entry };
  const held = { ...row, answer: row.answer as CalendarAnswer | null };
  const decision = decideAnswer(held, { ...reply, answer }, world.now());
  if (decision.kind !== "keep")
    return { finding: decision.kind === "same" ? "answer-known" : "older", answer, entry };
  const { answerSequence, answerStamp } = decision;
  await world.db.calendarObject.update({
    where: { id: row.id },
    data: { answer, answeredAt: world.now(), answerSequence, answerStamp },
  });
  return { finding: "answer-stored", answer, entry };
}
