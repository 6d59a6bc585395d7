import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { isActive } from "../domain/registration-transitions";
import { registrationByToken } from "../queries/registration-by-token.server";
import { fieldWording, wordingVersion } from "../queries/sensitive-questions.server";
import { findOrMakePerson, isGroupOf } from "./find-or-make-person.server";
import { holdEvent } from "./serve-waitlist.server";

export type NameSeatProblem = Problem<
  | "not-found"
  | "event-not-open"
  | "seat-named"
  | "seat-cancelled"
  | "already-registered"
  | "choice-unknown"
>;

/**
 * Says who sits on a seat that was kept for somebody, through the seat's own link. They get their
 * confirmation with the calendar invitation as if they had registered themselves. The same person once more is
 * accepted and changes nothing.
 *
 * Refused: `not-found` for a link that opens nothing, `event-not-open` when the event is not published (any
 * more), `seat-named` when somebody else has been named already,
 * `seat-cancelled`, `already-registered` for an address that has a seat at this event, `choice-unknown` for a
 * group that is not the event's.
 */
export async function nameSeat(
  world: World,
  token: string,
  person: {
    readonly name: string;
    readonly email: string;
    readonly group?: string | undefined;
    readonly again?: boolean | undefined;
  },
): Promise<Result<{ id: string }, NameSeatProblem>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  try {
    return await inTransaction(world, (tx) => name(tx, opened.id, person));
  } catch (error) {
    if (sqlStateOf(error) === "23505") return refuse("already-registered", { field: "email" });
    throw error;
  }
}

/** Event first, then the person, then the seat: the order in which everything here locks, so nothing waits in a circle. */
async function name(
  world: World,
  id: string,
  person: {
    readonly name: string;
    readonly email: string;
    readonly group?: string | undefined;
    readonly again?: boolean | undefined;
  },
): Promise<Result<{ id: string }, NameSeatProblem>> {
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      organisationId: true,
      eventId: true,
      orderId: true,
      language: true,
      order: { select: { companyId: true } },
    },
  });
  const event = await holdEvent(world, seat.eventId);
  if (event.status !== "published") return refuse("event-not-open");
  if (person.group && !(await isGroupOf(world, seat.eventId, person.group)))
    return refuse("choice-unknown", { field: "group" });

  const language = isLocale(seat.language) ? seat.language : "nb";
  const personId = await findOrMakePerson(world, {
    organisationId: seat.organisationId,
    companyId: seat.order.companyId,
    ...person,
    language,
  });
  const [locked] = await world.db.$queryRaw<LockedSeat[]>`
    SELECT status, attendee_name AS name, attendee_email::text AS email
    FROM registration WHERE id = ${id}::uuid FOR UPDATE`;
  if (!locked || !isActive(locked.status)) return refuse("seat-cancelled");
  if (locked.email) return isNamed(locked, person) ? accept({ id }) : refuse("seat-named");

  await world.db.registration.update({
    where: { id },
    data: {
      personId,
      attendeeName: person.name,
      attendeeEmail: person.email,
      ...(person.group ? { networkId: person.group } : {}),
      again: person.again ?? false,
    },
  });
  if (person.group)
    await world.db.consent.create({
      data: {
        id: world.newId(),
        registrationId: id,
        purpose: "group",
        act: "given",
        wording: fieldWording("group", language),
        wordingVersion,
        language,
        by: "attendee",
        at: world.now(),
      },
    });
  if (locked.status === "confirmed") {
    await enqueueMessages(world, [
      {
        kind: "confirmation",
        recipient: person,
        language,
        cause: `registration:${id}`,
        organisationId: seat.organisationId,
        eventId: seat.eventId,
        orderId: seat.orderId,
        registrationId: id,
      },
    ]);
    world.wake("deliver-outbox");
  }
  return accept({ id });
}

interface LockedSeat {
  readonly status: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** Whether a seat is this person's already: a form that was sent twice. */
function isNamed(seat: LockedSeat, person: { readonly name: string; readonly email: string }) {
  return seat.name === person.name && seat.email?.toLowerCase() === person.email.toLowerCase();
}
