import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { remindNaively } from "tests/support/naive-delivery";
import type { TestWorld } from "tests/support/world";
import { addTime, day, hour, minute } from "~/kernel/time";
import { sendReminders } from "./send-reminders.server";

const remindersIn = ({ db }: TestWorld) => db.outboxMessage.count({ where: { kind: "reminder" } });

describe("a reminder, when the clock", () => {
  /** When an event begins and when the reminder of the day before is due, both in UTC; the event is in Oslo. */
  const nights = [
    ["goes forward in the night: the wall clock stays", "2027-03-28T06:00Z", "2027-03-27T07:00Z"],
    ["goes back in the night: the wall clock stays", "2027-10-31T07:00Z", "2027-10-30T06:00Z"],
    ["shows the event's hour twice: the first time", "2027-10-31T00:30Z", "2027-10-30T00:30Z"],
    ["shows the event's hour twice: the second time", "2027-10-31T01:30Z", "2027-10-30T00:30Z"],
    ["skips the hour it is due in: an hour later", "2027-03-29T00:30Z", "2027-03-28T01:30Z"],
  ] as const;
  for (const [what, startsAt, dueAt] of nights) {
    dbTest(what, async ({ world, make }) => {
      // Three days before: the reminder of a week before is past, and not planned.
      world.clock.set(addTime(new Date(startsAt), -3 * day));
      const event = await make.event({ startsAt: new Date(startsAt) });
      await world.db.reminderRule.updateMany({ data: { quietFrom: null, quietTo: null } });
      await make.order(event, make.request("Ada"));
      await sendReminders(world);
      const where = { eventId: event.id, rule: { builtIn: "day-before" } };
      const planned = await world.db.reminder.findFirstOrThrow({ where });
      expect(planned.dueAt).toEqual(new Date(dueAt));
      // Through the night in steps of half an hour, in which every worker looks: once, and not before its time.
      world.clock.set(addTime(planned.dueAt, -3 * hour));
      for (let step = 0; step < 12; step++) {
        await Promise.all([sendReminders(world), sendReminders(world)]);
        expect(await remindersIn(world)).toBe(world.now() >= planned.dueAt ? 1 : 0);
        world.clock.advance(hour / 2);
      }
    });
  }

  dbTest(
    "of the machine is an hour fast, then right, then an hour slow",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
      await make.order(event, make.request("Ada"));
      await sendReminders(world);
      const due = addTime(event.startsAt, -7 * day);
      // An hour fast it leaves an hour early; whoever is right or slow does not send it again, nor plans it anew.
      for (const [at, count] of [
        [addTime(due, -2 * hour), 0],
        [addTime(due, minute), 1],
        [addTime(due, -hour), 1],
        [addTime(due, minute), 1],
        [addTime(due, 2 * hour), 1],
      ] as const) {
        world.clock.set(at);
        await sendReminders(world);
        expect(await remindersIn(world)).toBe(count);
      }
    },
  );
});

describe("without its guard", () => {
  dbTest("a reminder leaves from each worker that looks", async ({ world, make }) => {
    await world.db.$executeRaw`DROP INDEX outbox_message_recipient_email_cause_kind_sequence_key`;
    const event = await make.event({ startsAt: addTime(world.now(), 2 * day) });
    await make.order(event, make.request("Ada"));
    await sendReminders(world);
    world.clock.advance(day + minute);
    await Promise.all([remindNaively(world), remindNaively(world), remindNaively(world)]);
    expect(await remindersIn(world)).toBeGreaterThan(1);
  });
});
