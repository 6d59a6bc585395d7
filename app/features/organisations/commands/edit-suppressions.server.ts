import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { suppressAddress } from "~/features/mail/commands/suppress-address.server";
import type { SuppressedStream } from "~/features/mail/domain/suppression";
import { membershipOf, type AccessProblem } from "../queries/membership.server";
import { visibleTo } from "../queries/suppressed-addresses.server";
import { recordAudit } from "./record-audit.server";

/**
 * Puts an address on an organisation's list by hand. The log says that it was done, and not to whom.
 *
 * Refused: the access problems; `already-suppressed` for what is there.
 */
export async function suppressByHand(
  world: World,
  actor: Actor,
  organisationSlug: string,
  asked: {
    readonly email: string;
    readonly stream: SuppressedStream;
    readonly note?: string | undefined;
  },
): Promise<Result<null, AccessProblem | Problem<"already-suppressed">>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const fresh = await suppressAddress(tx, {
      email: asked.email,
      organisationId: organisation.id,
      stream: asked.stream,
      reason: "organiser",
      detail: asked.note ?? "",
    });
    if (!fresh) return refuse("already-suppressed", { field: "email" });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "suppress-address",
      subject: { type: "suppression", id: tx.newId() },
      detail: { stream: asked.stream },
    });
    return accept(null);
  });
}

/**
 * Takes an address off the list: it is written to again, by everybody when the entry held everywhere.
 *
 * Refused: the access problems; `not-found` for an entry the organisation does not see.
 *
 * @returns the address.
 */
export async function unsuppress(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ email: string }, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(id)) return refuse("not-found");
    const [gone] = await tx.db.$queryRaw<{ email: string; reason: string }[]>`
      DELETE FROM suppression s WHERE s.id = ${id}::uuid AND ${visibleTo(organisation.id)}
      RETURNING s.email::text, s.reason`;
    if (!gone) return refuse("not-found");
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "unsuppress-address",
      subject: { type: "suppression", id },
      detail: { reason: gone.reason },
    });
    return accept({ email: gone.email });
  });
}
