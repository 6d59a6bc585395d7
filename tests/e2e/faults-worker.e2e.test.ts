import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { day, hour, minute } from "~/kernel/time";
import { hurryLetters } from "~/features/notifications/commands/hurry-letters.server";
import { settlingTime } from "~/features/notifications/domain/settling";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { planReminders } from "~/features/notifications/jobs/plan-reminders.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { anonymous } from "~/kernel/actor";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { faultTest, patience, type FaultStage } from "../support/fault-stage";
import { clockOff } from "../support/shifted-clock";
import { startSmtp, type SmtpDouble } from "../support/smtp";

/** Registers people with an event, without a web process in between. */
async function register({ hub }: FaultStage, slug: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const [name, email] = [`Person ${n}`, `person.${n}@${slug}.example`];
    const order = { contact: { name, email }, language: "nb" as const, seats: [{ name, email }] };
    const placed = await placeOrder(hub.world, anonymous, slug, order);
    if (!placed.ok) throw new Error(placed.problem.code);
  }
}

/** Has every worker do a job at the same moment: jobs without the key that makes many one. */
async function everybodyDoes({ hub }: FaultStage, job: string): Promise<void> {
  await hub.world.db.$executeRaw`
    SELECT graphile_worker.add_job(${job}, '{}'::json) FROM generate_series(1, 12)`;
}

/** Waits until nothing of an event waits to be sent, waking the workers rather than waiting for their sweep. */
async function untilDelivered({ hub }: FaultStage, eventId: string): Promise<void> {
  const waiting = { eventId, state: "queued" };
  for (const until = performance.now() + 240_000; ; await sleep(250)) {
    if ((await hub.world.db.outboxMessage.count({ where: waiting })) === 0) return;
    if (performance.now() > until) throw new Error("Mails still wait after four minutes.");
    hub.world.wake("deliver-outbox");
  }
}

/** How many mails of a subject's event came to whom, by how many Message-IDs. */
function mailsByRecipient({ received }: SmtpDouble, slug: string) {
  const found = new Map<string, string[]>();
  for (const { to, mail } of received) {
    const [recipient = ""] = to;
    if (recipient.endsWith(`@${slug}.example`))
      found.set(recipient, [...(found.get(recipient) ?? []), mail.messageId ?? ""]);
  }
  return found;
}

faultTest(
  "a worker killed while it sends: each mail arrives, and what arrives twice is the same mail",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWorker } = stage;
    const event = await hub.event({ capacity: 100 });
    await register(stage, event.slug, 30);
    // The server takes a mail and never says so: the worker dies with its mails on their way.
    const smtp = await startSmtp({ hang: "kept" });
    const settings = { SMTP_URL: smtp.url, TREFF_DEMO: "off" };
    try {
      const first = await startWorker(settings);
      hub.world.wake("deliver-outbox");
      // So many are under way to one domain at a time.
      await smtp.waitFor(4, 120);
      await first.kill();
      const onTheirWay = new Set(smtp.received.map(({ to }) => to[0]));
      const held = await hub.world.db.outboxMessage.count({
        where: { eventId: event.id, leasedUntil: { gt: hub.world.now() } },
      });
      expect(held).toBeGreaterThanOrEqual(onTheirWay.size);

      smtp.manner.hang = false;
      // Nothing of it is anybody else's before the lease has run out.
      const second = await startWorker(settings);
      hub.world.wake("deliver-outbox");
      const sent = () =>
        hub.world.db.outboxMessage.count({ where: { eventId: event.id, state: "sent" } });
      await expect.poll(sent, { timeout: 60_000 }).toBe(30 - held);
      await sleep(1000);
      expect(await sent()).toBe(30 - held);
      await second.close();
      // Nobody waits for the minute here: the leases are ended as it would end them.
      const third = await startWorker(settings);
      await hub.world.db.outboxMessage.updateMany({
        where: { leasedUntil: { not: null } },
        data: { leasedUntil: hub.world.now() },
      });
      await untilDelivered(stage, event.id);
      await third.close();

      const mails = mailsByRecipient(smtp, event.slug);
      expect(mails.size).toBe(30);
      for (const [recipient, ids] of mails) {
        const twice = onTheirWay.has(recipient);
        expect([recipient, new Set(ids).size, ids.length]).toEqual([recipient, 1, twice ? 2 : 1]);
      }
    } finally {
      await smtp.close();
    }
  },
);

