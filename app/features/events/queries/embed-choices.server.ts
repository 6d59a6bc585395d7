import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";

/** What an organisation can put on its own website. */
export interface EmbedChoices {
  readonly organisation: Membership["organisation"];
  /** Events that are not over and not for members alone, soonest first. */
  readonly events: readonly { readonly slug: string; readonly title: string }[];
}

/** Events the page offers; whoever has more writes the slug of the one they mean. */
const most = 100;

/** What an organiser may show elsewhere. Refused to those who may not see the organisation's events. */
export async function embedChoices(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<EmbedChoices, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-events");
  if (!member.ok) return member;
  const { organisation } = member.value;
  const events = await world.db.event.findMany({
    where: {
      organisationId: organisation.id,
      status: "published",
      visibility: { in: ["public", "unlisted"] },
      endsAt: { gt: world.now() },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: most,
    select: { slug: true, title: true },
  });
  return accept({ organisation, events });
}
