import type { Prisma } from "~/platform/db.server";
import { isLocale, type Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import type { SessionScope } from "../domain/attends";

/** Somebody who has to be told of a change: the attendee, or the contact of a seat nobody sits on yet. */
export interface ConcernedPerson {
  readonly registrationId: string;
  readonly orderId: string;
  readonly locale: Locale;
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly as: "attendee" | "contact";
}

/** Whom a session concerns. */
export interface SessionAudience {
  readonly sessionId: string;
  /** Whom it is, and was, for; one that is or was for everybody concerns everybody. */
  readonly scopes: readonly SessionScope[];
}

/**
 * The confirmed seats a change of one session concerns: everybody's, its groups', and of those who chose it.
 * Without an audience, everybody confirmed. By name.
 */
export async function concernedPeople(
  world: World,
  eventId: string,
  audience?: SessionAudience,
): Promise<ConcernedPerson[]> {
  const rows = await world.db.registration.findMany({
    where: { eventId, status: "confirmed", ...(audience ? attending(audience) : {}) },
    orderBy: [{ attendeeName: "asc" }, { id: "asc" }],
    select: {
      id: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
      order: {
        select: {
          id: true,
          contactName: true,
          contactEmail: true,
          company: { select: { name: true } },
        },
      },
    },
  });
  const told = new Set<string>();
  return rows.flatMap<ConcernedPerson>(({ id, attendeeName, attendeeEmail, language, order }) => {
    const about = {
      registrationId: id,
      orderId: order.id,
      locale: isLocale(language) ? language : ("nb" as const),
      company: order.company?.name ?? null,
    };
    if (attendeeEmail)
      return [{ ...about, name: attendeeName ?? "", email: attendeeEmail, as: "attendee" }];
    // One word to the contact, however many of their seats are still to be named.
    if (told.has(order.id)) return [];
    told.add(order.id);
    return [{ ...about, name: order.contactName, email: order.contactEmail, as: "contact" }];
  });
}

/** The registrations on whose own programme the session is; the same rule as {@link attends}. */
function attending({ sessionId, scopes }: SessionAudience): Prisma.RegistrationWhereInput {
  const networkIds = scopes.flatMap((scope) => (scope.signUp ? [] : [scope.networkId]));
  if (networkIds.includes(null)) return {};
  const ids = networkIds.filter((id) => id !== null);
  return {
    OR: [
      { networkId: { in: ids } },
      { sessions: { some: { sessionId, status: "taken" } } },
      { addOns: { some: { status: "taken", addOn: { sessionId } } } },
    ],
  };
}