faultTest(
  "a confirmation does not wait for the reminders that lie before it",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWorker } = stage;
    const event = await hub.event({ capacity: 100 });
    await register(stage, event.slug, 20);
    const seats = await hub.world.db.registration.findMany({ where: { eventId: event.id } });
    await planReminders(hub.world);
    const { ruleId, anchorKey, dueAt } = await hub.world.db.reminder.findFirstOrThrow({
      where: { eventId: event.id, rule: { builtIn: "week-before" } },
    });
    await hub.world.db.outboxMessage.updateMany({
      where: { eventId: event.id },
      data: { state: "sent" },
    });
    await enqueueMessages(
      hub.world,
      seats.flatMap((seat) =>
        Array.from({ length: 25 }, (_, n) => ({
          kind: "reminder" as const,
          recipient: { name: seat.attendeeName ?? "", email: seat.attendeeEmail ?? "" },
          language: "nb" as const,
          cause: `reminder:${n}`,
          snapshot: { ruleId, key: anchorKey, dueAt: dueAt.toISOString() },
          organisationId: seat.organisationId,
          eventId: event.id,
          orderId: seat.orderId,
          registrationId: seat.id,
        })),
      ),
    );
    const smtp = await startSmtp();
    const worker = await startWorker({ SMTP_URL: smtp.url, TREFF_DEMO: "off" });
    try {
      hub.world.wake("deliver-outbox");
      await smtp.waitFor(20, 120);
      const [name, email] = ["Sent Ute", `late@${event.slug}.example`];
      const order = { contact: { name, email }, language: "nb" as const, seats: [{ name, email }] };
      expect((await placeOrder(hub.world, anonymous, event.slug, order)).ok).toBe(true);
      const before = smtp.received.length;
      await untilDelivered(stage, event.id);
      const ours = smtp.received.filter(({ to }) => to[0]?.endsWith(`@${event.slug}.example`));
      expect(ours).toHaveLength(501);
      const place = ours.findIndex(({ to }) => to[0] === email);
      // What was in hand when it came, and then it is its turn.
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThanOrEqual(before + 110);
    } finally {
      await worker.close();
      await smtp.close();
    }
  },
);

