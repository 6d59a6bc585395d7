import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { RegistrationAct } from "~/features/registration/commands/act-on-registration.server";
import { bulkAtMost, mayBe, type BulkAct } from "~/features/registration/domain/bulk-acts";
import {
  bulkSeats,
  type SelectedSeat,
  type Selection,
} from "~/features/registration/queries/bulk-seats.server";
import { actOnRegistrationWithCalendar } from "./act-on-registration-with-calendar.server";
import { resendMessage } from "./send-again.server";

interface Deed {
  readonly world: World;
  readonly actor: Actor;
  readonly of: readonly [organisation: string, event: string];
  readonly seat: SelectedSeat;
  readonly ticket: string;
  readonly back: Back;
}

/** How much of what they cost is given back of registrations that are cancelled. */
type Back = "whole" | "by-rule" | "nothing";

/** Each in a transaction of its own: what one is refused stops no other. */
const deeds: Readonly<Record<BulkAct, (deed: Deed) => Promise<Result<unknown>>>> = {
  "send-link": (deed) => act(deed, { act: "send-link" }),
  "renew-link": (deed) => act(deed, { act: "renew-link" }),
  cancel: (deed) => act(deed, { act: "cancel", quietly: false, back: deed.back }),
  "cancel-quietly": (deed) => act(deed, { act: "cancel", quietly: true, back: deed.back }),
  restore: (deed) => act(deed, { act: "restore" }),
  "set-ticket": (deed) => act(deed, { act: "change", to: { ticketTypeId: deed.ticket } }),
  // Who was registered without mails has none to be sent again: they get their first one.
  "send-confirmation": ({ seat, ...deed }) =>
    seat.confirmation === null
      ? act({ seat, ...deed }, { act: "send-confirmation" })
      : resendMessage(deed.world, deed.actor, deed.of[0], seat.confirmation),
};

function act(
  { world, actor, of: [organisation, event], seat }: Deed,
  asked: RegistrationAct,
): Promise<Result<unknown>> {
  return actOnRegistrationWithCalendar(world, actor, { organisation, event, id: seat.id }, asked);
}

/**
 * Does one thing to many registrations of an event, each for itself, as far as it can be done to them at all.
 *
 * Refused: the access problems.
 *
 * @param ticket - the ticket type they are to have, where that is what is done.
 * @param back - how much of what they cost is given back, where they are cancelled; all without it.
 * @returns how many it was done to, and how many were refused for which reason.
 */
export async function actOnMany(
  world: World,
  actor: Actor,
  of: readonly [organisation: string, event: string],
  asked: {
    readonly act: BulkAct;
    readonly selection: Selection;
    readonly ticket: string;
    readonly back?: Back;
  },
): Promise<
  Result<{ readonly done: number; readonly refused: ReadonlyMap<string, number> }, AccessProblem>
> {
  const seats = await bulkSeats(world, actor, ...of, asked.selection);
  if (!seats.ok) return seats;
  const refused = new Map<string, number>();
  let done = 0;
  for (const seat of seats.value.filter((each) => mayBe(asked.act, each)).slice(0, bulkAtMost)) {
    const result = await deeds[asked.act]({
      world,
      actor,
      of,
      seat,
      ticket: asked.ticket,
      back: asked.back ?? "whole",
    });
    if (result.ok) done += 1;
    else refused.set(result.problem.code, (refused.get(result.problem.code) ?? 0) + 1);
  }
  return accept({ done, refused });
}
