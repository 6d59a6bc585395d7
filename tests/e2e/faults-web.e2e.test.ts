import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { faultsInBooks } from "../support/books";
import { brokenPromises, customer, serve } from "../support/crowd";
import { faultTest, patience } from "../support/fault-stage";
import { inLanes, openClient, orderRequest } from "../support/patient-client";

faultTest(
  "a web process killed in the middle of 1,000 registrations takes none of them with it",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, twoWebs } = stage;
    const event = await hub.event({ capacity: 700 });
    const [web] = await twoWebs();
    let answered = 0;
    const kills = [150, 450, 750].map(async (after) => {
      while (answered < after) await sleepShortly();
      await web.kill();
      await web.restart();
    });
    const customers = Array.from({ length: 1000 }, (_, n) => customer(stage, event.slug, n));
    const promises = await inLanes(customers, 40, async (each) => {
      const promise = await serve(each, () => web.url);
      answered += 1;
      return promise;
    });
    await Promise.all(kills);

    expect(await brokenPromises(stage, event.id, promises)).toEqual([]);
    expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(1000);
    expect(await faultsInBooks(hub.world.db, event.id)).toEqual([]);
  },
);

faultTest(
  "5,000 attempts on 500 places over two web processes: exactly 500 are seated, the rest queue in order",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, twoWebs } = stage;
    const event = await hub.event({ capacity: 500 });
    const webs = await twoWebs();
    const clients = [openClient(12), openClient(12), openClient(12), openClient(12)];
    const attempts = Array.from({ length: 5000 }, (_, n) => n);
    const answers = await inLanes(attempts, 48, async (n) => {
      const [web, client] = [webs[n % 2], clients[n % 4]];
      const [name, email] = [`Person ${n}`, `person.${n}@queue.example`];
      const order = { contact: { name, email }, seats: [{ name, email }] };
      const url = `${web?.url}/api/v1/events/${event.slug}/orders`;
      return client?.ask(url, orderRequest(order, randomUUID()));
    });
    for (const client of clients) client.close();

    expect([...new Set(answers.map((answer) => answer?.status))]).toEqual([201]);
    const seats = answers.map((answer) => seatIn(answer?.body ?? ""));
    expect(seats.filter((seat) => seat.status === "confirmed")).toHaveLength(500);
    expect(seats.filter((seat) => seat.status === "waitlisted")).toHaveLength(4500);
    // Without gap or duplicate, and in the order of the counter; nobody was seated after somebody queued.
    expect(await faultsInBooks(hub.world.db, event.id)).toEqual([]);
    const pool = await hub.world.db.event.findUniqueOrThrow({
      where: { id: event.id },
      select: { seatPool: true },
    });
    expect(pool.seatPool).toMatchObject({ size: 500, taken: 500, waiting: 4500 });
    // Everybody was told their own place in the queue, which is their number as long as nobody was served.
    const told = seats.flatMap(({ position }) => (position === undefined ? [] : [position]));
    expect(told.toSorted((a, b) => a - b)).toEqual(attempts.slice(0, 4500).map((n) => n + 1));
  },
);

faultTest(
  "one Idempotency-Key twenty times at once over two web processes is one order",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, twoWebs } = stage;
    const event = await hub.event();
    const webs = await twoWebs();
    const key = randomUUID();
    const contact = { name: "Ada Berg", email: "ada@key.example" };
    const send = (n: number, seats: number) =>
      ask(
        `${webs[n % 2]?.url}/api/v1/events/${event.slug}/orders`,
        orderRequest({ contact, seats: Array.from({ length: seats }, () => ({})) }, key),
      );
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n, 2)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(1);
    expect(await faultsInBooks(hub.world.db, event.id)).toEqual([]);

    const others = await Promise.all([send(0, 3), send(1, 3)]);
    for (const other of others) {
      expect(other.status).toBe(409);
      expect(JSON.parse(other.body)).toMatchObject({ code: "submission-differs" });
    }
  },
);

function seatIn(body: string): { status: string; position?: number } {
  const { seats } = JSON.parse(body) as { seats: { status: string; position?: number }[] };
  return seats[0] ?? { status: "none" };
}

function sleepShortly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
