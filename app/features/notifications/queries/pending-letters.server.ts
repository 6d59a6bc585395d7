import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { openingKinds } from "~/features/mail/domain/message-kinds";

/** What of an event's mail has not left yet, as far as a new letter must know of it. */
export interface PendingLetters {
  /**
   * Registrations whose confirmation has not left. Without calendar objects it is still to be written, or is
   * being written under a lock no change gets past: either way it says what is true now.
   */
  readonly unwritten: ReadonlySet<string>;
  /** The changes that waiting letters are about, by `<address> <thread>`. */
  readonly changeIds: ReadonlyMap<string, readonly string[]>;
  /** Since when each registration's calendar says what it says, by its oldest object. */
  readonly knownSince: ReadonlyMap<string, Instant>;
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
      snapshot: true,
    },
  });
  const unwritten = new Set<string>();
  const changeIds = new Map<string, string[]>();
  for (const { kind, registrationId, recipientEmail, thread, snapshot } of waiting) {
    if (kind !== "changed") {
      if (registrationId) unwritten.add(registrationId);
      continue;
    }
    const key = `${recipientEmail.toLowerCase()} ${thread}`;
    const known = changeIds.get(key) ?? [];
    changeIds.set(key, [...known, ...((snapshot as { changeIds?: string[] }).changeIds ?? [])]);
  }
  const objects = await world.db.calendarObject.groupBy({
    by: ["registrationId"],
    where: { eventId },
    _min: { revisedAt: true },
  });
  const knownSince = new Map(
    objects.flatMap(({ registrationId, _min }) =>
      _min.revisedAt ? [[registrationId, _min.revisedAt] as const] : [],
    ),
  );
  return { unwritten, changeIds, knownSince };
}
