import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addTime, day, hour, minute } from "~/kernel/time";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { presetRule } from "../domain/rule-presets";
import type { ReminderRule } from "../domain/reminder-rule";
import { columnsOf } from "../queries/rule-rows.server";
import { planReminders } from "./plan-reminders.server";
import { sendReminders } from "./send-reminders.server";

type Change = Partial<Omit<ReminderRule, "timing" | "audience">> & {
  readonly timing?: Partial<ReminderRule["timing"]>;
  readonly audience?: Partial<ReminderRule["audience"]>;
};

/** A rule of one event: an hour before it starts, without quiet hours, unless said otherwise. */
function rule(change: Change = {}): ReminderRule {
  const preset = presetRule("two-hours-before");
  return {
    ...preset,
    ...change,
    timing: { ...preset.timing, amount: 1, quiet: null, ...change.timing },
    audience: { ...preset.audience, ...change.audience },
  };
}

async function add(world: TestWorld, event: MadeEvent, change: Change = {}): Promise<string> {
  const { id } = await world.db.reminderRule.create({
    data: {
      ...columnsOf(rule(change)),
      id: world.newId(),
      organisationId: event.organisation.id,
      eventId: event.id,
      createdAt: world.now(),
      revisedAt: world.now(),
    },
  });
  // As the worker does every minute; what is past when it is planned first is not sent.
  await planReminders(world);
  return id;
}

/** Only the rules a test adds itself. */
const onlyOwn = ({ db }: TestWorld) =>
  db.reminderRule.updateMany({ where: { builtIn: { not: null } }, data: { active: false } });

const own = { subject: "Husk {arrangement}", text: "Hei {fornavn}." };

async function leaving(world: TestWorld): Promise<string[]> {
  await sendReminders(world);
  return (await deliverAll(world))
    .filter(({ kind }) => kind === "reminder" || kind === "follow-up")
    .map(({ to }) => to.split("@")[0] ?? "")
    .toSorted();
}

const states = async ({ db }: TestWorld, ruleId: string) =>
  (await db.reminder.findMany({ where: { ruleId }, orderBy: { dueAt: "asc" } })).map(
    ({ state }) => state,
  );

describe("what a rule hangs on", () => {
  dbTest("the end of the event: thanks the day after, with a way out", async ({ world, make }) => {
    const event = await make.event({ startsAt: new Date("2027-08-10T08:00Z") });
    await onlyOwn(world);
    const { anchor, timing } = presetRule("thanks");
    await add(world, event, { anchor, timing });
    await make.order(event, make.request("Ada"));
    world.clock.set(new Date("2027-08-11T07:59Z"));
    expect(await leaving(world)).toEqual([]);
    world.clock.advance(2 * minute);
    await sendReminders(world);
    const [mail] = (await deliverAll(world)).filter(({ kind }) => kind === "follow-up");
    expect(mail?.text).toContain("Takk for at du var med");
    expect(mail?.text).toContain("/unsubscribe/");
    expect(await leaving(world)).toEqual([]);
  });

  dbTest("each session somebody attends, and no other", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day) });
    const network = await make.network(event.organisation, "Bygg");
    await make.session(event, { title: "For alle" });
    const later = addTime(event.startsAt, hour);
    await make.session(event, { title: "For gruppa", networkId: network, startsAt: later });
    await onlyOwn(world);
    const ruleId = await add(world, event, { anchor: "session-start" });
    await make.order(event, make.request("Ada"));
    const grace = await make.order(event, make.request("Grace"));
    await world.db.registration.updateMany({
      where: { orderId: grace.id },
      data: { networkId: network },
    });
    await sendReminders(world);
    expect(await states(world, ruleId)).toEqual(["planned", "planned"]);
    world.clock.set(addTime(event.startsAt, -hour + minute));
    expect(await leaving(world)).toEqual(["ada", "grace"]);
    world.clock.advance(hour);
    await sendReminders(world);
    const mails = (await deliverAll(world)).filter(({ kind }) => kind === "reminder");
    expect(mails.map(({ to }) => to.split("@")[0])).toEqual(["grace"]);
    expect(mails[0]?.subject).toContain("For gruppa");
  });

  dbTest("the order: each after its own, also those who came later", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
    await make.order(event, make.request("Early"));
    world.clock.advance(4 * day);
    await onlyOwn(world);
    const timing = { direction: "after", amount: 3, unit: "days" } as const;
    const ruleId = await add(world, event, { anchor: "order", timing, words: { nb: own } });
    world.clock.advance(hour);
    await make.order(event, make.request("Ada"));
    expect(await leaving(world)).toEqual([]);
    // Not within two days yet: it is not planned, so that a hundred thousand orders stay cheap.
    expect(await states(world, ruleId)).toEqual(["dropped"]);
    world.clock.advance(2 * day);
    await make.order(event, make.request("Grace"));
    await sendReminders(world);
    expect(await states(world, ruleId)).toEqual(["dropped", "planned"]);
    world.clock.advance(day + minute);
    expect(await leaving(world)).toEqual(["ada"]);
    expect(await leaving(world)).toEqual([]);
    world.clock.advance(2 * day);
    expect(await leaving(world)).toEqual(["grace"]);
  });

  dbTest(
    "what follows an order follows nobody who gave the place back",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
      await onlyOwn(world);
      const timing = { direction: "after", amount: 3, unit: "hours" } as const;
      await add(world, event, { anchor: "order", timing, words: { nb: own } });
      const { seats } = await make.order(event, make.request("Ada"));
      await sendReminders(world);
      const { registration } = seatTokens(world, { id: seats[0]?.id ?? "", generation: 0 });
      await cancelRegistration(world, registration);
      world.clock.advance(4 * hour);
      expect(await leaving(world)).toEqual([]);
    },
  );
});

