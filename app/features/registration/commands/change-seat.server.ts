import { accept, refuse, type Accepted, type Problem, type Refused } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { isSeen } from "../domain/codes";
import { addOnProblems, sessionProblems, whyNotTicket } from "../domain/judge-order";
import type { Offer } from "../domain/offer";
import type { QuestionAnswer } from "../domain/order-request";
import { judgeAnswers } from "../domain/questions";
import { isActive } from "../domain/registration-transitions";
import type { WantedSeat } from "../domain/wanted-seat";
import { codeOf } from "../queries/code.server";
import { memberOfSeats, membershipsOf } from "../queries/memberships.server";
import { offerOf } from "../queries/offer.server";
import { storedSeat, type StoredSeat } from "../queries/stored-seat.server";
import { moveSeat } from "./move-seat.server";
import { lockPoolOf, serveWaitlist } from "./serve-waitlist.server";
import { lockOrderRow, settleOrder } from "./settle-order.server";
import { writeSeat } from "./write-seat.server";

/** What is to be otherwise about a seat; what is not said stays. */
export interface SeatChange {
  readonly ticketTypeId?: string | undefined;
  /** All add-ons it is to have. */
  readonly addOns?:
    | readonly { readonly id: string; readonly roomMate?: string | undefined }[]
    | undefined;
  /** All sessions it is to be signed up for. */
  readonly sessionIds?: readonly string[] | undefined;
  /** All answers to the questions asked of a seat. */
  readonly answers?: readonly QuestionAnswer[] | undefined;
  /** Files that were uploaded as answers. */
  readonly files?: ReadonlySet<string> | undefined;
  /** Add-ons and sessions somebody would rather wait for than do without, when they are full. */
  readonly waitFor?: readonly string[] | undefined;
}

export type ChangeBy = "attendee" | "contact" | "organiser";

/** A seat that was changed, with what it waits for now; or why it was not: `problem` is the first of `problems`. */
export type ChangeResult =
  | Accepted<{ readonly id: string; readonly waitsFor: readonly string[] }>
  | (Refused & { readonly problems: readonly Problem[] });

/**
 * Changes what a seat has and says: ticket type, add-ons, sessions, answers; all of it or nothing, in the transaction
 * of `world`. Its places are moved, its lines and the order's sums follow, and what it no longer has goes to those who
 * wait. What is kept of what an attendee or contact gives up is charged, as the event's rule says. What stays keeps its price and its place, also where it is no longer offered.
 *
 * Refused: `event-not-open`, `event-started`; by attendee or contact `changes-over` once the organiser's time for it is
 * over; `seat-cancelled`; and at its field (`ticketType`, `addOns`, `sessions`, `q.<question>`) what cannot be chosen,
 * as `judgeOrder` says, `ticket-full`, `add-on-full` and `session-full`. A ticket type is changed by the contact or an
 * organiser: `not-allowed` for an attendee.
 */
