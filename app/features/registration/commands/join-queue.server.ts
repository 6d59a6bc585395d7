import type { World } from "~/platform/world.server";

/** Somebody who did not get their places, as `movePlaces` with a dispenser has left them. */
export interface NewEntry {
  /** Whose number it has: the event's counter. */
  readonly dispenser: string;
  readonly queueNumber: number;
  /** The counters that were short, which count it as waiting. */
  readonly waitsAt: readonly string[];
  readonly orderId: string;
  /** How many seats of the order wait, when it waits whole. */
  readonly seats?: number;
  /** The one seat that waits, and what for: an add-on or a session, of which it has a row that says so. */
  readonly choice?:
    | { readonly registrationId: string; readonly addOnId: string }
    | { readonly registrationId: string; readonly sessionId: string };
}

/**
 * Puts an order, or one seat for an add-on or a session, at the end of its event's queue, in the transaction in which
 * its places were found short. Whoever calls serves the queue afterwards where smaller parties come first.
 */
export async function joinQueue(
  world: World,
  { dispenser, queueNumber, waitsAt, orderId, seats = 1, choice }: NewEntry,
): Promise<void> {
  await world.db.waitlistEntry.create({
    data: {
      id: world.newId(),
      seatPoolId: dispenser,
      orderId,
      ...choice,
      queueNumber,
      seats,
      waitsAt: [...waitsAt],
      createdAt: world.now(),
    },
  });
}
