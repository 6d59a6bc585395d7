import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { ChangeKind } from "../domain/change-kinds";

/**
 * Notes what a feature above must learn of, in the transaction of the change itself, and wakes the job that
 * reads it.
 */
export async function recordChange(
  world: World,
  change: {
    readonly kind: ChangeKind;
    readonly organisationId: string;
    readonly eventId: string;
    readonly sessionId?: string;
    readonly before?: Prisma.InputJsonObject;
    readonly after?: Prisma.InputJsonObject;
    readonly accountId: string | null;
  },
): Promise<void> {
  await world.db.change.create({
    data: {
      kind: change.kind,
      organisationId: change.organisationId,
      eventId: change.eventId,
      sessionId: change.sessionId ?? null,
      before: change.before ?? {},
      after: change.after ?? {},
      accountId: change.accountId,
      at: world.now(),
    },
  });
  world.wake("announce-changes");
}
