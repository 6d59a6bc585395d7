import type { World } from "~/platform/world.server";
import type { AnnouncedEvent } from "./announcement-audience.server";

/** Something of an event its people can be chosen by. */
export interface AudienceChoice {
  readonly id: string;
  readonly name: string;
}

/** What an event's people can be chosen by, beside their status; a kind with a single choice is none. */
export interface AudienceChoices {
  readonly ticketTypes: readonly AudienceChoice[];
  readonly networks: readonly AudienceChoice[];
}

/** The tickets of an event and the groups its people come with. */
export async function audienceChoices(
  world: World,
  { organisationId, eventId }: AnnouncedEvent,
): Promise<AudienceChoices> {
  const select = { id: true, name: true } as const;
  const [ticketTypes, networks] = await Promise.all([
    world.db.ticketType.findMany({
      where: { eventId, event: { organisationId } },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select,
    }),
    world.db.network.findMany({
      where: { organisationId, registrations: { some: { eventId } } },
      orderBy: { name: "asc" },
      select,
    }),
  ]);
  const several = <T>(choices: T[]) => (choices.length > 1 ? choices : []);
  return { ticketTypes: several(ticketTypes), networks };
}
