import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { seatAnswer, type SeatAnswer } from "~/features/registration/domain/seat-answer";
import { erasurePlan, type ErasurePlan } from "./erasure-plan.server";
import { knownAddress } from "./known-address.server";

/** Somebody an organisation knows; `id` is the person's, or that of an order they were the contact of. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
}

/** How many people a search shows; whoever finds more asks more closely. */
export const peopleShown = 50;

/**
 * The people whose name or address holds `search`, attendees and contacts, by name; nobody without a search.
 *
 * Refused: the access problems.
 */
export async function findPeople(
  world: World,
  actor: Actor,
  organisationSlug: string,
  search: string,
): Promise<Result<{ membership: Membership; people: KnownPerson[] }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const membership = member.value;
  if (search === "") return accept({ membership, people: [] });
  const organisationId = membership.organisation.id;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const people = await world.db.$queryRaw<KnownPerson[]>`
    SELECT DISTINCT ON (lower(found.email)) found.id::text, found.name, found.email, company.name AS company FROM (
      SELECT id, name, email::text, company_id, 0 AS place FROM person
      WHERE organisation_id = ${organisationId}::uuid AND anonymised_at IS NULL
        AND (name ILIKE ${like} OR email::text ILIKE ${like})
      UNION ALL
      SELECT id, contact_name, contact_email::text, company_id, 1 FROM "order" o
      WHERE organisation_id = ${organisationId}::uuid AND anonymised_at IS NULL
        AND (contact_name ILIKE ${like} OR contact_email::text ILIKE ${like})
        AND NOT EXISTS (SELECT FROM person p WHERE p.organisation_id = o.organisation_id AND p.email = o.contact_email)
    ) found LEFT JOIN company ON company.id = found.company_id
    ORDER BY lower(found.email), found.place, found.id
    LIMIT ${peopleShown}`;
  return accept({
    membership,
    people: people.toSorted((a, b) =>
      a.name.localeCompare(b.name, membership.organisation.language),
    ),
  });
}

/** Somebody with what an organisation knows of them; answers about diet and access as numbers only. */
export interface PersonPage extends KnownPerson {
  readonly plan: ErasurePlan;
  readonly registrations: readonly {
    readonly id: string;
    readonly event: {
      readonly slug: string;
      readonly title: string;
      readonly startsAt: Date;
      readonly timeZone: string;
    };
    readonly status: string;
    /** What their calendar answered to the invitation. */
    readonly answer: SeatAnswer | null;
  }[];
}

/**
 * One person of the organisation's, with their registrations and what erasing them would mean.
 *
 * Refused: the access problems; `not-found` for somebody else's person, or one who has been erased.
 */
export async function personPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ membership: Membership; person: PersonPage }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const membership = member.value;
  const organisationId = membership.organisation.id;
  const email = await knownAddress(world, organisationId, id);
  if (email === null) return refuse("not-found");
  const [person, order, registrations, plan] = await Promise.all([
    world.db.person.findFirst({
      where: { organisationId, email },
      select: { name: true, company: { select: { name: true } } },
    }),
    world.db.order.findFirst({
      where: { organisationId, contactEmail: email },
      orderBy: { createdAt: "desc" },
      select: { contactName: true, company: { select: { name: true } } },
    }),
    world.db.registration.findMany({
      where: { organisationId, attendeeEmail: email },
      orderBy: { event: { startsAt: "desc" } },
      select: {
        id: true,
        status: true,
        event: { select: { slug: true, title: true, startsAt: true, timeZone: true } },
        calendarObjects: {
          where: { method: "REQUEST" },
          select: { sequence: true, answer: true, answerSequence: true },
        },
      },
    }),
    erasurePlan(world, organisationId, email),
  ]);
  return accept({
    membership,
    person: {
      id,
      email,
      name: person?.name ?? order?.contactName ?? "",
      company: person?.company?.name ?? order?.company?.name ?? null,
      registrations: registrations.map(({ calendarObjects, ...registration }) => ({
        ...registration,
        answer: seatAnswer(calendarObjects),
      })),
      plan,
    },
  });
}
