import { anonymous } from "~/kernel/actor";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import type { OrderRequest } from "~/features/registration/domain/order-request";
import type { World } from "~/platform/world.server";
import type { MadeEvent } from "./make";
import type { StripeDouble } from "./stripe-double";
import { testSettings, type TestWorld } from "./world";

/** A world in which cards are paid through the double. */
export function withCards(world: TestWorld, stripe: StripeDouble): TestWorld {
  const { databaseUrl } = world.settings;
  return {
    ...world,
    settings: testSettings({ DATABASE_URL: databaseUrl, ...stripe.environment }),
  };
}

/** Gives an event's first ticket a price, and its organisation a seller who charges VAT. */
export async function charge(
  { db }: World,
  event: MadeEvent,
  priceMinor: number,
  seller: { readonly country?: string; readonly vatRegistered?: boolean } = {},
): Promise<void> {
  const { country = "NO", vatRegistered = true } = seller;
  await db.organisation.update({
    where: { id: event.organisation.id },
    data: { country, vatRegistered },
  });
  await db.ticketType.updateMany({
    where: { eventId: event.id, position: 0 },
    data: { priceMinor },
  });
}

/** An order that is to be paid by card, which has to succeed. */
export async function orderByCard(world: TestWorld, event: MadeEvent, asked: OrderRequest) {
  const placed = await placeOrder(world, anonymous, event.slug, { ...asked, payBy: "card" });
  if (!placed.ok) throw new Error(`order refused: ${placed.problem.code}`);
  return placed.value;
}

/** Sends somebody on to Stripe's page. @returns the session they stand at. */
export async function toStripe(world: TestWorld, stripe: StripeDouble, payableId: string) {
  const started = await startCheckout(world, orderPayables, payableId, {
    returnUrl: "https://treff.example/back",
    cancelUrl: "https://treff.example/pay",
    locale: "nb",
  });
  if (!started.ok) throw new Error(`no checkout: ${started.problem.code}`);
  return stripe.sessionOf(started.value.url);
}
