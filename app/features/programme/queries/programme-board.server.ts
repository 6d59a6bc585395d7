import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import type { Programme } from "../domain/programme";
import { programmeWarnings, type ProgrammeWarning } from "../domain/programme-warnings";
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
  readonly programme: Programme;
  readonly tracks: readonly BoardTrack[];
  readonly warnings: readonly ProgrammeWarning[];
}

/** The programme of an event with its tracks and what should be looked at. Refused: the access problems. */
export async function programmeBoard(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<ProgrammeBoard, AccessProblem>> {
  const found = await organiserEvent(world, actor, organisationSlug, eventSlug);
  if (!found.ok) return found;
  const { membership, event } = found.value;
  const [programme, tracks] = await Promise.all([
    programmeOf(world, event.id),
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
  return accept({
    membership,
    event,
    programme,
    tracks: tracks.map(({ id, name, network, _count }) => ({
      id,
      name,
      group: network?.name ?? null,
      sessions: _count.sessions,
    })),
    warnings: programmeWarnings(programme, event.card),
  });
}
