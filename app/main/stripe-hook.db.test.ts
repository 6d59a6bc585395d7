import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { describe, expect } from "vitest";
import { addTime, day, minute } from "~/kernel/time";
import type { RootWorld } from "~/platform/world.server";
import type { StripeEventThing } from "tests/support/stripe-ledger";
import { cardTest, cardWorld } from "tests/support/with-stripe";
import { stripeHook } from "./stripe-hook";

/** The hook behind a server of its own. */
const hookTest = cardTest.extend("hook", async ({ cards }, { onCleanup }) => {
  const { url, close } = await served(cards);
  onCleanup(close);
  return url;
});

async function served(world: RootWorld) {
  const app = express();
  app.use(stripeHook(world));
  app.use((_, answer) => void answer.sendStatus(404));
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/stripe`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Any event: what it is about does not matter here. */
function event(id: string, more: object = {}): StripeEventThing {
  const object = { id: "cs_1", object: "checkout.session" };
  return {
    id,
    object: "event",
    type: "checkout.session.expired",
    created: 1_817_000_000,
    data: { object },
    ...more,
  };
}

async function post(
  url: string,
  body: Buffer,
  signature?: string,
  more: object = {},
): Promise<number> {
  const headers = {
    "content-type": "application/json",
    ...(signature ? { "stripe-signature": signature } : {}),
  };
  const answer = await fetch(url, { method: "POST", body: new Uint8Array(body), headers, ...more });
  return answer.status;
}

describe("POST /hooks/stripe", () => {
  hookTest(
    "stores a signed event once, whoever sends it how often, and wakes the worker",
    async ({ cards, stripe, hook }) => {
      const statuses = await Promise.all(
        [1, 2, 3, 4, 5].map(() => stripe.deliver(hook, event("evt_1"))),
      );
      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      expect(await cards.db.stripeEvent.findMany()).toMatchObject([
        {
          id: "evt_1",
          type: "checkout.session.expired",
          stripeAccount: null,
          payload: { id: "cs_1" },
          handledAt: null,
        },
      ]);
      expect(cards.woken).toContain("handle-stripe-events");
    },
  );

  hookTest("notes which connected account it is of", async ({ cards, stripe, hook }) => {
    expect(await stripe.deliver(hook, event("evt_2", { account: "acct_own" }))).toBe(200);
    expect(await cards.db.stripeEvent.findMany()).toMatchObject([{ stripeAccount: "acct_own" }]);
  });

  hookTest(
    "takes what was made days ago and signed now, and refuses what was signed too long ago",
    async ({ cards, stripe, hook }) => {
      const made = Math.floor(addTime(cards.now(), -3 * day).getTime() / 1000);
      expect(await stripe.deliver(hook, event("evt_3", { created: made }))).toBe(200);
      expect(
        await stripe.deliver(hook, event("evt_4"), { at: addTime(cards.now(), -6 * minute) }),
      ).toBe(400);
      expect(await cards.db.stripeEvent.count()).toBe(1);
    },
  );

  hookTest(
    "refuses what is not signed, signed by somebody else, or not as it was signed",
    async ({ cards, stripe, hook }) => {
      const { body, signature } = stripe.signed(event("evt_5"));
      const other = stripe.signed(event("evt_5"), { secret: "whsec_somebody_elses" });
      const changed = Buffer.from(body.toString().replace("cs_1", "cs_2"));
      const respaced = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
      expect(
        await Promise.all([
          post(hook, body),
          post(hook, body, "t=1,v1=00"),
          post(hook, body, "nonsense"),
          post(hook, body, other.signature),
          post(hook, changed, signature),
          post(hook, respaced, signature),
          post(hook, Buffer.alloc(0), signature),
          post(hook, Buffer.from("[]"), stripe.signed([]).signature),
        ]),
      ).toEqual([400, 400, 400, 400, 400, 400, 400, 400]);
      expect(await cards.db.stripeEvent.count()).toBe(0);
    },
  );

  hookTest(
    "takes any of several secrets, as while one is changed",
    async ({ world, stripe, databaseUrl }) => {
      const two = cardWorld(world, databaseUrl, stripe, {
        STRIPE_WEBHOOK_SECRET: "whsec_new, whsec_old",
      });
      const { url, close } = await served(two);
      const statuses = ["whsec_old", "whsec_new", "whsec_for_tests_only"].map((secret, n) => {
        const { body, signature } = stripe.signed(event(`evt_6${n}`), { secret });
        return post(url, body, signature);
      });
      expect(await Promise.all(statuses)).toEqual([200, 200, 400]);
      await close();
    },
  );

  hookTest(
    "answers no other method, nothing too large, and is not there without a key",
    async ({ world, hook }) => {
      expect((await fetch(hook)).status).toBe(405);
      expect(await post(hook, Buffer.alloc(1024 * 1024 + 1, 32), "t=1,v1=00")).toBe(413);
      const { url, close } = await served(world);
      expect(await post(url, Buffer.from("{}"), "t=1,v1=00")).toBe(404);
      await close();
    },
  );
});
