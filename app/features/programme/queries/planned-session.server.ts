import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { timesOf } from "~/features/events/domain/event-times";
import type { EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import {
  decideSessionChange,
  type SessionChange,
  type SessionFacts,
} from "../domain/session-change";
import type { SessionDetails } from "../schema";
import { sessionPlaceOf } from "./programme-of.server";

export type SessionProblem = Problem<
  | "time-skipped"
  | "ends-before-start"
  | "lasts-too-long"
  | "choice-unknown"
  | "session-cancelled"
  | "event-over"
>;

/** What reading a session takes of its event. */
export type ProgrammeEvent = Pick<EditedEvent, "id" | "organisationId" | "timeZone">;

/** A change as it would be made: what it amounts to, before and after. */
export interface PlannedChange {
  readonly sessionId: string;
  readonly change: SessionChange;
  readonly before: SessionFacts;
  readonly after: SessionFacts;
}

/** What changing a session of `event` would amount to; refused as the change itself would be. */
export async function plannedChange(
  world: World,
  event: ProgrammeEvent,
  sessionId: string,
  details: SessionDetails,
): Promise<Result<PlannedChange, AccessProblem | SessionProblem>> {
  const stored = await storedSession(world, event, sessionId);
  if (!stored) return refuse("not-found");
  if (stored.status === "cancelled") return refuse("session-cancelled");
  const after = await factsOf(world, event, details);
  if (!after.ok) return after;
  return accept({
    sessionId,
    change: decideSessionChange(stored.facts, after.value),
    before: stored.facts,
    after: after.value,
  });
}

/** A session of `event` as it is stored; `null` when it is not this event's. */
export async function storedSession(world: World, event: ProgrammeEvent, sessionId: string) {
  const row = await world.db.session.findFirst({
    where: { id: sessionId, eventId: event.id },
    include: {
      venue: { select: { name: true, municipality: true } },
      room: { select: { name: true } },
    },
  });
  if (!row) return null;
  const {
    kind,
    title,
    description,
    speakers,
    startsAt,
    startZone,
    endsAt,
    endZone,
    toPlace,
    trackId,
    networkId,
    signUp,
  } = row;
  const facts: SessionFacts = {
    kind,
    title,
    description,
    speakers,
    startsAt,
    startZone,
    endsAt,
    endZone,
    toPlace,
    trackId,
    networkId,
    signUp,
    place: sessionPlaceOf(row) ?? "",
  };
  return { status: row.status, facts };
}

/** What an organiser typed as facts: times as instants, a track's network as the session's own. */
export async function factsOf(
  world: World,
  event: ProgrammeEvent,
  details: SessionDetails,
): Promise<Result<SessionFacts, SessionProblem>> {
  const startZone = details.startZone ?? event.timeZone;
  const endZone = details.endZone ?? startZone;
  const times = timesOf({ startsAt: details.startsAt, startZone, endsAt: details.endsAt, endZone });
  if (!times.ok) return times;

  const track = details.trackId
    ? await world.db.track.findFirst({ where: { id: details.trackId, eventId: event.id } })
    : null;
  if (details.trackId && !track) return refuse("choice-unknown", { field: "trackId" });
  const networkId = details.networkId ?? track?.networkId ?? null;
  if (networkId) {
    const own = await world.db.network.count({
      where: { id: networkId, organisationId: event.organisationId },
    });
    if (own === 0) return refuse("choice-unknown", { field: "networkId" });
  }
  return accept({
    kind: details.kind,
    title: details.title,
    description: details.description ?? "",
    speakers: details.speakers ?? "",
    ...times.value,
    startZone,
    endZone,
    place: details.place ?? "",
    toPlace: details.toPlace ?? "",
    trackId: track?.id ?? null,
    networkId,
    signUp: details.signUp ?? false,
  });
}
