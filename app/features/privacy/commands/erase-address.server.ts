import { erasedSuffix } from "~/kernel/erased-address";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { gateOf } from "~/features/events/queries/edited-event.server";
import { dropAnswers } from "~/features/registration/commands/answer-sensitive.server";
import {
  forgetAfterLeaving,
  isLastCancellation,
} from "~/features/mail/commands/last-cancellations.server";
import { takeOutNow } from "~/features/notifications/commands/taken-out.server";
import { cancelForErasure } from "~/features/registration/commands/cancel-registration.server";
import { tablesOf, type Erased, type PersonalTableName, type Scope } from "../domain/data-map";
import {
  holdingsOf,
  holdsAnything,
  rowsAtInstallation,
  rowsAtOrganisation,
  type Holdings,
} from "../queries/holdings.server";
import { seatsToCome } from "../queries/seats-to-come.server";

export interface Erasure {
  readonly organisationId: string;
  readonly email: string;
  readonly by: "attendee" | "organiser" | "rule";
  /** Whether places at events to come are given back; without it they stand in the way. */
  readonly cancelSeats: boolean;
}

export interface ErasedCounts {
  readonly registrations: number;
  readonly cancelled: number;
}

/**
 * Takes somebody's name and address out of everything an organisation holds, in the transaction of `world`, as
 * the data map says: answers and calendar entries are deleted, mails that have not left never do, seats and
 * orders stay as numbers with their company. Only what was to take something out of their calendar leaves, and is
 * forgotten then.
 *
 * @remarks The events concerned are held first: whoever is writing a letter or a calendar for them is waited
 * for, so that none of it comes after. Then the person, so that somebody who registers this very moment is a new
 * one.
 *
 * Refused: `seats-to-come` when they have places at events to come and these are not to be given back.
 */