describe("case 30: a reminder is planned", () => {
  dbTest("before an event that is moved: it moves along", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day) });
    await make.order(event, make.request("Ada"));
    await onlyOwn(world);
    await add(world, event);
    await sendReminders(world);
    const startsAt = addTime(event.startsAt, 2 * day);
    const move = (to: Date) =>
      world.db.event.update({
        where: { id: event.id },
        data: { startsAt: to, endsAt: addTime(to, hour) },
      });
    await move(startsAt);
    world.clock.set(addTime(event.startsAt, -hour + minute));
    expect(await leaving(world)).toEqual([]);
    world.clock.set(addTime(startsAt, -hour + minute));
    expect(await leaving(world)).toEqual(["ada"]);
    // There and back: nobody gets the same one twice.
    await move(addTime(startsAt, day));
    expect(await leaving(world)).toEqual([]);
    await move(startsAt);
    expect(await leaving(world)).toEqual([]);
  });

  dbTest(
    "before an event whose zone changes: it keeps to the new clock",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: new Date("2027-10-31T09:00Z") });
      await onlyOwn(world);
      const ruleId = await add(world, event, { timing: { amount: 1, unit: "days" } });
      await planReminders(world);
      const due = async () =>
        (await world.db.reminder.findFirstOrThrow({ where: { ruleId } })).dueAt;
      expect(await due()).toEqual(new Date("2027-10-30T08:00Z"));
      await world.db.event.update({ where: { id: event.id }, data: { timeZone: "UTC" } });
      await planReminders(world);
      expect(await due()).toEqual(new Date("2027-10-30T09:00Z"));
    },
  );

  dbTest(
    "before an event that is cancelled: it never leaves, and comes back with it",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: addTime(world.now(), day) });
      await make.order(event, make.request("Ada"));
      await onlyOwn(world);
      const ruleId = await add(world, event);
      const turn = (status: string) =>
        world.db.event.update({ where: { id: event.id }, data: { status } });
      await sendReminders(world);
      await turn("cancelled");
      await sendReminders(world);
      expect(await states(world, ruleId)).toEqual(["dropped"]);
      await turn("published");
      await sendReminders(world);
      expect(await states(world, ruleId)).toEqual(["planned"]);
      await turn("cancelled");
      world.clock.set(addTime(event.startsAt, -hour + minute));
      expect(await leaving(world)).toEqual([]);
    },
  );

  dbTest("before a session that is moved, then cancelled", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day), hours: 8 });
    const id = await make.session(event);
    await make.order(event, make.request("Ada"));
    await onlyOwn(world);
    const ruleId = await add(world, event, { anchor: "session-start", sessionId: id });
    await sendReminders(world);
    const startsAt = addTime(event.startsAt, 3 * hour);
    const data = { startsAt, endsAt: addTime(startsAt, hour) };
    await world.db.session.update({ where: { id }, data });
    world.clock.set(addTime(event.startsAt, -hour + minute));
    expect(await leaving(world)).toEqual([]);
    await world.db.session.update({ where: { id }, data: { status: "cancelled" } });
    world.clock.set(addTime(startsAt, -hour + minute));
    expect(await leaving(world)).toEqual([]);
    expect(await states(world, ruleId)).toEqual(["dropped"]);
  });

  dbTest("and its rule is changed, switched off, on again or deleted", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), 5 * day) });
    await make.order(event, make.request("Ada"));
    await onlyOwn(world);
    const id = await add(world, event);
    const change = async (data: object) => {
      await world.db.reminderRule.update({ where: { id }, data });
      await sendReminders(world);
      const row = await world.db.reminder.findFirstOrThrow({ where: { ruleId: id } });
      return [row.state, (event.startsAt.getTime() - row.dueAt.getTime()) / hour];
    };
    expect(await change({ amount: 3 })).toEqual(["planned", 3]);
    expect(await change({ active: false })).toEqual(["dropped", 3]);
    expect(await change({ active: true })).toEqual(["planned", 3]);
    expect(await change({ removedAt: world.now() })).toEqual(["dropped", 3]);
    world.clock.set(addTime(event.startsAt, -minute));
    expect(await leaving(world)).toEqual([]);
  });

  dbTest("and is already in the outbox when its reason goes", async ({ world, make }) => {
    const start = addTime(world.now(), day);
    const [moved, cancelled, off, left, stands] = [
      await make.event({ startsAt: start }),
      await make.event({ startsAt: start }),
      await make.event({ startsAt: start }),
      await make.event({ startsAt: start }),
      await make.event({ startsAt: start }),
    ];
    await onlyOwn(world);
    const rules: string[] = [];
    for (const event of [moved, cancelled, off, left, stands]) {
      await make.order(event, make.request(`Of ${event.slug}`));
      rules.push(await add(world, event));
    }
    await deliverAll(world);
    world.clock.set(addTime(start, -hour + minute));
    expect(await sendReminders(world)).toBe(5);
    await world.db.event.update({
      where: { id: moved.id },
      data: { startsAt: addTime(start, day), endsAt: addTime(start, 2 * day) },
    });
    await world.db.event.update({ where: { id: cancelled.id }, data: { status: "cancelled" } });
    await world.db.reminderRule.update({ where: { id: rules[2] ?? "" }, data: { active: false } });
    await world.db.registration.updateMany({
      where: { eventId: left.id },
      data: { status: "cancelled", places: [] },
    });
    const mails = (await deliverAll(world)).filter(({ kind }) => kind === "reminder");
    expect(mails.map(({ to }) => to)).toEqual([`of.${stands.slug}@company.example`]);
  });
});

