/** How many slips of the finger a word of a length may hold and still be meant. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** Words offered for one that was misspelt. */
const mostMeant = 3;

/**
 * The words that a misspelt one may have meant: those the fewest slips away (a letter too many, too few, wrong, or two
 * that changed places), when they are few enough for its length.
 *
 * @param known - Words that do exist, likeliest first; the order holds among equals.
 */
export function meantBy(word: string, known: readonly string[]): string[] {
  const allowed = slipsAllowed(word.length);
  const near = known
    .map((each) => ({ each, slips: slipsBetween(word, each) }))
    .filter(({ slips }) => slips <= allowed);
  const fewest = Math.min(...near.map(({ slips }) => slips));
  return near
    .filter(({ slips }) => slips === fewest)
    .slice(0, mostMeant)
    .map(({ each }) => each);
}

/** The optimal string alignment distance: insert, delete, replace, or swap two neighbours, one slip each. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      line.push(slips);
    }
    [beforeLast, last] = [last, line];
  }
  return at(last, b.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
