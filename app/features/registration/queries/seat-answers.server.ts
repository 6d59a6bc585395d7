import { isSensitiveKind } from "~/features/events/domain/sensitive-kinds";
import type { Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import type { SensitiveAnswer } from "../domain/sensitive-answers";
import { isActive } from "../domain/registration-transitions";
import { sensitiveQuestions, type SensitiveQuestion } from "./sensitive-questions.server";

/** What the holder of a personal link is asked and has answered. */
export interface SeatAnswers {
  /** What can be answered now; nothing once the event is over or the seat given back. */
  readonly questions: readonly SensitiveQuestion[];
  readonly given: readonly {
    readonly kind: SensitiveAnswer["kind"];
    readonly answeredAt: Date;
    /** `null` where somebody else holds the same link: then it says that there is an answer, and not which. */
    readonly answer: SensitiveAnswer | null;
  }[];
}

/**
 * What an attendee is asked behind their personal link, and what they answered.
 *
 * @remarks A contact who registered them has the same link: an employer should not read there what somebody eats.
 * So the answer itself is shown only to those who registered themselves; everybody else gets it by a link mailed
 * to their own address.
 */
export async function seatAnswers(
  world: World,
  registrationId: string,
  locale: Locale,
): Promise<SeatAnswers> {
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      eventId: true,
      status: true,
      attendeeEmail: true,
      order: { select: { contactEmail: true } },
      event: { select: { status: true, endsAt: true } },
      sensitiveAnswers: { orderBy: { kind: "desc" } },
    },
  });
  const open =
    seat.attendeeEmail !== null &&
    isActive(seat.status) &&
    seat.event.status === "published" &&
    seat.event.endsAt > world.now();
  const alone = seat.attendeeEmail?.toLowerCase() === seat.order.contactEmail.toLowerCase();
  return {
    questions: open ? await sensitiveQuestions(world, seat.eventId, locale) : [],
    given: seat.sensitiveAnswers.flatMap(({ kind, choices, note, answeredAt }) =>
      isSensitiveKind(kind)
        ? [{ kind, answeredAt, answer: alone ? { kind, choices, note } : null }]
        : [],
    ),
  };
}
