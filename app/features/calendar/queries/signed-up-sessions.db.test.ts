import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { MadeEvent } from "tests/support/make";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { concernedPeople } from "~/features/registration/queries/concerned-people.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { seatPage } from "~/features/registration/queries/seat-page.server";
import { wallTimeOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { attendeesOf, eventAttendance } from "./attendance.server";
import { personalFeed } from "./calendar-feeds.server";

const start = new Date("2027-09-01T08:00Z");

/** What stands in each attendee's calendar by invitation, by name. */
async function invited(world: World, event: MadeEvent) {
  const attendance = await eventAttendance(world, event.id);
  const attendees = await attendeesOf(world, { eventId: event.id });
  return Object.fromEntries(
    attendees.map((attendee) => [
      attendee.name,
      [...attendance.objectsOf(attendee).values()].map(({ content }) => content.summary),
    ]),
  );
}

dbTest(
  "a session one signs up for stands in the calendars of those who have a place in it, and in no other",
  async ({ world, make }) => {
    const event = await make.event({ startsAt: start, hours: 8 });
    await world.db.event.update({ where: { id: event.id }, data: { calendarGrain: "session" } });
    await make.session(event, { title: "Lunsj" });
    const workshop = await make.session(event, { title: "Verksted" });
    await world.db.session.update({ where: { id: workshop }, data: { signUp: true } });
    const seats = new Map<string, string>();
    for (const name of ["Ada", "Grace", "Karen"]) {
      const order = await make.order(event, make.request(name));
      seats.set(name, order.seats[0]?.id ?? "");
    }
    await world.db.registrationSession.createMany({
      data: [
        { registrationId: seats.get("Ada") ?? "", sessionId: workshop },
        { registrationId: seats.get("Karen") ?? "", sessionId: workshop, status: "waitlisted" },
      ],
    });

    expect(await invited(world, event)).toEqual({
      Ada: ["Lunsj", "Verksted"],
      Grace: ["Lunsj"],
      Karen: ["Lunsj"],
    });
    for (const [name, shown] of [
      ["Ada", ["Lunsj", "Verksted"]],
      ["Grace", ["Lunsj"]],
      ["Karen", ["Lunsj"]],
    ] as const) {
      const tokens = seatTokens(world, { id: seats.get(name) ?? "", generation: 0 });
      const ask = { locale: null, format: "ics", kinds: [] } as const;
      const feed = await personalFeed(world, tokens.feed, ask);
      const text = feed.ok ? feed.value : "";
      expect([...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title)).toEqual(shown);
      const page = await seatPage(world, tokens.registration);
      const titles = page?.programme.days.flatMap((day) => day.sessions.map(({ title }) => title));
      expect(titles).toEqual(shown);
    }
    const scopes = [{ networkId: null, signUp: true }];
    const told = await concernedPeople(world, event.id, { sessionId: workshop, scopes });
    expect(told.map(({ name }) => name)).toEqual(["Ada"]);
  },
);

dbTest(
  "a session that is signed up for from now on leaves the calendars of all who did not, and they are told",
  async ({ world, make }) => {
    const event = await make.event({ startsAt: start, hours: 8 });
    await world.db.event.update({ where: { id: event.id }, data: { calendarGrain: "session" } });
    const { owner, slug } = event.organisation;
    const session = await make.session(event, { title: "Omvisning" });
    await make.order(event, make.request("Ada"));
    expect(await invited(world, event)).toEqual({ Ada: ["Omvisning"] });

    const { startsAt, endsAt } = await world.db.session.findUniqueOrThrow({
      where: { id: session },
    });
    const changed = await changeSession(world, owner, slug, event.slug, session, {
      kind: "talk",
      title: "Omvisning",
      startsAt: wallTimeOf(startsAt, "Europe/Oslo"),
      endsAt: wallTimeOf(endsAt, "Europe/Oslo"),
      place: "Moss Kulturhus",
      signUp: true,
    });
    expect(changed).toMatchObject({ ok: true, value: { change: "moved" } });
    expect(await invited(world, event)).toEqual({ Ada: [] });

    const changes = await world.db.change.findMany({ where: { sessionId: session } });
    expect(changes).toMatchObject([
      { kind: "session-moved", before: { signUp: false }, after: { signUp: true } },
    ]);
  },
);
