import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { linkToken } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { ListAsked } from "../domain/list-kinds";
import { eventToSee } from "../queries/registrations-of-event.server";

/** Whom a list is for, and for how long. */
export interface ListRecipient {
  readonly recipient: string;
  readonly language: Locale;
  readonly expiresAt: Instant;
}

/**
 * Makes a link by which somebody outside can open one list until it expires or is revoked.
 *
 * Refused: the access problems (what people eat only for roles that may see it); `expiry-past`; `choice-unknown` for
 * an add-on or session of another event.
 *
 * @returns the link's token: it can be made again from the list's id
 */
export async function shareList(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { kind, addOnIds, sessionIds, withNames }: ListAsked,
  { recipient, language, expiresAt }: ListRecipient,
): Promise<
  Result<{ id: string; token: string }, AccessProblem | Problem<"expiry-past" | "choice-unknown">>
> {
  return inTransaction(world, async (tx) => {
    const permission = kind === "diets" ? "see-sensitive" : "manage-registrations";
    const event = await eventToSee(tx, actor, organisationSlug, eventSlug, permission);
    if (!event.ok) return event;
    const { id: eventId, organisationId, accountId } = event.value;
    if (expiresAt <= tx.now()) return refuse("expiry-past", { field: "expires" });
    const [addOns, sessions] = await Promise.all([
      tx.db.addOn.count({ where: { eventId, id: { in: [...addOnIds] } } }),
      tx.db.session.count({ where: { eventId, id: { in: [...sessionIds] } } }),
    ]);
    if (addOns !== new Set(addOnIds).size || sessions !== new Set(sessionIds).size)
      return refuse("choice-unknown");
    const id = tx.newId();
    await tx.db.sharedList.create({
      data: {
        id,
        eventId,
        kind,
        addOnIds: [...addOnIds],
        sessionIds: [...sessionIds],
        withNames,
        recipient,
        language,
        accountId,
        expiresAt,
        createdAt: tx.now(),
      },
    });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "share-list",
      subject: { type: "event", id: eventId },
      detail: { kind },
    });
    return accept({ id, token: linkToken(tx.settings.secret, "list", id, 0) });
  });
}

/**
 * Ends a shared link at once. A second time changes nothing. Refused: the access problems; `not-found` for one of
 * another event.
 */
export async function revokeList(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  listId: string,
): Promise<Result<{ id: string }, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const of = [organisationSlug, eventSlug] as const;
    const event = await eventToSee(tx, actor, ...of, "manage-registrations");
    if (!event.ok) return event;
    if (!isUuid(listId)) return refuse("not-found");
    const where = { id: listId, eventId: event.value.id };
    if ((await tx.db.sharedList.count({ where })) === 0) return refuse("not-found");
    const { count } = await tx.db.sharedList.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: tx.now(), tokenGeneration: { increment: 1 } },
    });
    if (count > 0)
      await recordAudit(tx, {
        organisationId: event.value.organisationId,
        accountId: event.value.accountId,
        action: "revoke-list",
        subject: { type: "event", id: event.value.id },
      });
    return accept({ id: listId });
  });
}
