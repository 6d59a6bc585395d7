import { addTime, minute } from "~/kernel/time";
import { isOutage } from "~/platform/outage.server";
import type { World } from "~/platform/world.server";
import { endCheckout } from "../commands/end-checkout.server";
import { askedColumns, askForCheckout } from "../commands/ask-stripe.server";
import type { Payables } from "../commands/payables.server";
import { mostUnanswered, type StripeJobOptions } from "./stripe-job";

/** How long the process that began a checkout may take to hear of it before somebody else asks. */
const startingTime = minute;

/** How many are looked at in one run; the next one goes on. */
const batch = 50;

interface Due {
  readonly id: string;
  readonly state: string;
  /** Whether it is of what is due now, and has not run out. */
  readonly stands: boolean;
}

/**
 * Looks after checkouts that nobody sends on any more: asks again for those of which Stripe has not answered, and ends
 * at Stripe those whose payable is not kept any more, comes to another sum, or whose time has run out.
 *
 * @remarks Safe to run at any time, any number at once. The newest come first, and one of which nothing is to be had
 * keeps no other back; when Stripe does not answer at all, the rest waits.
 * @returns how many were looked after.
 */
export async function endCheckouts(
  world: World,
  payables: Payables,
  { log, signal }: StripeJobOptions = {},
): Promise<number> {
  if (!world.settings.stripe) return 0;
  const now = world.now();
  const due = await world.db.$queryRaw<Due[]>`
    SELECT id::text, state, stands FROM (
      SELECT checkout.id, state, checkout.created_at,
             expires_at > ${now}
               AND owed_minor - invoiced_minor - paid_minor + refunded_minor = amount_minor
               AND checkout.currency = payable.currency AS stands
      FROM checkout JOIN payable ON payable.id = payable_id
      WHERE state IN ('starting', 'open')) AS living
    WHERE (state = 'starting' AND created_at <= ${addTime(now, -startingTime)}) OR (state = 'open' AND NOT stands)
    ORDER BY created_at DESC LIMIT ${batch}`;
  let done = 0;
  let unanswered = 0;
  for (const { id, stands } of due) {
    if (signal?.aborted || unanswered === mostUnanswered) break;
    try {
      const state = stands
        ? await askAgain(world, payables, id)
        : await endCheckout(world, payables, id);
      if (state !== "unreachable") {
        done += 1;
        continue;
      }
      unanswered += 1;
      log?.warn({ checkout: id }, "Stripe does not answer: a checkout waits");
    } catch (error) {
      if (isOutage(error)) throw error;
      log?.error({ checkout: id, err: error }, "a checkout could not be ended");
    }
  }
  return done;
}

async function askAgain(world: World, payables: Payables, id: string) {
  const checkout = await world.db.checkout.findUnique({ where: { id }, select: askedColumns });
  return checkout ? askForCheckout(world, payables, checkout) : "expired";
}
