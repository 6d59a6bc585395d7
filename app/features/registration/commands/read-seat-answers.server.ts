import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { isSensitiveKind, type SensitiveKind } from "~/features/events/domain/sensitive-kinds";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { eventToSee } from "../queries/registrations-of-event.server";

/** What one attendee said that only few may see. */
export interface SensitiveSeatAnswers {
  readonly needs: readonly {
    readonly kind: SensitiveKind;
    readonly choices: readonly string[];
    readonly note: string;
  }[];
  readonly answers: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/**
 * Hands out what one attendee answered about diet, access and whatever else is sensitive, and writes down that it did.
 *
 * Refused: the access problems; `not-found` for a registration of another event.
 */
export async function readSeatAnswers(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  id: string,
): Promise<Result<SensitiveSeatAnswers, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const of = [organisationSlug, eventSlug] as const;
    const event = await eventToSee(tx, actor, ...of, "see-sensitive");
    if (!event.ok) return event;
    const { id: eventId, organisationId, accountId } = event.value;
    if (!isUuid(id)) return refuse("not-found");
    const seat = await tx.db.registration.findFirst({
      where: { id, eventId },
      select: {
        sensitiveAnswers: { select: { kind: true, choices: true, note: true } },
        answers: {
          where: { question: { sensitive: true } },
          select: { values: true, question: { select: { label: true } } },
        },
      },
    });
    if (!seat) return refuse("not-found");
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "read-answers",
      subject: { type: "registration", id },
      detail: { persons: 1 },
    });
    return accept({
      needs: seat.sensitiveAnswers.flatMap(({ kind, ...need }) =>
        isSensitiveKind(kind) ? [{ kind, ...need }] : [],
      ),
      answers: seat.answers.map(({ values, question }) => ({ label: question.label, values })),
    });
  });
}
