import type { Actor } from "~/kernel/actor";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import type { Visibility } from "../domain/event-words";
import { cardColumns, cardOf } from "./event-cards.server";

/** A venue as its address is written; coordinates where somebody gave them. */
export interface EventVenue {
  readonly name: string;
  readonly address: string;
  readonly municipality: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What a public event page knows of its event, programme aside. */
export interface EventPage {
  readonly id: string;
  readonly organisationId: string;
  readonly card: EventCard;
  readonly description: string;
  readonly language: string;
  readonly visibility: Visibility;
  readonly venueAddress: string;
  /** Where it is, part by part; `null` when that is not said, or it is online alone. */
  readonly venue: EventVenue | null;
  /** What it is one of. */
  readonly series: { readonly slug: string; readonly title: string } | null;
  /** The company that opens its doors. */
  readonly host: {
    readonly name: string;
    readonly municipality: string;
    readonly industry: string;
  } | null;
  /** The organiser, as far as everybody may know it; the address is the one that takes replies. */
  readonly organiser: {
    readonly about: string;
    readonly city: string;
    readonly email: string;
  };
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
 * The event of that address for whoever may see it: nobody a draft, and members alone what is for members.
 */
export function visibleTo(actor: Actor, slug: string): Prisma.EventWhereInput {
  return {
    slug,
    status: { in: ["published", "cancelled", "archived"] },
    OR: [
      { visibility: { in: ["public", "unlisted"] } },
      ...(actor.kind === "signed-in"
        ? [{ organisation: { members: { some: { accountId: actor.accountId } } } }]
        : []),
    ],
  };
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
    where: visibleTo(actor, slug),
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
      visibility: true,
      venue: {
        select: {
          name: true,
          municipality: true,
          address: true,
          latitude: true,
          longitude: true,
        },
      },
      series: { select: { slug: true, title: true } },
      hostCompany: { select: { name: true, municipality: true, industry: true } },
      organisation: {
        select: {
          slug: true,
          name: true,
          accentHue: true,
          about: true,
          city: true,
          replyEmail: true,
        },
      },
      tracks: { select: { network: { select: { id: true, name: true } } } },
      sessions: {
        where: { networkId: { not: null }, status: "scheduled" },
        distinct: ["networkId"],
        select: { network: { select: { id: true, name: true } } },
      },
      ticketTypes: {
        // What a code or one network alone gets is not for everybody to see.
        where: { archivedAt: null, hidden: false, onlyNetworkId: null },
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
    visibility: row.visibility as Visibility,
    venueAddress: row.venue?.address ?? "",
    venue: row.venue,
    series: row.series,
    host: row.hostCompany,
    organiser: {
      about: row.organisation.about,
      city: row.organisation.city,
      email: row.organisation.replyEmail,
    },
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
