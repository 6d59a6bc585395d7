import { isErasedAddress } from "~/kernel/erased-address";
import type { World } from "~/platform/world.server";
import type { SuppressedStream, SuppressionReason } from "../domain/suppression";

/** An address that is to get no more, or not everything. */
export interface NewSuppression {
  readonly email: string;
  /** `null`: whoever writes to it. */
  readonly organisationId: string | null;
  readonly stream: SuppressedStream;
  readonly reason: SuppressionReason;
  /** The mail server's words, or the organiser's. */
  readonly detail?: string;
}

/**
 * Puts an address on the list, in the transaction of `world`. One that is there stays as it is, but for the newer
 * words of the same reason.
 *
 * @returns whether it was new.
 */
export async function suppressAddress(world: World, entry: NewSuppression): Promise<boolean> {
  if (isErasedAddress(entry.email)) return false;
  const { email, organisationId, stream, reason } = entry;
  const detail = (entry.detail ?? "").slice(0, 300);
  const [row] = await world.db.$queryRaw<{ fresh: boolean }[]>`
    INSERT INTO suppression (id, email, organisation_id, stream, reason, detail, since)
    VALUES (${world.newId()}::uuid, ${email}::citext, ${organisationId}::uuid, ${stream}, ${reason}, ${detail}, ${world.now()})
    ON CONFLICT (email, COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid), stream)
    DO UPDATE SET detail = CASE WHEN suppression.reason = excluded.reason AND excluded.detail <> ''
      THEN excluded.detail ELSE suppression.detail END
    RETURNING (xmax = 0) AS fresh`;
  return row?.fresh ?? false;
}

/** Takes back what somebody ended, or complained about, themselves; what others put there stays. */
export async function resumeStream(
  world: World,
  {
    organisationId,
    email,
    stream,
  }: Pick<NewSuppression, "email" | "stream"> & { organisationId: string },
): Promise<void> {
  await world.db.suppression.deleteMany({
    where: { organisationId, email, stream, reason: { in: ["unsubscribe", "complaint"] } },
  });
}
