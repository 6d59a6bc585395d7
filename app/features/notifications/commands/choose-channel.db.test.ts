import { describe, expect } from "vitest";
import { ClientCalendars } from "tests/support/client-calendar";
import { dbTest } from "tests/support/db";
import { deliverSettled, propertyOf, type TestMail } from "tests/support/deliver";
import { lintCalendar } from "tests/support/ics-lint";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, day, hour } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { chooseChannel } from "./choose-channel.server";

const startsAt = new Date("2027-09-01T08:00Z");

/** A trip of two days. */
async function trip(make: Make) {
  const event = await make.event({ startsAt, hours: 31, title: "Studietur" });
  const dinner = await make.session(event, { title: "Middag", startsAt, hours: 3 });
  await make.session(event, { title: "Besøk", startsAt: addTime(startsAt, day), hours: 2 });
  return { event, dinner };
}

async function comes(world: TestWorld, make: Make, event: MadeEvent, name = "Ada") {
  const { seats } = await make.order(event, make.request(name));
  const [seat] = seats;
  if (!seat) throw new Error("no seat");
  return { id: seat.id, token: seatTokens(world, seat).registration };
}

const movedDinner = {
  kind: "talk" as const,
  title: "Middag",
  startsAt: "2027-09-01T14:00",
  endsAt: "2027-09-01T17:00",
  place: "Moss Kulturhus",
};

const shown = (mails: readonly TestMail[]) =>
  mails.map(({ kind, calendar }) => `${kind} ${propertyOf(calendar, "METHOD") ?? "-"}`).toSorted();

describe("away from invitations", () => {
  dbTest.for(["feed", "by-hand"] as const)(
    "to %s takes each out of the calendar, once, under its own UID",
    async (channel, { world, make }) => {
      const { event } = await trip(make);
      const { id, token } = await comes(world, make, event);
      const calendars = new ClientCalendars();
      calendars.receive(await deliverSettled(world));
      expect(calendars.of("ada@company.example").entries).toHaveLength(2);

      expect(await chooseChannel(world, token, channel)).toMatchObject({ ok: true });
      // Sent twice, and by two at once: the same.
      await Promise.all([
        chooseChannel(world, token, channel),
        chooseChannel(world, token, channel),
      ]);
      const mails = await deliverSettled(world);
      expect(shown(mails)).toEqual(["calendar-day CANCEL", "calendar-day CANCEL"]);
      for (const { calendar, raw, text, subject } of mails) {
        expect(lintCalendar(calendar ?? "")).toEqual([]);
        expect(propertyOf(calendar, "SEQUENCE")).toBe("1");
        expect(raw).toContain("method=CANCEL");
        expect(subject).toBe("Tas ut av kalenderen: Studietur");
        expect(text).toContain("Plassen din er som før");
      }
      calendars.receive(mails);
      expect(calendars.of("ada@company.example").entries).toEqual([]);
      expect(calendars.complaints).toEqual([]);
      expect(await deliverSettled(world)).toEqual([]);
      expect(
        await world.db.registration.findUniqueOrThrow({
          where: { id },
          select: { status: true, calendarChannel: true },
        }),
      ).toEqual({ status: "confirmed", calendarChannel: channel });
    },
  );

  dbTest("changes come as letters without a calendar", async ({ world, make }) => {
    const { event, dinner } = await trip(make);
    const { token } = await comes(world, make, event);
    await deliverSettled(world);
    await chooseChannel(world, token, "feed");
    await deliverSettled(world);

    const { owner, slug } = event.organisation;
    await changeSession(world, owner, slug, event.slug, dinner, movedDinner);
    const [changed, ...more] = await deliverSettled(world);
    expect(more).toEqual([]);
    expect(changed).toMatchObject({ kind: "changed", calendar: null });
    expect(changed?.text).not.toContain("Kalenderoppdateringen");

    await cancelRegistration(world, token);
    const [left] = await deliverSettled(world);
    expect(left).toMatchObject({ kind: "cancelled", calendar: null });
    expect(left?.text).not.toContain("Vedlegget");
  });

  dbTest(
    "before the confirmation has left, it goes without an invitation",
    async ({ world, make }) => {
      const { event } = await trip(make);
      const { token } = await comes(world, make, event);
      await chooseChannel(world, token, "by-hand");
      const mails = await deliverSettled(world);
      expect(shown(mails)).toEqual(["confirmation -"]);
      expect(mails[0]?.text).not.toContain("Kalenderinvitasjonen ligger ved");
      await chooseChannel(world, token, "invitations");
      expect(shown(await deliverSettled(world))).toEqual([
        "calendar-day REQUEST",
        "calendar-day REQUEST",
      ]);
    },
  );

  dbTest(
    "an invitation and its cancellation that wait together: neither is sent",
    async ({ world, make }) => {
      const { event } = await trip(make);
      const { token } = await comes(world, make, event);
      await chooseChannel(world, token, "feed");
      await deliverSettled(world);
      await chooseChannel(world, token, "invitations");
      await chooseChannel(world, token, "feed");
      expect(await deliverSettled(world)).toEqual([]);
    },
  );

  dbTest("somebody else's calendar stays as it is", async ({ world, make }) => {
    const { event } = await trip(make);
    const { token } = await comes(world, make, event);
    await comes(world, make, event, "Grace");
    await deliverSettled(world);
    await chooseChannel(world, token, "feed");
    const mails = await deliverSettled(world);
    expect(mails.map(({ to }) => to)).toEqual(["ada@company.example", "ada@company.example"]);
  });
});