describe("whom a rule speaks to", () => {
  dbTest("status, ticket, network and language", async ({ world, make }) => {
    const event = await make.event({ seats: 3, startsAt: addTime(world.now(), day) });
    const network = await make.network(event.organisation, "Bygg");
    await onlyOwn(world);
    const ticket = await world.db.ticketType.create({
      data: { id: world.newId(), eventId: event.id, name: "Student" },
    });
    for (const name of ["Ada", "Grace", "Karen", "Waiting"])
      await make.order(event, make.request(name, { language: name === "Karen" ? "en" : "nb" }));
    const set = (name: string, data: object) =>
      world.db.registration.updateMany({ where: { attendeeName: name }, data });
    await set("Ada", { ticketTypeId: ticket.id });
    await set("Grace", { networkId: network });
    const to = async (audience: Partial<ReminderRule["audience"]>) => {
      const id = await add(world, event, { audience, words: { nb: own } });
      const before = world.now();
      world.clock.set(addTime(event.startsAt, -hour + minute));
      const people = await leaving(world);
      await world.db.reminderRule.delete({ where: { id } });
      world.clock.set(before);
      return people;
    };
    expect(await to({})).toEqual(["ada", "grace", "karen"]);
    expect(await to({ statuses: ["waitlisted"] })).toEqual(["waiting"]);
    expect(await to({ ticketTypeIds: [ticket.id] })).toEqual(["ada"]);
    expect(await to({ networkIds: [network] })).toEqual(["grace"]);
    expect(await to({ languages: ["en"] })).toEqual(["karen"]);
  });

  dbTest("the contact, once, as long as a seat has no name", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day) });
    await onlyOwn(world);
    await add(world, event, { audience: { kind: "contacts" } });
    await make.order(event, make.companyRequest("Fjord AS", ["Ada", "", ""]));
    await make.order(event, make.companyRequest("Fjell AS", ["Grace"]));
    world.clock.set(addTime(event.startsAt, -hour + minute));
    await sendReminders(world);
    const mails = (await deliverAll(world)).filter(({ kind }) => kind === "reminder");
    expect(mails.map(({ to }) => to)).toEqual(["contact@fjordas.example"]);
    expect(mails[0]?.text).toContain("2 plasser i påmeldingen din");
  });

  dbTest("nobody is thanked who asked for no announcements", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day) });
    await onlyOwn(world);
    await add(world, event, { anchor: "event-end", timing: { direction: "after" } });
    await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Grace"));
    await world.db.suppression.create({
      data: {
        id: world.newId(),
        email: "grace@company.example",
        organisationId: event.organisation.id,
        stream: "announcements",
        reason: "unsubscribe",
        since: world.now(),
      },
    });
    world.clock.set(addTime(event.startsAt, 4 * hour));
    expect(await leaving(world)).toEqual(["ada"]);
  });

  dbTest("in words of one's own, and those in the language there is", async ({ world, make }) => {
    const event = await make.event({ title: "Frokost", startsAt: addTime(world.now(), day) });
    await onlyOwn(world);
    await add(world, event, { words: { nb: own } });
    await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Karen", { language: "en" }));
    world.clock.set(addTime(event.startsAt, -hour + minute));
    await sendReminders(world);
    const mails = (await deliverAll(world)).filter(({ kind }) => kind === "reminder");
    expect(mails.map(({ subject }) => subject)).toEqual(["Husk Frokost", "Husk Frokost"]);
    const greeted = mails.map(({ text }) => /Hei (\w+)\./.exec(text)?.[1]);
    expect(new Set(greeted)).toEqual(new Set(["Ada", "Karen"]));
  });
});

