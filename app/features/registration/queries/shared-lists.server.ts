import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { linkToken } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { ListTopic } from "../domain/list-kinds";
import { eventToSee } from "./registrations-of-event.server";

/** A list somebody outside was given. */
export interface SharedListLine {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly language: Locale;
  readonly withNames: boolean;
  readonly expiresAt: Instant;
  readonly openedAt: Instant | null;
  readonly state: "open" | "revoked" | "expired";
  /** Of its link, while it opens something; only for roles that may see what it opens. */
  readonly token: string | null;
}

/**
 * What lists an event can have, and whom they were given to.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function listsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<
  Result<{ topics: readonly ListTopic[]; shared: readonly SharedListLine[] }, AccessProblem>
> {
  const event = await eventToSee(world, actor, organisationSlug, eventSlug);
  if (!event.ok) return event;
  const { id: eventId, role } = event.value;
  const [topics, lists] = await Promise.all([
    world.db.$queryRaw<ListTopic[]>`
      SELECT id, kind, name FROM (
        SELECT id, kind, name, position::bigint AS place FROM add_on
        WHERE event_id = ${eventId}::uuid AND kind IN ('lodging', 'transport', 'meal')
        UNION ALL
        SELECT id, 'session', title, extract(epoch FROM starts_at)::bigint FROM session
        WHERE event_id = ${eventId}::uuid AND status = 'scheduled') AS topic
      ORDER BY place, id`,
    world.db.sharedList.findMany({
      where: { eventId },
      orderBy: { createdAt: "desc" },
      take: 50,
      select: {
        id: true,
        kind: true,
        recipient: true,
        language: true,
        withNames: true,
        expiresAt: true,
        openedAt: true,
        revokedAt: true,
        tokenGeneration: true,
      },
    }),
  ]);
  const now = world.now();
  return accept({
    topics,
    shared: lists.map(({ revokedAt, tokenGeneration, ...list }) => {
      const state = revokedAt ? "revoked" : list.expiresAt <= now ? "expired" : "open";
      const { secret } = world.settings;
      const shown = may(role, list.kind === "diets" ? "see-sensitive" : "manage-registrations");
      return {
        ...list,
        language: isLocale(list.language) ? list.language : "nb",
        state,
        token:
          state === "open" && shown ? linkToken(secret, "list", list.id, tokenGeneration) : null,
      };
    }),
  });
}
