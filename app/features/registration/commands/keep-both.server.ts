import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";

/**
 * Says that two seats of one event that look like one person's are both right. It stands in the log, and they are not
 * asked about again.
 *
 * Refused: the access problems; `not-found` for seats that are not both the organisation's and the same event's.
 */
export async function keepBoth(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { earlier, later }: { readonly earlier: string; readonly later: string },
): Promise<Result<null, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(earlier) || !isUuid(later) || earlier === later) return refuse("not-found");
    const seats = await tx.db.registration.findMany({
      where: { id: { in: [earlier, later] }, organisationId: organisation.id },
      select: { eventId: true },
    });
    if (seats.length < 2 || seats[0]?.eventId !== seats[1]?.eventId) return refuse("not-found");
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "keep-both",
      subject: { type: "registration", id: later },
      detail: { beside: earlier },
    });
    return accept(null);
  });
}
