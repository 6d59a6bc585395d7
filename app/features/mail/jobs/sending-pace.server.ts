import type { Instant } from "~/kernel/time";
import { addTime, minute } from "~/kernel/time";

/** The first rest of a domain that asked us to slow down, in milliseconds; doubled each time up to the longest. */
const firstRest = 30_000;
const longestRest = 15 * minute;

interface DomainState {
  underWay: number;
  /** How often in a row it asked us to slow down. */
  slowed: number;
  restsUntil: Instant | null;
}

/**
 * How fast mails leave towards each recipient's domain: so many at a time, and after its server has asked for
 * patience not at all for a while. One domain's rest holds up nobody else.
 *
 * @remarks Kept by one process for as long as it runs. What another process learns it learns by itself; forgetting
 * costs one more refusal.
 */
export class SendingPace {
  readonly #domains = new Map<string, DomainState>();

  /** @param atOnce how many mails may be under way to one domain. */
  constructor(readonly atOnce: number) {}

  /** Whether another mail may go to this domain now; if so it counts as under way until {@link done}. */
  begin(domain: string): boolean {
    const state = this.#of(domain);
    // After a rest one mail alone tries whether it is over.
    if (state.underWay >= (state.slowed > 0 ? 1 : this.atOnce)) return false;
    state.underWay += 1;
    return true;
  }

  /** A mail is no longer under way. `slowDown`: the domain's server asked for patience. */
  done(domain: string, how: "went-through" | "slow-down" | "neither", now: Instant): void {
    const state = this.#of(domain);
    state.underWay -= 1;
    if (how === "slow-down") {
      // Several that were under way together are one request.
      if (state.restsUntil === null || state.restsUntil <= now) {
        state.restsUntil = addTime(now, Math.min(firstRest * 2 ** state.slowed, longestRest));
        state.slowed += 1;
      }
    } else if (how === "went-through") {
      state.slowed = 0;
      state.restsUntil = null;
    }
    if (state.underWay === 0 && state.slowed === 0) this.#domains.delete(domain);
  }

  /** Until when nothing goes to this domain; `null` when it may. */
  restsUntil(domain: string, now: Instant): Instant | null {
    const until = this.#domains.get(domain)?.restsUntil ?? null;
    return until !== null && until > now ? until : null;
  }

  /** The domains to which nothing goes now. */
  resting(now: Instant): string[] {
    return [...this.#domains.keys()].filter((domain) => this.restsUntil(domain, now) !== null);
  }

  #of(domain: string): DomainState {
    let state = this.#domains.get(domain);
    if (!state) this.#domains.set(domain, (state = { underWay: 0, slowed: 0, restsUntil: null }));
    return state;
  }
}

/** The part of an address behind the `@`, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
