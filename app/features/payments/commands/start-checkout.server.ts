import { accept, refuse, type Problem, type Refused, type Result } from "~/kernel/result";
import type { Locale } from "~/kernel/locales";
import { addTime, minute, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { livingStates } from "../domain/checkout-course";
import { dueMinor } from "../domain/standing";
import { cardsOf } from "../queries/cards.server";
import { askedColumns, askForCheckout, type AskedCheckout } from "./ask-stripe.server";
import { checkoutRequest } from "./checkout-request.server";
import { endCheckout } from "./end-checkout.server";
import type { Payables } from "./payables.server";

/** How long somebody has on Stripe's page. The least is 30 minutes, counted when Stripe hears of it. */
const sessionTime = 31 * minute;

/** What must be left of it for somebody to be sent there once more. */
const timeLeft = minute;

/** Where Stripe sends somebody afterwards, and in which language it speaks. */
export interface CheckoutAddresses {
  /** The page that says how it went. */
  readonly returnUrl: string;
  /** The page to go back to without paying. */
  readonly cancelUrl: string;
  readonly locale: Locale;
}

export type CheckoutProblem = Problem<
  "not-found" | "nothing-due" | "not-kept" | "cards-off" | "stripe-unreachable" | "already-paying"
>;

type Found =
  | { readonly step: "go"; readonly url: string }
  | { readonly step: "ask"; readonly checkout: AskedCheckout; readonly isNew: boolean }
  | { readonly step: "end"; readonly checkoutId: string };

/**
 * Sends somebody on to pay what is due: a new attempt, or the one there is when it is of the same sum (double click,
 * reload, back, two tabs). One of another sum is ended first. What is paid for is kept until the attempt ends.
 *
 * @remarks The row is written before Stripe is asked, and nothing is locked meanwhile. No transaction may be open.
 * @returns where to go. `already-paying`: a bank is about to pay; `not-kept`: the places are gone;
 *   `stripe-unreachable`: try again, the same attempt goes on.
 */
export async function startCheckout(
  world: World,
  payables: Payables,
  payableId: string,
  addresses: CheckoutAddresses,
): Promise<Result<{ url: string }, CheckoutProblem>> {
  // Each round ends one that was in the way, or sees what Stripe has just said.
  for (let round = 0; round < 4; round++) {
    const facts = await payables.facts(world, [payableId]);
    const found = await payables.change(world, [payableId], (tx) =>
      findOrBegin(tx, payables, payableId, addresses, facts),
    );
    if (!found.ok) return found;
    const next = found.value;
    if (next.step === "go") return accept({ url: next.url });
    const state =
      next.step === "ask"
        ? await askForCheckout(world, payables, next.checkout)
        : await endCheckout(world, payables, next.checkoutId);
    if (state === "unreachable") return refuse("stripe-unreachable");
    // An old one that was never begun at Stripe comes too late there. One that was just written down should not.
    if (state === "failed" && next.step === "ask" && next.isNew)
      return refuse("stripe-unreachable");
  }
  return refuse("stripe-unreachable");
}

async function findOrBegin(
  tx: World,
  payables: Payables,
  payableId: string,
  addresses: CheckoutAddresses,
  [facts]: Awaited<ReturnType<Payables["facts"]>>,
): Promise<Result<Found, CheckoutProblem>> {
  const payable = await tx.db.payable.findUnique({ where: { id: payableId } });
  if (!payable || !facts) return refuse("not-found");
  const living = await tx.db.checkout.findFirst({
    where: { payableId, state: { in: [...livingStates] } },
    select: { ...askedColumns, amountMinor: true, currency: true, url: true, expiresAt: true },
  });
  if (living?.state === "paying") return refuse("already-paying");
  const due = dueMinor(payable);
  const cards = await cardsOf(tx, payable.organisationId);
  if (!cards.on) return refuse("cards-off");
  const asked = {
    amountMinor: due,
    currency: payable.currency,
    stripeAccount: cards.stripeAccount,
  };
  if (living) {
    const same =
      living.amountMinor === asked.amountMinor &&
      living.currency === asked.currency &&
      living.stripeAccount === asked.stripeAccount &&
      living.expiresAt > addTime(tx.now(), timeLeft);
    if (!same) return accept({ step: "end", checkoutId: living.id });
    const kept = await keep(tx, payables, payableId, living.expiresAt);
    if (kept) return kept;
    return accept(
      living.url === null
        ? { step: "ask", checkout: living, isNew: false }
        : { step: "go", url: living.url },
    );
  }
  if (due <= 0) return refuse("nothing-due");
  const expiresAt = wholeSecond(addTime(tx.now(), sessionTime));
  const kept = await keep(tx, payables, payableId, expiresAt);
  if (kept) return kept;
  const checkoutId = tx.newId();
  const request = checkoutRequest(
    {
      ...asked,
      ...addresses,
      checkoutId,
      payableId,
      organisationId: payable.organisationId,
      installation: tx.settings.url,
      code: payable.code,
      email: payable.payerEmail,
      expiresAt,
    },
    facts,
  );
  const checkout = await tx.db.checkout.create({
    data: {
      ...asked,
      id: checkoutId,
      organisationId: payable.organisationId,
      payableId,
      expiresAt,
      createdAt: tx.now(),
      request: JSON.parse(JSON.stringify(request)) as object,
    },
    select: askedColumns,
  });
  return accept({ step: "ask", checkout, isNew: true });
}

async function keep(
  tx: World,
  payables: Payables,
  payableId: string,
  until: Instant,
): Promise<Refused<Problem<"not-kept">> | null> {
  return (await payables.keepUntil(tx, payableId, until)) ? null : refuse("not-kept");
}

/** Stripe counts in seconds. */
function wholeSecond(at: Instant): Instant {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
