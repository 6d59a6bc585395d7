import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { MessageKind } from "../domain/message-kinds";
import { stoppedBy, type SuppressionEntry, type SuppressionReason } from "../domain/suppression";

interface Addressed {
  readonly kind: MessageKind;
  readonly recipientEmail: string;
  readonly organisationId: string | null;
}

/** Which of these messages the suppression list stops, and why; the list is asked once. */
export async function suppressedMessages<M extends Addressed>(
  world: World,
  messages: readonly M[],
): Promise<ReadonlyMap<M, SuppressionReason>> {
  if (messages.length === 0) return new Map();
  const emails = [...new Set(messages.map(({ recipientEmail }) => recipientEmail))];
  const rows = await world.db.$queryRaw<(SuppressionEntry & { email: string })[]>`
    SELECT lower(email::text) AS email, organisation_id::text AS "organisationId", stream, reason
    FROM suppression WHERE email = ANY(${emails}::citext[])`;
  const byEmail = new Map<string, SuppressionEntry[]>();
  for (const row of rows) byEmail.set(row.email, [...(byEmail.get(row.email) ?? []), row]);
  return new Map(
    messages.flatMap((message) => {
      const entries = byEmail.get(message.recipientEmail.toLowerCase()) ?? [];
      const reason = stoppedBy(message, entries);
      return reason ? [[message, reason] as const] : [];
    }),
  );
}

/**
 * As `stoppedBy` says, for statements that write many messages at once: whether the list stops what an organisation
 * sends to an address. `stream` is a text in SQL, `transactional` for what cannot be ended.
 */
export function isStopped(
  email: Prisma.Sql,
  organisationId: Prisma.Sql,
  stream: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM suppression ended
    WHERE ended.email = ${email} AND coalesce(ended.organisation_id, ${organisationId}) = ${organisationId}
      AND ended.stream IN ('all', ${stream}))`;
}
