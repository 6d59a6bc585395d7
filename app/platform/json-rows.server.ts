import type { Work } from "~/kernel/work";
import { Prisma, type Database } from "./db.server";

/** Rows that are taken from their text at a time: about a millisecond's worth. */
const atATime = 200;

/**
 * Reads very many rows without keeping everybody waiting: the database writes them as JSON, a few hundred to a
 * text, which are taken apart one after the other as work that can pause.
 *
 * @remarks Of two thousand rows Prisma makes every value an object of its own in one go, 50 to 180 ms during which
 * nobody else is answered. JSON is read by the engine itself, in a tenth of that.
 * @param query - with its columns named as `Row` has them, and `n`, the row's number from 1. Instants as
 *   {@link milliseconds}: JSON knows no dates.
 */
export async function jsonRows<Row>(db: Database, query: Prisma.Sql): Promise<Work<Row[]>> {
  const parts = await db.$queryRaw<{ rows: string }[]>`
    SELECT json_agg(row ORDER BY row.n)::text AS rows
    FROM (${query}) AS row
    GROUP BY (row.n - 1) / ${atATime}
    ORDER BY min(row.n)`;
  return takeApart<Row>(parts);
}

function* takeApart<Row>(parts: readonly { readonly rows: string }[]): Work<Row[]> {
  const all: Row[] = [];
  for (const { rows } of parts) {
    all.push(...(JSON.parse(rows) as Row[]));
    yield;
  }
  return all;
}

/** An instant as a number of milliseconds. `column`: of ours, never of somebody who asks. */
export function milliseconds(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::bigint`);
}
