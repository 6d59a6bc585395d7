import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import type { Locale } from "~/kernel/locales";
import { keyedHash, linkToken } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import {
  linksPerAddress,
  linksPerAddressAndSource,
  linksPerSource,
  ownDataLifetime,
  ownDataWindow,
} from "../domain/own-data-rules";

/**
 * Mails a link to what is held about an address, to that address.
 *
 * @remarks An address nobody knows takes the same path and leaves the same rows, so neither the answer nor its
 * timing tells whether it is known; whoever renders the message drops it.
 *
 * Refused: `too-many-requests` for this address, this network address or the two together within the hour.
 */
export async function requestOwnData(
  world: World,
  request: { readonly email: string; readonly language: Locale; readonly source: string },
): Promise<Result<{ id: string }, Problem<"too-many-requests">>> {
  const now = world.now();
  const source = keyedHash(world.settings.secret, "source", request.source).toString("base64url");
  const recent = { createdAt: { gt: addTime(now, -ownDataWindow) } };
  return inTransaction(world, async (tx) => {
    // Always in this order, so that none waits in a circle; counted under both, so that none slips by.
    for (const of of [`own-data-address:${request.email}`, `own-data-source:${source}`])
      await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${of}, 0))`;
    if (tx.settings.rateLimit) {
      const limits = [
        { of: { email: request.email, source }, most: linksPerAddressAndSource },
        { of: { email: request.email }, most: linksPerAddress },
        { of: { source }, most: linksPerSource },
      ];
      for (const { of, most } of limits) {
        const count = await tx.db.ownDataRequest.count({ where: { ...of, ...recent } });
        if (count >= most) return refuse("too-many-requests");
      }
    }
    const id = tx.newId();
    await tx.db.ownDataRequest.create({
      data: {
        id,
        email: request.email,
        source,
        createdAt: now,
        expiresAt: addTime(now, ownDataLifetime),
      },
    });
    await enqueueMessages(tx, [
      {
        kind: "own-data",
        recipient: { name: "", email: request.email },
        language: request.language,
        cause: `own-data:${id}`,
        snapshot: { requestId: id },
      },
    ]);
    tx.wake("deliver-outbox");
    return accept({ id });
  });
}

/** The token of the link that is mailed. Derived from the installation's secret, so it is stored nowhere. */
export function ownDataToken(world: World, requestId: string): string {
  return linkToken(world.settings.secret, "own-data", requestId, 0);
}
