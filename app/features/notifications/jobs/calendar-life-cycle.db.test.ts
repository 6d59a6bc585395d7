import { describe, expect } from "vitest";
import { ClientCalendars } from "tests/support/client-calendar";
import { dbTest } from "tests/support/db";
import { deliverSettled, propertyOf, type TestMail } from "tests/support/deliver";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, day, hour } from "~/kernel/time";
import { personalFeed } from "~/features/calendar/queries/calendar-feeds.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { restoreSession } from "~/features/programme/commands/restore-session.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { bringBackEvent } from "~/features/registration/commands/restore-event.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { announceChanges } from "./announce-changes.server";
import { sendReminders } from "./send-reminders.server";

const startsAt = new Date("2027-09-01T08:00Z");
const ada = "ada@company.example";

async function trip(make: Make, seats = 40) {
  const event = await make.event({ startsAt, hours: 31, title: "Studietur", seats });
  const dinner = await make.session(event, { title: "Middag", startsAt, hours: 3 });
  const visit = await make.session(event, {
    title: "Besøk",
    startsAt: addTime(startsAt, day),
    hours: 2,
  });
  const { owner, slug } = event.organisation;
  return { event, dinner, visit, of: [owner, slug, event.slug] as const };
}

async function comes(world: TestWorld, make: Make, event: MadeEvent, name = "Ada") {
  const [seat] = (await make.order(event, make.request(name))).seats;
  if (!seat) throw new Error("no seat");
  return { id: seat.id, ...seatTokens(world, seat) };
}

const shown = (mails: readonly TestMail[]) =>
  mails
    .map(({ kind, to, calendar }) =>
      [kind, to.split("@")[0], propertyOf(calendar, "METHOD") ?? "-"].join(" "),
    )
    .toSorted();

const moved = (title: string, from: string, until: string, place = "Moss Kulturhus") => ({
  kind: "talk" as const,
  title,
  startsAt: from,
  endsAt: until,
  place,
});

/** A personal feed as its calendar reads it. */
async function feedOf(world: TestWorld, token: string): Promise<string> {
  const read = await personalFeed(world, token, { kinds: [], locale: "nb", format: "ics" });
  if (!read.ok) throw new Error(`no feed: ${read.problem.code}`);
  return read.value;
}

describe("a session that was cancelled and takes place after all", () => {
  dbTest("is invited to under a new UID, with a letter that says so", async ({ world, make }) => {
    const { event, visit, of } = await trip(make);
    const { feed } = await comes(world, make, event);
    const calendars = new ClientCalendars();
    calendars.receive(await deliverSettled(world));
    const [, second] = calendars.of(ada).entries;
    await cancelSession(world, ...of, visit);
    calendars.receive(await deliverSettled(world));
    expect(calendars.of(ada).entries).toHaveLength(1);
    const off = await feedOf(world, feed);
    expect(await restoreSession(world, ...of, visit)).toMatchObject({ ok: true });
    expect(await restoreSession(world, ...of, visit)).toMatchObject({
      problem: { code: "session-not-cancelled" },
    });
    const [letter, ...more] = await deliverSettled(world);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: "changed" });
    expect(letter?.text).toContain("Likevel");
    calendars.receive(letter ? [letter] : []);
    const back = calendars.of(ada).entries.at(-1);
    expect(back).toMatchObject({ starts: second?.starts, sequence: 0 });
    expect(back?.uid).not.toBe(second?.uid);
    expect(calendars.complaints).toEqual([]);

    const on = await feedOf(world, feed);
    const inFeed = (feedText: string) => {
      const entry = feedText
        .split("BEGIN:VEVENT")
        .find((part) => part.replace(/\r\n /g, "").includes("SUMMARY:Besøk"));
      return ["UID", "SEQUENCE", "STATUS"].map((name) => propertyOf(entry ?? "", name));
    };
    const [before, after] = [inFeed(off), inFeed(on)];
    expect(before.slice(1)).toEqual(["1", "CANCELLED"]);
    expect(after).toEqual([before[0], "2", "CONFIRMED"]);
  });

  dbTest("before anybody has heard of it: nobody hears anything", async ({ world, make }) => {
    const { event, visit, of } = await trip(make);
    await comes(world, make, event);
    await deliverSettled(world);
    await cancelSession(world, ...of, visit);
    await restoreSession(world, ...of, visit);
    expect(await deliverSettled(world)).toEqual([]);
  });

  dbTest("only the organisation's own editors bring it back", async ({ world, make }) => {
    const { event, visit, of } = await trip(make);
    await cancelSession(world, ...of, visit);
    const other = await make.organisation();
    const viewer = await make.member(event.organisation.id, "viewer");
    const [, slug, eventSlug] = of;
    expect(await restoreSession(world, other.owner, slug, eventSlug, visit)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await restoreSession(world, viewer, slug, eventSlug, visit)).toMatchObject({
      problem: { code: "not-allowed" },
    });
    expect(await bringBackEvent(world, other.owner, slug, eventSlug)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await bringBackEvent(world, viewer, slug, eventSlug)).toMatchObject({
      problem: { code: "not-allowed" },
    });
  });
});

