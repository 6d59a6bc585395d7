import type { World } from "~/platform/world.server";
import { placesOf } from "~/features/registration/domain/offer";
import { offerOf } from "~/features/registration/queries/offer.server";

let count = 0;

async function pool(world: World, size: number | undefined): Promise<string | null> {
  if (size === undefined) return null;
  return (await world.db.seatPool.create({ data: { id: world.newId(), size } })).id;
}

/** A ticket type of an event, beside the one it was made with. */
export async function offerTicket(
  world: World,
  event: { readonly id: string },
  of: {
    readonly priceMinor?: number;
    readonly seats?: number;
    readonly hidden?: boolean;
    readonly maxPerOrder?: number;
  } = {},
): Promise<string> {
  const { priceMinor = 0, seats, hidden = false, maxPerOrder = null } = of;
  const { id } = await world.db.ticketType.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      name: `Ticket ${++count}`,
      priceMinor,
      hidden,
      maxPerOrder,
      position: count,
      seatPoolId: await pool(world, seats),
    },
  });
  return id;
}

/** A number of places that ticket types share. */
export async function offerQuota(
  world: World,
  event: { readonly id: string },
  seats: number,
  ticketTypeIds: readonly string[],
): Promise<string> {
  const seatPoolId = await pool(world, seats);
  const { id } = await world.db.quota.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      name: `Quota ${++count}`,
      seatPoolId: seatPoolId ?? "",
      ticketTypes: { create: ticketTypeIds.map((ticketTypeId) => ({ ticketTypeId })) },
    },
  });
  return id;
}

export async function offerAddOn(
  world: World,
  event: { readonly id: string },
  of: {
    readonly kind?: string;
    readonly priceMinor?: number;
    readonly seats?: number;
    readonly sharedBy?: number;
  } = {},
): Promise<string> {
  const { kind = "meal", priceMinor = 0, seats, sharedBy = 1 } = of;
  const { id } = await world.db.addOn.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      kind,
      name: `Add-on ${++count}`,
      priceMinor,
      sharedBy,
      position: count,
      seatPoolId: await pool(world, seats),
    },
  });
  return id;
}

/** Makes a session one that is signed up for, with so many places. */
export async function offerSignUp(world: World, sessionId: string, seats: number): Promise<void> {
  const seatPoolId = await pool(world, seats);
  await world.db.session.update({ where: { id: sessionId }, data: { signUp: true, seatPoolId } });
}

export async function offerQuestion(
  world: World,
  event: { readonly id: string },
  of: {
    readonly scope?: "order" | "seat";
    readonly kind?: string;
    readonly options?: readonly string[];
    readonly required?: boolean;
    readonly sensitive?: boolean;
  } = {},
): Promise<string> {
  const { scope = "seat", kind = "text", options = [], required = false, sensitive = false } = of;
  const { id } = await world.db.question.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      scope,
      kind,
      label: `Question ${++count}`,
      options: [...options],
      required,
      sensitive,
      position: count,
    },
  });
  return id;
}

/** A code somebody can type; of a reserved one as many places as it says are taken from where its ticket stands. */
export async function offerCode(
  world: World,
  event: { readonly id: string },
  of: {
    readonly kind: "percentage" | "amount" | "unlock" | "reserved";
    readonly percent?: number;
    readonly amountMinor?: number;
    readonly maxUses?: number;
    readonly ticketTypeIds?: readonly string[];
    readonly seats?: number;
  },
): Promise<{ id: string; code: string }> {
  const { kind, percent, amountMinor, maxUses, ticketTypeIds = [], seats } = of;
  const offer = await offerOf(world, event.id);
  const [ticketTypeId = null] = ticketTypeIds;
  const places =
    kind === "reserved" ? placesOf(offer, { ticketTypeId, addOnIds: [], sessionIds: [] }) : [];
  if (seats !== undefined)
    await world.db.seatPool.updateMany({
      where: { id: { in: places } },
      data: { taken: { increment: seats } },
    });
  return world.db.code.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      code: `CODE${++count}`,
      kind,
      percent: percent ?? null,
      amountMinor: amountMinor ?? null,
      maxUses: maxUses ?? null,
      ticketTypeIds: [...ticketTypeIds],
      seatPoolId: await pool(world, seats),
      places,
    },
    select: { id: true, code: true },
  });
}
