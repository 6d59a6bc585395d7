import { Stripe } from "stripe";
import type { Settings, StripeSettings } from "./env.server";

/** What we speak to Stripe in. Webhook endpoints are set to the same, see the README. */
export const stripeApiVersion = "2026-10-28.endive";

/** How long one call may take, in milliseconds: somebody waits in front of a screen. */
const patience = 8000;

const clients = new WeakMap<StripeSettings, Stripe>();

/**
 * The client of Stripe's API; `null` where no key is set.
 *
 * @remarks A call that was cut off is made once more by itself, with the same idempotency key: each of ours that
 * changes something has one.
 */
export function stripeOf({ stripe: settings }: Settings): Stripe | null {
  if (!settings) return null;
  const known = clients.get(settings);
  if (known) return known;
  const client = new Stripe(settings.secretKey, {
    apiVersion: stripeApiVersion,
    maxNetworkRetries: 1,
    timeout: settings.patience ?? patience,
    telemetry: false,
    ...addressOf(settings.apiUrl),
  });
  clients.set(settings, client);
  return client;
}

/** The origin of the pages on which somebody pays; of a double its own. `undefined` while cards are off. */
export function checkoutOrigin({ stripe: settings }: Settings): string | undefined {
  if (!settings) return undefined;
  return settings.apiUrl === undefined
    ? "https://checkout.stripe.com"
    : new URL(settings.apiUrl).origin;
}

/** The options of one call: for whose account, and by which key it is known when it is made again. */
export function callOptions(
  stripeAccount: string | null,
  idempotencyKey?: string,
): Stripe.RequestOptions {
  return {
    ...(stripeAccount === null ? {} : { stripeAccount }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

/** Whether an error says nothing about what became of the call: it may be made again with the same key. */
export function isInDoubt(error: unknown): boolean {
  const { StripeConnectionError, StripeRateLimitError, StripeAPIError, StripeIdempotencyError } =
    Stripe.errors;
  return (
    error instanceof StripeConnectionError ||
    error instanceof StripeRateLimitError ||
    error instanceof StripeAPIError ||
    // The key is in use just now: the first call is still under way.
    (error instanceof StripeIdempotencyError && error.statusCode === 409) ||
    (error instanceof Stripe.errors.StripeError && [409, 429].includes(error.statusCode ?? 0))
  );
}

/** Whether Stripe has understood a call and will not do it: nothing was done. */
export function isRefused(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError && !isInDoubt(error);
}

/** Whether Stripe does not let our key do it: a restricted one, or an account that has parted with us. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Stripe.errors.StripePermissionError && !isInDoubt(error);
}

function addressOf(
  apiUrl: string | undefined,
): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  if (apiUrl === undefined) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  const scheme = protocol === "https:" ? "https" : "http";
  return { host: hostname, port: port || (scheme === "https" ? 443 : 80), protocol: scheme };
}
