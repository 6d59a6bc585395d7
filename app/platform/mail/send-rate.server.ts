import { setTimeout as sleep } from "node:timers/promises";

/** Waits until the next mail may leave. */
export type SendTurn = () => Promise<void>;

/**
 * Lets mails leave one after the other, at most so many a second in this process.
 *
 * @param perSecond - `undefined` for as fast as the server takes them.
 */
export function sendTurns(perSecond: number | undefined): SendTurn {
  if (perSecond === undefined) return () => Promise.resolve();
  const apart = 1000 / perSecond;
  let next = 0;
  return async () => {
    const now = performance.now();
    const mine = Math.max(next, now);
    next = mine + apart;
    if (mine > now) await sleep(mine - now);
  };
}