describe("an event that was called off and takes place after all", () => {
  dbTest(
    "has everybody it had, each told and invited anew; those who wait still wait",
    async ({ world, make }) => {
      const { event, of } = await trip(make, 2);
      const calendars = new ClientCalendars();
      await comes(world, make, event);
      const grace = await comes(world, make, event, "Grace");
      await comes(world, make, event, "Karen");
      calendars.receive(await deliverSettled(world));
      const uids = calendars.of(ada).entries.map(({ uid }) => uid);
      await cancelEvent(world, ...of);
      calendars.receive(await deliverSettled(world));
      expect(calendars.of(ada).entries).toEqual([]);

      expect(await bringBackEvent(world, ...of)).toMatchObject({
        ok: true,
        value: { promoted: 0 },
      });
      expect(await bringBackEvent(world, ...of)).toMatchObject({
        problem: { code: "event-not-cancelled" },
      });
      const mails = await deliverSettled(world);
      expect(shown(mails)).toEqual([
        "calendar-day ada REQUEST",
        "calendar-day grace REQUEST",
        "restored ada REQUEST",
        "restored grace REQUEST",
        "restored karen -",
      ]);
      expect(mails.find(({ kind }) => kind === "restored")?.subject).toBe(
        "Blir noe av likevel: Studietur",
      );
      calendars.receive(mails);
      const { entries } = calendars.of(ada);
      expect(entries).toHaveLength(2);
      expect(entries.filter(({ uid }) => uids.includes(uid))).toEqual([]);
      expect(calendars.complaints).toEqual([]);
      const stored = await world.db.event.findUniqueOrThrow({ where: { id: event.id } });
      expect(stored).toMatchObject({ status: "published", calendarSequence: 2, cancelledAt: null });

      // The places are counted as before: one given back goes to the one who waits.
      await cancelRegistration(world, grace.registration);
      expect(shown(await deliverSettled(world))).toEqual([
        "calendar-day grace CANCEL",
        "calendar-day karen REQUEST",
        "cancelled grace CANCEL",
        "promoted karen REQUEST",
      ]);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool).toMatchObject({ taken: 2, waiting: 0 });
    },
  );

  dbTest(
    "called off and brought back before a word was said: nobody hears",
    async ({ world, make }) => {
      const { event, of } = await trip(make);
      await comes(world, make, event);
      await deliverSettled(world);
      await cancelEvent(world, ...of);
      await bringBackEvent(world, ...of);
      expect(await deliverSettled(world)).toEqual([]);
      await cancelEvent(world, ...of);
      await deliverSettled(world);
      await bringBackEvent(world, ...of);
      await cancelEvent(world, ...of);
      expect(await deliverSettled(world)).toEqual([]);
    },
  );

  dbTest("not once it would have begun", async ({ world, make }) => {
    const { of } = await trip(make);
    await cancelEvent(world, ...of);
    world.clock.set(startsAt);
    expect(await bringBackEvent(world, ...of)).toMatchObject({
      problem: { code: "event-started" },
    });
  });

  dbTest(
    "reminders go out again, for what takes place and when it does (case 30)",
    async ({ world, make }) => {
      const { event, of } = await trip(make);
      await comes(world, make, event);
      await deliverSettled(world);
      await sendReminders(world);
      await cancelEvent(world, ...of);
      await deliverSettled(world);
      world.clock.set(addTime(startsAt, -7 * day));
      expect(await sendReminders(world)).toBe(0);
      await bringBackEvent(world, ...of);
      await deliverSettled(world);
      // The worker's next sweep: what is ahead is planned again, the week's reminder is past.
      expect(await sendReminders(world)).toBe(0);
      world.clock.set(addTime(startsAt, -day));
      expect(await sendReminders(world)).toBe(1);
      const [reminder] = await deliverSettled(world);
      expect(reminder).toMatchObject({ kind: "reminder", calendar: null });
    },
  );
});

