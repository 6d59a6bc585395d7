import { dbTest } from "./db";
import { plainPayables } from "./plain-payables";
import { startStripe, type StripeDouble } from "./stripe-double";
import { testWorld, type TestWorld } from "./world";

/** A world that takes cards: Stripe is the double, whose clock is the world's and whose calls time out soon. */
export interface CardWorld extends TestWorld {
  readonly stripe: StripeDouble;
}

/** How long a call may take before it is given up, in milliseconds: long enough for a machine that is busy. */
const patience = 1500;

/** {@link dbTest} with Stripe's double (`stripe`), a world that uses it (`cards`) and payables of no order (`payables`). */
export const cardTest = dbTest
  .extend("stripe", async ({ world }, { onCleanup }) => {
    const stripe = await startStripe(() => world.clock.now());
    onCleanup(() => stripe.close());
    return stripe;
  })
  .extend("cards", ({ world, stripe, databaseUrl }): CardWorld =>
    cardWorld(world, databaseUrl, stripe),
  )
  .extend("payables", ({ cards }) => plainPayables(cards));

/** A world like another one that uses a double of Stripe. */
export function cardWorld(
  world: TestWorld,
  databaseUrl: string,
  stripe: StripeDouble,
  environment: Readonly<Record<string, string>> = {},
): CardWorld {
  const set = testWorld(world.db, databaseUrl, { ...stripe.environment, ...environment });
  const { stripe: settings } = set.settings;
  return {
    ...set,
    stripe,
    clock: world.clock,
    now: () => world.clock.now(),
    settings: { ...set.settings, ...(settings ? { stripe: { ...settings, patience } } : {}) },
  };
}
