import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import type { Permission } from "~/features/organisations/permissions";
import type { Programme } from "../domain/programme";
import { programmeWithDrafts, type ProgrammeDraft } from "../domain/programme-draft";
import { programmeWarnings, type ProgrammeWarning } from "../domain/programme-warnings";
import { programmeDrafts } from "./programme-drafts.server";
import { programmeOf } from "./programme-of.server";

/** A track as its organiser sees it. */
export interface BoardTrack {
  readonly id: string;
  readonly name: string;
  /** The specialist group it is for. */
  readonly group: string | null;
  /** How many sessions stand in it; one with none can be removed. */
  readonly sessions: number;
}

export interface ProgrammeBoard {
  readonly membership: Membership;
  readonly event: EditableEvent;
  /** As it will be once the drafts are published. */
  readonly programme: Programme;
  /** What is not published yet; empty unless the event is published. */
  readonly drafts: readonly ProgrammeDraft[];
  readonly tracks: readonly BoardTrack[];
  /** The organisation's groups. */
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  readonly warnings: readonly ProgrammeWarning[];
}

/**
 * The programme of an event as it will be, with what is not published yet, its tracks, and what should be looked
 * at. Refused: the access problems.
 */
export async function programmeBoard(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  permission: Permission = "see-events",
): Promise<Result<ProgrammeBoard, AccessProblem>> {
  const found = await organiserEvent(world, actor, organisationSlug, eventSlug, permission);
  if (!found.ok) return found;
  const { membership, event } = found.value;
  const organisationId = membership.organisation.id;
  const { timeZone, status } = event.card;
  const [standing, drafts, networks, tracks] = await Promise.all([
    programmeOf(world, event.id),
    status === "published"
      ? programmeDrafts(world, { id: event.id, organisationId, timeZone })
      : [],
    world.db.network.findMany({
      where: { organisationId },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    world.db.track.findMany({
      where: { eventId: event.id },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: {
        id: true,
        name: true,
        network: { select: { name: true } },
        _count: { select: { sessions: true } },
      },
    }),
  ]);
  const programme = programmeWithDrafts(standing, drafts, networks);
  return accept({
    membership,
    event,
    programme,
    drafts,
    networks,
    tracks: tracks.map(({ id, name, network, _count }) => ({
      id,
      name,
      group: network?.name ?? null,
      sessions: _count.sessions,
    })),
    warnings: programmeWarnings(programme, event.card),
  });
}
