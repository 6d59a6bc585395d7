import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll, deliverSettled, propertyOf, type TestMail } from "tests/support/deliver";
import { lintCalendar } from "tests/support/ics-lint";
import type { Make, MadeEvent } from "tests/support/make";
import { addTime, day, hour } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { addSession } from "~/features/programme/commands/add-session.server";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import type { World } from "~/platform/world.server";
import { settlingTime } from "../domain/settling";
import { announceChanges } from "./announce-changes.server";

const firstDay = new Date("2027-09-01T08:00Z");
const secondDay = new Date("2027-09-02T07:00Z");

/** A trip of two days with a meeting of its own for each of two groups, as in the real case. */
async function trip(make: Make) {
  const event = await make.event({
    startsAt: firstDay,
    hours: 31,
    title: "Studietur til Moss og Ås",
  });
  const business = await make.network(event.organisation, "Næring");
  const culture = await make.network(event.organisation, "Kultur");
  const businessMeeting = await make.session(event, {
    title: "Møte i faggruppe næring",
    startsAt: firstDay,
    hours: 2,
    networkId: business,
  });
  await make.session(event, {
    title: "Møte i faggruppe kultur",
    startsAt: firstDay,
    hours: 2,
    networkId: culture,
  });
  const lunch = await make.session(event, {
    title: "Felles lunsj",
    startsAt: new Date("2027-09-01T10:00Z"),
    hours: 1,
  });
  const dinner = await make.session(event, {
    title: "Felles middag",
    startsAt: new Date("2027-09-01T17:30Z"),
    hours: 3,
    place: "Refsnes Gods",
  });
  const second = await make.session(event, {
    title: "Besøk på NMBU",
    startsAt: secondDay,
    hours: 6,
    place: "Ås",
  });
  return { event, business, culture, businessMeeting, lunch, dinner, second };
}

const details = (title: string, startsAt: string, endsAt: string, more: object = {}) => ({
  kind: "meal" as const,
  title,
  startsAt,
  endsAt,
  place: "Refsnes Gods",
  ...more,
});
const shown = (mails: readonly TestMail[]) =>
  mails.map(({ kind, to }) => `${kind} → ${to.split("@")[0]}`).toSorted();
const calendarsOf = (mails: readonly TestMail[], to: string) =>
  mails.filter((mail) => mail.to.startsWith(to) && mail.calendar);

/** Four people of one company in two groups, all confirmed and told. */
async function registered(make: Make, world: Parameters<typeof deliverAll>[0]) {
  const made = await trip(make);
  const order = await make.order(made.event, {
    ...make.companyRequest("Nordlys", ["Ada", "Grace", "Karen", "Kirsten"]),
    seats: ["Ada", "Grace", "Karen", "Kirsten"].map((name, place) => ({
      name,
      email: `${name.toLowerCase()}@nordlys.example`,
      group: place < 2 ? made.business : made.culture,
    })),
  });
  const mails = await deliverAll(world);
  return { ...made, order, mails };
}

