import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { dueMinor } from "~/features/payments/domain/standing";
import { sumVat } from "~/features/payments/domain/vat";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { backOfSeats, goodwillLines, linesWithout, type MoneyAct } from "../domain/money-act";
import { isActive, isSold } from "../domain/registration-transitions";
import { moneyMoved, shownAs, type WhatBack } from "../domain/what-back";
import { orderLines, refundTerms } from "../queries/order-lines.server";
import { orderFacts } from "../queries/what-back.server";
import { cancelSeat, type CancelProblem } from "./cancel-registration.server";
import { takeGoodwillOff } from "./keep-goodwill.server";
import { addLines } from "./order-lines.server";
import { holdEvent, lockPoolOf } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";
import { withoutMails } from "./without-mails.server";

/** An order of an event, as an organiser's address names it. */
export interface OrderAddress {
  readonly organisation: string;
  readonly event: string;
  readonly order: string;
}

export type RefundProblem =
  | AccessProblem
  | CancelProblem
  | Problem<"nothing-to-give-back" | "no-such-line" | "already-looked-after" | "required">;

/**
 * Does one thing about an order's money in the organiser's name, and writes it down:
 *
 * - `cancel`: takes seats off, and gives back all of what they cost, what the event's rule says, nothing or an amount
 * - `goodwill`: gives back an amount, or everything, as lines that take it off the price over its rates of VAT
 * - `take-off`: such a line counts no more
 * - `accept-outside`, `disregard-outside`: says of a refund somebody made at Stripe itself that it was meant, so that
 *   less is owed, or that it was not, so that it is owed anew
 *
 * @param shown - what the organiser was shown of it, see `shownAs`: it is done only while it is still so. They are not
 *   asked when it is left out.
 * @returns what it did to the money.
 *
 * Refused: the access problems, `not-found` for another organisation's order; as `cancelSeat` is, `required` where no
 * seat is named; `nothing-to-give-back`, `no-such-line`, `already-looked-after`; `money-changed`.
 */
export async function refundOrder(
  world: World,
  actor: Actor,
  where: OrderAddress,
  act: MoneyAct,
  shown?: string,
): Promise<Result<WhatBack, RefundProblem>> {
  const work = (tx: World) => done(tx, actor, where, act, shown);
  if (act.act !== "cancel" || !act.quietly || !isUuid(where.order)) return undoing(world, work);
  const quiet = await withoutMails(world, where.order, async (tx) => {
    const result = await work(tx);
    if (!result.ok) throw new Refusal(result);
    return { result, orderId: where.order };
  }).catch(refusalOf);
  return quiet ?? refuse("already-cancelled");
}

/** A refusal after something was written takes that back. */
class Refusal extends Error {
  constructor(readonly refused: Extract<Result<WhatBack, RefundProblem>, { ok: false }>) {
    super(refused.problem.code);
  }
}

function refusalOf(error: unknown): Result<WhatBack, RefundProblem> {
  if (error instanceof Refusal) return error.refused;
  throw error;
}

function undoing(
  world: World,
  work: (tx: World) => Promise<Result<WhatBack, RefundProblem>>,
): Promise<Result<WhatBack, RefundProblem>> {
  return inTransaction(world, async (tx) => {
    const result = await work(tx);
    if (!result.ok) throw new Refusal(result);
    return result;
  }).catch(refusalOf);
}

async function done(
  world: World,
  actor: Actor,
  where: OrderAddress,
  act: MoneyAct,
  shown: string | undefined,
): Promise<Result<WhatBack, RefundProblem>> {
  const member = await membershipOf(world, actor, where.organisation, "manage-money");
  if (!member.ok) return member;
  const { organisation, accountId } = member.value;
  if (!isUuid(where.order)) return refuse("not-found");
  const order = await world.db.order.findFirst({
    where: {
      id: where.order,
      organisationId: organisation.id,
      event: { slug: where.event },
    },
    select: { id: true, eventId: true },
  });
  if (!order) return refuse("not-found");
  await holdEvent(world, order.eventId);
  await lockCodeOf(world, order.id);
  await lockPoolOf(world, order.eventId);
  await lockOrderRow(world, order.id);
  // A payment or a refund that comes at this moment waits, or has come before.
  await world.db.$queryRaw`SELECT 1 FROM payable WHERE id = ${order.id}::uuid FOR NO KEY UPDATE`;
  const planned = await plan(world, order.id, act);
  if (!planned.ok) return planned;
  const { what, write } = planned.value;
  if (shown !== undefined && shownAs(what) !== shown) return refuse("money-changed");
  const written = await write(accountId);
  if (!written.ok) return written;
  await recordAudit(world, {
    organisationId: organisation.id,
    accountId,
    action: actions[act.act],
    subject: { type: "order", id: order.id },
    detail: { backMinor: what.backMinor, creditMinor: what.creditMinor, ...aboutAct(act) },
  });
  return accept(what);
}

const actions = {
  cancel: "cancel-seats",
  goodwill: "give-back",
  "take-off": "take-off-adjustment",
  "accept-outside": "accept-outside-refund",
  "disregard-outside": "disregard-outside-refund",
} as const;

