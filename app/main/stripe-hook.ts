import type { RequestHandler } from "express";
import { receiveStripeEvent } from "~/features/payments/commands/receive-stripe-event.server";
import type { RootWorld } from "~/platform/world.server";
import { bodyTaker } from "./whole-body";

/** Where Stripe tells what happened. */
export const stripeHookPath = "/hooks/stripe";

/** How large an event may be, in bytes: theirs have some tens of thousands. */
const eventLimit = 1024 * 1024;

/**
 * `POST /hooks/stripe`: takes in one event, signed over its bytes (`Stripe-Signature`), from the account of this
 * installation or from a connected one.
 *
 * @remarks Before all that guards pages: it knows no cookie and no Origin. 200 means that the event is stored, for
 * good; 400 that it is not signed as it should be, or too long ago; everything else, that Stripe may try again.
 */
export function stripeHook(world: RootWorld): RequestHandler {
  const take = bodyTaker({ bytes: eventLimit, atOnce: 16 }, async (body, request) => {
    const outcome = await receiveStripeEvent(world, body, request.get("stripe-signature"));
    return outcome === "refused" ? 400 : 200;
  });
  return (request, answer, next) => {
    if (request.path !== stripeHookPath) return next();
    // Where no key is set there is nothing here, and the page that says so speaks the visitor's language.
    if (!world.settings.stripe) return next();
    if (request.method !== "POST") return void answer.status(405).type("text/plain").send("").end();
    take(request, answer, next);
  };
}
