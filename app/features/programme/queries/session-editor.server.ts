import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { dateOf, instantOf, type IsoDate, type WallTime } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import { editedEvent } from "~/features/events/queries/edited-event.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import type { DraftAction } from "../domain/programme-draft";
import type { SessionFacts } from "../domain/session-change";
import { suggestSession } from "../domain/session-suggestion";
import { storedSession } from "./planned-session.server";
import { draftOf, programmeDrafts } from "./programme-drafts.server";

/** What a form about a session needs beside its fields. */
export interface SessionChoices {
  readonly membership: Membership;
  readonly event: EditableEvent;
  readonly tracks: readonly { readonly id: string; readonly name: string }[];
  /** The organisation's groups. */
  readonly networks: readonly { readonly id: string; readonly name: string }[];
}

export interface SessionEditor extends SessionChoices {
  /** As it will be once its draft, if any, is published. */
  readonly session: SessionFacts;
  readonly cancelled: boolean;
  /** Of one that is signed up for now, and not only in its draft: how many places it has. */
  readonly places: { readonly size: number | null; readonly taken: number } | null;
  /** What of it is not published yet. */
  readonly draft: {
    readonly id: string;
    readonly revision: number;
    readonly action: DraftAction;
  } | null;
}

/**
 * A session of an event as its organiser edits it, or one that is to be.
 *
 * Refused: the access problems; `not-found` for another event's session.
 */
export async function sessionEditor(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  sessionId: string,
): Promise<Result<SessionEditor, AccessProblem>> {
  const edited = await editedEvent(world, actor, organisationSlug, eventSlug);
  if (!edited.ok) return edited;
  if (!isUuid(sessionId)) return refuse("not-found");
  const stored = await storedSession(world, edited.value, sessionId);
  const row = await world.db.programmeDraft.findFirst({
    where: { eventId: edited.value.id, OR: [{ sessionId }, { id: sessionId, sessionId: null }] },
  });
  const draft = row && (await draftOf(world, edited.value, row));
  const session = draft?.after ?? stored?.facts;
  if (!session) return refuse("not-found");
  const choices = await sessionChoices(world, actor, organisationSlug, eventSlug);
  if (!choices.ok) return choices;
  return accept({
    ...choices.value,
    session,
    places: stored?.facts.signUp ? await placesOf(world, sessionId) : null,
    cancelled: stored?.status === "cancelled",
    draft: draft && { id: draft.id, revision: draft.revision, action: draft.action },
  });
}

async function placesOf(world: World, sessionId: string) {
  const { seatPool, _count } = await world.db.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      seatPool: { select: { size: true } },
      _count: { select: { choices: { where: { status: "taken" } } } },
    },
  });
  return { size: seatPool?.size ?? null, taken: _count.choices };
}

/** The form of a session that is yet to be, with times that follow on that day's last one. */
export async function newSessionEditor(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  date: string | null,
): Promise<
  Result<SessionChoices & { suggestion: { startsAt: WallTime; endsAt: WallTime } }, AccessProblem>
> {
  const choices = await sessionChoices(world, actor, organisationSlug, eventSlug);
  if (!choices.ok) return choices;
  const { id, card } = choices.value.event;
  const day = isDate(date) ? date : dateOf(card.startsAt, card.timeZone);
  const last = await world.db.session.findFirst({
    where: { eventId: id, status: "scheduled", day: { date: new Date(`${day}T00:00:00Z`) } },
    orderBy: { endsAt: "desc" },
    select: { endsAt: true },
  });
  const organisationId = choices.value.membership.organisation.id;
  const drafts = await programmeDrafts(world, { id, organisationId, timeZone: card.timeZone });
  const ends = drafts
    .flatMap(({ after }) => (after && dateOf(after.startsAt, card.timeZone) === day ? [after] : []))
    .map(({ endsAt }) => endsAt)
    .concat(last?.endsAt ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime());
  return accept({ ...choices.value, suggestion: suggestSession(card, day, ends[0] ?? null) });
}

/** Whether an address names a date that exists. */
function isDate(typed: string | null): typed is IsoDate {
  return (
    typed !== null &&
    /^\d{4}-\d{2}-\d{2}$/.test(typed) &&
    instantOf(`${typed}T12:00`, "UTC") !== null
  );
}

async function sessionChoices(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<SessionChoices, AccessProblem>> {
  const found = await organiserEvent(world, actor, organisationSlug, eventSlug, "edit-events");
  if (!found.ok) return found;
  const { membership, event } = found.value;
  const [tracks, networks] = await Promise.all([
    world.db.track.findMany({
      where: { eventId: event.id },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    }),
    world.db.network.findMany({
      where: { organisationId: membership.organisation.id },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  return accept({ membership, event, tracks, networks });
}