describe("an invitation for each session", () => {
  const perSession = (world: TestWorld, event: MadeEvent, calendarGrain: string) =>
    world.db.event.update({ where: { id: event.id }, data: { calendarGrain } });

  dbTest("moves and goes by itself", async ({ world, make }) => {
    const { event, dinner, visit, of } = await trip(make);
    await make.session(event, { title: "Kaffe", startsAt: addTime(startsAt, 4 * hour) });
    await perSession(world, event, "session");
    const { registration } = await comes(world, make, event);
    const calendars = new ClientCalendars();
    const first = await deliverSettled(world);
    expect(shown(first)).toEqual([
      "calendar-session ada REQUEST",
      "calendar-session ada REQUEST",
      "confirmation ada REQUEST",
    ]);
    calendars.receive(first);
    expect(calendars.of(ada).entries.map(({ summary }) => summary)).toEqual([
      "Middag",
      "Kaffe",
      "Besøk",
    ]);
    await changeSession(
      world,
      ...of,
      dinner,
      moved("Middag", "2027-09-03T20:00", "2027-09-03T22:00"),
    );
    await cancelSession(world, ...of, visit);
    const told = await deliverSettled(world);
    expect(shown(told)).toEqual(["calendar-session ada REQUEST", "changed ada CANCEL"]);
    calendars.receive(told);
    expect(
      calendars.of(ada).entries.map(({ summary, sequence, starts }) => [summary, sequence, starts]),
    ).toEqual([
      ["Kaffe", 0, "20270901T140000"],
      ["Middag", 1, "20270903T200000"],
    ]);
    await cancelRegistration(world, registration);
    calendars.receive(await deliverSettled(world));
    expect(calendars.of(ada).entries).toEqual([]);
    expect(calendars.complaints).toEqual([]);
  });

  dbTest("switched on and off again for a published event", async ({ world, make }) => {
    const { event } = await trip(make);
    await comes(world, make, event);
    const calendars = new ClientCalendars();
    calendars.receive(await deliverSettled(world));
    for (const [grain, kinds] of [
      ["session", ["calendar-day ada CANCEL", "calendar-session ada REQUEST"]],
      ["day", ["calendar-day ada REQUEST", "calendar-session ada CANCEL"]],
    ] as const) {
      await perSession(world, event, grain);
      await world.db.change.create({
        data: {
          organisationId: event.organisation.id,
          eventId: event.id,
          kind: "event-corrected",
          before: {},
          after: {},
          at: world.now(),
        },
      });
      const mails = await deliverSettled(world);
      expect([...new Set(shown(mails))]).toEqual(kinds);
      expect(
        mails.find(({ calendar }) => propertyOf(calendar, "METHOD") === "CANCEL")?.text,
      ).toContain("Plassen din er som før");
      calendars.receive(mails);
      expect(calendars.of(ada).entries).toHaveLength(2);
    }
    expect(calendars.complaints).toEqual([]);
    await announceChanges(world);
    expect(await deliverSettled(world)).toEqual([]);
  });
});
