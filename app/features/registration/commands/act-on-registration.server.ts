import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { hour } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { isLocale } from "~/kernel/locales";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { QuestionAnswer } from "../domain/order-request";
import { activeStatuses, isActive } from "../domain/registration-transitions";
import { eventToSee } from "../queries/registrations-of-event.server";
import { changeSeat, type ChangeResult, type SeatChange } from "./change-seat.server";
import { cancelAsOrganiser } from "./cancel-registration.server";
import { passOnSeat, type PassOnProblem, type Successor } from "./pass-on-seat.server";
import { restoreRegistration } from "./restore-registration.server";
import { withoutMails } from "./without-mails.server";

/** What an organiser does about one registration. */
export type RegistrationAct =
  | {
      readonly act: "cancel";
      readonly quietly: boolean;
      /** How much of what it cost is given back; all, unless they say otherwise. */
      readonly back?: "whole" | "by-rule" | "nothing";
      /** What they were shown of it, see `shownAs`. */
      readonly shown?: string;
    }
  | { readonly act: "restore" }
  | { readonly act: "send-link" }
  | { readonly act: "send-confirmation" }
  | { readonly act: "renew-link" }
  | { readonly act: "hand-over"; readonly to: Successor }
  | { readonly act: "change"; readonly to: SeatChange };

interface ActedOn {
  readonly id: string;
  readonly eventId: string;
  readonly organisationId: string;
}

/** How a seat is changed and passed on, in the transaction of `tx`: a feature above has calendars follow. */
export interface SeatDeeds {
  readonly change: (tx: World, seat: ActedOn, to: SeatChange) => Promise<ChangeResult>;
  readonly passOn: (
    tx: World,
    seat: ActedOn,
    to: Successor,
  ) => Promise<Result<{ id: string }, PassOnProblem>>;
}

const alone: SeatDeeds = {
  change: (tx, { id }, to) => changeSeat(tx, id, to, "organiser"),
  passOn: (tx, { id }, to) => passOnSeat(tx, id, to),
};

/**
 * Does one thing about one registration in the organiser's name, in a transaction of its own, and writes it down.
 *
 * - `cancel`: the place goes to the next in the queue; `quietly` tells nobody who had it, whose calendar keeps it;
 *   what it cost goes back whole, unless `back` says otherwise
 * - `restore`: gives a cancelled seat its places back while they are free
 * - `send-link`: mails the personal link again, at most once an hour
 * - `send-confirmation`: writes the first confirmation for somebody who was registered without mails
 * - `renew-link`: ends every link handed out before and mails a new one
 * - `change`: other tickets, add-ons, sessions or answers, with places and price
 * - `hand-over`: gives the seat to somebody else, with a confirmation for them
 *
 * Refused: the access problems; `not-found` for a registration of another event; and as each of these is.
 */
