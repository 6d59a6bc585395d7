import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

/** Who changed what, for the organisation's log; written in the transaction of the change itself. */
export async function recordAudit(
  world: World,
  entry: {
    organisationId: string;
    accountId: string | null;
    action: string;
    subject: { type: string; id: string };
    detail?: Prisma.InputJsonObject;
  },
): Promise<void> {
  await world.db.auditEntry.create({
    data: {
      organisationId: entry.organisationId,
      accountId: entry.accountId,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      detail: entry.detail ?? {},
      at: world.now(),
    },
  });
}
