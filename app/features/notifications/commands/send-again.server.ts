import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import type { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import {
  againstResending,
  againstRetrying,
  causeOfCopy,
  copiesOf,
  type SendAgainProblem,
} from "~/features/mail/domain/sending-again";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { sendableOf } from "../queries/organisation-outbox.server";

/**
 * Sends a mail once more: a new message to the same person, written from what is true when it leaves, in the same
 * thread and under the same rules.
 *
 * Refused: the access problems; what {@link againstResending} says.
 */
export function resendMessage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ id: string }, AccessProblem | SendAgainProblem>> {
  return onMessage(world, actor, organisationSlug, id, "resend-message", async (tx, row) => {
    const problem = againstResending(await sendableOf(tx, row));
    if (problem) return { ok: false, problem };
    const { recipientEmail } = row;
    const copies = await tx.db.outboxMessage.count({
      where: { recipientEmail, cause: { startsWith: copiesOf(row) } },
    });
    const now = tx.now();
    const copy = await tx.db.outboxMessage.create({
      data: {
        id: tx.newId(),
        cause: causeOfCopy(row, copies + 1),
        organisationId: row.organisationId,
        eventId: row.eventId,
        orderId: row.orderId,
        registrationId: row.registrationId,
        kind: row.kind,
        recipientName: row.recipientName,
        recipientEmail,
        language: row.language,
        thread: row.thread,
        sequence: row.sequence,
        snapshot: row.snapshot as Prisma.InputJsonObject,
        priority: row.priority,
        nextAttemptAt: now,
        createdAt: now,
      },
      select: { id: true },
    });
    return accept(copy);
  });
}

/**
 * Has a mail that was deferred or given up tried at once; one that was given up starts its attempts anew.
 *
 * Refused: the access problems; what {@link againstRetrying} says.
 */
export function retryMessage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ id: string }, AccessProblem | SendAgainProblem>> {
  return onMessage(world, actor, organisationSlug, id, "retry-message", async (tx, row) => {
    const problem = againstRetrying(await sendableOf(tx, row));
    if (problem) return { ok: false, problem };
    await tx.db.outboxMessage.update({
      where: { id: row.id },
      data: {
        state: "queued",
        nextAttemptAt: tx.now(),
        ...(row.state === "failed" ? { attempts: 0 } : {}),
      },
    });
    return accept({ id: row.id });
  });
}

type MessageRow = Prisma.OutboxMessageGetPayload<object>;

/** Locks a message of the organisation, does something with it, writes it down and wakes the worker. */
async function onMessage(
  root: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  action: "resend-message" | "retry-message",
  work: (tx: World, row: MessageRow) => Promise<Result<{ id: string }, SendAgainProblem>>,
): Promise<Result<{ id: string }, AccessProblem | SendAgainProblem>> {
  return inTransaction(root, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { accountId, organisation } = member.value;
    if (!isUuid(id)) return refuse("not-found");
    await tx.db.$queryRaw`SELECT id FROM outbox_message WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.db.outboxMessage.findFirst({
      where: { id, organisationId: organisation.id },
    });
    if (!row) return refuse("not-found");
    const done = await work(tx, row);
    if (!done.ok) return done;
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action,
      subject: { type: "message", id },
      detail: { kind: row.kind },
    });
    tx.wake("deliver-outbox");
    return done;
  });
}
