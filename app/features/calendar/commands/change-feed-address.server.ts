import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { RootWorld, World } from "~/platform/world.server";
import { inTransaction } from "~/platform/world.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";

type Changed = Promise<Result<void, Problem<"not-found">>>;

/**
 * Gives somebody's personal calendar a new address, also where it was switched off. The old one ends at once; the
 * link to the place stays as it is.
 *
 * @param token - of the personal link, not of the calendar: who only has the address cannot take it away.
 */
export function renewFeedAddress(world: RootWorld, token: string): Changed {
  return changeFeed(world, token, (tx, id) =>
    tx.db.registration.update({
      where: { id },
      data: { feedGeneration: { increment: 1 }, feedClosedAt: null },
    }),
  );
}

/** Switches somebody's personal calendar off: its address ends, and there is no new one until they want one. */
export function closeFeedAddress(world: RootWorld, token: string): Changed {
  return changeFeed(world, token, (tx, id) =>
    tx.db.registration.updateMany({
      where: { id, feedClosedAt: null },
      data: { feedClosedAt: tx.now() },
    }),
  );
}

function changeFeed(
  world: RootWorld,
  token: string,
  change: (tx: World, id: string) => Promise<unknown>,
): Changed {
  return inTransaction(world, async (tx) => {
    const opened = await registrationByToken(tx, token);
    if (!opened) return refuse("not-found");
    await change(tx, opened.id);
    return accept(undefined);
  });
}