export async function eraseAddress(
  world: World,
  { organisationId, email, by, cancelSeats }: Erasure,
): Promise<Result<ErasedCounts, Problem<"seats-to-come">>> {
  const events = await world.db.$queryRaw<{ id: string }[]>`
    SELECT event_id::text AS id FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND attendee_email = ${email}::citext
    UNION SELECT event_id::text FROM "order"
    WHERE organisation_id = ${organisationId}::uuid AND contact_email = ${email}::citext ORDER BY 1`;
  // The gate before the row, as everybody takes them: giving back a place passes it again.
  for (const { id } of events)
    await world.db.$queryRaw`SELECT pg_advisory_xact_lock_shared(${gateOf(id)})::text`;
  await world.db.$queryRaw`
    SELECT 1 FROM event WHERE id = ANY(${events.map(({ id }) => id)}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await world.db.$queryRaw`
    SELECT 1 FROM person WHERE organisation_id = ${organisationId}::uuid AND email = ${email}::citext FOR UPDATE`;
  const held = await holdingsOf(world, organisationId, email);
  if (!holdsAnything(held)) {
    // Nobody is known by the address any more; that it wants no mail may still be.
    await eraseHeld(world, held);
    return accept({ registrations: 0, cancelled: 0 });
  }

  const seats = await seatsToCome(world, held);
  if (seats.length > 0 && !cancelSeats) return refuse("seats-to-come", { field: "cancelSeats" });
  await takeOutNow(world, held);
  for (const { id } of seats) {
    const cancelled = await cancelForErasure(world, id);
    if (!cancelled.ok)
      throw new Error(`seat ${id} could not be given back: ${cancelled.problem.code}`);
  }
  await dropAnswers(world, held.registrationIds, {
    act: by === "attendee" ? "withdrawn" : "lapsed",
    by,
  });
  await dropCopies(world, held);
  await forgetRoomMate(world, held);
  await eraseHeld(world, held);
  return accept({ registrations: held.registrationIds.length, cancelled: seats.length });
}

/**
 * Takes an address out of what the installation itself holds, its account too when that is on nobody's staff.
 *
 * @returns whether the account stayed.
 */
export async function eraseAtInstallation(world: World, email: string): Promise<boolean> {
  const staff = await world.db.member.count({ where: { account: { email } } });
  const rows = rowsAtInstallation(email);
  await eraseRows(
    world,
    "installation",
    staff > 0 ? { ...rows, account: null, sign_in_session: null } : rows,
  );
  return staff > 0;
}

/** Whom somebody wants to share a room with stands with them: where it is the one who goes, it goes too. */
async function forgetRoomMate(world: World, { registrationIds }: Holdings): Promise<void> {
  await world.db.$executeRaw`
    UPDATE registration_add_on AS theirs SET room_mate = '', room_mate_id = NULL
    FROM registration AS own, registration AS other
    WHERE own.id = ANY (${[...registrationIds]}::uuid[]) AND other.id = theirs.registration_id
      AND other.event_id = own.event_id AND (
        theirs.room_mate_id = own.id
        OR position(lower(own.attendee_name) IN lower(theirs.room_mate)) > 0
        OR position(lower(own.attendee_email::text) IN lower(theirs.room_mate)) > 0)`;
}

/** Copies of mails about orders they are part of: one to a colleague may name them. */
async function dropCopies(
  world: World,
  { organisationId, namingOrderIds }: Holdings,
): Promise<void> {
  await world.db.capturedMail.deleteMany({
    where: { message: { organisationId, orderId: { in: [...namingOrderIds] } } },
  });
}

/** All of it goes but what has yet to take something out of their calendar: that leaves first and goes then. */
async function eraseHeld(world: World, held: Holdings): Promise<void> {
  const rows = rowsAtOrganisation(held);
  const mails = rows.outbox_message ?? Prisma.sql`false`;
  await forgetAfterLeaving(world, mails);
  await eraseRows(world, "organisation", {
    ...rows,
    outbox_message: Prisma.sql`${mails} AND NOT ${isLastCancellation}`,
  });
}

/** Does with each table and column what the data map says. */
async function eraseRows(
  world: World,
  scope: Scope,
  rows: Readonly<Record<PersonalTableName, Prisma.Sql | null>>,
): Promise<void> {
  for (const [name, table] of tablesOf(scope)) {
    const where = rows[name];
    if (!where) continue;
    const quoted = Prisma.raw(`"${name}"`);
    if (table.rows === "deleted") {
      await world.db.$executeRaw(Prisma.sql`DELETE FROM ${quoted} t WHERE ${where}`);
      continue;
    }
    const changes = Object.entries(table.columns).flatMap(([column, { erased }]) => {
      const value = erasedValue(erased, column, world);
      return value ? [Prisma.sql`${Prisma.raw(`"${column}"`)} = ${value}`] : [];
    });
    if (changes.length === 0) continue;
    await world.db.$executeRaw(
      Prisma.sql`UPDATE ${quoted} t SET ${Prisma.join(changes)} WHERE ${where}`,
    );
  }
}

/** What a column holds afterwards; `null` when it stays. */
export function erasedValue(erased: Erased, column: string, world: World): Prisma.Sql | null {
  switch (erased) {
    case "emptied":
      return Prisma.sql`''`;
    case "nulled":
      return Prisma.sql`NULL`;
    case "replaced":
      return Prisma.sql`t.id::text || ${erasedSuffix}`;
    case "emptied-json":
      return Prisma.sql`'{}'::jsonb`;
    case "forgotten-key":
      // A form's key is a number of ours and keeps a reload from registering them anew; a program's may be anything.
      return Prisma.sql`CASE WHEN submission_key LIKE 'key:%' THEN 'erased:' || t.id ELSE submission_key END`;
    case "superseded":
      return Prisma.sql`CASE WHEN state = 'queued' THEN 'superseded' ELSE state END`;
    case "raised":
      return Prisma.sql`${Prisma.raw(`t."${column}"`)} + 1`;
    case "stamped":
      return Prisma.sql`${world.now()}`;
    case "kept":
      return null;
  }
}