describe("when", () => {
  dbTest("at night it waits for the morning", async ({ world, make }) => {
    const event = await make.event({ startsAt: new Date("2027-08-10T03:00Z") });
    await make.order(event, make.request("Ada"));
    await onlyOwn(world);
    await add(world, event, {
      timing: { unit: "days", quiet: { from: 21 * 60, to: 7 * 60 } },
    });
    world.clock.set(new Date("2027-08-09T04:59Z"));
    expect(await leaving(world)).toEqual([]);
    world.clock.set(new Date("2027-08-09T05:00Z"));
    expect(await leaving(world)).toEqual(["ada"]);
  });

  dbTest(
    "of two that are due the nearer leaves, to the same people only",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1, startsAt: addTime(world.now(), 2 * day) });
      await make.order(event, make.request("Ada"));
      await make.order(event, make.request("Waiting"));
      await onlyOwn(world);
      const far = await add(world, event, { timing: { amount: 30 } });
      const near = await add(world, event, { timing: { amount: 2 } });
      const audience = { statuses: ["waitlisted"] } as const;
      const others = await add(world, event, {
        timing: { amount: 20 },
        audience,
        words: { nb: own },
      });
      await sendReminders(world);
      world.clock.set(addTime(event.startsAt, -hour));
      expect(await leaving(world)).toEqual(["ada", "waiting"]);
      expect(await states(world, far)).toEqual(["dropped"]);
      expect(await states(world, near)).toEqual(["sent"]);
      expect(await states(world, others)).toEqual(["sent"]);
    },
  );

  dbTest("a worker that was away for long thanks nobody a week later", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), day) });
    await make.order(event, make.request("Ada"));
    await onlyOwn(world);
    await add(world, event, { anchor: "event-end", timing: { direction: "after" } });
    await sendReminders(world);
    world.clock.advance(8 * day);
    expect(await leaving(world)).toEqual([]);
  });

  dbTest(
    "an event's own stands in for its organisation's, there alone",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const [here, there] = [
        await make.event({ organisation, startsAt: addTime(world.now(), 2 * day) }),
        await make.event({ organisation, startsAt: addTime(world.now(), 2 * day) }),
      ];
      const builtIn = await world.db.reminderRule.findFirstOrThrow({
        where: { organisationId: organisation.id, builtIn: "day-before" },
      });
      const id = await add(world, here);
      await world.db.reminderRule.update({ where: { id }, data: { replacesId: builtIn.id } });
      await planReminders(world);
      await make.order(here, make.request("Ada"));
      await make.order(there, make.request("Grace"));
      world.clock.set(addTime(here.startsAt, -day + minute));
      expect(await leaving(world)).toEqual(["grace"]);
      world.clock.set(addTime(here.startsAt, -hour + minute));
      expect(await leaving(world)).toEqual(["ada"]);
    },
  );
});

