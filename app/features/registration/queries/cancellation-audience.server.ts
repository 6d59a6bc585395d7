import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { concernedPeople, type ConcernedPerson } from "./concerned-people.server";

/**
 * Everybody who is told when a whole event is called off: those with a place, the contacts of unnamed seats,
 * and the contacts of orders that wait or have applied.
 *
 * @remarks Asks for no permission: the caller has found the event by a query that does.
 */
export async function cancellationAudience(
  world: World,
  eventId: string,
): Promise<ConcernedPerson[]> {
  const waiting = { in: ["awaiting-payment", "offered", "waitlisted", "awaiting-approval"] };
  const people = await concernedPeople(world, eventId);
  const orders = await world.db.order.findMany({
    where: { eventId, registrations: { some: { status: waiting } } },
    orderBy: [{ contactName: "asc" }, { id: "asc" }],
    select: {
      id: true,
      language: true,
      contactName: true,
      contactEmail: true,
      company: { select: { name: true } },
      registrations: { where: { status: waiting }, select: { id: true }, take: 1 },
    },
  });
  return [
    ...people,
    ...orders.map(({ id, language, contactName, contactEmail, company, registrations }) => ({
      orderId: id,
      locale: isLocale(language) ? language : ("nb" as const),
      registrationId: registrations[0]?.id ?? "",
      name: contactName,
      email: contactEmail,
      company: company?.name ?? null,
      as: "contact" as const,
    })),
  ];
}
