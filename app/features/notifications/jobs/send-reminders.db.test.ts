import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { addTime, day, hour, minute } from "~/kernel/time";
import { sendReminders } from "./send-reminders.server";

const remindersOf = async (world: Parameters<typeof deliverAll>[0]) =>
  (await deliverAll(world))
    .filter((mail) => mail.kind === "reminder")
    .map((mail) => mail.to.split("@")[0]);

describe("reminders", () => {
  dbTest("go out by themselves a week and a day before, once", async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
    await make.order(event, make.request("Ada"));
    await sendReminders(world);
    expect(await remindersOf(world)).toEqual([]);
    for (const daysBefore of [7, 1]) {
      world.clock.set(addTime(event.startsAt, -daysBefore * day + minute));
      await Promise.all([sendReminders(world), sendReminders(world)]);
      expect(await remindersOf(world)).toEqual(["ada"]);
      await sendReminders(world);
      expect(await remindersOf(world)).toEqual([]);
    }
  });

  dbTest("keep to the wall clock across a clock change", async ({ world, make }) => {
    const event = await make.event({ startsAt: new Date("2027-11-01T07:00Z") });
    await sendReminders(world);
    const week = await world.db.reminder.findFirstOrThrow({
      where: { eventId: event.id, rule: { builtIn: "week-before" } },
    });
    expect(week.dueAt).toEqual(new Date("2027-10-25T06:00Z"));
  });

  dbTest(
    "are planned anew when the event moves, and never sent for what is called off or past",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: addTime(world.now(), 2 * day) });
      const later = await make.event({ startsAt: addTime(world.now(), 2 * day) });
      await make.order(event, make.request("Ada"));
      await make.order(later, make.request("Grace"));
      await sendReminders(world);
      await world.db.event.update({ where: { id: event.id }, data: { status: "cancelled" } });
      await world.db.event.update({
        where: { id: later.id },
        data: {
          startsAt: addTime(later.startsAt, 10 * day),
          endsAt: addTime(later.startsAt, 11 * day),
        },
      });
      world.clock.advance(day + hour);
      await sendReminders(world);
      expect(await remindersOf(world)).toEqual([]);
      world.clock.set(addTime(later.startsAt, 9 * day + minute));
      await sendReminders(world);
      expect(await remindersOf(world)).toEqual(["grace"]);
    },
  );

  dbTest(
    "leave those in peace who registered after they were due, and those who wait",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1, startsAt: addTime(world.now(), 2 * day) });
      await make.order(event, make.request("Ada"));
      await make.order(event, make.request("Grace"));
      await sendReminders(world);
      world.clock.advance(day + minute);
      const late = await make.event({ startsAt: addTime(world.now(), hour) });
      await make.order(late, make.request("Karen"));
      await sendReminders(world);
      expect(await remindersOf(world)).toEqual(["ada"]);
    },
  );

  dbTest(
    "that leave late say how far it is now, or do not leave when the event has moved away",
    async ({ world, make }) => {
      const [near, moved] = [
        await make.event({ startsAt: addTime(world.now(), 8 * day) }),
        await make.event({ startsAt: addTime(world.now(), 8 * day) }),
      ];
      await make.order(near, make.request("Ada"));
      await make.order(moved, make.request("Grace"));
      await deliverAll(world);
      await sendReminders(world);
      world.clock.advance(day + minute);
      await sendReminders(world);
      expect(await world.db.outboxMessage.count({ where: { kind: "reminder" } })).toBe(2);
      // The mail server is away for four days, and one of the events is put off.
      world.clock.advance(4 * day);
      const later = {
        startsAt: addTime(moved.startsAt, 21 * day),
        endsAt: addTime(moved.startsAt, 22 * day),
      };
      await world.db.event.update({ where: { id: moved.id }, data: later });
      const [mail, ...others] = (await deliverAll(world)).filter(({ kind }) => kind === "reminder");
      expect(others).toEqual([]);
      expect(mail?.to).toContain("ada");
      expect(mail?.text).toContain("3 dager");
    },
  );
});
