import { expect } from "vitest";
import { cardTest } from "tests/support/with-stripe";
import { openMetrics } from "./metrics.server";

cardTest("what waits of card payments is counted", async ({ cards, payables, make }) => {
  const id = await payables.make(make, 50_000);
  const { organisationId } = await cards.db.payable.findUniqueOrThrow({ where: { id } });
  const at = cards.now();
  const event = { type: "x", happenedAt: at, receivedAt: at, nextAttemptAt: at, payload: {} };
  await cards.db.stripeEvent.createMany({
    data: [
      { ...event, id: "evt_1" },
      { ...event, id: "evt_2", handledAt: at },
      { ...event, id: "evt_3", attempts: 18 },
    ],
  });
  for (const method of ["card", "bank"]) {
    const payment = { id: cards.newId(), organisationId, payableId: id, method, amountMinor: 100 };
    const money = { currency: "NOK", createdAt: at };
    await cards.db.payment.create({ data: { ...payment, ...money, receivedAt: at } });
    await cards.db.refund.create({
      data: {
        ...money,
        id: cards.newId(),
        organisationId,
        payableId: id,
        paymentId: payment.id,
        amountMinor: 100,
        reason: "cancelled",
        nextAttemptAt: at,
      },
    });
  }
  const text = await openMetrics(cards.db).text();
  expect(text.match(/^treff_card_work.*$/gm)).toEqual([
    'treff_card_work{kind="events"} 1',
    'treff_card_work{kind="events-given-up"} 1',
    'treff_card_work{kind="refunds"} 1',
  ]);
});
