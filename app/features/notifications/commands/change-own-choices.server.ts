import { refuse, type Accepted, type Problem } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { refusedFor, type SeatChange } from "~/features/registration/commands/change-seat.server";
import type { OrderSum } from "~/features/registration/domain/order-sum";
import { moneyMoved, type WhatBack } from "~/features/registration/domain/what-back";
import { orderLines, refundTerms } from "~/features/registration/queries/order-lines.server";
import { seatSumOf } from "~/features/registration/queries/order-sum.server";
import { orderFacts } from "~/features/registration/queries/what-back.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { changeSeatWithCalendar } from "./change-seat-with-calendar.server";

/** What somebody wants to be otherwise, and the price they have agreed to. */
export interface OwnChange extends Pick<
  SeatChange,
  "addOns" | "sessionIds" | "answers" | "waitFor"
> {
  /** What their part was said to come to, VAT included; `null` while they have not been asked. */
  readonly agreedMinor: number | null;
}

export type OwnChangeResult =
  | Accepted<{ readonly id: string }>
  /** It would cost something else than now, and than what was agreed to: nothing has been changed. */
  | {
      readonly ok: "price";
      readonly before: OrderSum | null;
      readonly after: OrderSum | null;
      /** What goes back or stays owed of the whole order. */
      readonly money: WhatBack;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Changes what an attendee answered and chose, through their own link: see {@link changeSeat}. Their calendar follows
 * in the same transaction. What changes the price is done once they have agreed to exactly that.
 *
 * Refused as {@link changeSeat} is, and `not-found` for a link that opens nothing, `seat-cancelled` for a seat nobody
 * is named for.
 */
export async function changeOwnChoices(
  world: World,
  token: string,
  { agreedMinor, ...change }: OwnChange,
): Promise<OwnChangeResult> {
  const opened = await registrationByToken(world, token);
  if (!opened) return { ...refuse("not-found"), problems: [{ code: "not-found" }] };
  const { id } = opened;
  const { orderId } = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: { orderId: true },
  });
  try {
    return await inTransaction(world, async (tx) => {
      const [before, linesBefore] = [await seatSumOf(tx, id), await orderLines(tx, orderId)];
      const facts = await orderFacts(tx, orderId);
      const { attendeeEmail } = await tx.db.registration.findUniqueOrThrow({
        where: { id },
        select: { attendeeEmail: true },
      });
      if (attendeeEmail === null) return refusedFor({ code: "seat-cancelled" });
      const changed = await changeSeatWithCalendar(tx, opened, change, "attendee");
      if (!changed.ok) return changed;
      const after = await seatSumOf(tx, id);
      const costs = after?.totalMinor ?? 0;
      const { percent } = await refundTerms(tx, orderId);
      const money = moneyMoved(facts, linesBefore, await orderLines(tx, orderId), percent);
      // What is given up for nothing costs the same as before; that has to be agreed to as well.
      const isOther = costs !== (before?.totalMinor ?? 0) || money.feeMinor > 0;
      if (isOther && costs !== agreedMinor) throw new OtherPrice(before, after, money);
      return changed;
    });
  } catch (error) {
    if (error instanceof OtherPrice)
      return { ok: "price", before: error.before, after: error.after, money: error.money };
    throw error;
  }
}

/** Takes back a change whose price nobody has agreed to. */
class OtherPrice extends Error {
  constructor(
    readonly before: OrderSum | null,
    readonly after: OrderSum | null,
    readonly money: WhatBack,
  ) {
    super("the change costs something else than was agreed to");
  }
}
