import type { World } from "~/platform/world.server";

/**
 * The person with this address, known to the organisation or made: they are locked until the transaction ends, as an
 * order with them locks them.
 */
export async function findOrMakePerson(
  world: World,
  person: {
    readonly organisationId: string;
    readonly companyId: string | null;
    readonly name: string;
    readonly email: string;
    readonly language: string;
  },
): Promise<string> {
  // Changes nothing when the row is there already, but locks it.
  const [known] = await world.db.$queryRaw<{ id: string }[]>`
    INSERT INTO person (id, organisation_id, company_id, name, email, language, created_at)
    VALUES (${world.newId()}::uuid, ${person.organisationId}::uuid, ${person.companyId}::uuid, ${person.name},
            ${person.email}, ${person.language}, ${world.now()})
    ON CONFLICT (organisation_id, email) DO UPDATE SET email = person.email
    RETURNING id::text`;
  if (!known) throw new Error("a person was neither found nor made");
  return known.id;
}

/** Whether a group has a part of its own in the event: then a seat can be for it. */
export async function isGroupOf(
  world: World,
  eventId: string,
  networkId: string,
): Promise<boolean> {
  const tracks = await world.db.track.count({ where: { eventId, networkId } });
  return tracks > 0 || (await world.db.session.count({ where: { eventId, networkId } })) > 0;
}
