import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { lockedEvent, type EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { SessionProblem } from "../queries/planned-session.server";
import { draftOf } from "../queries/programme-drafts.server";
import { sessionSchema } from "../schema";
import { addToProgramme } from "./add-session.server";
import { takeOffProgramme } from "./cancel-session.server";
import { changeInProgramme } from "./change-session.server";

/** A draft as somebody saw it before they pressed the button. */
export interface SeenDraft {
  readonly id: string;
  readonly revision: number;
}

type PublishProblem =
  | AccessProblem
  | SessionProblem
  | Problem<"changed-meanwhile" | "nothing-chosen">;

/**
 * Publishes drafts of a programme, all of them or none: the sessions change, the changes are noted for those
 * concerned to be told, the drafts go. What is published or dropped already is passed over, so that a second click,
 * or a second organiser, changes nothing.
 *
 * Refused: the access problems, `event-over`, `nothing-chosen`; `changed-meanwhile` when a draft is no longer as it
 * was seen, or its session no longer as it was when the draft was made; what a draft itself is refused for.
 *
 * @returns how many were published; 0 when all of them had been before.
 */
export async function publishDrafts(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  seen: readonly SeenDraft[],
): Promise<Result<{ published: number }, PublishProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    return edited.ok ? publishHeld(tx, edited.value, seen) : edited;
  });
}

/** As {@link publishDrafts}, for an event held already. */
export async function publishHeld(
  world: World,
  event: EditedEvent,
  seen: readonly SeenDraft[],
): Promise<Result<{ published: number }, PublishProblem>> {
  if (seen.length === 0) return refuse("nothing-chosen");
  const rows = await world.db.programmeDraft.findMany({
    where: { eventId: event.id, id: { in: seen.map(({ id }) => id) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const revisions = new Map(seen.map(({ id, revision }) => [id, revision]));
  for (const row of rows) {
    const draft = await draftOf(world, event, row);
    if (draft.problem) return { ok: false, problem: draft.problem as SessionProblem };
    if (draft.overtaken || revisions.get(row.id) !== row.revision)
      return refuse("changed-meanwhile");
  }
  for (const row of rows) {
    const done =
      row.sessionId === null
        ? await addToProgramme(world, event, row.id, sessionSchema.parse(row.fields))
        : row.action === "cancel"
          ? await takeOffProgramme(world, event, row.sessionId)
          : await changeInProgramme(world, event, row.sessionId, sessionSchema.parse(row.fields));
    // Asked above, with the programme held still: a refusal now would leave half of it published.
    if (!done.ok) throw new Error(`draft ${row.id} was refused: ${done.problem.code}`);
  }
  await world.db.programmeDraft.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return accept({ published: rows.length });
}
