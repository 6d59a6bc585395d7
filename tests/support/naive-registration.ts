/**
 * Registration as one might write it first, without the guards the product has. Only for the twins of race tests:
 * they show that the race is real, and so that the test which passes with the guard would notice its loss.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { RootWorld, World } from "~/platform/world.server";
import type { MadeEvent } from "./make";

/** Long enough for everybody who came at the same moment to have read the same. */
const meanwhile = () => sleep(5);

/** Takes the database's own guards away: nothing but the statements is left between two who ask at once. */
export async function dropGuards({ db }: World): Promise<void> {
  await db.$executeRaw`ALTER TABLE seat_pool DROP CONSTRAINT IF EXISTS seat_pool_never_oversold`;
  await db.$executeRaw`ALTER TABLE seat_pool DROP CONSTRAINT IF EXISTS seat_pool_waiting_counted`;
  await db.$executeRaw`DROP INDEX IF EXISTS order_event_id_submission_key_key`;
  await db.$executeRaw`DROP INDEX IF EXISTS waitlist_entry_seat_pool_id_queue_number_key`;
}

/** Looks whether there is room, then takes it: no lock on the counter, and the queue's number from `max() + 1`. */
export async function placeNaively(world: World, event: MadeEvent, n: number): Promise<void> {
  const { seatPoolId } = event;
  const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: seatPoolId } });
  const last = await world.db.waitlistEntry.aggregate({
    where: { seatPoolId },
    _max: { queueNumber: true },
  });
  await meanwhile();
  const status = pool.taken < pool.size ? "confirmed" : "waitlisted";
  const orderId = world.newId();
  const own = { organisationId: event.organisation.id, eventId: event.id, language: "nb" };
  const createdAt = world.now();
  await world.db.order.create({
    data: {
      ...own,
      id: orderId,
      code: `naive-${n}`,
      contactName: `Person ${n}`,
      contactEmail: `person.${n}@naive.example`,
      createdAt,
      registrations: {
        create: {
          ...own,
          id: world.newId(),
          seatNumber: 1,
          status,
          createdAt,
          places: status === "confirmed" ? [seatPoolId] : [],
        },
      },
      ...(status === "waitlisted"
        ? {
            waitlist: {
              create: {
                id: world.newId(),
                seatPoolId,
                queueNumber: (last._max.queueNumber ?? 0n) + 1n,
                seats: 1,
                createdAt,
              },
            },
          }
        : {}),
    },
  });
  await world.db.seatPool.update({
    where: { id: seatPoolId },
    data: status === "confirmed" ? { taken: pool.taken + 1 } : { waiting: { increment: 1 } },
  });
}

/** Gives a free place to the head of the queue as it was read, without holding the counter meanwhile. */
export async function serveNaively(world: World, event: MadeEvent): Promise<string | null> {
  const { seatPoolId } = event;
  const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: seatPoolId } });
  const head = await world.db.waitlistEntry.findFirst({
    where: { seatPoolId, status: "waiting" },
    orderBy: { queueNumber: "asc" },
  });
  await meanwhile();
  if (!head || pool.taken + head.seats > pool.size) return null;
  await world.db.seatPool.update({
    where: { id: seatPoolId },
    data: { taken: { increment: head.seats }, waiting: { decrement: head.seats } },
  });
  const { orderId } = head;
  await world.db.waitlistEntry.updateMany({ where: { orderId }, data: { status: "promoted" } });
  await world.db.registration.updateMany({
    where: { orderId },
    data: { status: "confirmed", places: [seatPoolId] },
  });
  return orderId;
}

/**
 * Writes an order in steps that are no transaction, over a connection that dies after `steps` of them, as it does
 * when the process is killed.
 */
export async function placeInSteps(
  databaseUrl: string,
  world: World,
  event: MadeEvent,
  steps: number,
): Promise<void> {
  const orderId = world.newId();
  const statements: readonly (readonly [string, readonly unknown[]])[] = [
    [
      `INSERT INTO "order" (id, organisation_id, event_id, code, contact_name, contact_email, language, created_at)
       VALUES ($1::uuid, $2, $3, $1::text, 'Ada', 'ada@steps.example', 'nb', now())`,
      [orderId, event.organisation.id, event.id],
    ],
    ["UPDATE seat_pool SET taken = taken + 1 WHERE id = $1", [event.seatPoolId]],
    [
      `INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, language, status, created_at, places)
       VALUES ($1, $2, $3, $4, 1, 'nb', 'confirmed', now(), ARRAY[$5::uuid])`,
      [world.newId(), event.organisation.id, event.id, orderId, event.seatPoolId],
    ],
  ];
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  for (const [sql, values] of statements.slice(0, steps)) await client.query(sql, [...values]);
  await client.query("SELECT pg_terminate_backend(pg_backend_pid())").catch(() => {});
  await client.end().catch(() => {});
}

/** Notes two persons in the order in which they stand in the form, not in one that all agree on. */
export async function notePersonsInAnyOrder(
  world: RootWorld,
  organisationId: string,
  emails: readonly string[],
): Promise<void> {
  await world.db.$transaction(async (tx) => {
    for (const email of emails) {
      await tx.$executeRaw`
        INSERT INTO person (id, organisation_id, name, email, language, created_at)
        VALUES (${world.newId()}::uuid, ${organisationId}::uuid, 'Ada', ${email}, 'nb', ${world.now()})
        ON CONFLICT (organisation_id, email) DO UPDATE SET email = person.email`;
      await meanwhile();
    }
  });
}

/** Looks whether the offer stands, then takes it: nothing is held meanwhile. */
export async function acceptNaively({ db }: World, orderId: string): Promise<boolean> {
  const standing = await db.waitlistEntry.findFirst({ where: { orderId, status: "offered" } });
  await meanwhile();
  if (!standing) return false;
  await db.waitlistEntry.update({ where: { id: standing.id }, data: { status: "promoted" } });
  await db.registration.updateMany({ where: { orderId }, data: { status: "confirmed" } });
  return true;
}

/** Looks whether the offer stands, then gives its place back: nothing is held meanwhile. */
export async function expireNaively({ db }: World, orderId: string): Promise<boolean> {
  const standing = await db.waitlistEntry.findFirst({ where: { orderId, status: "offered" } });
  await meanwhile();
  if (!standing) return false;
  await db.waitlistEntry.update({ where: { id: standing.id }, data: { status: "expired" } });
  await db.seatPool.update({
    where: { id: standing.seatPoolId },
    data: { taken: { decrement: 1 } },
  });
  return true;
}

/** Looks whether the application is undecided, then gives it its place: nothing is held meanwhile. */
export async function approveNaively({ db }: World, orderId: string): Promise<boolean> {
  const asking = { orderId, status: "awaiting-approval" };
  const seat = await db.registration.findFirst({
    where: asking,
    select: { id: true, event: { select: { seatPoolId: true } } },
  });
  await meanwhile();
  if (!seat) return false;
  const { seatPoolId } = seat.event;
  await db.seatPool.update({ where: { id: seatPoolId }, data: { taken: { increment: 1 } } });
  await db.registration.update({
    where: { id: seat.id },
    data: { status: "confirmed", places: [seatPoolId] },
  });
  return true;
}
