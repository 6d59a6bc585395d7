import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import type { TextTable } from "~/platform/files/csv-table.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { fieldsOf, guessMapping, titleKey, type ColumnMapping } from "../domain/import-columns";
import type { ImportOptions } from "../domain/import-plan";
import { offerOf } from "../queries/offer.server";
import { importState, isTouched } from "../queries/registration-imports.server";
import { eventToSee } from "../queries/registrations-of-event.server";

export type ImportProblem = Problem<
  "import-begun" | "import-not-done" | "import-touched" | "choice-unknown"
>;

/**
 * Keeps a file of registrations until somebody says what is to be done with it, a day at most. What its columns are is
 * guessed: as they were in the organisation's earlier files, else by their titles.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function prepareImport(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  file: { readonly name: string; readonly table: TextTable },
): Promise<Result<{ id: string }, AccessProblem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  const { id: eventId, accountId, organisationId } = event.value;
  const earlier = await world.db.registrationImport.findMany({
    where: { event: { organisationId }, startedAt: { not: null } },
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { mapping: true },
  });
  const remembered = Object.assign(
    {},
    ...earlier.map(({ mapping }) => mapping).toReversed(),
  ) as ColumnMapping;
  const { titles, rows } = file.table;
  const id = world.newId();
  await world.db.registrationImport.create({
    data: {
      id,
      eventId,
      accountId,
      fileName: file.name.slice(0, 200),
      rows: { titles: [...titles], rows: rows.map((row) => [...row]) },
      mapping: { ...guessMapping(titles, await offerOf(world, eventId), remembered) },
      createdAt: world.now(),
    },
  });
  return accept({ id });
}

/**
 * Says what the columns of a file are and how its rows are to be brought in; nothing is brought in yet.
 *
 * Refused: the access problems; `not-found`; `import-begun`; `choice-unknown` for what a column cannot be.
 */
export function arrangeImport(
  world: World,
  actor: Actor,
  where: ImportPlace,
  { mapping, options }: { readonly mapping: ColumnMapping; readonly options: ImportOptions },
): Promise<Result<{ id: string }, AccessProblem | ImportProblem>> {
  return onImport(world, actor, where, async (tx, { row, eventId }) => {
    if (row.startedAt !== null) return refuse("import-begun");
    const fields = new Set(fieldsOf(await offerOf(tx, eventId)));
    if (Object.values(mapping).some((field) => !fields.has(field))) return refuse("choice-unknown");
    const keyed = Object.entries(mapping).map(([title, field]) => [titleKey(title), field]);
    await tx.db.registrationImport.update({
      where: { id: row.id },
      data: { mapping: Object.fromEntries(keyed), options: { ...options } },
    });
    return accept({ id: row.id });
  });
}

/**
 * Has a file brought in: a job does it, and goes on where it was if the worker is killed.
 *
 * Refused: the access problems; `not-found`; `import-begun`.
 */
export function beginImport(
  world: World,
  actor: Actor,
  where: ImportPlace,
): Promise<Result<{ id: string }, AccessProblem | ImportProblem>> {
  return onImport(world, actor, where, async (tx, { row, organisationId, accountId }) => {
    if (row.startedAt !== null) return refuse("import-begun");
    await tx.db.registrationImport.update({
      where: { id: row.id },
      data: { startedAt: tx.now() },
    });
    const subject = { type: "event", id: row.eventId };
    await recordAudit(tx, { organisationId, accountId, action: "import-registrations", subject });
    tx.wake("bring-in-imports");
    return accept({ id: row.id });
  });
}

/** Forgets a file nothing was done with. Refused: the access problems; `not-found`; `import-begun`. */
export function dropImport(
  world: World,
  actor: Actor,
  where: ImportPlace,
): Promise<Result<{ id: string }, AccessProblem | ImportProblem>> {
  return onImport(world, actor, where, async (tx, { row }) => {
    if (row.startedAt !== null) return refuse("import-begun");
    await tx.db.registrationImport.delete({ where: { id: row.id } });
    return accept({ id: row.id });
  });
}

/**
 * Has everything an import brought taken back, without a mail to anybody: a job gives the places back one by one.
 *
 * Refused: the access problems; `not-found`; `import-not-done`; `import-touched` once somebody has done something
 * about their place: it is theirs then.
 */
export function undoImport(
  world: World,
  actor: Actor,
  where: ImportPlace,
): Promise<Result<{ id: string }, AccessProblem | ImportProblem>> {
  return onImport(world, actor, where, async (tx, { row, organisationId, accountId }) => {
    const { state, outcome } = importState(row);
    if (state !== "done") return refuse("import-not-done");
    if (await isTouched(tx, row.id, outcome.unnamed)) return refuse("import-touched");
    await tx.db.registrationImport.update({ where: { id: row.id }, data: { undoneAt: tx.now() } });
    const subject = { type: "event", id: row.eventId };
    await recordAudit(tx, { organisationId, accountId, action: "undo-import", subject });
    tx.wake("bring-in-imports");
    return accept({ id: row.id });
  });
}

/** An import by where it stands. */
export interface ImportPlace {
  readonly organisation: string;
  readonly event: string;
  readonly id: string;
}

type ImportRow = Awaited<ReturnType<World["db"]["registrationImport"]["findFirstOrThrow"]>>;

/** Locks an import of an event the actor manages, and does something with it. */
function onImport(
  world: World,
  actor: Actor,
  where: ImportPlace,
  work: (
    tx: World,
    about: { row: ImportRow; eventId: string; organisationId: string; accountId: string },
  ) => Promise<Result<{ id: string }, ImportProblem>>,
): Promise<Result<{ id: string }, AccessProblem | ImportProblem>> {
  return inTransaction<Result<{ id: string }, AccessProblem | ImportProblem>>(world, async (tx) => {
    const event = await eventToSee(
      tx,
      actor,
      where.organisation,
      where.event,
      "manage-registrations",
    );
    if (!event.ok) return event;
    const { id: eventId, organisationId, accountId } = event.value;
    if (!isUuid(where.id)) return refuse("not-found");
    await tx.db
      .$queryRaw`SELECT 1 FROM registration_import WHERE id = ${where.id}::uuid FOR UPDATE`;
    const row = await tx.db.registrationImport.findFirst({ where: { id: where.id, eventId } });
    if (!row) return refuse("not-found");
    return work(tx, { row, eventId, organisationId, accountId });
  });
}