describe("a company registered for a trip of two days", () => {
  dbTest(
    "gets a mail for each day and person, each with one calendar object",
    async ({ world, make }) => {
      const { mails } = await registered(make, world);
      expect(shown(mails)).toEqual([
        "calendar-day → ada",
        "calendar-day → grace",
        "calendar-day → karen",
        "calendar-day → kirsten",
        "confirmation → ada",
        "confirmation → grace",
        "confirmation → karen",
        "confirmation → kirsten",
        "order-confirmation → contact",
      ]);
      for (const mail of calendarsOf(mails, "")) {
        expect(lintCalendar(mail.calendar ?? "")).toEqual([]);
        expect(mail.calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(1);
        expect(mail.calendar?.match(/mailto:[^\r\n]+/g)).toHaveLength(2);
        expect(mail.raw).toContain("method=REQUEST");
      }
      const uids = calendarsOf(mails, "").map((mail) => propertyOf(mail.calendar, "UID"));
      expect(new Set(uids).size).toBe(8);
      const [ada] = calendarsOf(mails, "ada");
      expect(ada?.calendar?.replace(/\r\n /g, "")).toContain("faggruppe næring");
      expect(ada?.calendar?.replace(/\r\n /g, "")).not.toContain("faggruppe kultur");
    },
  );

  dbTest("a mail that is tried again says the same", async ({ world, make }) => {
    await registered(make, world);
    await world.db.capturedMail.deleteMany();
    const before = await world.db.calendarObject.findMany({ orderBy: { id: "asc" } });
    await world.db.outboxMessage.updateMany({
      where: { kind: "confirmation" },
      data: { state: "queued" },
    });
    const again = await deliverAll(world);
    expect(again).toHaveLength(4);
    expect(await world.db.calendarObject.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    for (const mail of again) expect(propertyOf(mail.calendar, "SEQUENCE")).toBe("0");
  });
});

describe("a session that moves", () => {
  dbTest(
    "is told to everybody when it is for everybody, once each, with the same UID",
    async ({ world, make }) => {
      const { event, dinner, mails } = await registered(make, world);
      const before = propertyOf(calendarsOf(mails, "ada")[0]?.calendar ?? null, "UID");
      const { owner, slug } = event.organisation;
      const moved = await changeSession(
        world,
        owner,
        slug,
        event.slug,
        dinner,
        details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00"),
      );
      expect(moved).toMatchObject({ ok: true, value: { change: "moved" } });

      const told = await deliverSettled(world);
      expect(shown(told)).toEqual([
        "changed → ada",
        "changed → grace",
        "changed → karen",
        "changed → kirsten",
      ]);
      const update = told.find((mail) => mail.to.startsWith("ada"))?.calendar ?? null;
      expect(propertyOf(update, "UID")).toBe(before);
      expect(propertyOf(update, "SEQUENCE")).toBe("1");
      expect(propertyOf(update, "METHOD")).toBe("REQUEST");
      expect(lintCalendar(update ?? "")).toEqual([]);
      expect(told[0]?.text).toMatch(/Nå: onsdag 1\. september kl\.\s20–23/);
      expect(await deliverSettled(world)).toEqual([]);
    },
  );

  dbTest("is told to its group alone when it is the group's", async ({ world, make }) => {
    const { event, businessMeeting, business } = await registered(make, world);
    const { owner, slug } = event.organisation;
    await changeSession(world, owner, slug, event.slug, businessMeeting, {
      ...details("Møte i faggruppe næring", "2027-09-01T09:30", "2027-09-01T12:00", {
        networkId: business,
        place: "Moss Kulturhus",
      }),
      kind: "talk",
    });
    expect(shown(await deliverSettled(world))).toEqual(["changed → ada", "changed → grace"]);
  });

  dbTest(
    "moved twice before anything left is told once, both changes in it",
    async ({ world, make }) => {
      const { event, dinner, lunch } = await registered(make, world);
      const { owner, slug } = event.organisation;
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        dinner,
        details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00"),
      );
      world.clock.advance(settlingTime);
      await announceChanges(world);
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        lunch,
        details("Felles lunsj", "2027-09-01T12:30", "2027-09-01T13:30", {
          place: "Moss Kulturhus",
        }),
      );
      const told = await deliverSettled(world);
      expect(shown(told)).toEqual([
        "changed → ada",
        "changed → grace",
        "changed → karen",
        "changed → kirsten",
      ]);
      expect(propertyOf(told[0]?.calendar ?? null, "SEQUENCE")).toBe("2");
      expect(told[0]?.text).toContain("Felles middag");
      expect(told[0]?.text).toContain("Felles lunsj");
    },
  );

  dbTest(
    "a correction and a move that wait together are told as the move",
    async ({ world, make }) => {
      const { event, dinner, lunch } = await registered(make, world);
      const { owner, slug } = event.organisation;
      const words = {
        ...details("Lunsj sammen", "2027-09-01T12:00", "2027-09-01T13:00", {
          place: "Moss Kulturhus",
        }),
        kind: "talk" as const,
      };
      expect(await changeSession(world, owner, slug, event.slug, lunch, words)).toMatchObject({
        value: { change: "corrected" },
      });
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        dinner,
        details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00"),
      );
      const told = await deliverSettled(world);
      expect(shown(told)).toEqual([
        "changed → ada",
        "changed → grace",
        "changed → karen",
        "changed → kirsten",
      ]);
      expect(propertyOf(told[0]?.calendar ?? null, "SEQUENCE")).toBe("1");
    },
  );

  dbTest(
    "two groups' moves that wait together are told to each group its own",
    async ({ world, make }) => {
      const { event, business, culture, businessMeeting } = await registered(make, world);
      const { owner, slug } = event.organisation;
      const cultureMeeting = await world.db.session.findFirstOrThrow({
        where: { networkId: culture },
      });
      const moved = (title: string, networkId: string) => ({
        ...details(title, "2027-09-01T09:30", "2027-09-01T12:00", {
          networkId,
          place: "Moss Kulturhus",
        }),
        kind: "talk" as const,
      });
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        businessMeeting,
        moved("Møte i faggruppe næring", business),
      );
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        cultureMeeting.id,
        moved("Møte i faggruppe kultur", culture),
      );
      const told = await deliverSettled(world);
      expect(shown(told)).toEqual([
        "changed → ada",
        "changed → grace",
        "changed → karen",
        "changed → kirsten",
      ]);
      const changesOf = (name: string) =>
        told.find((mail) => mail.to.startsWith(name))?.text.split("Alt annet")[0];
      expect(changesOf("ada")).toContain("næring");
      expect(changesOf("ada")).not.toContain("kultur");
      expect(changesOf("karen")).toContain("kultur");
      expect(changesOf("karen")).not.toContain("næring");
    },
  );

  dbTest(
    "to another day keeps the day's UID; one that comes back after a cancellation is invited anew",
    async ({ world, make }) => {
      const { event, second, mails } = await registered(make, world);
      const { owner, slug } = event.organisation;
      const before = propertyOf(calendarsOf(mails, "ada")[1]?.calendar ?? null, "UID");
      await changeSession(world, owner, slug, event.slug, second, {
        ...details("Besøk på NMBU", "2027-09-03T09:00", "2027-09-03T15:00", { place: "Ås" }),
        kind: "talk",
      });
      const [moved] = calendarsOf(await deliverSettled(world), "ada");
      expect(propertyOf(moved?.calendar ?? null, "UID")).toBe(before);
      expect(propertyOf(moved?.calendar ?? null, "SEQUENCE")).toBe("1");
      expect(propertyOf(moved?.calendar ?? null, "METHOD")).toBe("REQUEST");

      await cancelSession(world, owner, slug, event.slug, second);
      expect(
        propertyOf(calendarsOf(await deliverSettled(world), "ada")[0]?.calendar ?? null, "METHOD"),
      ).toBe("CANCEL");
      await addSession(
        world,
        owner,
        slug,
        event.slug,
        details("Besøk på Ås gård", "2027-09-03T09:00", "2027-09-03T15:00"),
      );
      const [again] = calendarsOf(await deliverSettled(world), "ada");
      expect(propertyOf(again?.calendar ?? null, "METHOD")).toBe("REQUEST");
      expect(propertyOf(again?.calendar ?? null, "SEQUENCE")).toBe("0");
      expect(propertyOf(again?.calendar ?? null, "UID")).not.toBe(before);
    },
  );

  dbTest("reaches somebody whose programme was empty until then", async ({ world, make }) => {
    const { event } = await trip(make);
    await world.db.session.deleteMany({ where: { networkId: null } });
    await make.order(event, make.request("Ada"));
    const [confirmation] = await deliverSettled(world);
    expect(confirmation?.calendar).toBeNull();
    const { owner, slug } = event.organisation;
    await addSession(
      world,
      owner,
      slug,
      event.slug,
      details("Felles lunsj", "2027-09-01T12:00", "2027-09-01T13:00"),
    );
    const [told] = await deliverSettled(world);
    expect(told).toMatchObject({ kind: "changed" });
    expect(propertyOf(told?.calendar ?? null, "METHOD")).toBe("REQUEST");
  });

  dbTest("that cannot be announced holds up nobody else's", async ({ world, make }) => {
    const [broken, sound] = [await registered(make, world), await trip(make)];
    await make.order(sound.event, make.request("Ingrid"));
    await deliverSettled(world);
    for (const { event, dinner } of [broken, sound])
      await changeSession(
        world,
        event.organisation.owner,
        event.organisation.slug,
        event.slug,
        dinner,
        details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00"),
      );
    await world.db.calendarObject.updateMany({
      where: { eventId: broken.event.id },
      data: { sequence: 2_147_483_647 },
    });
    world.clock.advance(settlingTime);
    await expect(announceChanges(world)).rejects.toThrow("changes could not be announced");
    expect(
      await world.db.outboxMessage.count({ where: { kind: "changed", eventId: sound.event.id } }),
    ).toBe(1);
    expect(await world.db.change.count({ where: { handledAt: null } })).toBe(1);
  });

  dbTest("a correction of words mails nobody and keeps SEQUENCE", async ({ world, make }) => {
    const { event, dinner } = await registered(make, world);
    const { owner, slug } = event.organisation;
    const answer = await changeSession(world, owner, slug, event.slug, dinner, {
      ...details("Felles middag i hagen", "2027-09-01T19:30", "2027-09-01T22:30"),
      kind: "talk",
    });
    expect(answer).toMatchObject({ value: { change: "corrected" } });
    expect(await deliverSettled(world)).toEqual([]);
    const objects = await world.db.calendarObject.findMany();
    expect(new Set(objects.map((object) => object.sequence))).toEqual(new Set([0]));
  });

  dbTest("while the confirmation is being written leaves it alone", async ({ world, make }) => {
    const { event, dinner } = await trip(make);
    await make.order(event, make.request("Ada"));
    const { owner, slug } = event.organisation;
    const later = details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00");
    await changeSession(world, owner, slug, event.slug, dinner, later);
    const inHand = { lease: world.newId(), leasedUntil: addTime(world.now(), hour) };
    await world.db.outboxMessage.updateMany({ data: inHand });
    world.clock.advance(settlingTime);
    await announceChanges(world);
    expect(await world.db.outboxMessage.count({ where: { kind: "changed" } })).toBe(0);
    expect(await world.db.calendarObject.count()).toBe(0);
  });

  dbTest(
    "before the confirmation has left is simply in the confirmation",
    async ({ world, make }) => {
      const { event, dinner } = await trip(make);
      await make.order(event, make.request("Ada"));
      const { owner, slug } = event.organisation;
      await changeSession(
        world,
        owner,
        slug,
        event.slug,
        dinner,
        details("Felles middag", "2027-09-01T20:00", "2027-09-01T23:00"),
      );
      const mails = await deliverSettled(world);
      expect(shown(mails)).toEqual(["calendar-day → ada", "confirmation → ada"]);
      expect(
        propertyOf(mails.find((mail) => mail.kind === "confirmation")?.calendar ?? null, "DTEND"),
      ).toBe("20270901T230000");
    },
  );
});

