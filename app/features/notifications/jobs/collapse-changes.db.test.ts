import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll, deliverSettled, propertyOf } from "tests/support/deliver";
import type { Make } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addTime, hour, minute } from "~/kernel/time";
import { changeEvent } from "~/features/events/commands/change-event.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { addSession } from "~/features/programme/commands/add-session.server";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { hurryLetters } from "../commands/hurry-letters.server";
import { waitingLetters } from "../queries/waiting-letters.server";
import { announceChanges } from "./announce-changes.server";

const morning = new Date("2027-09-01T08:00Z");
const second = 1000;

const details = (startsAt: string, more: object = {}) => ({
  kind: "talk" as const,
  title: "Foredrag",
  startsAt: `2027-09-01T${startsAt}`,
  endsAt: "2027-09-01T13:00",
  place: "Storsalen",
  ...more,
});

/** An event with one session; Ada and Grace come and have their confirmations. */
async function confirmed(world: TestWorld, make: Make) {
  const event = await make.event({ startsAt: morning, hours: 9 });
  const session = await make.session(event, {
    startsAt: morning,
    hours: 3,
    title: "Foredrag",
    place: "Storsalen",
  });
  await make.order(event, make.request("Ada"));
  await make.order(event, make.request("Grace"));
  const [confirmation] = await deliverAll(world);
  const of = [event.organisation.owner, event.organisation.slug, event.slug] as const;
  const moveTo = (startsAt: string, more: object = {}) =>
    changeSession(world, ...of, session, details(startsAt, more));
  return { event, session, of, moveTo, uid: propertyOf(confirmation?.calendar ?? null, "UID") };
}

const kindsTo = (mails: readonly { kind: string; to: string }[]) =>
  mails.map(({ kind, to }) => `${kind} ${to.split("@")[0]}`).toSorted();

