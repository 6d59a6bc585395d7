import type { World } from "~/platform/world.server";
import { draftActions, type DraftAction, type ProgrammeDraft } from "../domain/programme-draft";
import { decideSessionChange, type SessionFacts } from "../domain/session-change";
import { sessionSchema, storedFactsSchema } from "../schema";
import {
  factsOf,
  plannedChange,
  storedSession,
  type ProgrammeEvent,
} from "./planned-session.server";

/** A draft as it is stored. */
interface DraftRow {
  readonly id: string;
  readonly sessionId: string | null;
  readonly action: string;
  readonly fields: unknown;
  readonly basedOn: unknown;
  readonly revision: number;
}

/**
 * The drafts of an event's programme and what publishing each comes to now, in the order they were made.
 *
 * @remarks Asks for no permission: the caller has found the event by a query that does.
 */
export async function programmeDrafts(
  world: World,
  event: ProgrammeEvent,
): Promise<ProgrammeDraft[]> {
  const rows = await world.db.programmeDraft.findMany({
    where: { eventId: event.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const drafts: ProgrammeDraft[] = [];
  for (const row of rows) drafts.push(await draftOf(world, event, row));
  return drafts;
}

/** What publishing one stored draft comes to now. */
export async function draftOf(
  world: World,
  event: ProgrammeEvent,
  row: DraftRow,
): Promise<ProgrammeDraft> {
  const { id, revision } = row;
  const draft = {
    id,
    revision,
    action: actionOf(row),
    sessionId: row.sessionId ?? id,
    before: null,
    after: null,
    overtaken: null,
    problem: null,
  };
  if (row.sessionId === null) {
    const facts = await factsOf(world, event, sessionSchema.parse(row.fields));
    return facts.ok ? { ...draft, after: facts.value } : { ...draft, problem: facts.problem };
  }
  const stored = await storedSession(world, event, row.sessionId);
  if (!stored) return { ...draft, problem: { code: "not-found" } };
  const about = { ...draft, before: stored.facts, overtaken: overtakenBy(stored.facts, row) };
  if (stored.status === "cancelled") return { ...about, problem: { code: "session-cancelled" } };
  if (about.action === "cancel") return about;
  const plan = await plannedChange(world, event, row.sessionId, sessionSchema.parse(row.fields));
  return plan.ok ? { ...about, after: plan.value.after } : { ...about, problem: plan.problem };
}

function actionOf({ id, action }: DraftRow): DraftAction {
  const known = draftActions.find((each) => each === action);
  if (!known) throw new TypeError(`draft ${id}: unknown action ${action}`);
  return known;
}

/** What the draft began from, when that is no longer what stands there. */
function overtakenBy(now: SessionFacts, row: DraftRow): SessionFacts | null {
  const then = storedFactsSchema.parse(row.basedOn);
  return decideSessionChange(then, now) === "none" ? null : then;
}