describe("back to invitations", () => {
  dbTest(
    "each comes anew, under a new UID, and then moves with the programme",
    async ({ world, make }) => {
      const { event, dinner } = await trip(make);
      const { token } = await comes(world, make, event);
      const calendars = new ClientCalendars();
      const ada = calendars.of("ada@company.example");
      calendars.receive(await deliverSettled(world));
      const first = ada.entries.map(({ uid }) => uid);
      await chooseChannel(world, token, "feed");
      calendars.receive(await deliverSettled(world));
      // While it was away a session moved.
      const { owner, slug } = event.organisation;
      await changeSession(world, owner, slug, event.slug, dinner, movedDinner);
      calendars.receive(await deliverSettled(world));
      await chooseChannel(world, token, "invitations");
      const mails = await deliverSettled(world);
      expect(shown(mails)).toEqual(["calendar-day REQUEST", "calendar-day REQUEST"]);
      calendars.receive(mails);
      expect(ada.entries.map(({ starts }) => starts)).toEqual([
        "20270901T140000",
        "20270902T100000",
      ]);
      expect(ada.entries.filter(({ uid }) => first.includes(uid))).toEqual([]);

      await changeSession(world, owner, slug, event.slug, dinner, {
        ...movedDinner,
        place: "Refsnes Gods",
      });
      calendars.receive(await deliverSettled(world));
      expect(ada.entries[0]).toMatchObject({ sequence: 1, location: "Refsnes Gods" });
      expect(calendars.complaints).toEqual([]);
    },
  );
});

describe("refused", () => {
  dbTest(
    "for a link that opens nothing, a seat given back, an event that is off or over",
    async ({ world, make }) => {
      const { event } = await trip(make);
      const { token } = await comes(world, make, event);
      const grace = await comes(world, make, event, "Grace");
      expect(await chooseChannel(world, "nothing", "feed")).toMatchObject({
        problem: { code: "not-found" },
      });
      await cancelRegistration(world, grace.token);
      expect(await chooseChannel(world, grace.token, "feed")).toMatchObject({
        problem: { code: "seat-cancelled" },
      });
      world.clock.set(addTime(startsAt, 32 * hour));
      expect(await chooseChannel(world, token, "feed")).toMatchObject({
        problem: { code: "event-over" },
      });
      world.clock.set(addTime(startsAt, -day));
      const { owner, slug } = event.organisation;
      await cancelEvent(world, owner, slug, event.slug);
      expect(await chooseChannel(world, token, "feed")).toMatchObject({
        problem: { code: "event-over" },
      });
    },
  );
});
