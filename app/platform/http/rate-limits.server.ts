import { RateLimiterMemory } from "rate-limiter-flexible";

/** What is limited, by request: how many a network address may make in how many seconds. */
export const limits = {
  signIn: { points: 30, duration: 600 },
  orders: { points: 1200, duration: 60 },
  changes: { points: 300, duration: 60 },
} as const;

type Limit = keyof typeof limits;

/**
 * Refuses floods from one network address before they cost anything.
 *
 * @remarks Counted in each process: this protects the process. What must hold across processes (codes per
 * address) is counted in the database where it is decided.
 */
export class RateLimits {
  readonly #limiters = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, new RateLimiterMemory(limit)]),
  ) as Record<Limit, RateLimiterMemory>;

  /** Seconds to wait when `source` has asked too often for something like this; `null` when it may go on. */
  async refused(method: string, path: string, source: string): Promise<number | null> {
    const limit = limitOf(method, path);
    if (!limit) return null;
    try {
      await this.#limiters[limit].consume(source);
      return null;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000);
    }
  }
}

/** The path as the router reads it: in whatever case and with whatever escapes it was written. */
function readPath(asked: string): string {
  let path = asked;
  try {
    path = decodeURIComponent(asked);
  } catch {
    // Nothing routes there.
  }
  return path.toLowerCase().replace(/\/$/, "");
}

/** Which limit a request counts for; `null` for one that only reads what is here. */
export function limitOf(method: string, asked: string): Limit | null {
  const path = readPath(asked);
  // Whoever comes back from the payment page has Stripe asked, which takes only so many questions from all of us.
  if (/^\/orders\/[^/]+\/paid$/.test(path)) return "changes";
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return null;
  if (path.startsWith("/sign-in") || path === "/my-data") return "signIn";
  // A provider sends the clicks of all its users from a few addresses.
  if (path.startsWith("/unsubscribe/")) return "orders";
  return path.endsWith("/register") || path.endsWith("/orders") ? "orders" : "changes";
}
