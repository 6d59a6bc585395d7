import autocannon from "autocannon";
import pg from "pg";
import { outboxRow } from "~/features/mail/commands/enqueue-messages.server";
import { claimSeats, type SeatClaim } from "~/features/registration/commands/claim-seats.server";
import { holdSeats } from "~/features/registration/commands/hold-seats.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { anonymous } from "~/kernel/actor";
import { Prisma, type Database } from "~/platform/db.server";
import type { RootWorld } from "~/platform/world.server";
import { median, milliseconds, perSecond, whole, type Figure } from "./figures";
import { makeHotEvent, type HotEvent } from "./hot-event";

const attempts = 3000;
const capacity = 2000;
/** Connections of the raw statement: as many as a process has. */
const pool = 8;

/** Orders on one hot event through the whole HTTP stack, beside the statement alone on the same database. */
export async function orderFigures(
  world: RootWorld,
  databaseUrl: string,
  appUrl: string,
): Promise<Figure[]> {
  const raw: number[] = [];
  const http: number[] = [];
  for (let round = 0; round < 3; round++) {
    raw.push(await rawRate(world, databaseUrl, await makeHotEvent(world, { seats: capacity })));
    const event = await makeHotEvent(world, { seats: capacity });
    const load = await httpLoad(appUrl, event, 32);
    await expectExactlySold(world, event);
    http.push(load.rate);
  }
  const event = await makeHotEvent(world, { seats: capacity });
  const crowd = await httpLoad(appUrl, event, 200);
  await expectExactlySold(world, event);
  const heldRaw: number[] = [];
  const held: number[] = [];
  for (let round = 0; round < 3; round++) {
    const bare = await withQuotas(world);
    heldRaw.push(await rawRate(world, databaseUrl, bare.event, bare.quotas));
    held.push(await heldRate(world, (await withQuotas(world)).event));
  }
  const group = `Orders on one hot event (${whole(attempts)} attempts on ${whole(capacity)} places)`;
  return [
    {
      group,
      what: "over HTTP, everything included",
      ours: perSecond(median(http)),
      baseline: perSecond(median(raw)),
      ratio: median(http) / median(raw),
      goal: { atLeast: 0.35 },
      note: `sold exactly ${whole(capacity)}, the rest in order on the waiting list`,
    },
    {
      group,
      what: "held, then confirmed, over three quotas",
      ours: perSecond(median(held)),
      baseline: perSecond(median(heldRaw)),
      ratio: median(held) / median(heldRaw),
      goal: null,
      note: "each order is held in a transaction of its own and then placed; the baseline is the claim alone",
    },
    {
      group,
      what: "p99 with 200 at once",
      ours: milliseconds(crowd.p99),
      baseline: milliseconds((200 / crowd.rate) * 1000),
      ratio: crowd.p99 / ((200 / crowd.rate) * 1000),
      goal: { atMost: 2.5 },
      note: `${perSecond(crowd.rate)}, baseline is 200 / throughput`,
    },
  ];
}

/** Three quotas beside the event's own places, and how their counters are called. */
async function withQuotas(world: RootWorld): Promise<{ event: HotEvent; quotas: string[] }> {
  const event = await makeHotEvent(world, { seats: capacity });
  const ticket = await world.db.ticketType.findFirstOrThrow({ where: { eventId: event.id } });
  const quotas: string[] = [];
  for (const seats of [capacity, capacity + 100, capacity + 200]) {
    const seatPoolId = world.newId();
    await world.db.seatPool.create({ data: { id: seatPoolId, size: seats } });
    await world.db.quota.create({
      data: {
        id: world.newId(),
        eventId: event.id,
        name: `Kvote ${seats}`,
        seatPoolId,
        ticketTypes: { create: { ticketTypeId: ticket.id } },
      },
    });
    quotas.push(seatPoolId);
  }
  return { event, quotas };
}

/** Orders a second of people whose places are held before they confirm, by the commands behind the form. */
async function heldRate(world: RootWorld, event: HotEvent): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const lane = async () => {
    for (let n = next++; n < attempts; n = next++) {
      const submissionKey = world.newId();
      const seats = [{ ticketTypeId: null, addOnIds: [], sessionIds: [] }];
      const asked = { submissionKey, visitor: `visitor ${n}`, seats };
      const held = await holdSeats(world, anonymous, event.slug, asked);
      const person = { name: `Deltaker ${n}`, email: `held${n}@rush.example` };
      const placed = await placeOrder(world, anonymous, event.slug, {
        contact: person,
        language: "nb",
        seats: [person],
        submissionKey,
      });
      if (!held.ok || !placed.ok) throw new Error(`order ${n} was refused`);
    }
  };
  await Promise.all(Array.from({ length: pool }, lane));
  const seconds = (performance.now() - begun) / 1000;
  await expectExactlySold(world, event);
  return attempts / seconds;
}

