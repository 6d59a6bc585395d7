import { hour, minute } from "~/kernel/time";

const first = 10_000;
const longest = 30 * minute;
const hourlyAttempts = 48;

/**
 * How long to wait after a failed attempt: 10 s, doubled up to 30 min, then hourly for two days.
 *
 * @param attempts how many attempts there have been, at least 1.
 * @param jitter 0 to 1, drawn by the caller: waits are spread by a fifth either way, so that what failed
 * together does not come back together.
 * @returns milliseconds, or `null` when it is time to give up.
 */
export function retryDelay(attempts: number, jitter: number): number | null {
  const doubled = first * 2 ** (attempts - 1);
  if (doubled < longest) return spread(doubled, jitter);
  const atLongest = Math.ceil(Math.log2(longest / first)) + 1;
  if (attempts === atLongest) return spread(longest, jitter);
  return attempts <= atLongest + hourlyAttempts ? spread(hour, jitter) : null;
}

function spread(delay: number, jitter: number): number {
  return Math.round(delay * (0.8 + 0.4 * jitter));
}
