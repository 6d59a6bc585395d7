import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { queuePosition } from "./placed-order.server";

/** Places kept for an order until it answers, and what they cost as it was agreed when it was placed. */
export interface StandingOffer {
  readonly seats: number;
  readonly expiresAt: Instant;
  readonly lines: readonly {
    readonly label: string;
    readonly netMinor: number;
  }[];
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
}

/** An add-on or a session a seat waits for, with its place in that line. */
export interface WaitedChoice {
  readonly entryId: string;
  readonly name: string;
  readonly position: number;
}

/** The offer an order can answer; `null` for none, or one whose time is over. */
export async function standingOffer(world: World, orderId: string): Promise<StandingOffer | null> {
  const entry = await world.db.waitlistEntry.findFirst({
    where: {
      orderId,
      registrationId: null,
      status: "offered",
      offerExpiresAt: { gt: world.now() },
    },
    select: {
      offerExpiresAt: true,
      order: {
        select: {
          vatMinor: true,
          totalMinor: true,
          currency: true,
          lines: {
            where: { cancelledAt: null },
            orderBy: { position: "asc" },
            select: { label: true, netMinor: true },
          },
          _count: { select: { registrations: { where: { status: "offered" } } } },
        },
      },
    },
  });
  if (!entry?.offerExpiresAt) return null;
  const { _count, ...order } = entry.order;
  return { ...order, seats: _count.registrations, expiresAt: entry.offerExpiresAt };
}

/** What a seat waits for by itself. */
export async function waitedChoices(world: World, registrationId: string): Promise<WaitedChoice[]> {
  const entries = await world.db.waitlistEntry.findMany({
    where: { registrationId, status: "waiting" },
    orderBy: { queueNumber: "asc" },
    select: {
      id: true,
      seatPoolId: true,
      queueNumber: true,
      addOn: { select: { name: true } },
      session: { select: { title: true } },
    },
  });
  return Promise.all(
    entries.map(async ({ id, seatPoolId, queueNumber, addOn, session }) => ({
      entryId: id,
      name: addOn?.name ?? session?.title ?? "",
      position: await queuePosition(world, seatPoolId, Number(queueNumber)),
    })),
  );
}
