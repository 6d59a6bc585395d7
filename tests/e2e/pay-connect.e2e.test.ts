import { expect } from "vitest";
import { setStripeAccount } from "~/features/payments/commands/set-stripe-account.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import type { OrderAnswer } from "~/features/registration/domain/api-order";
import { paths } from "~/paths";
import { browserTest } from "../support/browser";
import { cloneDatabase, dropDatabase } from "../support/database-server";
import { postForm, postJson } from "../support/http";
import { openHub, type Hub } from "../support/hub";
import { pricedEvent } from "../support/paying";
import { startApp } from "../support/running-app";
import { cookieFor } from "../support/signed-in";
import { startStripe } from "../support/stripe-double";

/** An application in which each organisation sells on an account of its own, by a double of Stripe. */
const connectTest = browserTest.extend(
  "connect",
  { scope: "file" },
  async ({ stage: { databases } }, { onCleanup }) => {
    const [stripe, databaseUrl] = await Promise.all([startStripe(), cloneDatabase(databases)]);
    const app = await startApp(databaseUrl, { ...stripe.environment, STRIPE_CONNECT: "on" });
    stripe.deliverTo(`${app.url}/hooks/stripe`);
    onCleanup(async () => {
      await app.close();
      await stripe.close();
      await dropDatabase(databases, databaseUrl);
    });
    return { stripe, app, databaseUrl };
  },
);

const theirs = "acct_1TheirsAlone00";
const others = "acct_1SomebodyElse0";

/** Somebody orders one seat through the API. */
async function order(appUrl: string, hub: Hub, slug: string, name: string) {
  const email = `${name.toLowerCase()}@${hub.slug}.example`;
  const answer = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
    contact: { name, email },
    seats: [{ name, email }],
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as OrderAnswer;
}

connectTest(
  "each organisation is paid on its own account, and what happens on another touches nothing of it",
  { timeout: 180_000 },
  async ({ connect: { stripe, app, databaseUrl } }) => {
    const hub = await openHub(databaseUrl, app.url);
    const neighbour = await openHub(databaseUrl, app.url);
    const { db } = hub.world;
    try {
      for (const [{ slug }, account] of [
        [hub, theirs],
        [neighbour, others],
      ] as const)
        expect((await setStripeAccount(hub.world, slug, account)).ok).toBe(true);
      const event = await pricedEvent(hub);
      const placed = await order(app.url, hub, event.slug, "Ada");
      const page = new URL(placed.order.payment.payUrl ?? "").pathname;
      const sent = await postForm(app.url, page, { intent: "pay" });
      expect(sent.status).toBe(303);
      const session = stripe.sessionOf(sent.headers.get("location") ?? "");
      expect(stripe.ledger.accountOf(session.id)).toBe(theirs);

      // Somebody who runs another account says there what would be believed of ours.
      const { id } = await db.order.findFirstOrThrow({ where: { eventId: event.id } });
      const checkout = await db.checkout.findFirstOrThrow({ where: { payableId: id } });
      expect(checkout).toMatchObject({ stripeAccount: theirs, state: "open" });
      const forged = stripe.ledger.createSession(
        {
          line_items: session.line_items,
          metadata: session.metadata,
          client_reference_id: session.client_reference_id,
          payment_intent_data: session.payment_intent_data,
          success_url: session.success_url,
          cancel_url: session.cancel_url,
        },
        others,
      );
      stripe.ledger.pay(forged.id);
      // And about the very session of ours, as if it were theirs.
      const own = stripe.ledger.events.find(({ type }) => type === "checkout.session.completed");
      if (!own) throw new Error("the double told nothing");
      const mine = { ...session, status: "complete", payment_status: "paid" };
      expect(
        await stripe.deliver(`${app.url}/hooks/stripe`, {
          ...own,
          id: "evt_forged",
          data: { object: mine },
        }),
      ).toBe(200);
      const tried = () =>
        db.stripeEvent.count({ where: { handledAt: null, attempts: 0, stripeAccount: others } });
      hub.world.wake("handle-stripe-events");
      await expect.poll(tried, { timeout: 20_000 }).toBe(0);
      const payable = () => db.payable.findUniqueOrThrow({ where: { id } });
      expect(await payable()).toMatchObject({ paidMinor: 0, refundedMinor: 0 });
      expect(await db.payment.count()).toBe(0);
      expect(await db.checkout.findUniqueOrThrow({ where: { id: checkout.id } })).toMatchObject({
        state: "open",
        sessionId: session.id,
      });

      // On its own account it counts.
      stripe.ledger.pay(session.id);
      await expect.poll(async () => (await payable()).paidMinor, { timeout: 20_000 }).toBe(125_000);
      const seat = await db.registration.findFirstOrThrow({ where: { orderId: id } });
      expect(seat.status).toBe("confirmed");
      // What is done about that payment elsewhere is nothing of it; here it goes back on the same account.
      const token = new URL(placed.seats[0]?.url ?? "").pathname.slice("/r/".length);
      const charge = stripe.ledger.chargeOf(session.id);
      const before = stripe.calls.length;
      expect((await cancelRegistration(hub.world, token)).ok).toBe(true);
      await expect
        .poll(() => Number(charge.amount_refunded), { timeout: 30_000 })
        .toBeGreaterThan(0);
      const refunds = stripe.calls.slice(before).filter(({ path }) => path === "/refunds");
      expect(new Set(refunds.map(({ account }) => account))).toEqual(new Set([theirs]));
      // Nothing was ever asked of the installation's own account for them.
      expect(
        stripe.calls.filter(({ method, account }) => method === "POST" && account !== theirs),
      ).toEqual([]);
      expect(await db.payment.count()).toBe(1);
    } finally {
      await hub.close();
      await neighbour.close();
    }
  },
);

connectTest(
  "an organisation without an account takes no cards, and its owner reads what is to be done",
  { timeout: 120_000 },
  async ({ connect: { stripe, app, databaseUrl } }) => {
    const hub = await openHub(databaseUrl, app.url);
    try {
      const event = await pricedEvent(hub);
      const before = stripe.calls.length;
      const placed = await order(app.url, hub, event.slug, "Grace");
      expect(placed.seats.map(({ status }) => status)).toEqual(["confirmed"]);
      expect(placed.order.payment).toMatchObject({ state: "to-be-invoiced", payUrl: null });
      const email = `alan@${hub.slug}.example`;
      const byCard = await postJson(`${app.url}/api/v1/events/${event.slug}/orders`, {
        contact: { name: "Alan", email },
        seats: [{ name: "Alan", email }],
        payBy: "card",
      });
      expect(byCard.status).toBe(422);
      expect(stripe.calls).toHaveLength(before);
      const cookie = await cookieFor(hub.world, hub.owner.accountId);
      const page = async (path: string) =>
        (await fetch(app.url + path, { headers: { cookie, "Accept-Language": "nb" } })).text();
      const said = await page(paths.seller(hub.slug));
      expect(said).toContain("Organisasjonen har ingen Stripe-konto her ennå.");
      expect(said).toContain(`npm run organisation -- --slug ${hub.slug} --stripe-account acct_…`);
      expect((await setStripeAccount(hub.world, hub.slug, theirs)).ok).toBe(true);
      const connected = await page(paths.seller(hub.slug));
      expect(connected).toContain(theirs);
      expect(connected).not.toContain("ingen Stripe-konto");
    } finally {
      await hub.close();
    }
  },
);
