import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { ListAsked, ListSection } from "../domain/list-kinds";
import { listSections } from "../queries/list-sections.server";
import { eventToSee } from "../queries/registrations-of-event.server";

/**
 * A list of an event for its organisers. What people eat is for the roles that may see it, and each look is written
 * down.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function readList(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  asked: ListAsked,
  locale: Locale,
): Promise<Result<ListSection[], AccessProblem>> {
  const sensitive = asked.kind === "diets";
  return inTransaction(world, async (tx) => {
    const of = [organisationSlug, eventSlug] as const;
    const permission = sensitive ? "see-sensitive" : "see-registrations";
    const event = await eventToSee(tx, actor, ...of, permission);
    if (!event.ok) return event;
    const { id, organisationId, accountId } = event.value;
    const sections = await listSections(tx, id, asked, locale);
    if (sensitive) {
      const persons = await tx.db.sensitiveAnswer.count({
        where: { kind: "diet", registration: { eventId: id, status: "confirmed" } },
      });
      await recordAudit(tx, {
        organisationId,
        accountId,
        action: "read-answers",
        subject: { type: "event", id },
        detail: { persons },
      });
    }
    return accept(sections);
  });
}
