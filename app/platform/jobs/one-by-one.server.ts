import { isOutage } from "../outage.server";

/** Times the database may be away, busy or too slow before it is the database and not what is being done. */
const mostOutages = 3;

/** How many of them are named when some could not be done. */
const named = 5;

/**
 * Does the work of a batch one after the other, each in its own transaction. What throws holds up nobody else: it is
 * left as it was for the next run. When it is the database that is away, all wait.
 *
 * @param work - whether it did anything: somebody else may have been quicker.
 * @returns how many were done.
 * @throws AggregateError when some could not be, once all others are done.
 */
export async function oneByOne<Item extends { readonly id: string }>(
  items: readonly Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  const failed: Error[] = [];
  let done = 0;
  let outages = 0;
  for (const item of items) {
    try {
      if (await work(item)) done += 1;
    } catch (error) {
      if (isOutage(error) && ++outages === mostOutages) throw error;
      failed.push(new Error(`${item.id} could not be done`, { cause: error }));
    }
  }
  if (failed.length > 0) {
    const which = failed.slice(0, named).map(({ message }) => message);
    throw new AggregateError(failed, [...which, `${failed.length} in all`].join(", "), {
      cause: failed[0],
    });
  }
  return done;
}
