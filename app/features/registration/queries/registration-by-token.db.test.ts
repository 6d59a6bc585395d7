import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { isEndedLink, orderToken, seatTokens } from "./registration-by-token.server";

dbTest("a link that was ended is told from one that never was", async ({ world, make }) => {
  const event = await make.event();
  await make.order(event, make.request("Ada"));
  const seat = await world.db.registration.findFirstOrThrow({ include: { order: true } });
  const old = seatTokens(world, { id: seat.id, generation: 0 }).registration;
  const oldOrder = orderToken(world, { id: seat.orderId, generation: 0 });
  expect(await isEndedLink(world, old, "registration")).toBe(false);

  await world.db.registration.update({ where: { id: seat.id }, data: { tokenGeneration: 2 } });
  await world.db.order.update({ where: { id: seat.orderId }, data: { tokenGeneration: 1 } });
  expect(await isEndedLink(world, old, "registration")).toBe(true);
  expect(await isEndedLink(world, oldOrder, "order")).toBe(true);

  const feed = seatTokens(world, { id: seat.id, generation: 0 }).feed;
  const unborn = seatTokens(world, { id: seat.id, generation: 3 }).registration;
  for (const token of [
    feed,
    unborn,
    oldOrder,
    "x",
    old.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
  ])
    expect(await isEndedLink(world, token, "registration")).toBe(false);
});
