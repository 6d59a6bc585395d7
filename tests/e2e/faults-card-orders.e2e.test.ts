import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import type { OrderAnswer } from "~/features/registration/domain/api-order";
import { addTime, minute } from "~/kernel/time";
import { faultsInBooks } from "../support/books";
import { faultTest, patience, publicUrl, type FaultStage } from "../support/fault-stage";
import { formRequest, inLanes, insist, orderRequest, type Answer } from "../support/patient-client";
import { pricedEvent } from "../support/paying";
import { startStripe, type StripeDouble } from "../support/stripe-double";

const buyers = 48;
/** Fewer than want one: who does not pay in time makes room for somebody. */
const places = 36;
const priceMinor = 125_000;

/** One by one, what somebody does who wants a place; each step is asked for until it is answered. */
interface Buying {
  readonly stage: FaultStage;
  readonly stripe: StripeDouble;
  readonly event: { readonly id: string; readonly slug: string };
  readonly url: () => string;
  /** Told of each step that is done. */
  readonly step: () => void;
  /** Told of an order whose seat its buyer gives back. */
  readonly gaveBack: (code: string) => void;
}

/** Somebody orders, is sent on to pay, and does as their number says. */
async function buy(
  { stage, stripe, event, url, step, gaveBack }: Buying,
  n: number,
): Promise<void> {
  const name = `Kjøper ${n}`;
  const email = `card.${n}@${event.slug}.example`;
  const order = { contact: { name, email }, seats: [{ name, email }], payBy: "card" };
  const request = orderRequest(order, randomUUID());
  const placed = await insist(() =>
    stage.ask(`${url()}/api/v1/events/${event.slug}/orders`, request),
  );
  expect(placed.status, `answered ${placed.body}`).toBe(201);
  step();
  const answer = JSON.parse(placed.body) as OrderAnswer;
  if (answer.order.payment.payUrl === null) return;
  const page = new URL(answer.order.payment.payUrl).pathname;
  const press = () =>
    insist(() => stage.ask(url() + page, formRequest(publicUrl, { intent: "pay" })));
  // Every third presses twice.
  const sent = await Promise.all(n % 3 === 0 ? [press(), press()] : [press()]);
  step();
  const session = sessionIn(stripe, sent);
  // Who waits in the queue has nothing to pay yet.
  if (session === null) return;
  if (n % 4 === 1) await runsOut(stage, event.id, answer.order.code);
  // Every eighth changes their mind at Stripe; a session that has run out takes no money.
  if (n % 8 !== 7 && stripe.ledger.get(session).status === "open") stripe.ledger.pay(session);
  await insist(() => stage.ask(url() + page.replace(/pay$/, "paid")));
  step();
  if (n % 6 !== 2) return;
  const seat = new URL(answer.seats[0]?.url ?? "").pathname.slice("/r/".length);
  gaveBack(answer.order.code);
  await cancelRegistration(stage.hub.world, seat);
}

/** The session the answers lead to: however often somebody pressed, one. */
function sessionIn(stripe: StripeDouble, answers: readonly Answer[]): string | null {
  const found = new Set(
    answers.flatMap(({ status, headers: { location } }) => {
      expect(status).toBe(303);
      return String(location).startsWith(stripe.url) ? [stripe.sessionOf(String(location)).id] : [];
    }),
  );
  expect(found.size).toBeLessThan(2);
  return [...found][0] ?? null;
}

/** The time to pay is over while somebody is at it. */
async function runsOut({ hub }: FaultStage, eventId: string, code: string): Promise<void> {
  const { db } = hub.world;
  const past = addTime(hub.world.now(), -minute);
  const { id } = await db.order.findFirstOrThrow({ where: { eventId, code } });
  await db.checkout.updateMany({
    where: { payableId: id, state: "open" },
    data: { expiresAt: past },
  });
  await db.order.updateMany({
    where: { id, payUntil: { not: null } },
    data: { payUntil: past },
  });
  hub.world.wake("release-unpaid");
  // Sometimes the money is first, sometimes the end of the time.
  await sleep(Math.random() * 300);
}

/** Lets time pass until nothing is under way: what a dead worker had in hand is anybody's, what waits is due. */
async function untilSettled({ hub }: FaultStage): Promise<void> {
  const { db } = hub.world;
  const underWay = { state: { in: ["requested", "pending"] } };
  for (const until = performance.now() + 120_000; ; await sleep(250)) {
    const now = hub.world.now();
    const left = await Promise.all([
      db.stripeEvent.count({ where: { handledAt: null } }),
      db.refund.count({ where: underWay }),
      db.order.count({ where: { payUntil: { lte: now } } }),
    ]);
    if (left.every((count) => count === 0)) return;
    if (performance.now() > until)
      throw new Error(`Events, refunds and orders still wait: ${left.join(", ")}.`);
    await db.stripeEvent.updateMany({ where: { handledAt: null }, data: { nextAttemptAt: now } });
    await db.refund.updateMany({
      where: { ...underWay, leasedUntil: { lt: addTime(now, minute * 1.9) } },
      data: { leasedUntil: null, nextAttemptAt: now },
    });
    for (const job of ["handle-stripe-events", "carry-out-refunds", "release-unpaid"] as const)
      hub.world.wake(job);
  }
}