describe("many at once", () => {
  dbTest("ten thousand in a few statements, by two workers once each", async ({ world, make }) => {
    const event = await make.event({ seats: 20_000, startsAt: addTime(world.now(), 2 * day) });
    const { id } = await make.order(event, make.request("Ada"));
    await world.db.$executeRaw`
      INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, attendee_name, attendee_email,
                                language, status, created_at, confirmed_at, places)
      SELECT gen_random_uuid(), organisation_id, event_id, order_id, n + 1, 'Somebody ' || n, 's' || n || '@c.example',
             language, status, created_at, confirmed_at, places
      FROM registration, generate_series(1, 9999) n WHERE order_id = ${id}::uuid`;
    await sendReminders(world);
    world.clock.set(addTime(event.startsAt, -day + minute));
    const statements: string[] = [];
    await Promise.all([sendReminders(watched(world, statements)), sendReminders(world)]);
    const where = { kind: "reminder" };
    expect(await world.db.outboxMessage.count({ where })).toBe(10_000);
    expect(
      new Set((await world.db.outboxMessage.findMany({ where })).map((row) => row.priority)),
    ).toEqual(new Set([50]));
    expect(statements.length).toBeLessThan(20);
    const [sent] = await world.db.reminder.findMany({ where: { state: "sent" } });
    expect(sent?.recipients).toBe(10_000);
  });

  dbTest("without the key of a plan, two workers plan it twice", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), 2 * day) });
    await Promise.all([planReminders(world), planReminders(world)]);
    expect(await world.db.reminder.count({ where: { eventId: event.id } })).toBe(2);
    await world.db.reminder.deleteMany();
    await world.db.$executeRaw`DROP INDEX reminder_rule_id_event_id_anchor_key_key`;
    const [rule] = await world.db.reminderRule.findMany({ where: { builtIn: "day-before" } });
    const naively = async () => {
      const found = await world.db.reminder.count({ where: { eventId: event.id } });
      if (found > 0) return;
      await world.db.reminder.create({
        data: {
          id: world.newId(),
          eventId: event.id,
          ruleId: rule?.id ?? "",
          anchorKey: "event",
          anchorAt: event.startsAt,
          dueAt: event.startsAt,
        },
      });
    };
    await Promise.all([naively(), naively(), naively()]);
    expect(await world.db.reminder.count({ where: { eventId: event.id } })).toBeGreaterThan(1);
    await world.db.$executeRaw`DELETE FROM reminder`;
    await world.db.$executeRaw`
      CREATE UNIQUE INDEX reminder_rule_id_event_id_anchor_key_key ON reminder (rule_id, event_id, anchor_key)`;
  });

  dbTest("when nothing has moved, nothing is written", async ({ world, make }) => {
    await make.event({ startsAt: addTime(world.now(), 20 * day) });
    await sendReminders(world);
    const statements: string[] = [];
    await planReminders(watched(world, statements));
    expect(statements.filter((name) => name === "$executeRaw")).toHaveLength(1);
  });
});

/** A world that notes which calls on the database are made in it, those inside transactions as one. */
function watched(world: TestWorld, calls: string[]): TestWorld {
  const db = new Proxy(world.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        calls.push(String(name));
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { ...world, db };
}

dbTest("what is asked for after an order asks for a place first", async ({ world, make }) => {
  const event = await make.event({ seats: 1, startsAt: addTime(world.now(), 20 * day) });
  await onlyOwn(world);
  const timing = { direction: "after", amount: 3, unit: "hours" } as const;
  await add(world, event, { anchor: "order", timing, words: { nb: own } });
  await make.order(event, make.request("Ada"));
  const placed = await placeOrder(world, anonymous, event.slug, make.request("Waiting"));
  expect(placed.ok).toBe(true);
  world.clock.advance(3 * hour + minute);
  expect(await leaving(world)).toEqual(["ada"]);
});
