import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { meantBy } from "../domain/spelling";
import { isListed, type SoughtWords } from "./listed-events.server";

/** Words looked at for each that was misspelt. */
const candidates = 12;

interface Candidate {
  /** The word as it was typed, and folded. */
  readonly asked: string;
  readonly folded: string;
  /** `null` for a word that some event does have. */
  readonly word: string | null;
}

/**
 * What the words of a search may have meant, when no event has all of them: a word that public events have stands as it
 * is, another gives way to the nearest words they do have.
 *
 * @remarks A word that stands in private events alone is as unknown as any other.
 * @returns `null` when there is nothing else to look for.
 */
export async function wordsMeant(
  world: World,
  words: readonly string[],
): Promise<SoughtWords | null> {
  const hasListed = (pattern: Prisma.Sql) => Prisma.sql`
    EXISTS (SELECT 1 FROM event WHERE ${isListed} AND search LIKE ${pattern})`;
  const found = await world.db.$queryRaw<Candidate[]>`
    SELECT asked, fold_search(asked) AS folded, near.word
    FROM unnest(${words}::text[]) AS asked,
    LATERAL (
      SELECT NULL AS word WHERE ${hasListed(Prisma.sql`search_pattern(asked)`)}
      UNION ALL
      (SELECT word FROM search_word
       WHERE word % fold_search(asked) AND ${hasListed(Prisma.sql`'% ' || word || ' %'`)}
       ORDER BY similarity(word, fold_search(asked)) DESC, word LIMIT ${candidates}::int)
    ) AS near`;
  let changed = false;
  const meant = words.map((asked) => {
    const rows = found.filter((row) => row.asked === asked);
    if (rows.some(({ word }) => word === null)) return [asked];
    changed = true;
    const known = rows.flatMap(({ word }) => (word === null ? [] : [word]));
    return meantBy(rows[0]?.folded ?? asked, known);
  });
  return changed && meant.every((each) => each.length > 0) ? meant : null;
}
