import type { Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import { cardColumns, cardOf } from "./event-cards.server";

/** What a public event page knows of its event, programme aside. */
export interface EventPage {
  readonly id: string;
  readonly organisationId: string;
  readonly card: EventCard;
  readonly description: string;
  readonly language: string;
  readonly venueAddress: string;
  readonly requiresApproval: boolean;
  /** The groups (networks) its tracks or sessions are for; somebody who registers says which is theirs. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly ticketTypes: readonly {
    readonly id: string;
    readonly name: string;
    readonly priceMinor: number;
    readonly currency: string;
  }[];
  readonly calendar: { readonly uid: string; readonly sequence: number; readonly revisedAt: Date };
}

/**
 * An event as the public may see it; `null` for a draft, for one that does not exist, and for a members'
 * event when the actor is not a member.
 */
export async function eventPage(
  world: World,
  actor: Actor,
  slug: string,
): Promise<EventPage | null> {
  const row = await world.db.event.findFirst({
    where: {
      slug,
      status: { in: ["published", "cancelled", "archived"] },
      OR: [
        { visibility: { in: ["public", "unlisted"] } },
        ...(actor.kind === "signed-in"
          ? [{ organisation: { members: { some: { accountId: actor.accountId } } } }]
          : []),
      ],
    },
    select: {
      ...cardColumns,
      id: true,
      organisationId: true,
      description: true,
      language: true,
      requiresApproval: true,
      calendarUid: true,
      calendarSequence: true,
      calendarRevisedAt: true,
      venue: { select: { name: true, municipality: true, address: true } },
      tracks: { select: { network: { select: { id: true, name: true } } } },
      sessions: {
        where: { networkId: { not: null }, status: "scheduled" },
        distinct: ["networkId"],
        select: { network: { select: { id: true, name: true } } },
      },
      ticketTypes: {
        select: { id: true, name: true, priceMinor: true, currency: true },
        orderBy: { position: "asc" },
      },
    },
  });
  if (!row) return null;

  const groups = new Map(
    [...row.tracks, ...row.sessions].flatMap(({ network }) =>
      network ? [[network.id, network] as const] : [],
    ),
  );
  return {
    id: row.id,
    organisationId: row.organisationId,
    card: cardOf(row, world.now()),
    description: row.description,
    language: row.language,
    venueAddress: row.venue?.address ?? "",
    requiresApproval: row.requiresApproval,
    groups: [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name, row.language)),
    ticketTypes: row.ticketTypes,
    calendar: {
      uid: row.calendarUid,
      sequence: row.calendarSequence,
      revisedAt: row.calendarRevisedAt,
    },
  };
}
