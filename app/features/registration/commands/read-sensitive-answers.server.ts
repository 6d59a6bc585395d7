import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { addTime, day } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { isSensitiveKind } from "~/features/events/domain/sensitive-kinds";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { countChoices, type SensitiveList } from "../domain/sensitive-answers";

/**
 * Hands out what confirmed attendees of an event answered, and writes down that it did: who looked, at which
 * event, and at how many people.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function readSensitiveAnswers(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<SensitiveList, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "see-sensitive");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const event = await tx.db.event.findFirst({
      where: { slug: eventSlug, organisationId: organisation.id },
      select: {
        id: true,
        title: true,
        endsAt: true,
        organisation: { select: { answersKeptDays: true } },
        sensitiveQuestions: { select: { kind: true } },
      },
    });
    if (!event) return refuse("not-found");
    const rows = await tx.db.sensitiveAnswer.findMany({
      where: { registration: { eventId: event.id, status: "confirmed" } },
      orderBy: [{ registration: { attendeeName: "asc" } }, { registrationId: "asc" }],
      select: {
        registrationId: true,
        kind: true,
        choices: true,
        note: true,
        registration: {
          select: {
            attendeeName: true,
            order: { select: { company: { select: { name: true } } } },
          },
        },
      },
    });
    const persons = new Set(rows.map(({ registrationId }) => registrationId)).size;
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "read-answers",
      subject: { type: "event", id: event.id },
      detail: { persons },
    });

    const lines = rows.flatMap(({ registration, kind, ...answer }) =>
      isSensitiveKind(kind)
        ? [
            {
              ...answer,
              kind,
              name: registration.attendeeName ?? "",
              company: registration.order.company?.name ?? null,
            },
          ]
        : [],
    );
    const asked = event.sensitiveQuestions.map(({ kind }) => kind).filter(isSensitiveKind);
    const shown = (["diet", "access"] as const).filter(
      (kind) => asked.includes(kind) || lines.some((line) => line.kind === kind),
    );
    return accept({
      asked,
      kinds: shown.map((kind) => {
        const own = lines.filter((line) => line.kind === kind);
        return { kind, counts: countChoices(own), lines: own };
      }),
      deletedAt: addTime(event.endsAt, event.organisation.answersKeptDays * day),
    });
  });
}
