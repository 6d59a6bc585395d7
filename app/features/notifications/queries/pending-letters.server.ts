import type { World } from "~/platform/world.server";
import { openingKinds } from "~/features/mail/domain/message-kinds";

/** What of an event's mail has not left yet, as far as a new letter must know of it. */
export interface PendingLetters {
  /** Registrations whose confirmation nobody has begun to write. */
  readonly unwritten: ReadonlySet<string>;
  /** The changes that waiting letters are about, by `<address> <thread>`. */
  readonly changeIds: ReadonlyMap<string, readonly string[]>;
}

/** Reads an event's waiting letters once for all its attendees. */
export async function pendingLetters(world: World, eventId: string): Promise<PendingLetters> {
  const waiting = await world.db.outboxMessage.findMany({
    where: { eventId, state: "queued", kind: { in: [...openingKinds, "changed"] } },
    select: {
      kind: true,
      registrationId: true,
      recipientEmail: true,
      thread: true,
      lease: true,
      snapshot: true,
    },
  });
  const unwritten = new Set<string>();
  const changeIds = new Map<string, string[]>();
  for (const { kind, registrationId, recipientEmail, thread, lease, snapshot } of waiting) {
    if (kind !== "changed") {
      if (registrationId && lease === null) unwritten.add(registrationId);
      continue;
    }
    const key = `${recipientEmail.toLowerCase()} ${thread}`;
    const known = changeIds.get(key) ?? [];
    changeIds.set(key, [...known, ...((snapshot as { changeIds?: string[] }).changeIds ?? [])]);
  }
  return { unwritten, changeIds };
}
