import { expect } from "vitest";
import { faultTest, patience } from "../support/fault-stage";
import { orderRequest } from "../support/patient-client";
import { startStripe } from "../support/stripe-double";

faultTest(
  "with Stripe silent or away a web process stays ready, and takes registrations",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, startWeb, startWorker } = stage;
    const stripe = await startStripe();
    // Not one call is answered, as when the line to Stripe is dead.
    for (const call of ["GET /", "POST /"]) stripe.fail(call, "hang-before", 10_000);
    const [web] = await Promise.all([
      startWeb(stripe.environment),
      startWorker(stripe.environment),
    ]);
    const event = await hub.event();
    const order = { contact: { name: "Ada Berg", email: "ada@away.example" }, seats: [{}] };
    const expectReady = async (key: string) => {
      const answers = await Promise.all([
        ask(`${web.url}/readyz`),
        ask(`${web.url}/e/${event.slug}`),
        ask(`${web.url}/api/v1/events/${event.slug}/orders`, orderRequest(order, key)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 201]);
    };
    await expectReady("silent");
    expect(stripe.calls).toEqual([]);
    await stripe.close();
    await expectReady("away");
  },
);
