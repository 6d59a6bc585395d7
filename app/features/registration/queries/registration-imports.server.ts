import { z } from "zod";
import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { fieldsOf, type ColumnMapping } from "../domain/import-columns";
import {
  planImport,
  type ImportOptions,
  type ImportPlan,
  type PlannedRow,
} from "../domain/import-plan";
import type { OfferedQuestion } from "../domain/offer";
import { offerOf } from "./offer.server";
import { eventToSee } from "./registrations-of-event.server";

/** What has become of an import's rows so far. */
export interface ImportOutcome {
  /** Orders placed, of how many. */
  readonly placed: number;
  readonly orders: number;
  readonly seats: number;
  /** Seats in the queue, or before the organiser. */
  readonly waiting: number;
  readonly skipped: number;
  /** Seats without a name: fewer of them later means that somebody has been named. */
  readonly unnamed: number;
  readonly refused: readonly { readonly rows: readonly number[]; readonly code: string }[];
  /** When it was undone: how many places were given back, and how many could not be. */
  readonly undone?: { readonly cancelled: number; readonly left: number } | undefined;
}

const tableSchema = z.object({ titles: z.array(z.string()), rows: z.array(z.array(z.string())) });
const mappingSchema = z.record(z.string(), z.string());
const optionsSchema = z.object({
  byCompany: z.boolean().default(true),
  again: z.boolean().default(false),
  mails: z.boolean().default(false),
});
const outcomeSchema = z.object({
  placed: z.number().default(0),
  orders: z.number().default(0),
  seats: z.number().default(0),
  waiting: z.number().default(0),
  skipped: z.number().default(0),
  unnamed: z.number().default(0),
  refused: z.array(z.object({ rows: z.array(z.number()), code: z.string() })).default([]),
  undone: z.object({ cancelled: z.number(), left: z.number() }).optional(),
});

export type ImportState = "waiting" | "running" | "done" | "undoing" | "undone";

/** An import as the list of them shows it. */
export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: Instant;
  readonly state: ImportState;
  readonly outcome: ImportOutcome;
}

interface StoredImport {
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  readonly undoneAt: Date | null;
  readonly outcome: unknown;
}

/** How far an import has come, and what came of it. */
export function importState(row: StoredImport): { state: ImportState; outcome: ImportOutcome } {
  const outcome = outcomeSchema.parse(row.outcome);
  const state =
    row.undoneAt !== null
      ? outcome.undone
        ? "undone"
        : "undoing"
      : row.doneAt !== null
        ? "done"
        : row.startedAt !== null
          ? "running"
          : "waiting";
  return { state, outcome };
}

/**
 * What was brought in at an event, the latest first.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function importsOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<readonly ImportLine[], AccessProblem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  const rows = await world.db.registrationImport.findMany({
    where: { eventId: event.value.id },
    orderBy: { createdAt: "desc" },
    take: 50,
    omit: { rows: true },
  });
  return accept(
    rows.map(({ id, fileName, createdAt, ...row }) => ({
      id,
      fileName,
      createdAt,
      ...importState(row),
    })),
  );
}

/** An import as its page shows it. */
export interface ImportPage extends ImportLine {
  readonly titles: readonly string[];
  readonly mapping: ColumnMapping;
  readonly options: ImportOptions;
  /** What a column can be; the questions with their words. */
  readonly fields: readonly string[];
  readonly questions: readonly Pick<OfferedQuestion, "id" | "label">[];
  /** What each row is going to do; none once it was brought in. */
  readonly rows: readonly PlannedRow[];
  readonly counts: Readonly<Record<PlannedRow["state"], number>>;
  readonly orders: number;
  /** Whether it can be undone as a whole: nobody has changed anything about their place since. */
  readonly undoable: boolean;
}

/**
 * An import with a preview of what each of its rows is going to do.
 *
 * Refused: the access problems; `not-found` for one of another event.
 */
