import { isLocale } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { NewMessage } from "~/features/mail/domain/message";
import { registersThemselves } from "~/features/registration/domain/order-messages";
import { activeStatuses } from "~/features/registration/domain/registration-transitions";
import type { OwingSeat } from "~/features/registration/queries/missing.server";

/**
 * Asks for what is missing of these seats of an event, in the transaction of `world`: everybody who has a name by their
 * own letter; a contact by one about all their orders, also for seats without a name and for their own.
 *
 * @param key - what makes it necessary, once: the day of asking, or the hour somebody pressed a button in.
 * @param contactsSince - a contact who had such a letter since is left in peace; `null` writes to no contact at all.
 * @returns how many letters were enqueued.
 */
export async function askForMissing(
  world: World,
  eventId: string,
  seats: readonly OwingSeat[],
  { key, contactsSince }: { readonly key: string; readonly contactsSince: Instant | null },
): Promise<number> {
  if (seats.length === 0) return 0;
  const orders = await ordersOf(world, [...new Set(seats.map(({ orderId }) => orderId))], {
    since: contactsSince ?? world.now(),
  });
  const messages = seats.flatMap((seat): NewMessage[] => {
    const order = orders.get(seat.orderId);
    if (!order || seat.email === null || seat.missing.answers.length === 0) return [];
    // What a contact owes of their own stands in their letter about everybody.
    if (!order.alone && seat.email.toLowerCase() === order.contactEmail.toLowerCase()) return [];
    return [
      {
        kind: "complete-your-part",
        recipient: { name: seat.name ?? "", email: seat.email },
        language: isLocale(seat.language) ? seat.language : "nb",
        cause: `missing:${seat.id}:${key}`,
        organisationId: order.organisationId,
        eventId,
        orderId: seat.orderId,
        registrationId: seat.id,
      },
    ];
  });
  const contacts = new Set(
    [...orders.values()].filter((order) => order.askedLately).map(contactOf),
  );
  const digests = [...orders.values()]
    .filter((order) => {
      if (contactsSince === null || order.alone || contacts.has(contactOf(order))) return false;
      contacts.add(contactOf(order));
      return true;
    })
    .map((order): NewMessage => ({
      kind: "order-incomplete",
      recipient: { name: order.contactName, email: order.contactEmail },
      language: isLocale(order.language) ? order.language : "nb",
      cause: `missing:${order.id}:${key}`,
      organisationId: order.organisationId,
      eventId,
      orderId: order.id,
    }));
  const enqueued = await enqueueMessages(world, [...messages, ...digests]);
  await world.db.registration.updateMany({
    where: { id: { in: seats.map(({ id }) => id) } },
    data: { askedAt: world.now() },
  });
  return enqueued;
}

/** Whose letter it is: one person may have placed several orders. */
function contactOf({ contactEmail }: AskedOrder): string {
  return contactEmail.toLowerCase();
}

interface AskedOrder {
  readonly id: string;
  readonly organisationId: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly language: string;
  /** The contact is the only attendee, and hears as one. */
  readonly alone: boolean;
  readonly askedLately: boolean;
}

async function ordersOf(
  world: World,
  ids: readonly string[],
  { since }: { readonly since: Instant },
): Promise<Map<string, AskedOrder>> {
  const orders = await world.db.order.findMany({
    where: { id: { in: [...ids] }, anonymisedAt: null },
    select: {
      id: true,
      organisationId: true,
      contactName: true,
      contactEmail: true,
      language: true,
      registrations: {
        where: { status: { in: [...activeStatuses] } },
        select: { attendeeEmail: true },
      },
      messages: {
        where: { kind: "order-incomplete", createdAt: { gte: since } },
        take: 1,
        select: { id: true },
      },
    },
  });
  return new Map(
    orders.map(({ registrations, messages, ...order }) => [
      order.id,
      {
        ...order,
        alone: registersThemselves(
          { email: order.contactEmail.toLowerCase() },
          registrations.map(({ attendeeEmail }) => ({
            email: attendeeEmail?.toLowerCase() ?? null,
          })),
        ),
        askedLately: messages.length > 0,
      },
    ]),
  );
}
