import { dueMinor, keptMinor, type Standing } from "~/features/payments/domain/standing";
import { sumVat } from "~/features/payments/domain/vat";
import { payableStanding } from "~/features/payments/queries/payable-standing.server";
import type { World } from "~/platform/world.server";
import {
  chargesOf,
  endedLines,
  type GivenBackOf,
  type OrderedLine,
  type RefundTerms,
} from "../domain/ended-lines";
import { orderLines, refundTerms } from "./order-lines.server";

/** What ending something of an order means for its money: amounts with VAT, in the currency's minor unit. */
export interface WhatBack {
  /** ISO 4217. */
  readonly currency: string;
  /** What the order comes to now, and what it comes to then. */
  readonly owedBeforeMinor: number;
  readonly owedAfterMinor: number;
  /** What is charged for what ended. */
  readonly feeMinor: number;
  /** What goes back to where it was paid from. */
  readonly backMinor: number;
  /** What a credit note takes off the invoices. */
  readonly creditMinor: number;
  /** What is still to be paid then, or invoiced. */
  readonly dueMinor: number;
  /** What the event's rule gives back now, in percent. */
  readonly percent: number;
}

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
  const ids = facts.seats.filter(({ id }) => registrationIds.includes(id));
  const after = ids.reduce<readonly OrderedLine[]>(
    (standing, { id, status }) => afterSeat(standing, id, status === "confirmed", back, terms),
    lines,
  );
  return moneyMoved(facts, lines, after, terms.percent);
}

interface OrderFacts {
  readonly currency: string;
  readonly seats: readonly { readonly id: string; readonly status: string }[];
  readonly standing: Omit<Standing, "isInvoiceOpen">;
}

async function orderFacts(world: World, orderId: string): Promise<OrderFacts> {
  const { currency, registrations } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { currency: true, registrations: { select: { id: true, status: true } } },
  });
  return { currency, seats: registrations, standing: await payableStanding(world, orderId) };
}

function afterSeat(
  lines: readonly OrderedLine[],
  id: string,
  wasSeated: boolean,
  back: GivenBackOf,
  terms: RefundTerms,
): OrderedLine[] {
  const struck = chargesOf(lines, id).map((line) => line.id);
  const ended = endedLines(lines, { registrationId: id, struck, wasSeated }, back, terms);
  return [
    ...lines.filter((line) => !ended.struck.includes(line.id)),
    ...ended.written.map((line, at) => ({ ...line, id: `${id} ${at}` })),
  ];
}

/** What lines that become others mean for what is paid and invoiced: `setPayable` and the documents go by the same. */
export function moneyMoved(
  { currency, standing }: Pick<OrderFacts, "currency" | "standing">,
  before: readonly OrderedLine[],
  after: readonly OrderedLine[],
  percent: number,
): WhatBack {
  const owedAfterMinor = sumVat(after).totalMinor;
  const known = new Set(before.map(({ id }) => id));
  const isNewFee = ({ id, kind }: OrderedLine) => kind === "fee" && !known.has(id);
  const due = dueMinor({ ...standing, owedMinor: owedAfterMinor });
  const backMinor = Math.max(0, Math.min(-due, keptMinor(standing)));
  return {
    currency,
    owedBeforeMinor: sumVat(before).totalMinor,
    owedAfterMinor,
    feeMinor: owedAfterMinor - sumVat(after.filter((line) => !isNewFee(line))).totalMinor,
    backMinor,
    creditMinor: Math.max(0, -(due + backMinor)),
    dueMinor: Math.max(0, due),
    percent,
  };
}