describe("a session called off", () => {
  dbTest(
    "that was somebody's whole trip takes the trip out of their calendar",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: firstDay });
      const only = await make.session(event, { startsAt: firstDay });
      await make.order(event, make.request("Ada"));
      await deliverSettled(world);
      const { owner, slug } = event.organisation;
      await cancelSession(world, owner, slug, event.slug, only);
      const [told] = await deliverSettled(world);
      expect(propertyOf(told?.calendar ?? null, "METHOD")).toBe("CANCEL");
      expect(told?.raw).toMatch(/^In-Reply-To: </m);
    },
  );

  dbTest(
    "shortens the day of those concerned; the last one of a day takes the day away",
    async ({ world, make }) => {
      const { event, second } = await registered(make, world);
      const { owner, slug } = event.organisation;
      expect(await cancelSession(world, owner, slug, event.slug, second)).toMatchObject({
        ok: true,
      });
      const told = await deliverSettled(world);
      expect(shown(told)).toEqual([
        "changed → ada",
        "changed → grace",
        "changed → karen",
        "changed → kirsten",
      ]);
      for (const mail of told) {
        expect(propertyOf(mail.calendar, "METHOD")).toBe("CANCEL");
        expect(propertyOf(mail.calendar, "SEQUENCE")).toBe("1");
        expect(mail.raw).toContain("method=CANCEL");
      }
    },
  );

  dbTest("one that is added to the programme is told like a move", async ({ world, make }) => {
    const { event } = await registered(make, world);
    const { owner, slug } = event.organisation;
    await addSession(
      world,
      owner,
      slug,
      event.slug,
      details("Mingling", "2027-09-01T18:00", "2027-09-01T19:00"),
    );
    expect(shown(await deliverSettled(world))).toHaveLength(4);
  });
});

