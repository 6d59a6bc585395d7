import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";

/** How long an organisation keeps what. */
export interface PrivacyRules {
  /** Days after an event's end for which answers about diet and access are kept. */
  readonly answersKeptDays: number;
  /** Months after their last event for which a person is kept by name. */
  readonly personsKeptMonths: number;
}

/** Changes an organisation's rules; the next run of the retention job goes by them. Refused: the access problems. */
export async function changePrivacyRules(
  world: World,
  actor: Actor,
  organisationSlug: string,
  rules: PrivacyRules,
): Promise<Result<null, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-privacy");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const { answersKeptDays, personsKeptMonths } = rules;
    await tx.db.organisation.update({
      where: { id: organisation.id },
      data: { answersKeptDays, personsKeptMonths },
    });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "change-privacy-rules",
      subject: { type: "organisation", id: organisation.id },
      detail: { answersKeptDays, personsKeptMonths },
    });
    tx.wake("keep-retention");
    return accept(null);
  });
}
