import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { netChanges, type PendingChange } from "../domain/pending-change";
import { settledAt } from "../domain/settling";

/** Letters about changes that wait for what may follow. */
export interface WaitingLetters {
  /** How many sessions, or the event itself, they are about. */
  readonly changes: number;
  /** When they leave, unless something follows or somebody hurries them. */
  readonly at: Instant;
}

/**
 * The letters about an event's changes that have not been written yet; `null` when there are none.
 *
 * @param of.organisationId only this organisation's are seen, whatever the event.
 */
export async function waitingLetters(
  world: World,
  of: { readonly organisationId: string; readonly eventId: string },
): Promise<WaitingLetters | null> {
  const rows = await world.db.change.findMany({
    where: { ...of, handledAt: null },
    orderBy: { id: "asc" },
  });
  const changes = netChanges(rows as unknown as PendingChange[]);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || changes.length === 0) return null;
  const hurried = rows.find(({ hurriedAt }) => hurriedAt)?.hurriedAt;
  return {
    changes: changes.length,
    at: hurried ?? settledAt({ first: first.at, last: last.at }),
  };
}
