import { hour, minute } from "~/kernel/time";

/** How long to wait after so many attempts, in milliseconds: half a minute, doubled up to six hours. */
export function waitAfter(attempts: number): number {
  return Math.min(6 * hour, 0.5 * minute * 2 ** Math.min(attempts, 20));
}

/** Attempts after which something is left for people to look at: with {@link waitAfter} some two days. */
export const mostAttempts = 18;
