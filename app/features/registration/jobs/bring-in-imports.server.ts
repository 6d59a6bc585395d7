import { addTime, day } from "~/kernel/time";
import type { Actor } from "~/kernel/actor";
import { inTransaction, type World } from "~/platform/world.server";
import { cancelForErasure } from "../commands/cancel-registration.server";
import { placeOrder } from "../commands/place-order.server";
import { withoutMails } from "../commands/without-mails.server";
import type { OrderRequest } from "../domain/order-request";
import { activeStatuses } from "../domain/registration-transitions";
import {
  importState,
  plannedImport,
  type ImportOutcome,
} from "../queries/registration-imports.server";

/** Orders between two notes of how far it has come. */
const noteEvery = 20;

/** What one run did. */
export interface ImportCounts {
  broughtIn: number;
  undone: number;
  forgotten: number;
}

/**
 * Brings in the files organisers have asked for, takes back those they have undone, and forgets those nothing was done
 * with for a day.
 *
 * @remarks Each order is placed by itself under a key of its own, so whatever ends this job, the next run finds what
 * is there and goes on: every row becomes a seat once. Two runs side by side do no harm either.
 */
export async function bringInImports(world: World, signal?: AbortSignal): Promise<ImportCounts> {
  const counts: ImportCounts = { broughtIn: 0, undone: 0, forgotten: 0 };
  const { count } = await world.db.registrationImport.deleteMany({
    where: { startedAt: null, createdAt: { lt: addTime(world.now(), -day) } },
  });
  counts.forgotten = count;
  const begun = await world.db.registrationImport.findMany({
    where: { startedAt: { not: null }, doneAt: null },
    orderBy: { startedAt: "asc" },
    select: { id: true, accountId: true },
  });
  for (const { id, accountId } of begun)
    if (await bringIn(world, id, accountId, signal)) counts.broughtIn += 1;
  const undone = await world.db.registrationImport.findMany({
    where: { undoneAt: { not: null } },
    orderBy: { undoneAt: "asc" },
    omit: { rows: true },
  });
  for (const row of undone)
    if (importState(row).state === "undoing" && (await takeBack(world, row.id, signal)))
      counts.undone += 1;
  return counts;
}

async function bringIn(
  world: World,
  id: string,
  accountId: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const planned = await plannedImport(world, id);
  if (!planned || planned.row.doneAt !== null) return false;
  const { row, plan, options } = planned;
  // Events for members alone are seen by those on the staff.
  const actor: Actor = { kind: "signed-in", accountId, name: "", email: "" };
  const outcome = {
    placed: 0,
    orders: plan.orders.length,
    seats: 0,
    waiting: 0,
    unnamed: 0,
    skipped: plan.rows.filter(({ state }) => state === "skipped").length,
    refused: plan.rows.flatMap(({ number, problem }) =>
      problem ? [{ rows: [number], code: problem.code }] : [],
    ),
  } satisfies ImportOutcome;
  for (const { rows, request } of plan.orders) {
    if (signal?.aborted) return false;
    const placed = await placeOnce(world, actor, row.event.slug, request, options.mails);
    if (placed.ok) {
      const { seats } = placed.value;
      outcome.seats += seats.length;
      outcome.waiting += seats.filter(({ status }) => status !== "confirmed").length;
      outcome.unnamed += request.seats.filter(({ email }) => email === undefined).length;
      await nameKnown(world, row.event.organisationId, request);
    } else outcome.refused.push({ rows: [...rows], code: placed.problem.code });
    outcome.placed += 1;
    if (outcome.placed % noteEvery === 0) await note(world, id, outcome);
  }
  await world.db.registrationImport.updateMany({
    where: { id, doneAt: null },
    data: { outcome, doneAt: world.now(), rows: [] },
  });
  return true;
}

type Placed = Awaited<ReturnType<typeof placeOrder>>;

/** Places one order, whether or not it was placed before; quietly, unless everybody is to be told. */
async function placeOnce(
  world: World,
  actor: Actor,
  slug: string,
  request: OrderRequest,
  mails: boolean,
): Promise<Placed | { ok: false; problem: { code: "already-registered" } }> {
  const before = await world.db.order.findFirst({
    where: { submissionKey: request.submissionKey ?? "", event: { slug } },
    select: { id: true },
  });
  // Placed by an earlier run: its mails, if any, were written then.
  if (mails || before) return placeOrder(world, actor, slug, request);
  const quietly = () =>
    withoutMails<Placed>(world, null, async (tx) => {
      const result = await placeOrder(tx, actor, slug, request);
      return { result, orderId: result.ok ? result.value.id : null };
    });
  return (
    (await quietly()) ?? (await quietly()) ?? { ok: false, problem: { code: "already-registered" } }
  );
}

/** People who were known are called as the file calls them: locked by address, as everybody locks them. */
async function nameKnown(world: World, organisationId: string, { seats }: OrderRequest) {
  const named = seats.flatMap(({ name, email }) => (name && email ? [{ name, email }] : []));
  if (named.length === 0) return;
  await world.db.$executeRaw`
    UPDATE person SET name = renamed.name
    FROM (
      SELECT known.id, named.name
      FROM person AS known
      JOIN jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS named (name text, email citext) USING (email)
      WHERE known.organisation_id = ${organisationId}::uuid AND known.anonymised_at IS NULL
        AND known.name <> named.name
      ORDER BY email FOR NO KEY UPDATE OF known) AS renamed
    WHERE person.id = renamed.id`;
}

async function note(world: World, id: string, outcome: ImportOutcome): Promise<void> {
  const data = { outcome: JSON.parse(JSON.stringify(outcome)) as object };
  await world.db.registrationImport.updateMany({ where: { id, doneAt: null }, data });
}

/** Gives back every place an import brought, each by itself and without a mail to whoever had it. */
async function takeBack(
  world: World,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const seats = await world.db.registration.findMany({
    where: {
      order: { importId: id },
      status: { in: [...activeStatuses] },
    },
    orderBy: { id: "asc" },
    select: { id: true, orderId: true },
  });
  for (const seat of seats) {
    if (signal?.aborted) return false;
    await withoutMails(world, seat.orderId, async (tx) => ({
      result: await cancelForErasure(tx, seat.id, "whole"),
      orderId: seat.orderId,
    }));
  }
  await inTransaction(world, async (tx) => {
    const row = await tx.db.registrationImport.findUniqueOrThrow({ where: { id } });
    const of = { order: { importId: id } };
    const [all, cancelled] = await Promise.all([
      tx.db.registration.count({ where: of }),
      tx.db.registration.count({ where: { ...of, status: "cancelled" } }),
    ]);
    const { outcome } = importState(row);
    const undone = { cancelled, left: all - cancelled };
    await tx.db.registrationImport.update({
      where: { id },
      data: { outcome: JSON.parse(JSON.stringify({ ...outcome, undone })) as object },
    });
  });
  return true;
}
