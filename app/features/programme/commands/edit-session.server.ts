import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { lockedEvent, type EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { decideSessionChange } from "../domain/session-change";
import {
  factsOf,
  plannedChange,
  storedSession,
  type SessionProblem,
} from "../queries/planned-session.server";
import { draftOf } from "../queries/programme-drafts.server";
import type { SessionDetails } from "../schema";
import { addToProgramme } from "./add-session.server";
import { takeOffProgramme } from "./cancel-session.server";
import { changeInProgramme } from "./change-session.server";
import { jsonOf } from "./note-session.server";

/** What an organiser does to a session. */
export type SessionEdit =
  | { readonly action: "add"; readonly details: SessionDetails }
  | {
      readonly action: "change";
      readonly sessionId: string;
      readonly details: SessionDetails;
      /** The revision of the draft the form showed, 0 for none; unchecked when it is not given. */
      readonly seen?: number;
    }
  | { readonly action: "cancel"; readonly sessionId: string };

/** `applied`: done. `drafted`: waits to be published. `unchanged`: there is nothing to publish (any more). */
export interface SessionEdited {
  readonly id: string;
  readonly outcome: "applied" | "drafted" | "unchanged";
}

type EditProblem = AccessProblem | SessionProblem | Problem<"changed-meanwhile">;

/**
 * Adds, changes or cancels a session as its organiser does: at once while the event is a draft; of a published
 * event as a draft, which nobody else sees before it is published. One draft for each session; editing it again
 * takes its place, and what leaves the session as it is takes the draft away.
 *
 * Refused: the access problems, `event-over`, bad times, a track or network that is not the event's own, a session
 * that has been cancelled; `changed-meanwhile` when somebody else edited the draft since it was seen.
 */
export async function editSession(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  edit: SessionEdit,
): Promise<Result<SessionEdited, EditProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    return edited.value.status === "draft"
      ? applied(tx, edited.value, edit)
      : drafted(tx, edited.value, edit);
  });
}

async function applied(
  world: World,
  event: EditedEvent,
  edit: SessionEdit,
): Promise<Result<SessionEdited, EditProblem>> {
  const id = edit.action === "add" ? (edit.details.submission ?? world.newId()) : edit.sessionId;
  const done =
    edit.action === "add"
      ? await addToProgramme(world, event, id, edit.details)
      : edit.action === "change"
        ? await changeInProgramme(world, event, id, edit.details)
        : await takeOffProgramme(world, event, id);
  return done.ok ? accept({ id, outcome: "applied" as const }) : done;
}

async function drafted(
  world: World,
  event: EditedEvent,
  edit: SessionEdit,
): Promise<Result<SessionEdited, EditProblem>> {
  if (edit.action === "add") return draftAddition(world, event, edit.details);
  const known = await world.db.programmeDraft.findFirst({
    where: { eventId: event.id, OR: [{ sessionId: edit.sessionId }, { id: edit.sessionId }] },
  });
  if (known?.action === "add") return editAddition(world, event, known, edit);
  return draftChange(world, event, known, edit);
}

type DraftRow = Awaited<ReturnType<World["db"]["programmeDraft"]["findUniqueOrThrow"]>>;
type EditOfOne = Exclude<SessionEdit, { action: "add" }>;

/** A session that is to be. The same submission again is the same draft, and nothing once that is published. */
async function draftAddition(
  world: World,
  event: EditedEvent,
  details: SessionDetails,
): Promise<Result<SessionEdited, EditProblem>> {
  const facts = await factsOf(world, event, details);
  if (!facts.ok) return facts;
  const id = details.submission ?? world.newId();
  const where = { id, eventId: event.id };
  const made =
    (await world.db.programmeDraft.count({ where })) + (await world.db.session.count({ where }));
  if (made === 0) {
    await world.db.programmeDraft.create({
      data: { id, eventId: event.id, action: "add", ...written(world, event, details) },
    });
  }
  return accept({ id, outcome: "drafted" });
}

async function editAddition(
  world: World,
  event: EditedEvent,
  known: DraftRow,
  edit: EditOfOne,
): Promise<Result<SessionEdited, EditProblem>> {
  const { id } = known;
  if (edit.action === "cancel") {
    await world.db.programmeDraft.delete({ where: { id } });
    return accept({ id, outcome: "unchanged" });
  }
  const facts = await factsOf(world, event, edit.details);
  if (!facts.ok) return facts;
  const { after } = await draftOf(world, event, known);
  if (after && decideSessionChange(after, facts.value) === "none")
    return accept({ id, outcome: "drafted" });
  if (isStale(known, edit)) return refuse("changed-meanwhile");
  await world.db.programmeDraft.update({
    where: { id },
    data: { ...written(world, event, edit.details), revision: { increment: 1 } },
  });
  return accept({ id, outcome: "drafted" });
}

/** What the draft says once it is edited, and what it would replace: kept from the first edit on. */
async function draftChange(
  world: World,
  event: EditedEvent,
  known: DraftRow | null,
  edit: EditOfOne,
): Promise<Result<SessionEdited, EditProblem>> {
  const { sessionId } = edit;
  const stored = await storedSession(world, event, sessionId);
  if (!stored) return refuse("not-found");
  if (stored.status === "cancelled") return refuse("session-cancelled");
  if (edit.action === "change") {
    const plan = await plannedChange(world, event, sessionId, edit.details);
    if (!plan.ok) return plan;
    const draft = known && (await draftOf(world, event, known));
    const same = draft?.after && decideSessionChange(draft.after, plan.value.after) === "none";
    if (same) return accept({ id: sessionId, outcome: "drafted" });
    if (isStale(known, edit)) return refuse("changed-meanwhile");
    if (plan.value.change === "none") {
      await world.db.programmeDraft.deleteMany({ where: { sessionId } });
      return accept({ id: sessionId, outcome: "unchanged" });
    }
  } else if (known?.action === "cancel") {
    return accept({ id: sessionId, outcome: "drafted" });
  }
  const { action } = edit;
  const content = {
    action,
    ...written(world, event, edit.action === "change" ? edit.details : null),
  };
  await world.db.programmeDraft.upsert({
    where: { sessionId },
    create: {
      ...content,
      id: world.newId(),
      eventId: event.id,
      sessionId,
      basedOn: jsonOf(stored.facts),
    },
    update: { ...content, revision: { increment: 1 } },
  });
  return accept({ id: sessionId, outcome: "drafted" });
}

function isStale(known: DraftRow | null, { seen }: { readonly seen?: number }): boolean {
  return seen !== undefined && seen !== (known?.revision ?? 0);
}

/** The columns an edit writes. Zones are said outright, so that a draft outlives a change of the event's own. */
function written(world: World, event: EditedEvent, details: SessionDetails | null) {
  return {
    fields: details ? fieldsOf(event, details) : {},
    accountId: event.accountId,
    at: world.now(),
  };
}

function fieldsOf(
  event: EditedEvent,
  { submission: _once, ...said }: SessionDetails,
): Prisma.InputJsonObject {
  const startZone = said.startZone ?? event.timeZone;
  const fields = { ...said, startZone, endZone: said.endZone ?? startZone };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
