import { createHash } from "node:crypto";
import { isErasedAddress } from "~/kernel/erased-address";
import { inTransaction, type World } from "~/platform/world.server";
import { fieldOf, readMail, type MailPart } from "~/features/mail/domain/mime";
import { decideInbound } from "./decide-inbound.server";

/** By which door a mail came in. */
export type Door = "webhook" | "mailbox";

/** How often a mail is tried whose handling fails, before it is left for somebody to look at. */
const mostAttempts = 5;

/**
 * Takes in a mail that came back to us: stored first, octet for octet, then handled. The same mail again, by
 * whichever door, changes nothing.
 *
 * @remarks Once it is stored it is ours: a failure in handling it is noted on it and tried again by the sweep
 * ({@link handleWaiting}), never told to who brought it. Nothing that comes in is ever answered by itself: two
 * machines would write to each other for ever.
 * @throws only when it could not be stored.
 */
export async function takeInMail(world: World, raw: Uint8Array, door: Door): Promise<void> {
  const mail = readMail(raw);
  const id = world.newId();
  const stored = await world.db.$executeRaw`
    INSERT INTO inbound_mail (id, fingerprint, message_id, door, raw, received_at)
    VALUES (${id}::uuid, ${fingerprintOf(mail, raw)}, ${messageIdOf(mail)}, ${door}, ${raw}, ${world.now()})
    ON CONFLICT (fingerprint) DO NOTHING`;
  if (stored === 1) await handleInbound(world, id);
}

/** Handles what was stored and not handled: its process ended in between, or it failed and may pass now. */
export async function handleWaiting(world: World): Promise<number> {
  const waiting = await world.db.inboundMail.findMany({
    where: { state: "waiting" },
    orderBy: { receivedAt: "asc" },
    take: 200,
    select: { id: true },
  });
  for (const { id } of waiting) await handleInbound(world, id);
  return waiting.length;
}

/** What it does and that it is done are written together, so a mail is handled once, whoever else is at it. */
async function handleInbound(world: World, id: string): Promise<void> {
  try {
    await inTransaction(world, async (tx) => {
      const [held] = await tx.db.$queryRaw<{ raw: Uint8Array | null }[]>`
        SELECT raw FROM inbound_mail WHERE id = ${id}::uuid AND state = 'waiting' FOR UPDATE SKIP LOCKED`;
      if (!held) return;
      const found = await decideInbound(tx, readMail(held.raw ?? new Uint8Array()));
      // A mail about somebody who has been erased would bring back who they were.
      const unwanted = found.aboutEmail !== null && isErasedAddress(found.aboutEmail);
      await tx.db.inboundMail.update({
        where: { id },
        data: { ...found, ...(unwanted ? { raw: null } : {}), handledAt: tx.now() },
      });
    });
  } catch (error) {
    // Its kind alone: the words of an error may quote the mail.
    const finding = error instanceof Error ? error.constructor.name : typeof error;
    await world.db.$executeRaw`
      UPDATE inbound_mail SET attempts = attempts + 1, finding = ${finding},
        state = CASE WHEN attempts + 1 >= ${mostAttempts} THEN 'failed' ELSE 'waiting' END
      WHERE id = ${id}::uuid AND state = 'waiting'`;
  }
}

function messageIdOf(mail: MailPart): string | null {
  return fieldOf(mail, "message-id").slice(0, 300) || null;
}

/**
 * What stays the same on every way a mail may take: not the lines that each server puts before it, nor line ends. One
 * that has no Message-ID to be known by is itself.
 */
function fingerprintOf(mail: MailPart, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = createHash("sha256");
  if (messageIdOf(mail) === null) return new Uint8Array(hash.update(raw).digest());
  for (const part of [fieldOf(mail, "message-id"), fieldOf(mail, "date"), mail.body.trimEnd()])
    hash.update(part, "latin1").update("\0");
  return new Uint8Array(hash.digest());
}
