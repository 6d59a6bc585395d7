import { payableStanding } from "~/features/payments/queries/payable-standing.server";
import type { World } from "~/platform/world.server";
import type { GivenBackOf } from "../domain/ended-lines";
import { linesWithout } from "../domain/money-act";
import { isSold } from "../domain/registration-transitions";
import { moneyMoved, noMoneyMoved, type MoneyFacts, type WhatBack } from "../domain/what-back";
import { orderLines, refundTerms } from "./order-lines.server";

/**
 * What is given back and what stays owed when seats of an order are cancelled now, without doing it: by the same
 * decision that does it, so that what is shown is what happens. Seats that are not cancelled any more count for
 * nothing. Whoever asks has opened the order.
 */
export async function whatBack(
  world: World,
  orderId: string,
  registrationIds: readonly string[],
  back: GivenBackOf = "by-rule",
): Promise<WhatBack> {
  const [lines, terms, facts] = await Promise.all([
    orderLines(world, orderId),
    refundTerms(world, orderId),
    orderFacts(world, orderId),
  ]);
  // For what still waits nothing is owed, and nothing is kept.
  if (!facts.seats.some(({ status }) => isSold(status))) return noMoneyMoved(facts, terms.percent);
  const ending = facts.seats.filter(({ id }) => registrationIds.includes(id));
  const backs = new Map(ending.map(({ id }) => [id, back]));
  return moneyMoved(facts, lines, linesWithout(lines, ending, backs, terms), terms.percent);
}

interface OrderFacts extends MoneyFacts {
  readonly seats: readonly { readonly id: string; readonly status: string }[];
}

/** How an order's money stands, with its seats. */
export async function orderFacts(world: World, orderId: string): Promise<OrderFacts> {
  const { currency, registrations } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { currency: true, registrations: { select: { id: true, status: true } } },
  });
  return { currency, seats: registrations, standing: await payableStanding(world, orderId) };
}