faultTest(
  "web and worker killed while people pay by card: whoever is charged has a place or the money back, nobody is charged twice",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWeb, startWorker } = stage;
    const { db } = hub.world;
    const stripe = await startStripe();
    const event = await pricedEvent(hub, { payBy: ["card"] });
    const { seatPoolId } = await db.event.update({
      where: { id: event.id },
      data: { refundRule: [{ days: 1, percent: 50 }] },
    });
    await db.seatPool.update({ where: { id: seatPoolId }, data: { size: places } });
    const web = await startWeb(stripe.environment);
    let worker = await startWorker(stripe.environment);
    stripe.deliverTo(`${web.url}/hooks/stripe`);
    try {
      let steps = 0;
      let kills = 0;
      const givenBack = new Set<string>();
      // The moments come from chance, and lie within the work: there are nearly three steps to a buyer.
      const moments = Array.from({ length: 3 }, () => 3 + Math.floor(Math.random() * buyers * 1.6));
      const harm = (async () => {
        for (const after of moments.toSorted((a, b) => a - b)) {
          while (steps < after) await sleep(5);
          await Promise.all([web.kill(), worker.kill()]);
          kills += 1;
          await web.restart();
          worker = await startWorker(stripe.environment);
        }
      })();
      const crowd = Array.from({ length: buyers }, (_, n) => n);
      const buying = {
        stage,
        stripe,
        event,
        url: () => web.url,
        step: () => void (steps += 1),
        gaveBack: (code: string) => void givenBack.add(code),
      };
      await inLanes(crowd, 8, (n) => buy(buying, n));
      await harm;
      expect(kills).toBe(moments.length);
      // Stripe sends again what was not taken, and now and then what was.
      for (const told of stripe.ledger.events)
        expect(await stripe.deliver(`${web.url}/hooks/stripe`, told)).toBe(200);
      await untilSettled(stage);

      expect(
        await faultsInBooks(db, event.id, { moved: true }),
        `killed after ${moments.join()}`,
      ).toEqual([]);
      const orders = await db.order.findMany({
        where: { eventId: event.id },
        include: { registrations: true },
      });
      expect(orders).toHaveLength(buyers);
      const payables = await db.payable.findMany({
        where: { eventId: event.id },
        include: { payments: true },
      });
      const charges = new Map(
        stripe.ledger.all("charge").map((charge) => [String(charge.payment_intent), charge]),
      );
      const faults: string[] = [];
      for (const { id, code, registrations } of orders) {
        const payable = payables.find((one) => one.id === id);
        const own = (payable?.payments ?? []).flatMap(({ paymentIntentId }) => {
          const charge = charges.get(paymentIntentId ?? "");
          charges.delete(paymentIntentId ?? "");
          return charge ? [charge] : [];
        });
        const [taken, back] = ["amount", "amount_refunded"].map((name) =>
          own.reduce((sum, charge) => sum + Number(charge[name]), 0),
        );
        const seated = registrations.filter(({ status }) => status === "confirmed").length;
        const line = `${code}: charged ${taken}, given back ${back}, ${seated} seated`;
        if (own.length > 1) faults.push(`${line}: charged twice`);
        // Who gives a seat back leaves half of it here; everybody else has a seat or all of their money.
        const kept = givenBack.has(code) ? (payable?.owedMinor ?? 0) : seated * priceMinor;
        if (Number(taken) - Number(back) !== (own.length > 0 ? kept : 0)) faults.push(line);
        if (seated > 0 && own.length === 0) faults.push(`${line}: for nothing`);
        if ((payable?.paidMinor ?? 0) !== taken || (payable?.refundedMinor ?? 0) !== back)
          faults.push(`${line}: noted as ${payable?.paidMinor} and ${payable?.refundedMinor}`);
      }
      expect(faults, `killed after ${moments.join()}`).toEqual([]);
      // No charge is nobody's.
      expect([...charges.keys()], `killed after ${moments.join()}`).toEqual([]);
      // It was no quiet evening: most paid, some got their money back.
      const refunds = await db.refund.groupBy({ by: ["reason"], _count: true });
      expect(refunds.map(({ reason }) => reason)).toContain("cancelled");
      expect(stripe.ledger.all("charge").length).toBeGreaterThan(buyers / 3);
    } finally {
      await worker.close();
      await stripe.close();
    }
  },
);
