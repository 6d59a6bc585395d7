import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { heldAtOrganisation } from "../queries/held-data.server";
import { knownAddress } from "../queries/known-address.server";

/**
 * Hands out everything an organisation holds about somebody, and writes down that it did: answers about diet and
 * access may be in it.
 *
 * Refused: the access problems; `not-found` for somebody another organisation knows.
 */
export async function exportPerson(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<object, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const email = await knownAddress(tx, organisation.id, id);
    if (email === null) return refuse("not-found");
    const data = await heldAtOrganisation(tx, organisation.id, email);
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "export-person",
      subject: { type: "person", id },
      detail: { answers: data["answers"]?.length ?? 0 },
    });
    return accept({
      format: "treff-personal-data/1",
      exportedAt: tx.now().toISOString(),
      address: email,
      organisations: [
        { organisation: { slug: organisation.slug, name: organisation.name }, ...data },
      ],
    });
  });
}
