import { writeLetter } from "emails/write-letter";
import type { Actor } from "~/kernel/actor";
import { isLocale } from "~/kernel/locales";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { isMessageKind } from "~/features/mail/domain/message-kinds";
import { enqueueRefunded } from "~/features/payments/commands/money-letters.server";
import { backByHand } from "~/features/payments/queries/back-by-hand.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import {
  refundOrder,
  type OrderAddress,
  type RefundProblem,
} from "~/features/registration/commands/refund-order.server";
import type { MoneyAct } from "~/features/registration/domain/money-act";
import type { WhatBack } from "~/features/registration/domain/what-back";
import { renderMessages } from "../commands/render-message.server";

/** A letter as somebody is going to get it. */
export interface LetterToCome {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MoneyPreview {
  readonly what: WhatBack;
  /** What somebody then has to pay back from the bank, with VAT, in the currency's minor unit. */
  readonly byHandMinor: number;
  readonly letters: readonly LetterToCome[];
}

/** Takes back what was done to look at it. */
class Undone extends Error {
  constructor(readonly value: Result<MoneyPreview, RefundProblem>) {
    super("looked at");
  }
}

/** What no link of a preview is signed with in earnest. */
const worthless = "links of a preview open nothing";

/**
 * What an organiser's act about an order's money would do, and the letters it would bring: it is done, looked at and
 * taken back, so that nothing can be otherwise when it is done in earnest.
 *
 * @remarks Personal links in the letters open nothing. Of a refund the letter is shown that follows once it was carried
 * out; one about an invoice comes with its document.
 *
 * Refused as {@link refundOrder} is.
 */
export async function previewMoneyAct(
  root: World,
  actor: Actor,
  where: OrderAddress,
  act: MoneyAct,
): Promise<Result<MoneyPreview, RefundProblem>> {
  try {
    return await inTransaction(root, async (tx) => {
      const settings = { ...tx.settings, secret: worthless };
      const world = { ...tx, settings, wake: () => {} };
      throw new Undone(await lookedAt(world, actor, where, act));
    });
  } catch (error) {
    if (error instanceof Undone) return error.value;
    throw error;
  }
}

async function lookedAt(
  world: World,
  actor: Actor,
  where: OrderAddress,
  act: MoneyAct,
): Promise<Result<MoneyPreview, RefundProblem>> {
  const begun = world.now();
  // Who is not allowed hears so before anything of the order is read.
  const done = await refundOrder(world, actor, where, act);
  if (!done.ok) return done;
  const refunds = await world.db.refund.findMany({
    where: { payableId: where.order, createdAt: { gte: begun }, state: "requested" },
    select: { id: true },
  });
  for (const { id } of refunds) await enqueueRefunded(world, id);
  const rows = await world.db.outboxMessage.findMany({
    where: { orderId: where.order, createdAt: { gte: begun }, sentAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const letters: LetterToCome[] = [];
  for (const row of rows) {
    if (!isMessageKind(row.kind)) continue;
    const written = {
      ...row,
      kind: row.kind,
      language: isLocale(row.language) ? row.language : ("nb" as const),
      attempt: 1,
      lastSentId: null,
      threadBegun: true,
    };
    const rendered = await renderMessages(world)([written])(written);
    if (rendered === "superseded") continue;
    const { letter, organisationName, accentHue } = rendered;
    const { text } = writeLetter(letter, { organisationName, accentHue });
    letters.push({ to: row.recipientEmail, subject: letter.subject, text });
  }
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: where.order },
    select: { id: true, organisationId: true },
  });
  const { organisationId, id: payableId } = order;
  const byHandMinor =
    done.value.creditMinor > 0
      ? await backByHand(world, orderPayables, { organisationId, payableId })
      : 0;
  return accept({ what: done.value, byHandMinor, letters });
}
