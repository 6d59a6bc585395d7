import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Locale } from "~/kernel/locales";
import { inTransaction, type World } from "~/platform/world.server";
import type { SensitiveKind } from "~/features/events/domain/sensitive-kinds";
import { isActive } from "../domain/registration-transitions";
import type { SensitiveAnswer } from "../domain/sensitive-answers";
import { registrationByToken } from "../queries/registration-by-token.server";
import {
  sensitiveQuestions,
  wordingOf,
  wordingVersion,
} from "../queries/sensitive-questions.server";

type AnswerProblem = Problem<"not-found" | "seat-cancelled" | "event-over" | "not-asked">;

/**
 * Keeps what an attendee answers about diet or access, through their own link, with the consent to it: what was
 * asked, in which words and language, and when. An earlier answer is replaced.
 *
 * @remarks The form has refused an answer without consent; the database refuses one too.
 *
 * Refused: `not-found` for a link that opens nothing, `seat-cancelled` for a seat that is not (any more) a
 * named attendee's, `event-over`, `not-asked` for what the event does not ask about.
 */
export async function answerSensitive(
  world: World,
  token: string,
  answer: SensitiveAnswer,
  language: Locale,
): Promise<Result<{ id: string }, AnswerProblem>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id: registrationId, eventId } = opened;
  return inTransaction(world, async (tx) => {
    await lockSeat(tx, registrationId);
    const seat = await tx.db.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: {
        status: true,
        attendeeEmail: true,
        event: { select: { endsAt: true, status: true } },
      },
    });
    const active = isActive(seat.status);
    if (!active || seat.attendeeEmail === null) return refuse("seat-cancelled");
    if (seat.event.status !== "published" || seat.event.endsAt <= tx.now())
      return refuse("event-over");
    const questions = await sensitiveQuestions(tx, eventId, language);
    const question = questions.find(({ kind }) => kind === answer.kind);
    if (!question) return refuse("not-asked");

    const { kind, choices, note } = answer;
    const said = { choices: [...choices], note, answeredAt: tx.now() };
    await tx.db.consent.create({
      data: {
        id: tx.newId(),
        registrationId,
        purpose: kind,
        act: "given",
        wording: wordingOf(question),
        wordingVersion,
        language,
        by: "attendee",
        at: tx.now(),
      },
    });
    await tx.db.sensitiveAnswer.upsert({
      where: { registrationId_kind: { registrationId, kind } },
      create: { registrationId, kind, ...said },
      update: said,
    });
    return accept({ id: registrationId });
  });
}

/**
 * Takes a consent back: the answer is gone at once, and that it was taken back stays. Allowed at any time; a
 * second time changes nothing. Refused: `not-found` for a link that opens nothing.
 */
export async function withdrawAnswer(
  world: World,
  token: string,
  kind: SensitiveKind,
): Promise<Result<{ id: string }, Problem<"not-found">>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    await lockSeat(tx, opened.id);
    await dropAnswers(tx, [opened.id], { act: "withdrawn", by: "attendee", kinds: [kind] });
    return accept({ id: opened.id });
  });
}

/**
 * Deletes answers of these registrations and notes in the log of consents why, in the transaction of `world`.
 *
 * @returns how many were there.
 */
export async function dropAnswers(
  world: World,
  registrationIds: readonly string[],
  why: {
    readonly act: "withdrawn" | "lapsed";
    readonly by: "attendee" | "organiser" | "rule";
    readonly kinds?: readonly SensitiveKind[];
  },
): Promise<number> {
  if (registrationIds.length === 0) return 0;
  const dropped = await world.db.$queryRaw<
    { registrationId: string; kind: string; language: string }[]
  >`
    DELETE FROM sensitive_answer a USING registration r
    WHERE r.id = a.registration_id AND a.registration_id = ANY(${[...registrationIds]}::uuid[])
      AND a.kind = ANY(${[...(why.kinds ?? ["diet", "access"])]})
    RETURNING a.registration_id AS "registrationId", a.kind, r.language`;
  if (dropped.length === 0) return 0;
  await world.db.consent.createMany({
    data: dropped.map(({ registrationId, kind, language }) => ({
      id: world.newId(),
      registrationId,
      purpose: kind,
      act: why.act,
      wordingVersion,
      language,
      by: why.by,
      at: world.now(),
    })),
  });
  return dropped.length;
}

/** One seat's answers change one after another. */
async function lockSeat(world: World, registrationId: string): Promise<void> {
  await world.db
    .$queryRaw`SELECT 1 FROM registration WHERE id = ${registrationId}::uuid FOR UPDATE`;
}

/**
 * Deletes what was answered for these registrations to those of the event's own questions that are as sensitive as
 * diet and access, in the transaction of `world`.
 *
 * @returns how many there were.
 */
export async function dropSensitiveAnswers(
  world: World,
  registrationIds: readonly string[],
): Promise<number> {
  const { count } = await world.db.answer.deleteMany({
    where: { registrationId: { in: [...registrationIds] }, question: { sensitive: true } },
  });
  return count;
}
