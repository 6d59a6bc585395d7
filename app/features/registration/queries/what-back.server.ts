import type { WayToPay } from "~/features/payments/domain/standing";
import { payableStanding } from "~/features/payments/queries/payable-standing.server";
import type { World } from "~/platform/world.server";
import type { GivenBackOf } from "../domain/ended-lines";
import { linesWithout } from "../domain/money-act";
import { refundRuleOf, refundShare } from "../domain/refund-rule";
import { isSold } from "../domain/registration-transitions";
import {
  isAboutMoney,
  moneyMoved,
  noMoneyMoved,
  type MoneyFacts,
  type WhatBack,
} from "../domain/what-back";
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

/** What an organiser may give back of a seat they cancel, by how they choose. */
export type WhatBacks = Readonly<Record<"whole" | "by-rule" | "nothing", WhatBack>>;

/** The same of one seat for each way an organiser may choose; `null` where there is no money in its order. */
export async function whatBacks(
  world: World,
  orderId: string,
  registrationId: string,
): Promise<WhatBacks | null> {
  const whole = await whatBack(world, orderId, [registrationId], "whole");
  if (!isAboutMoney(whole)) return null;
  return {
    whole,
    "by-rule": await whatBack(world, orderId, [registrationId], "by-rule"),
    nothing: await whatBack(world, orderId, [registrationId], "nothing"),
  };
}

/** What an event's rule gives back now, in percent; `null` where nobody owes or has paid anything. */
export async function paidPercent(world: World, eventId: string): Promise<number | null> {
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: {
      refundRule: true,
      startsAt: true,
      timeZone: true,
      payables: { where: { owedMinor: { gt: 0 } }, take: 1, select: { id: true } },
    },
  });
  if (event.payables.length === 0) return null;
  return refundShare(refundRuleOf(event.refundRule), event, world.now());
}

interface OrderFacts extends MoneyFacts {
  readonly seats: readonly { readonly id: string; readonly status: string }[];
}

/** How an order's money stands, with its seats. */
export async function orderFacts(world: World, orderId: string): Promise<OrderFacts> {
  const { currency, payBy, registrations } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { currency: true, payBy: true, registrations: { select: { id: true, status: true } } },
  });
  return {
    currency,
    payBy: payBy as WayToPay,
    seats: registrations,
    standing: await payableStanding(world, orderId),
  };
}
