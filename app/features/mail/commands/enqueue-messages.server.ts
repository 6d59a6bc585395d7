import { isErasedAddress } from "~/kernel/erased-address";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { NewMessage } from "../domain/message";
import { messageKinds } from "../domain/message-kinds";
import { streamOf } from "../domain/message-streams";
import { suppressedMessages } from "../queries/suppressed-messages.server";

/** Rows in one statement: well below PostgreSQL's 65 535 parameters. */
const batchSize = 500;

/**
 * Puts messages into the outbox, in the transaction of `world`: they are sent if and only if it commits.
 *
 * @returns how many were new. A message that is there already (same recipient, cause, kind and sequence) is
 * left as it is; one to somebody who has been erased is not written, nor one that its recipient can do without and
 * does not want. What a place brings with it is always written: whether it may leave is decided when it would.
 */
export async function enqueueMessages(
  world: World,
  messages: readonly NewMessage[],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < messages.length; start += batchSize) {
    const rows = messages
      .slice(start, start + batchSize)
      .filter(({ recipient }) => !isErasedAddress(recipient.email))
      .map((message) => outboxRow(world, message));
    const unwanted = await suppressedMessages(
      world,
      rows.filter(({ kind }) => streamOf(kind) !== "transactional"),
    );
    const data = rows.filter((row) => !unwanted.has(row));
    const { count } = await world.db.outboxMessage.createMany({ data, skipDuplicates: true });
    added += count;
  }
  return added;
}

/** A message as the columns of a new outbox row, for a command that inserts it in a statement of its own. */
export function outboxRow(world: World, message: NewMessage) {
  const now = world.now();
  return {
    id: world.newId(),
    organisationId: message.organisationId ?? null,
    eventId: message.eventId ?? null,
    orderId: message.orderId ?? null,
    registrationId: message.registrationId ?? null,
    kind: message.kind,
    recipientName: message.recipient.name,
    recipientEmail: message.recipient.email,
    language: message.language,
    cause: message.cause,
    thread: message.thread ?? null,
    sequence: message.sequence ?? 0,
    snapshot: (message.snapshot ?? {}) as Prisma.InputJsonObject,
    priority: messageKinds[message.kind].priority,
    nextAttemptAt: message.notBefore ?? now,
    createdAt: now,
  };
}
