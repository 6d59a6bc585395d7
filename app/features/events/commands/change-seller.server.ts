import type { Actor } from "~/kernel/actor";
import { currencyOf } from "~/kernel/currencies";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { gateOf } from "../queries/edited-event.server";
import type { SellerDetails } from "../schema";

/** From where an organisation sells, and whether it charges VAT. Refused: the access problems. */
export async function sellerOf(world: World, actor: Actor, organisationSlug: string) {
  const member = await membershipOf(world, actor, organisationSlug, "manage-sales");
  if (!member.ok) return member;
  const seller = await world.db.organisation.findUniqueOrThrow({
    where: { id: member.value.organisation.id },
    select: { country: true, vatRegistered: true },
  });
  return accept({ membership: member.value, seller });
}

/**
 * Says from which country an organisation sells and whether it is registered for VAT. Its events to come are offered
 * anew; those nobody has ordered from have their prices in that country's currency from now on, the others keep
 * theirs, and so does every order that was placed.
 *
 * Refused: the access problems.
 */
export async function changeSeller(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { country, vatRegistered = false }: SellerDetails,
): Promise<Result<{ id: string }, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-sales");
    if (!member.ok) return member;
    const { accountId, organisation } = member.value;
    const events = await tx.db.event.findMany({
      where: { organisationId: organisation.id, endsAt: { gt: tx.now() } },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    // Alone with each of them, in one order: nobody is priced half by the old rules.
    for (const { id } of events)
      await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(${gateOf(id)})::text`;
    await tx.db.organisation.update({
      where: { id: organisation.id },
      data: { country, vatRegistered },
    });
    const ids = events.map(({ id }) => id);
    await tx.db.event.updateMany({
      where: { id: { in: ids } },
      data: { offerRevision: { increment: 1 } },
    });
    await tx.db.ticketType.updateMany({
      where: { eventId: { in: ids }, event: { orders: { none: {} } } },
      data: { currency: currencyOf(country) },
    });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "change-seller",
      subject: { type: "organisation", id: organisation.id },
      detail: { country, vatRegistered },
    });
    return accept({ id: organisation.id });
  });
}