export async function changeSeat(
  world: World,
  id: string,
  change: SeatChange,
  by: ChangeBy,
): Promise<ChangeResult> {
  const { eventId, orderId } = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: { eventId: true, orderId: true },
  });
  await lockPoolOf(world, eventId);
  await lockOrderRow(world, orderId);
  await world.db.$queryRaw`SELECT 1 FROM registration WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const offer = await offerOf(world, eventId);
  const seat = await storedSeat(world, id);
  const closed = changesClosed(offer, by, world.now());
  if (closed) return refusedFor(closed);
  if (!isActive(seat.status)) return refusedFor({ code: "seat-cancelled" });

  const wanted = await wantedSeat(world, offer, seat, change);
  const judged = judgeChange(offer, seat, wanted, change, { by, now: world.now() });
  if (judged.problems.length > 0) return refusedFor(...judged.problems);
  const moved = await moveSeat(world, offer, seat, wanted, new Set(change.waitFor));
  if (!moved.ok) return refusedFor(...moved.problems);
  const become = { ...wanted, answers: judged.answers };
  await writeSeat(world, offer, seat, become, moved, by === "organiser" ? "whole" : "by-rule");
  await settleOrder(world, orderId);
  await serveWaitlist(world, eventId, { how: "changed", orderId });
  return accept({ id, waitsFor: moved.waits.map((item) => item.id) });
}

/** Why a seat can no longer be changed by somebody; `null` while it can. */
export function changesClosed(offer: Offer, by: ChangeBy, now: Instant): Problem | null {
  if (offer.eventStatus !== "published") return { code: "event-not-open" };
  if ((by === "organiser" ? offer.endsAt : offer.startsAt) <= now) return { code: "event-started" };
  const over = by !== "organiser" && offer.changesUntil !== null && offer.changesUntil <= now;
  return over ? { code: "changes-over" } : null;
}

/** A refusal that tells all problems. */
export function refusedFor(
  ...problems: readonly Problem[]
): Refused & { readonly problems: readonly Problem[] } {
  return { ...refuse(problems[0]?.code ?? "choice-unknown", problems[0]), problems };
}

async function wantedSeat(
  world: World,
  offer: Offer,
  seat: StoredSeat,
  change: SeatChange,
): Promise<WantedSeat> {
  const { order, attendeeEmail } = seat;
  const asked = [{ email: attendeeEmail ?? undefined }];
  const memberships = await membershipsOf(world, offer.organisationId, {
    emails: attendeeEmail ? [attendeeEmail] : [],
    companyMatchKey: order.company?.matchKey ?? null,
  });
  const { usedCode } = order;
  const shared = (id: string) =>
    (offer.addOns.find((addOn) => addOn.id === id)?.sharedBy ??
      seat.addOns.find(({ addOnId }) => addOnId === id)?.addOn.sharedBy ??
      1) > 1;
  return {
    ticketTypeId: change.ticketTypeId ?? seat.ticketTypeId,
    addOns: change.addOns
      ? [...new Map(change.addOns.map((addOn) => [addOn.id, addOn.roomMate])).entries()].map(
          ([id, roomMate]) => ({ id, roomMate: shared(id) ? (roomMate ?? "") : "" }),
        )
      : seat.addOns.map(({ addOnId: id, roomMate }) => ({ id, roomMate })),
    sessionIds: change.sessionIds
      ? [...new Set(change.sessionIds)]
      : seat.sessions.map(({ sessionId }) => sessionId),
    answers: null,
    memberOf: memberOfSeats(memberships, asked)[0] ?? [],
    code: usedCode ? await codeOf(world, offer.eventId, usedCode.code) : null,
  };
}

function judgeChange(
  offer: Offer,
  seat: StoredSeat,
  wanted: WantedSeat,
  change: SeatChange,
  { by, now }: { readonly by: ChangeBy; readonly now: Instant },
): { readonly problems: readonly Problem[]; readonly answers: readonly QuestionAnswer[] | null } {
  const bound = by !== "organiser";
  const { ticketTypeId } = wanted;
  const problems: Problem[] = [];
  const ticket = ticketTypeId === seat.ticketTypeId ? null : whyNotType(offer, wanted, by, now);
  if (ticket) problems.push({ code: ticket, field: "ticketType" });

  const had = new Set(seat.addOns.map(({ addOnId }) => addOnId));
  const added = wanted.addOns.filter(({ id }) => !had.has(id)).map(({ id }) => id);
  const kept = offer.addOns.filter(
    ({ id }) => had.has(id) && wanted.addOns.some((a) => a.id === id),
  );
  problems.push(
    ...addOnProblems(offer, added, { ticketTypeId, bound, now }),
    // What it has already may not go with another ticket.
    ...(ticketTypeId === seat.ticketTypeId
      ? []
      : addOnProblems(
          offer,
          kept.map(({ id }) => id),
          { ticketTypeId, bound: false, now },
        )),
  );
  for (const [at, problem] of problems.entries())
    problems[at] = { ...problem, field: problem.field ?? "addOns" };

  const signedUp = new Set(seat.sessions.map(({ sessionId }) => sessionId));
  const offered = wanted.sessionIds.filter(
    (id) => !signedUp.has(id) || offer.sessions.some((session) => session.id === id),
  );
  problems.push(
    ...(change.sessionIds ? sessionProblems(offer, offered) : []).map((problem) => ({
      ...problem,
      field: "sessions",
    })),
  );
  if (!change.answers) return { problems, answers: null };
  // What was typed as text is no file, whatever it looks like.
  const isFile = (id: string) =>
    offer.questions.some((question) => question.id === id && question.kind === "file");
  const files = seat.answers.flatMap(({ questionId, values }) =>
    isFile(questionId) ? values : [],
  );
  const judged = judgeAnswers(offer, change.answers, {
    scope: "seat",
    of: {
      ticketTypeIds: ticketTypeId === null ? [] : [ticketTypeId],
      answers: seat.order.answers.map(({ questionId: question, values }) => ({ question, values })),
    },
    complete: by === "attendee",
    files: new Set([...files, ...(change.files ?? [])]),
    field: (id) => `q.${id}`,
  });
  return { problems: [...problems, ...judged.problems], answers: judged.answers };
}

function whyNotType(
  offer: Offer,
  { ticketTypeId, code, memberOf }: WantedSeat,
  by: ChangeBy,
  now: Instant,
): string | null {
  if (by === "attendee") return "not-allowed";
  const type = offer.ticketTypes.find(({ id }) => id === ticketTypeId);
  if (!type) return "choice-unknown";
  if (by === "organiser") return null;
  return isSeen(type, code) ? whyNotTicket(type, memberOf, now) : "choice-unknown";
}