function aboutAct(act: MoneyAct): Record<string, string | number> {
  if (act.act === "cancel")
    return {
      seats: act.seats.length,
      back: typeof act.back === "object" ? act.back.amountMinor : act.back,
    };
  if (act.act === "goodwill") return { note: act.note };
  return act.act === "take-off" ? { line: act.line } : { refund: act.refund };
}

interface Plan {
  readonly what: WhatBack;
  readonly write: (accountId: string) => Promise<Result<null, RefundProblem>>;
}

/** What an act would do to the money, and how it is done; everything is locked. */
async function plan(
  world: World,
  orderId: string,
  act: MoneyAct,
): Promise<Result<Plan, RefundProblem>> {
  if (act.act === "cancel") return planCancel(world, orderId, act);
  if (act.act === "take-off") return planTakeOff(world, orderId, act.line);
  if (act.act === "goodwill") return planGoodwill(world, orderId, act);
  return planOutside(world, orderId, act);
}

async function planCancel(
  world: World,
  orderId: string,
  { seats: asked, back }: Extract<MoneyAct, { act: "cancel" }>,
): Promise<Result<Plan, RefundProblem>> {
  const [lines, facts, terms] = [
    await orderLines(world, orderId),
    await orderFacts(world, orderId),
    await refundTerms(world, orderId),
  ];
  const seats = facts.seats.filter(({ id }) => asked.includes(id));
  if (seats.length === 0 || seats.length < asked.length)
    return refuse("required", { field: "seats" });
  if (seats.some(({ status }) => !isActive(status))) return refuse("already-cancelled");
  const backs = backOfSeats(lines, asked, back);
  const after = linesWithout(lines, seats, backs, terms);
  return accept({
    what: moneyMoved(facts, lines, after, terms.percent),
    write: async (accountId) => {
      for (const { id } of seats) {
        const cancelled = await cancelSeat(world, id, "organiser", {
          back: backs.get(id),
          accountId,
        });
        if (!cancelled.ok) return cancelled;
      }
      return accept(null);
    },
  });
}

async function planGoodwill(
  world: World,
  orderId: string,
  { amountMinor: asked, note, against }: Extract<MoneyAct, { act: "goodwill" }>,
): Promise<Result<Plan, RefundProblem>> {
  const lines = await orderLines(world, orderId);
  const facts = await orderFacts(world, orderId);
  const owes =
    facts.seats.some(({ status }) => isSold(status)) || lines.some(({ kind }) => kind === "fee");
  const amount = asked === "whole" ? sumVat(lines).totalMinor : asked;
  const written = owes ? goodwillLines(lines, amount, note, against) : [];
  if (written.length === 0) return refuse("nothing-to-give-back", { field: "amount" });
  const after = [...lines, ...written.map((line, at) => ({ ...line, id: `new ${at}` }))];
  return accept({
    what: moneyMoved(facts, lines, after, 100),
    write: async (accountId) => {
      await addLines(world, orderId, written);
      await settleOrder(world, orderId, { reason: "goodwill", accountId });
      return accept(null);
    },
  });
}

async function planTakeOff(
  world: World,
  orderId: string,
  lineId: string,
): Promise<Result<Plan, RefundProblem>> {
  const lines = await orderLines(world, orderId);
  const line = lines.find(({ id, kind }) => id === lineId && kind === "adjustment");
  if (!line) return refuse("no-such-line");
  const facts = await orderFacts(world, orderId);
  const after = lines.filter(({ id }) => id !== lineId);
  return accept({
    what: moneyMoved(facts, lines, after, 100),
    write: async (accountId) => {
      await takeGoodwillOff(world, lineId);
      await settleOrder(world, orderId, { reason: "goodwill", accountId });
      return accept(null);
    },
  });
}

async function planOutside(
  world: World,
  orderId: string,
  { act, refund: id }: Extract<MoneyAct, { refund: string }>,
): Promise<Result<Plan, RefundProblem>> {
  if (!isUuid(id)) return refuse("no-such-line");
  const refund = await world.db.refund.findFirst({
    where: { id, payableId: orderId, reason: "outside" },
    select: { amountMinor: true, takenAs: true },
  });
  if (!refund) return refuse("no-such-line");
  if (refund.takenAs !== null) return refuse("already-looked-after");
  const lines = await orderLines(world, orderId);
  const facts = await orderFacts(world, orderId);
  const isMeant = act === "accept-outside";
  // What was to go back anyhow is taken off already: only what it left owed becomes a goodwill.
  const due = dueMinor(facts.standing);
  const amount = due > 0 ? Math.min(due, refund.amountMinor) : refund.amountMinor;
  const written = isMeant ? goodwillLines(lines, amount, "") : [];
  const after = [...lines, ...written.map((line, at) => ({ ...line, id: `new ${at}` }))];
  return accept({
    what: moneyMoved(facts, lines, after, 100),
    write: async (accountId) => {
      await world.db.refund.update({
        where: { id },
        data: { takenAs: isMeant ? "goodwill" : "disregarded" },
      });
      await addLines(world, orderId, written);
      await settleOrder(world, orderId, { reason: "goodwill", accountId });
      return accept(null);
    },
  });
}