export async function importPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  importId: string,
): Promise<Result<ImportPage, AccessProblem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  if (!isUuid(importId)) return refuse("not-found");
  const planned = await plannedImport(world, importId, event.value.id);
  if (!planned) return refuse("not-found");
  const { row, table, mapping, options, offer, plan } = planned;
  const counts = { new: 0, known: 0, again: 0, skipped: 0, wrong: 0 };
  for (const { state } of plan.rows) counts[state] += 1;
  const { state, outcome } = importState(row);
  return accept({
    id: row.id,
    fileName: row.fileName,
    createdAt: row.createdAt,
    state,
    outcome,
    titles: table.titles,
    mapping,
    options,
    fields: fieldsOf(offer),
    questions: offer.questions.map(({ id, label }) => ({ id, label })),
    rows: plan.rows,
    counts,
    orders: plan.orders.length,
    undoable: state === "done" && !(await isTouched(world, row.id, outcome.unnamed)),
  });
}

/** An import with its plan as of now; `null` when there is none such. What it has placed itself is as if it were not. */
export async function plannedImport(world: World, importId: string, eventId?: string) {
  const row = await world.db.registrationImport.findFirst({
    where: { id: importId, ...(eventId === undefined ? {} : { eventId }) },
    include: { event: { select: { slug: true, language: true, organisationId: true } } },
  });
  if (!row) return null;
  const read = tableSchema.safeParse(row.rows);
  const table = read.success ? read.data : { titles: [], rows: [] };
  const mapping = mappingSchema.parse(row.mapping);
  const options = optionsSchema.parse(row.options);
  const offer = await offerOf(world, row.eventId);
  const language: Locale = isLocale(row.event.language) ? row.event.language : "nb";
  const known = await knownPeople(world, row.event.organisationId, row.eventId, importId);
  const about = { importId, language };
  const plan: ImportPlan = planImport(offer, table, mapping, options, known, about);
  return { row, table, mapping, options, offer, plan };
}

async function knownPeople(
  world: World,
  organisationId: string,
  eventId: string,
  importId: string,
) {
  const [persons, seats] = await Promise.all([
    world.db.$queryRaw<{ email: string }[]>`
      SELECT lower(email::text) AS email FROM person
      WHERE organisation_id = ${organisationId}::uuid AND anonymised_at IS NULL`,
    world.db.$queryRaw<{ email: string }[]>`
      SELECT lower(r.attendee_email::text) AS email FROM registration r JOIN "order" o ON o.id = r.order_id
      WHERE r.event_id = ${eventId}::uuid AND r.attendee_email IS NOT NULL
        AND r.status IN ('confirmed', 'awaiting-payment', 'offered', 'waitlisted', 'awaiting-approval')
        AND o.import_id IS DISTINCT FROM ${importId}::uuid`,
  ]);
  return {
    persons: new Set(persons.map(({ email }) => email)),
    registered: new Set(seats.map(({ email }) => email)),
  };
}

/** Whether anybody has done something about a place an import brought: given it up or on, named it, answered. */
export async function isTouched(
  world: World,
  importId: string,
  unnamedThen: number,
): Promise<boolean> {
  const [row] = await world.db.$queryRaw<{ touched: boolean; unnamed: number }[]>`
    SELECT coalesce(bool_or(r.handed_over_at IS NOT NULL OR r.status IN ('cancelled', 'declined') OR r.anonymised_at IS NOT NULL
        OR r.token_generation > 0 OR r.calendar_channel <> 'invitations'
        OR EXISTS (SELECT FROM sensitive_answer s WHERE s.registration_id = r.id)
        OR EXISTS (SELECT FROM answer a WHERE a.order_id = o.id AND a.answered_at > o.created_at + interval '1 minute')),
        false) AS touched,
      count(*) FILTER (WHERE r.attendee_email IS NULL)::int AS unnamed
    FROM registration r JOIN "order" o ON o.id = r.order_id WHERE o.import_id = ${importId}::uuid`;
  return row !== undefined && (row.touched || row.unnamed < unnamedThen);
}
