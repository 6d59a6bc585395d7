import { addTime } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { isOutage } from "~/platform/outage.server";
import { isInDoubt } from "~/platform/stripe.server";
import { inTransaction, type World } from "~/platform/world.server";
import { NothingHere } from "../commands/nothing-here";
import type { Payables } from "../commands/payables.server";
import { planStripeEvent } from "../commands/plan-stripe-event.server";
import { raiseDifference } from "../commands/raise-difference.server";
import { mostAttempts, waitAfter } from "../domain/retry-times";
import type { StripeJobOptions } from "./stripe-job";

/** Events read at a time. */
const batch = 50;

/** How the types begin of which Stripe is never asked for more: somebody has paid, or has not. */
const saysAll = "checkout.session.";

/**
 * Handles what Stripe told us, each event in a transaction of its own, until nothing is due: in whatever order it
 * came, however often, however late. What is about nothing of ours is marked handled. What is about something of ours
 * that is not here waits and is tried again, for some two days; then it is left with its error, and the treasurer is
 * told.
 *
 * @remarks Any number may run at once: an event is locked by whoever handles it. Nothing is locked while Stripe is
 * asked for more. Once it does not answer, or wants less (429), it is not asked again in this run; what says all there
 * is to know is handled all the same.
 * @returns how many were handled.
 */
export async function handleStripeEvents(
  world: World,
  payables: Payables,
  { log, signal }: StripeJobOptions = {},
): Promise<number> {
  if (!world.settings.stripe) return 0;
  let handled = 0;
  let isSilent = false;
  for (;;) {
    const due = await world.db.stripeEvent.findMany({
      where: {
        handledAt: null,
        nextAttemptAt: { lte: world.now() },
        attempts: { lt: mostAttempts },
        ...(isSilent ? { type: { startsWith: saysAll } } : {}),
      },
      orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
      take: batch,
    });
    if (due.length === 0) return handled;
    for (const event of due) {
      if (signal?.aborted) return handled;
      if (isSilent && !event.type.startsWith(saysAll)) continue;
      try {
        if (await handleOne(world, payables, event)) handled += 1;
      } catch (error) {
        if (isOutage(error)) throw error;
        log?.warn({ event: event.id, type: event.type, err: error }, "an event of Stripe's waits");
        await putOff(world, event, error);
        isSilent ||= isInDoubt(error);
      }
    }
  }
}

type Due = Parameters<typeof planStripeEvent>[2] & { readonly attempts: number };

/** @returns whether it was handled here: somebody else may be at it. */
async function handleOne(world: World, payables: Payables, event: Due): Promise<boolean> {
  const plan = await planStripeEvent(world, payables, event);
  if (!plan) return inTransaction(world, (tx) => take(tx, event.id));
  return payables.change(world, [plan.payableId], async (tx) => {
    const taken = await take(tx, event.id);
    if (taken) await plan.apply(tx);
    return taken;
  });
}

/** Marks an event handled, in the transaction that handles it, unless somebody else does or did. */
async function take(world: World, id: string): Promise<boolean> {
  const taken = await world.db.$executeRaw`
    UPDATE stripe_event SET handled_at = ${world.now()}, last_error = NULL
    WHERE id = (SELECT id FROM stripe_event WHERE id = ${id} AND handled_at IS NULL FOR UPDATE SKIP LOCKED)`;
  return taken > 0;
}

async function putOff(world: World, event: Due, error: unknown): Promise<void> {
  const { id, attempts } = event;
  const now = world.now();
  // Stripe not answering is no fault of the event: it stays young.
  const counted = attempts + (isInDoubt(error) ? 0 : 1);
  await inTransaction(world, async (tx) => {
    await tx.db.stripeEvent.updateMany({
      where: { id, handledAt: null },
      data: {
        attempts: counted,
        nextAttemptAt: addTime(now, waitAfter(counted)),
        lastError: wordsOf(error),
      },
    });
    if (counted === mostAttempts && error instanceof NothingHere) await leave(tx, error, event);
  });
}

/** Tells the treasurer of an event that stays unhandled. */
async function leave(
  tx: World,
  { kind, subject, organisationId }: NothingHere,
  { payload, stripeAccount }: Due,
): Promise<void> {
  if (organisationId === null || !isUuid(organisationId)) return;
  if (!(await isToldOf(tx, organisationId, stripeAccount))) return;
  const { amount_total: total, amount, currency } = payload as Record<string, unknown>;
  const theirs = total ?? amount;
  await raiseDifference(tx, {
    organisationId,
    kind: `${kind}-unknown-here`,
    subject,
    payableId: null,
    oursMinor: null,
    theirsMinor: typeof theirs === "number" ? theirs : null,
    currency: typeof currency === "string" ? currency.toUpperCase() : "",
  });
}

/**
 * Whether an organisation hears what happens on an account: on its own, and on the installation's. Whoever runs a
 * connected account can write any organisation's id on what they sell.
 */
async function isToldOf({ db }: World, organisationId: string, stripeAccount: string | null) {
  if (stripeAccount === null)
    return (await db.organisation.count({ where: { id: organisationId } })) > 0;
  const where = { organisationId, stripeAccount };
  return (await db.paymentSettings.count({ where })) + (await db.checkout.count({ where })) > 0;
}

/** What stands beside an event: of our own errors what they say, of others only what they are, for they may quote. */
function wordsOf(error: unknown): string {
  if (error instanceof NothingHere) return error.message;
  return error instanceof Error ? error.constructor.name : typeof error;
}
