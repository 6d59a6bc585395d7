import { inject } from "vitest";
import { browserTest } from "./browser";
import { cloneDatabase } from "./database-server";
import type { Hub } from "./hub";
import { startApp } from "./running-app";
import { startStripe, type StripeDouble } from "./stripe-double";

/** {@link browserTest} against an application of its own that takes cards, by a double of Stripe: the fixture `stripe`. */
export const payTest = browserTest
  .extend("stripe", { scope: "worker" }, async ({}, { onCleanup }) => {
    const stripe = await startStripe();
    onCleanup(() => stripe.close());
    return stripe;
  })
  .extend("stage", { scope: "worker" }, async ({ stripe }, { onCleanup }) => {
    const shared = inject("browserStage");
    const databaseUrl = await cloneDatabase(shared.databases);
    const app = await startApp(databaseUrl, stripe.environment);
    stripe.deliverTo(`${app.url}/hooks/stripe`);
    onCleanup(() => app.close());
    return { ...shared, databaseUrl, appUrl: app.url };
  });

/** An event of a hub that costs 1 000 kroner without VAT, paid as its organiser says. */
export async function pricedEvent(
  hub: Hub,
  { payBy = ["card", "invoice"], title }: { payBy?: string[]; title?: string } = {},
) {
  const event = await hub.event(title === undefined ? {} : { title });
  const { db } = hub.world;
  await db.organisation.update({ where: { slug: hub.slug }, data: { vatRegistered: true } });
  await db.event.update({ where: { id: event.id }, data: { payBy } });
  await db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { priceMinor: 100_000, vatCategory: "general" },
  });
  return event;
}

/** How many sessions somebody was sent to, and what was charged in all. */
export function chargesOf(stripe: StripeDouble) {
  return stripe.ledger.all("charge", null);
}
