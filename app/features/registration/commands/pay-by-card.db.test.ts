import { describe, expect } from "vitest";
import { anonymous } from "~/kernel/actor";
import { minute } from "~/kernel/time";
import { endCheckouts } from "~/features/payments/jobs/end-checkouts.server";
import { carryOutRefunds } from "~/features/payments/jobs/carry-out-refunds.server";
import { handleStripeEvents } from "~/features/payments/jobs/handle-stripe-events.server";
import { readCheckout } from "~/features/payments/commands/read-checkout.server";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import type { Make, MadeEvent } from "tests/support/make";
import { moneyOf, takeIn } from "tests/support/stripe-inbox";
import { cardTest, type CardWorld } from "tests/support/with-stripe";
import { releaseUnpaid } from "../jobs/release-unpaid.server";
import { orderPayables } from "./order-payables.server";
import { placeOrder } from "./place-order.server";

const addresses = {
  returnUrl: "https://x.example/",
  cancelUrl: "https://x.example/",
  locale: "nb",
} as const;

/** An event with one place left, at 400 kroner and a quarter of VAT. */
async function soldEvent(world: CardWorld, make: Make): Promise<MadeEvent> {
  const event = await make.event({ seats: 1 });
  await world.db.organisation.updateMany({ data: { vatRegistered: true } });
  await world.db.ticketType.updateMany({ data: { priceMinor: 40_000 } });
  return event;
}

async function ordered(world: CardWorld, make: Make, event: MadeEvent, name: string) {
  const placed = await placeOrder(
    world,
    anonymous,
    event.slug,
    make.request(name, { payBy: "card" }),
  );
  if (!placed.ok) throw new Error(`order refused: ${placed.problem.code}`);
  return placed.value.id;
}

async function toPage(world: CardWorld, orderId: string): Promise<string> {
  const started = await startCheckout(world, orderPayables, orderId, addresses);
  if (!started.ok) throw new Error(`not started: ${started.problem.code}`);
  return world.stripe.sessionOf(started.value.url).id;
}

const seatOf = async ({ db }: CardWorld, orderId: string) => {
  const seat = await db.registration.findFirstOrThrow({ where: { orderId } });
  return seat.status;
};

async function hear(world: CardWorld): Promise<void> {
  await takeIn(world, world.stripe.takeEvents());
  await handleStripeEvents(world, orderPayables);
}

describe("an order paid by card", () => {
  cardTest(
    "waits for the money, is kept while somebody pays, and is confirmed once by event and return page",
    async ({ cards, make, stripe }) => {
      const event = await soldEvent(cards, make);
      const id = await ordered(cards, make, event, "Ada");
      expect(await seatOf(cards, id)).toBe("awaiting-payment");
      const session = await toPage(cards, id);
      expect(stripe.ledger.get(session).amount_total).toBe(50_000);
      cards.clock.advance(20 * minute);
      await releaseUnpaid(cards);
      expect(await toPage(cards, id)).toBe(session);
      stripe.ledger.pay(session);
      await takeIn(cards, stripe.takeEvents());
      await Promise.all([
        handleStripeEvents(cards, orderPayables),
        readCheckout(cards, orderPayables, id),
        handleStripeEvents(cards, orderPayables),
      ]);
      expect(await seatOf(cards, id)).toBe("confirmed");
      expect(await moneyOf(cards, id)).toMatchObject({
        payments: [50_000],
        refunds: [],
        charged: 50_000,
      });
      const order = await cards.db.order.findUniqueOrThrow({ where: { id } });
      expect(order).toMatchObject({ paymentState: "paid", totalMinor: 50_000 });
    },
  );

  cardTest(
    "that is let go takes no money any more; what comes all the same goes back when the place is gone",
    async ({ cards, make, stripe }) => {
      const event = await soldEvent(cards, make);
      const late = await ordered(cards, make, event, "Ada");
      const session = await toPage(cards, late);
      stripe.ledger.pay(session);
      const events = stripe.takeEvents();
      cards.clock.advance(60 * minute);
      await releaseUnpaid(cards);
      expect(await seatOf(cards, late)).toBe("cancelled");
      const next = await ordered(cards, make, event, "Bo");
      stripe.ledger.pay(await toPage(cards, next));
      await hear(cards);
      await takeIn(cards, events);
      await handleStripeEvents(cards, orderPayables);
      await carryOutRefunds(cards, orderPayables);
      expect([await seatOf(cards, late), await seatOf(cards, next)]).toEqual([
        "cancelled",
        "confirmed",
      ]);
      expect(await moneyOf(cards, late)).toMatchObject({
        payments: [50_000],
        refunds: ["too-late succeeded 50000"],
        charged: 100_000,
        givenBack: 50_000,
      });
    },
  );

  cardTest(
    "is seated again when money comes late and there is room",
    async ({ cards, make, stripe }) => {
      const event = await soldEvent(cards, make);
      const id = await ordered(cards, make, event, "Ada");
      stripe.ledger.pay(await toPage(cards, id));
      cards.clock.advance(60 * minute);
      await releaseUnpaid(cards);
      await hear(cards);
      expect(await seatOf(cards, id)).toBe("confirmed");
      expect(await moneyOf(cards, id)).toMatchObject({ payments: [50_000], refunds: [] });
    },
  );

  cardTest(
    "whose places are released has its page at Stripe ended",
    async ({ cards, make, stripe }) => {
      const event = await soldEvent(cards, make);
      const id = await ordered(cards, make, event, "Ada");
      const session = await toPage(cards, id);
      await cards.db.event.update({ where: { id: event.id }, data: { status: "cancelled" } });
      cards.clock.advance(40 * minute);
      await releaseUnpaid(cards);
      await endCheckouts(cards, orderPayables);
      expect(stripe.ledger.get(session).status).toBe("expired");
      expect(await moneyOf(cards, id)).toMatchObject({ checkouts: ["expired"], charged: 0 });
    },
  );
});