describe("changes that follow each other", () => {
  dbTest("within a minute become one letter with one SEQUENCE", async ({ world, make }) => {
    const { of, moveTo, uid } = await confirmed(world, make);
    await moveTo("11:00");
    expect(await deliverAll(world)).toEqual([]);
    world.clock.advance(30 * second);
    await addSession(
      world,
      ...of,
      details("10:30", { title: "Kaffe", endsAt: "2027-09-01T10:45" }),
    );
    world.clock.advance(29 * second);
    await moveTo("11:30", { place: "Loftet" });
    world.clock.advance(59 * second);
    expect(await deliverAll(world)).toEqual([]);
    expect(world.woken.at(-1)).toBe("announce-changes");
    world.clock.advance(second);
    const mails = await deliverAll(world);
    expect(kindsTo(mails)).toEqual(["changed ada", "changed grace"]);
    const [letter] = mails;
    expect(propertyOf(letter?.calendar ?? null, "UID")).toBe(uid);
    expect(propertyOf(letter?.calendar ?? null, "SEQUENCE")).toBe("1");
    expect(letter?.text).toContain("Kaffe");
    expect(letter?.text).toMatch(/Før: .*10–13, Storsalen/);
    expect(letter?.text).toMatch(/Nå: .*11:30–13:00, Loftet/);
    expect(letter?.text).not.toMatch(/11–13/);
    expect(await deliverSettled(world)).toEqual([]);
  });

  dbTest("are told after five minutes, even if they never end", async ({ world, make }) => {
    const { moveTo } = await confirmed(world, make);
    for (let times = 0; times < 6; times++) {
      await moveTo(`10:${10 + times}`);
      world.clock.advance(50 * second);
      if (times < 5) expect(await deliverAll(world)).toEqual([]);
    }
    expect(kindsTo(await deliverAll(world))).toEqual(["changed ada", "changed grace"]);
  });

  dbTest("there and back again are nothing, in mail and calendar", async ({ world, make }) => {
    const { event, of, moveTo } = await confirmed(world, make);
    const before = await world.db.calendarObject.findMany({ orderBy: { id: "asc" } });
    await moveTo("11:00");
    world.clock.advance(40 * second);
    await moveTo("10:00");
    const added = await addSession(world, ...of, details("12:00", { title: "Kaffe" }));
    await cancelSession(world, ...of, added.ok ? added.value.id : "");
    const about = { organisationId: event.organisation.id, eventId: event.id };
    expect(await waitingLetters(world, about)).toBeNull();
    expect(await deliverSettled(world)).toEqual([]);
    expect(await world.db.outboxMessage.count({ where: { kind: "changed" } })).toBe(0);
    expect(await world.db.change.count({ where: { handledAt: null } })).toBe(0);
    expect(await world.db.calendarObject.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  dbTest("wait for nobody when the event is called off", async ({ world, make }) => {
    const { of, moveTo } = await confirmed(world, make);
    await moveTo("11:00");
    await cancelEvent(world, ...of);
    expect(kindsTo(await deliverAll(world))).toEqual(["cancelled ada", "cancelled grace"]);
    expect(await deliverSettled(world)).toEqual([]);
  });

  dbTest("are not told to who has read of them in the confirmation", async ({ world, make }) => {
    const { event, moveTo } = await confirmed(world, make);
    await moveTo("11:00");
    world.clock.advance(20 * second);
    await make.order(event, make.request("Karen"));
    expect(kindsTo(await deliverAll(world))).toContain("confirmation karen");
    expect(kindsTo(await deliverSettled(world))).toEqual(["changed ada", "changed grace"]);
    // The next one concerns all of them.
    world.clock.advance(minute);
    await moveTo("11:30");
    expect(kindsTo(await deliverSettled(world))).toEqual([
      "changed ada",
      "changed grace",
      "changed karen",
    ]);
  });
});

dbTest("a clock that is an hour fast keeps no letter back", async ({ world, make }) => {
  const event = await make.event({ startsAt: morning, hours: 9 });
  const session = await make.session(event, { startsAt: morning, hours: 3, place: "Storsalen" });
  await make.order(event, make.request("Ada"));
  await deliverAll({ ...world, now: () => addTime(world.now(), hour) });
  const { owner, slug } = event.organisation;
  await changeSession(world, owner, slug, event.slug, session, details("11:00"));
  expect(kindsTo(await deliverSettled(world))).toEqual(["changed ada"]);
});

describe("letters that wait", () => {
  dbTest(
    "say when they leave, and leave at once when an organiser says so",
    async ({ world, make }) => {
      const { event, of, moveTo } = await confirmed(world, make);
      const other = await make.event();
      const about = { organisationId: event.organisation.id, eventId: event.id };
      expect(await waitingLetters(world, about)).toBeNull();
      await moveTo("11:00");
      expect(await waitingLetters(world, about)).toEqual({
        changes: 1,
        at: addTime(world.now(), minute),
      });
      expect(
        await waitingLetters(world, { ...about, organisationId: other.organisation.id }),
      ).toBeNull();

      const viewer = await make.member(event.organisation.id, "viewer");
      const { slug } = event.organisation;
      for (const [actor, organisation, code] of [
        [anonymous, slug, "not-signed-in"],
        [other.organisation.owner, slug, "not-found"],
        [other.organisation.owner, other.organisation.slug, "not-found"],
        [viewer, slug, "not-allowed"],
      ] as const)
        expect(await hurryLetters(world, actor, organisation, event.slug)).toMatchObject({
          problem: { code },
        });
      expect(await deliverAll(world)).toEqual([]);

      expect(await hurryLetters(world, ...of)).toMatchObject({ value: { changes: 1 } });
      expect(await waitingLetters(world, about)).toMatchObject({ at: world.now() });
      expect(kindsTo(await deliverAll(world))).toEqual(["changed ada", "changed grace"]);
      expect(await hurryLetters(world, ...of)).toMatchObject({ value: { changes: 0 } });
    },
  );

  dbTest("of one event do not keep another's", async ({ world, make }) => {
    const [early, late] = [await confirmed(world, make), await confirmed(world, make)];
    await early.moveTo("11:00");
    world.clock.advance(59 * second);
    await late.moveTo("11:00");
    world.clock.advance(second);
    expect(await announceChanges(world)).toBe(1);
    const told = await world.db.outboxMessage.findMany({ where: { kind: "changed" } });
    expect(new Set(told.map(({ eventId }) => eventId))).toEqual(new Set([early.event.id]));
  });
});

dbTest(
  "another online room is told as it was and is, to those who have a place",
  async ({ world, make }) => {
    const event = await make.event({
      startsAt: morning,
      hours: 2,
      seats: 1,
      timeZone: "Europe/Oslo",
    });
    await world.db.event.update({
      where: { id: event.id },
      data: { onlineUrl: "https://rom.example/gammelt" },
    });
    await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Grace"));
    await deliverAll(world);
    const { owner, slug } = event.organisation;
    const changed = await changeEvent(world, owner, slug, event.slug, {
      kind: "breakfast-seminar",
      language: "nb",
      title: "Frokost",
      timeZone: "Europe/Oslo",
      startsAt: "2027-09-01T10:00",
      endsAt: "2027-09-01T12:00",
      onlineUrl: "https://rom.example/nytt",
      capacity: 1,
      visibility: "public",
    });
    expect(changed).toMatchObject({ ok: true });
    const mails = await deliverSettled(world);
    expect(kindsTo(mails)).toEqual(["changed ada"]);
    const text = mails[0]?.text ?? "";
    expect(text).toMatch(/Før:\s+https:\/\/rom\.example\/gammelt/);
    expect(text).toMatch(/Nå:\s+https:\/\/rom\.example\/nytt/);
    expect(text.match(/Før:/g)).toHaveLength(1);
  },
);