async function httpLoad(
  appUrl: string,
  { slug }: HotEvent,
  connections: number,
): Promise<{ rate: number; p99: number }> {
  let sent = 0;
  const begun = performance.now();
  const result = await autocannon({
    url: `${appUrl}/api/v1/events/${slug}/orders`,
    method: "POST",
    connections,
    amount: attempts,
    headers: { "content-type": "application/json" },
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          const person = {
            name: `Deltaker ${sent}`,
            email: `p${sent}.${connections}@rush.example`,
          };
          return { ...request, body: JSON.stringify({ contact: person, seats: [person] }) };
        },
      },
    ],
  });
  const created = result.statusCodeStats?.["201"]?.count ?? 0;
  if (created !== attempts)
    throw new Error(
      `Of ${attempts} orders ${created} were answered 201: ${JSON.stringify(result.statusCodeStats)}`,
    );
  const seconds = (performance.now() - begun) / 1000;
  return { rate: attempts / seconds, p99: result.latency.p99 };
}

/** Exactly the capacity was sold, and everybody else stands in the queue, numbered without a gap. */
async function expectExactlySold(world: RootWorld, { id, poolId }: HotEvent): Promise<void> {
  const confirmed = await world.db.registration.count({
    where: { eventId: id, status: "confirmed" },
  });
  const queue = await world.db.waitlistEntry.findMany({
    where: { seatPoolId: poolId },
    orderBy: { queueNumber: "asc" },
    select: { queueNumber: true },
  });
  const numbered = queue.every(({ queueNumber }, place) => queueNumber === BigInt(place + 1));
  if (confirmed !== capacity || queue.length !== attempts - capacity || !numbered)
    throw new Error(`${confirmed} sold of ${capacity}, ${queue.length} in the queue.`);
}

/** The claiming statement by itself, prepared, over the driver and nothing else. */
async function rawRate(
  world: RootWorld,
  databaseUrl: string,
  event: HotEvent,
  quotas: readonly string[] = [],
): Promise<number> {
  const ticket = await world.db.ticketType.findFirstOrThrow({ where: { eventId: event.id } });
  const places = [event.poolId, ...quotas];
  const statements = await Promise.all(
    Array.from({ length: attempts }, (_, n) =>
      statementOf(world, claimOf(world, event, { ticketTypeId: ticket.id, places }, n)),
    ),
  );
  const clients = new pg.Pool({ connectionString: databaseUrl, max: pool });
  const connected = await Promise.all(Array.from({ length: pool }, () => clients.connect()));
  const begun = performance.now();
  let next = 0;
  await Promise.all(
    connected.map(async (client) => {
      for (let statement = statements[next++]; statement; statement = statements[next++])
        await client.query({ name: "claim", ...statement });
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const client of connected) client.release();
  await clients.end();
  await expectExactlySold(world, event);
  return attempts / seconds;
}

/** The text and values `claimSeats` would send. */
async function statementOf(
  world: RootWorld,
  claim: SeatClaim,
): Promise<{ text: string; values: unknown[] }> {
  let caught: { text: string; values: unknown[] } | undefined;
  const db = {
    $queryRaw: (strings: TemplateStringsArray, ...values: unknown[]) => {
      const sql = Prisma.sql(strings, ...(values as Prisma.Sql[]));
      caught = {
        text: sql.text,
        values: sql.values.map((value) =>
          value instanceof Uint8Array ? Buffer.from(value) : value,
        ),
      };
      return Promise.resolve([]);
    },
  } as unknown as Database;
  await claimSeats({ ...world, db }, claim);
  if (!caught) throw new Error("claimSeats sent no statement.");
  return caught;
}

function claimOf(
  world: RootWorld,
  event: HotEvent,
  { ticketTypeId, places }: { readonly ticketTypeId: string; readonly places: readonly string[] },
  n: number,
): SeatClaim {
  const [name, email] = [`Deltaker ${n}`, `raw${n}@rush.example`];
  const [orderId, registrationId] = [world.newId(), world.newId()];
  const row = outboxRow(world, {
    kind: "confirmation",
    recipient: { name, email },
    language: "nb",
    cause: `registration:${registrationId}`,
    organisationId: event.organisationId,
    eventId: event.id,
    orderId,
    registrationId,
  });
  return {
    order: {
      id: orderId,
      organisationId: event.organisationId,
      eventId: event.id,
      code: `RAW${registrationId.replaceAll("-", "")}`,
      contactName: name,
      contactEmail: email,
      language: "nb",
      submissionKey: null,
      submissionHash: new Uint8Array(32),
      source: "api",
      importId: null,
      reference: "",
      currency: "NOK",
      netMinor: 0,
      vatMinor: 0,
      totalMinor: 0,
      payBy: "invoice",
      payUntil: null,
    },
    revision: 0,
    mayBeHeld: false,
    servesQueue: false,
    locksAll: false,
    refusedAt: [],
    code: null,
    company: null,
    seats: [
      {
        id: registrationId,
        personId: world.newId(),
        seatNumber: 1,
        name,
        email,
        ticketTypeId,
        networkId: null,
        again: false,
        sessionIds: [],
        addOns: [],
        waits: [],
        places,
      },
    ],
    lines: [],
    questions: [],
    consents: [],
    answers: [],
    messages: {
      confirmed: [row],
      waitlisted: [row],
      "awaiting-payment": [],
      "awaiting-approval": [],
    },
  };
}