describe("a seat given back", () => {
  dbTest(
    "leaves both days of the calendar; registering again makes new objects",
    async ({ world, make }) => {
      const { event } = await trip(make);
      const order = await make.order(event, make.request("Ada"));
      const first = await deliverAll(world);
      const [seat] = order.seats;
      await cancelRegistration(world, seat ? seatTokens(world, seat).registration : "");
      const gone = await deliverAll(world);
      expect(shown(gone)).toEqual(["calendar-day → ada", "cancelled → ada"]);
      for (const mail of gone) {
        expect(propertyOf(mail.calendar, "METHOD")).toBe("CANCEL");
        expect(propertyOf(mail.calendar, "STATUS")).toBe("CANCELLED");
        expect(propertyOf(mail.calendar, "SEQUENCE")).toBe("1");
      }
      const uids = (mails: readonly TestMail[]) =>
        mails.map((mail) => propertyOf(mail.calendar, "UID") ?? "").toSorted();
      expect(uids(gone)).toEqual(uids(first));

      await make.order(event, make.request("Ada"));
      const again = await deliverAll(world);
      expect(shown(again)).toEqual(["calendar-day → ada", "confirmation → ada"]);
      expect(uids(again).some((uid) => uids(first).includes(uid))).toBe(false);
    },
  );

  dbTest(
    "before its confirmation left sends neither invitation nor cancellation",
    async ({ world, make }) => {
      const { event } = await trip(make);
      const order = await make.order(event, make.request("Ada"));
      const [seat] = order.seats;
      await cancelRegistration(world, seat ? seatTokens(world, seat).registration : "");
      const mails = await deliverAll(world);
      expect(shown(mails)).toEqual(["cancelled → ada"]);
      expect(mails[0]?.calendar).toBeNull();
    },
  );

  dbTest(
    "promotes the next, who gets exactly one invitation for each day",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1 });
      const ada = await make.order(event, make.request("Ada"));
      await make.order(event, make.request("Grace"));
      expect(shown(await deliverAll(world))).toEqual(["confirmation → ada", "waitlisted → grace"]);
      const [seat] = ada.seats;
      await cancelRegistration(world, seat ? seatTokens(world, seat).registration : "");
      const mails = await deliverAll(world);
      expect(shown(mails)).toEqual(["cancelled → ada", "promoted → grace"]);
      expect(
        propertyOf(mails.find((mail) => mail.kind === "promoted")?.calendar ?? null, "METHOD"),
      ).toBe("REQUEST");
    },
  );
});

describe("an event called off", () => {
  dbTest(
    "leaves every calendar, and everybody is told, those who wait too",
    async ({ world, make }) => {
      const event: MadeEvent = await make.event({ seats: 1 });
      await make.order(event, make.request("Ada"));
      await make.order(event, make.request("Grace"));
      await deliverAll(world);
      const { owner, slug } = event.organisation;
      expect(await cancelEvent(world as World, owner, slug, event.slug)).toMatchObject({
        ok: true,
      });
      const mails = await deliverAll(world);
      expect(shown(mails)).toEqual(["cancelled → ada", "cancelled → grace"]);
      expect(
        propertyOf(mails.find((mail) => mail.to.startsWith("ada"))?.calendar ?? null, "METHOD"),
      ).toBe("CANCEL");
      world.clock.advance(day + hour);
      expect(await deliverAll(world)).toEqual([]);
    },
  );
});
