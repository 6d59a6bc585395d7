import { z } from "zod";
import { dueMinor } from "~/features/payments/domain/standing";
import { sumOfStored } from "~/features/registration/queries/order-sum.server";
import { receiptOfOrder } from "~/features/registration/queries/receipt.server";
import { orderToken } from "~/features/registration/queries/registration-by-token.server";
import { paths } from "~/paths";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { decisionWords } from "../queries/decision-words.server";
import type { LetterContext } from "../queries/letter-context.server";
import type { LetterWriter } from "./letter-writer";

const ofPayment = z.object({ paymentId: z.string() });

/** The letters to whoever pays about the money for one order. */
export const paymentLetters: {
  readonly "payment-due": LetterWriter<"payment-due">;
  readonly "payment-received": LetterWriter<"payment-received">;
  readonly "payment-lapsed": LetterWriter<"payment-lapsed">;
  readonly "payment-too-late": LetterWriter<"payment-too-late">;
} = {
  "payment-due": async (world, row, context) => {
    const { order } = context;
    const { id, tokenGeneration: generation, lines, currency } = order;
    const waiting = order.registrations.filter(({ status }) => status === "awaiting-payment");
    const due = await dueOf(world, id);
    const until = waiting.length > 0 ? order.payUntil : null;
    // Paid meanwhile, or too late to pay: another letter says so.
    const over = until !== null && until <= world.now();
    if (context.eventStatus !== "published" || due <= 0 || over) return "superseded";
    const token = orderToken(world, { id, generation });
    return {
      facts: {
        ...aboutMoney(world, row, context),
        seats: waiting.length,
        until,
        payUrl: world.settings.url + paths.payOrder(token),
        dueMinor: due,
        // With what an organiser wrote when they approved it, as long as the places wait for the money.
        decisionMessage: until === null ? "" : await decisionWords(world, row, order),
        sum: sumOfStored(lines, currency),
      },
    };
  },

  "payment-received": async (world, row, context) => {
    const { paymentId } = ofPayment.parse(row.snapshot);
    const payment = await world.db.payment.findUnique({
      where: { id: paymentId },
      select: {
        amountMinor: true,
        receivedAt: true,
        cancelledAt: true,
        refunds: { where: { reason: "too-late" }, select: { amountMinor: true } },
      },
    });
    if (!payment || payment.cancelledAt) return "superseded";
    // What came too late goes back whole: the letter that says so is the only one.
    const wentBack = payment.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
    if (wentBack >= payment.amountMinor) return "superseded";
    const leftMinor = Math.max(0, await dueOf(world, context.order.id));
    const { amountMinor, receivedAt } = payment;
    const about = aboutMoney(world, row, context);
    const receipt = await receiptOfOrder(world, context.order.id, row.language);
    return {
      facts: { ...about, amountMinor, receivedAt, leftMinor, receiptAttached: receipt !== null },
      attachments: receipt ? [receipt] : [],
    };
  },

  "payment-lapsed": async (world, row, context) => {
    const lapsed = lapsedSeats(context);
    const { event } = context;
    const about = { now: world.now(), recipientName: row.recipientName, event };
    return lapsed === 0 ? "superseded" : { facts: { ...about, seats: lapsed } };
  },

  "payment-too-late": async (world, row, context) => {
    const back = await world.db.refund.aggregate({
      where: { payableId: context.order.id, reason: "too-late" },
      _sum: { amountMinor: true },
    });
    const amountMinor = back._sum.amountMinor ?? 0;
    if (amountMinor === 0) return "superseded";
    const seats = Math.max(1, lapsedSeats(context));
    return { facts: { ...aboutMoney(world, row, context), seats, amountMinor } };
  },
};

/** The seats that went because they were not paid for; none once they have come back. Others of the order may stand. */
function lapsedSeats({ order: { lapsedAt, registrations } }: LetterContext): number {
  if (!lapsedAt) return 0;
  return registrations.filter(
    ({ status, cancelledAt }) =>
      status === "cancelled" && cancelledAt?.getTime() === lapsedAt.getTime(),
  ).length;
}

async function dueOf(world: World, orderId: string): Promise<number> {
  const payable = await world.db.payable.findUnique({
    where: { id: orderId },
    select: { owedMinor: true, invoicedMinor: true, paidMinor: true, refundedMinor: true },
  });
  return payable ? dueMinor(payable) : 0;
}

function aboutMoney(world: World, row: OutboxRow, { order, orderUrl, event }: LetterContext) {
  return {
    now: world.now(),
    recipientName: row.recipientName,
    event,
    orderCode: order.code,
    orderUrl,
    currency: order.currency,
  };
}
