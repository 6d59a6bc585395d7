import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { holdSeats } from "~/features/registration/commands/hold-seats.server";
import { releaseHolds } from "~/features/registration/jobs/release-holds.server";
import { anonymous } from "~/kernel/actor";
import { faultsInBooks } from "../support/books";
import { brokenPromises, serve, type Customer } from "../support/crowd";
import { faultTest, patience, type FaultStage } from "../support/fault-stage";
import { offerAddOn, offerQuota, offerSignUp, offerTicket } from "../support/offered";
import { inLanes, orderRequest } from "../support/patient-client";
import { startSmtp, type SmtpDouble } from "../support/smtp";

/** What an event with counters of every kind offers. */
interface Hall {
  readonly event: { readonly id: string; readonly slug: string };
  readonly tickets: readonly string[];
  readonly addOns: readonly string[];
  readonly session: string;
}

async function hallOf({ hub }: FaultStage): Promise<Hall> {
  const event = await hub.event({ draft: true, capacity: 300 });
  const tickets = [
    await offerTicket(hub.world, event, { seats: 90 }),
    await offerTicket(hub.world, event, { seats: 150 }),
    await offerTicket(hub.world, event),
  ];
  await offerQuota(hub.world, event, 200, tickets.slice(0, 2));
  const addOns = [
    await offerAddOn(hub.world, event, { seats: 60 }),
    await offerAddOn(hub.world, event, { seats: 120 }),
  ];
  const session = await hub.session(event.slug, {
    kind: "workshop",
    title: "Verksted",
    startsAt: `${event.date}T08:00`,
    endsAt: `${event.date}T09:00`,
  });
  await offerSignUp(hub.world, session, 40);
  await hub.publish(event.slug);
  return { event, tickets, addOns, session };
}

/** A program that wants one or two seats of something, each with a name. */
function buyer(stage: FaultStage, { event, tickets, addOns, session }: Hall, n: number): Customer {
  const seats = Array.from({ length: 1 + Number(n % 5 === 0) }, (_, seat) => ({
    name: `Kjøper ${n}.${seat}`,
    email: `buyer.${n}.${seat}@${event.slug}.example`,
    ticketType: tickets[(n + seat) % tickets.length],
    addOns: addOns.filter((_id, at) => (n + at) % 3 === 0).map((id) => ({ id })),
    sessions: n % 7 === 0 ? [session] : [],
  }));
  const [first] = seats;
  const key = randomUUID();
  const order = { contact: { name: first?.name, email: first?.email }, seats };
  return {
    submissionKey: `key:${key}`,
    seats: seats.length,
    ask: (url) => stage.ask(`${url}/api/v1/events/${event.slug}/orders`, orderRequest(order, key)),
  };
}

/** Somebody who begins and is never seen again: what they hold has run out. */
async function givesUp({ hub }: FaultStage, { event, tickets }: Hall, n: number): Promise<void> {
  const submissionKey = randomUUID();
  await holdSeats(hub.world, anonymous, event.slug, {
    submissionKey,
    visitor: `visitor ${n}`,
    seats: [{ ticketTypeId: tickets[n % 3] ?? null, addOnIds: [], sessionIds: [] }],
  });
  const expiresAt = new Date(hub.world.now().getTime() - 1);
  await hub.world.db.hold.updateMany({
    where: { submissionKey, endedAt: null },
    data: { expiresAt },
  });
}

/** Releases until nothing is held: what a worker has in hand just now, or had when it died, is passed over. */
async function untilReleased({ hub }: FaultStage, eventId: string): Promise<void> {
  const held = { eventId, endedAt: null };
  for (const until = performance.now() + 60_000; ; await sleep(250)) {
    await releaseHolds(hub.world);
    if ((await hub.world.db.hold.count({ where: held })) === 0) return;
    if (performance.now() > until) throw new Error("Places are still held after a minute.");
  }
}

/** Wakes the workers until nothing of the event waits to be sent; what a killed one had in hand is anybody's. */
async function untilDelivered({ hub }: FaultStage, eventId: string): Promise<void> {
  const waiting = { eventId, state: "queued" };
  for (const until = performance.now() + 240_000; ; await sleep(500)) {
    if ((await hub.world.db.outboxMessage.count({ where: waiting })) === 0) return;
    if (performance.now() > until) throw new Error("Mails still wait after four minutes.");
    hub.world.wake("deliver-outbox");
  }
}

/** The Message-IDs each address got a confirmation by. */
function confirmations({ received }: SmtpDouble, slug: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { to, mail } of received) {
    const [address = ""] = to;
    if (!address.endsWith(`@${slug}.example`)) continue;
    found.set(address, (found.get(address) ?? new Set()).add(mail.messageId ?? ""));
  }
  return found;
}

faultTest(
  "web and worker killed at any moment of a rush for everything: no order is lost, no seat both free and sold, everybody confirmed once",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWeb, startWorker } = stage;
    const { db } = hub.world;
    const hall = await hallOf(stage);
    const { event } = hall;
    const smtp = await startSmtp();
    const settings = { SMTP_URL: smtp.url, TREFF_DEMO: "off" };
    const web = await startWeb();
    let worker = await startWorker(settings);
    try {
      let answered = 0;
      const count = 600;
      // The moments come from chance: a rush is never twice the same.
      const moments = Array.from({ length: 4 }, () => Math.floor(Math.random() * count * 0.9));
      const harm = (async () => {
        for (const after of moments.toSorted((a, b) => a - b)) {
          while (answered < after) await sleep(5);
          await Promise.all([web.kill(), worker.kill()]);
          await web.restart();
          worker = await startWorker(settings);
        }
      })();
      const crowd = Array.from({ length: count }, (_, n) => n);
      const promises = await inLanes(crowd, 40, async (n) => {
        if (n % 10 === 0) {
          await givesUp(stage, hall, n);
          hub.world.wake("release-holds");
        }
        const promise = await serve(buyer(stage, hall, n), () => web.url);
        answered += 1;
        return promise;
      });
      await harm;

      expect(
        await brokenPromises(stage, event.id, promises),
        `killed after ${moments.join()}`,
      ).toEqual([]);
      expect(await db.order.count({ where: { eventId: event.id } })).toBe(count);
      await untilReleased(stage, event.id);
      expect(await faultsInBooks(db, event.id, { moved: true })).toEqual([]);

      await db.outboxMessage.updateMany({
        where: { eventId: event.id, leasedUntil: { not: null } },
        data: { leasedUntil: hub.world.now() },
      });
      await untilDelivered(stage, event.id);
      const seats = await db.registration.findMany({ where: { eventId: event.id } });
      const confirmed = seats.filter(({ status }) => status === "confirmed");
      expect(confirmed.length).toBeGreaterThan(100);
      const written = await db.outboxMessage.groupBy({
        by: ["registrationId"],
        where: { eventId: event.id, kind: { in: ["confirmation", "promoted"] } },
        _count: true,
      });
      expect(written.flatMap(({ registrationId }) => registrationId ?? []).toSorted()).toEqual(
        confirmed.map(({ id }) => id).toSorted(),
      );
      expect(written.filter(({ _count }) => _count !== 1)).toEqual([]);
      // What was on its way when a worker died may come twice, but then it is the same mail.
      const got = confirmations(smtp, event.slug);
      const missed = confirmed.filter(({ attendeeEmail }) => !got.has(attendeeEmail ?? ""));
      expect(missed.map(({ attendeeEmail }) => attendeeEmail)).toEqual([]);
    } finally {
      await worker.close();
      await smtp.close();
    }
  },
);
