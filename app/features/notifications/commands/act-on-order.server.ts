import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import { dropSeat } from "~/features/registration/commands/edit-order.server";
import { nameSeat } from "~/features/registration/commands/name-seat.server";
import { sendLinkAgain } from "~/features/registration/commands/send-link-again.server";
import {
  orderByToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { handOverSeat } from "./hand-over-seat.server";

/** What a contact does about one of their seats. */
export type SeatAct =
  | {
      readonly intent: "name" | "swap";
      readonly person: {
        readonly name: string;
        readonly email: string;
        readonly group?: string | undefined;
      };
    }
  /** `shown` is what the contact was shown of the money before, see `shownAs`. */
  | { readonly intent: "drop"; readonly shown?: string }
  | { readonly intent: "send-link" };

/**
 * Does something about a seat through the link of the order it is in: gives it a name, gives it to another colleague (the
 * calendars follow), gives it back, or mails whoever has it their own link once more.
 *
 * Refused: `not-found` for a link that opens nothing, or a seat that is not this order's; `changes-over` after the
 * organiser's time for changes; as `nameSeat`, `handOverSeat` and `dropSeat` are.
 */
export async function actOnSeat(
  world: World,
  token: string,
  seatId: string,
  act: SeatAct,
): Promise<Result<null>> {
  const opened = await orderByToken(world, token);
  if (!opened || !isUuid(seatId)) return refuse("not-found");
  const seat = await world.db.registration.findFirst({
    where: { id: seatId, orderId: opened.id, anonymisedAt: null, handedOverAt: null },
    select: {
      attendeeEmail: true,
      tokenGeneration: true,
      event: { select: { changesUntil: true } },
    },
  });
  if (!seat) return refuse("not-found");
  const link = seatTokens(world, { id: seatId, generation: seat.tokenGeneration }).registration;
  switch (act.intent) {
    case "name":
    case "swap": {
      const { changesUntil } = seat.event;
      if (changesUntil && changesUntil <= world.now()) return refuse("changes-over");
      return act.intent === "name"
        ? nothingMore(await nameSeat(world, link, act.person))
        : nothingMore(await handOverSeat(world, link, act.person));
    }
    case "drop":
      return nothingMore(await dropSeat(world, token, seatId, act.shown));
    case "send-link":
      if (seat.attendeeEmail === null) return refuse("not-found");
      await sendLinkAgain(world, opened.eventId, [seat.attendeeEmail]);
      return accept(null);
  }
}

function nothingMore<P extends Problem>(done: Result<unknown, P>): Result<null, P> {
  return done.ok ? accept(null) : done;
}
