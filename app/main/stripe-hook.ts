import type { RequestHandler } from "express";
import { receiveStripeEvent } from "~/features/payments/commands/receive-stripe-event.server";
import type { RootWorld } from "~/platform/world.server";
import { wholeBody } from "./whole-body";

/** Where Stripe tells what happened. */
export const stripeHookPath = "/hooks/stripe";

/** How large an event may be, in bytes: theirs have some tens of thousands. */
const eventLimit = 1024 * 1024;

/** How many bodies a process reads at once: each is held in memory. */
const atOnce = 16;

/**
 * `POST /hooks/stripe`: takes in one event, signed over its bytes (`Stripe-Signature`), from the account of this
 * installation or from a connected one.
 *
 * @remarks Before all that guards pages: it knows no cookie and no Origin. 200 means that the event is stored, for
 * good; 400 that it is not signed as it should be, or too long ago; everything else, that Stripe may try again.
 */
export function stripeHook(world: RootWorld): RequestHandler {
  let reading = 0;
  return (request, answer, next) => {
    if (request.path !== stripeHookPath) return next();
    // Where no key is set there is nothing here, and the page that says so speaks the visitor's language.
    if (!world.settings.stripe) return next();
    const end = (status: number) => void answer.status(status).type("text/plain").send("").end();
    if (request.method !== "POST") return end(405);
    if (Number(request.get("content-length")) > eventLimit) {
      answer.set("Connection", "close");
      return end(413);
    }
    if (reading >= atOnce) {
      answer.set("Retry-After", "5");
      return end(503);
    }
    reading += 1;
    wholeBody(request, eventLimit)
      .then(async (body) => {
        if (typeof body === "number") {
          answer.set("Connection", "close");
          return end(body);
        }
        const outcome = await receiveStripeEvent(world, body, request.get("stripe-signature"));
        end(outcome === "refused" ? 400 : 200);
      })
      .catch(next)
      .finally(() => {
        reading -= 1;
      });
  };
}