export async function actOnRegistration(
  world: World,
  actor: Actor,
  where: { readonly organisation: string; readonly event: string; readonly id: string },
  asked: RegistrationAct,
  deeds: SeatDeeds = alone,
): Promise<Result<{ id: string }, AccessProblem | Problem>> {
  const of = [where.organisation, where.event] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  if (!isUuid(where.id)) return refuse("not-found");
  const seat = await world.db.registration.findFirst({
    where: { id: where.id, eventId: event.value.id },
    select: { id: true, orderId: true },
  });
  if (!seat) return refuse("not-found");
  const { organisationId, accountId } = event.value;
  const actedOn: ActedOn = { id: seat.id, eventId: event.value.id, organisationId };
  const noted = async (tx: World, action: string) =>
    recordAudit(tx, {
      organisationId,
      accountId,
      action,
      subject: { type: "registration", id: seat.id },
    });
  switch (asked.act) {
    case "cancel": {
      const cancel = (tx: World) =>
        cancelAsOrganiser(tx, actor, where.organisation, seat.id, {
          back: asked.back,
          shown: asked.shown,
        });
      if (!asked.quietly) return cancel(world);
      const done = await withoutMails(world, seat.orderId, async (tx) => ({
        result: await cancel(tx),
        orderId: seat.orderId,
      }));
      return done ?? refuse("already-cancelled");
    }
    case "restore":
      return ending(world, async (tx) => {
        const restored = await restoreRegistration(tx, seat.id);
        if (restored.ok) await noted(tx, "restore-registration");
        return restored;
      });
    case "send-link":
      return inTransaction(world, (tx) => sendLink(tx, seat.id, "again"));
    case "send-confirmation":
      return inTransaction(world, (tx) => sendLink(tx, seat.id, "first"));
    case "renew-link":
      return inTransaction(world, async (tx) => {
        // Nobody's link ends without a new one for them.
        const { count } = await tx.db.registration.updateMany({
          where: {
            id: seat.id,
            status: { in: [...activeStatuses] },
            attendeeEmail: { not: null },
          },
          data: { tokenGeneration: { increment: 1 } },
        });
        if (count === 0) return refuse("seat-cancelled");
        const sent = await sendLink(tx, seat.id, "renewed");
        if (sent.ok) await noted(tx, "renew-link");
        return sent;
      });
    case "change":
      return inTransaction(world, async (tx) => {
        const { answers } = asked.to;
        const change = answers
          ? { ...asked.to, answers: [...answers, ...(await keptAnswers(tx, seat.id))] }
          : asked.to;
        const changed = await deeds.change(tx, actedOn, change);
        if (changed.ok) await noted(tx, "change-seat");
        return changed;
      });
    case "hand-over":
      return ending(world, async (tx) => {
        const passed = await deeds.passOn(tx, actedOn, asked.to);
        if (passed.ok) await noted(tx, "hand-over-by-organiser");
        return passed;
      });
  }
}

/** What an organiser does not answer for somebody: what is sensitive, and files. It stays as it is. */
async function keptAnswers(tx: World, registrationId: string): Promise<QuestionAnswer[]> {
  const rows = await tx.db.answer.findMany({
    where: { registrationId, question: { OR: [{ sensitive: true }, { kind: "file" }] } },
    select: { questionId: true, values: true },
  });
  return rows.map(({ questionId, values }) => ({ question: questionId, values }));
}

/** Work a unique index may end: then somebody has a place already. */
async function ending<P extends Problem>(
  world: World,
  work: (tx: World) => Promise<Result<{ id: string }, P>>,
): Promise<Result<{ id: string }, P | Problem<"already-registered">>> {
  try {
    return await inTransaction(world, work);
  } catch (error) {
    if (sqlStateOf(error) === "23505") return refuse("already-registered", { field: "email" });
    throw error;
  }
}

/** Which letter carries the link. */
const letters = { first: "confirmation", again: "link-again", renewed: "link-again" } as const;

/** Mails a seat's own link to its attendee. Refused: `seat-cancelled` for one that is nobody's (any more). */
async function sendLink(
  tx: World,
  id: string,
  why: keyof typeof letters,
): Promise<Result<{ id: string }, Problem<"seat-cancelled">>> {
  const seat = await tx.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
      organisationId: true,
      eventId: true,
      orderId: true,
      tokenGeneration: true,
    },
  });
  const active = isActive(seat.status);
  if (!active || seat.attendeeEmail === null) return refuse("seat-cancelled");
  const { organisationId, eventId, orderId, tokenGeneration } = seat;
  if (why === "first" && seat.status !== "confirmed") return refuse("seat-cancelled");
  await enqueueMessages(tx, [
    {
      kind: letters[why],
      recipient: { name: seat.attendeeName ?? "", email: seat.attendeeEmail },
      language: isLocale(seat.language) ? seat.language : "nb",
      cause: {
        first: `registration:${id}`,
        renewed: `link-renewed:${id}:${tokenGeneration}`,
        again: `link-again:${id}:${Math.floor(tx.now().getTime() / hour)}`,
      }[why],
      organisationId,
      eventId,
      orderId,
      registrationId: id,
    },
  ]);
  tx.wake("deliver-outbox");
  return accept({ id });
}