faultTest(
  "two workers, one an hour fast: each reminder and each letter about a change once",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWorker } = stage;
    const { db } = hub.world;
    const event = await hub.event({ draft: true, capacity: 100 });
    const session = await hub.session(event.slug, {
      kind: "talk",
      title: "Foredrag",
      startsAt: `${event.date}T08:00`,
      endsAt: `${event.date}T09:00`,
    });
    await hub.publish(event.slug);
    await register(stage, event.slug, 40);
    const smtp = await startSmtp();
    const settings = { SMTP_URL: smtp.url, TREFF_DEMO: "off" };
    try {
      await Promise.all([startWorker(settings), startWorker({ ...settings, ...clockOff(hour) })]);
      await everybodyDoes(stage, "deliver-outbox");
      await untilDelivered(stage, event.id);

      const changed = await changeSession(hub.world, hub.owner, hub.slug, event.slug, session, {
        kind: "talk",
        title: "Foredrag",
        startsAt: `${event.date}T09:00`,
        endsAt: `${event.date}T10:00`,
      });
      expect(changed.ok).toBe(true);
      await hurryLetters(hub.world, hub.owner, hub.slug, event.slug);
      await everybodyDoes(stage, "announce-changes");
      await untilHandled(stage, event.id);
      await untilDelivered(stage, event.id);

      // The event is brought near, so that its reminder of a week before was due a minute ago.
      const startsAt = new Date(hub.world.now().getTime() + 7 * day - minute);
      const before = new Date(startsAt.getTime() - 8 * day);
      await db.event.update({
        where: { id: event.id },
        data: { startsAt, endsAt: new Date(startsAt.getTime() + hour), timeZone: "UTC" },
      });
      await db.registration.updateMany({
        where: { eventId: event.id },
        data: { confirmedAt: before },
      });
      const dueAt = new Date(startsAt.getTime() - 7 * day);
      // Whatever time it is here: without quiet hours it is due then, and not in the morning.
      await db.reminderRule.updateMany({ data: { quietFrom: null, quietTo: null } });
      const rule = await db.reminderRule.findFirstOrThrow({
        where: { builtIn: "week-before", organisation: { events: { some: { id: event.id } } } },
      });
      const [planned] = await db.$queryRaw<{ from: string }[]>`
        SELECT concat_ws(' ', extract(epoch FROM starts_at)::text, time_zone, 'event-start 7 days before -1 -1 -1') AS from
        FROM event WHERE id = ${event.id}::uuid`;
      const plan = {
        dueAt,
        state: "planned",
        anchorAt: startsAt,
        plannedFrom: planned?.from ?? "",
      };
      const where = { ruleId: rule.id, eventId: event.id, anchorKey: "event" };
      await db.reminder.upsert({
        where: { ruleId_eventId_anchorKey: where },
        create: { id: hub.world.newId(), ...where, ...plan },
        update: { ...plan, handledAt: null },
      });
      await everybodyDoes(stage, "send-reminders");
      for (const until = performance.now() + 120_000; performance.now() < until; await sleep(100))
        if ((await db.reminder.count({ where: { eventId: event.id, state: "sent" } })) > 0) break;
      await untilDelivered(stage, event.id);

      const kinds = await db.outboxMessage.groupBy({
        by: ["kind", "state"],
        where: { eventId: event.id },
        _count: true,
        orderBy: { kind: "asc" },
      });
      expect(kinds.map(({ kind, state, _count }) => [kind, state, _count])).toEqual([
        ["changed", "sent", 40],
        ["confirmation", "sent", 40],
        ["reminder", "sent", 40],
      ]);
      for (const [recipient, ids] of mailsByRecipient(smtp, event.slug)) {
        expect([recipient, new Set(ids).size, ids.length]).toEqual([recipient, 3, 3]);
      }
    } finally {
      await smtp.close();
    }
  },
);

faultTest(
  "letters about a change leave when their minute is over, not at the next sweep",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWorker } = stage;
    const event = await hub.event({ draft: true });
    const at = { startsAt: `${event.date}T08:00`, endsAt: `${event.date}T09:00` };
    const session = await hub.session(event.slug, { kind: "talk", title: "Foredrag", ...at });
    await hub.publish(event.slug);
    const worker = await startWorker({});
    try {
      const moved = { kind: "talk" as const, title: "Foredrag", ...at, place: "Loftet" };
      await changeSession(hub.world, hub.owner, hub.slug, event.slug, session, moved);
      const left = 4000;
      const since = new Date(hub.world.now().getTime() - settlingTime + left);
      await hub.world.db.change.updateMany({ where: { eventId: event.id }, data: { at: since } });
      const began = performance.now();
      hub.world.wake("announce-changes");
      await untilHandled(stage, event.id);
      const waited = performance.now() - began;
      expect(waited).toBeGreaterThan(left - 1000);
      // The sweep comes once a minute: somebody who relied on it would wait for half of one, as a rule.
      expect(waited).toBeLessThan(left + 15_000);
    } finally {
      await worker.close();
    }
  },
);

async function untilHandled({ hub }: FaultStage, eventId: string): Promise<void> {
  for (const until = performance.now() + 120_000; ; await sleep(100)) {
    const left = await hub.world.db.change.count({ where: { eventId, handledAt: null } });
    if (left === 0) return;
    if (performance.now() > until) throw new Error("Changes still wait after two minutes.");
  }
}
