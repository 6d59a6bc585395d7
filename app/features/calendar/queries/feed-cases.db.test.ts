import { setImmediate as turn } from "node:timers/promises";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { lintCalendar } from "tests/support/ics-lint";
import { anonymous } from "~/kernel/actor";
import type { Result } from "~/kernel/result";
import { addTime, day, hour } from "~/kernel/time";
import type { RootWorld } from "~/platform/world.server";
import { addSession } from "~/features/programme/commands/add-session.server";
import { seatPage } from "~/features/registration/queries/seat-page.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { closeFeedAddress, renewFeedAddress } from "../commands/change-feed-address.server";
import type { FeedAsk } from "../domain/feed-terms";
import * as own from "./calendar-feeds.server";
import { eventSubject, organisationSubject, seriesSubject } from "./feed-choices.server";
import { networkFeed, organisationFeed, seriesFeed, type PublicFeed } from "./public-feeds.server";

const ask: FeedAsk = { locale: "nb", format: "ics", kinds: [] };

/** The calendar of an answer, sound as far as the strictest reader goes; the code of a refusal. */
function read(answer: Result<PublicFeed>): string {
  if (!answer.ok) return answer.problem.code;
  if (answer.value.text.startsWith("BEGIN")) expect(lintCalendar(answer.value.text)).toEqual([]);
  return answer.value.text;
}

const titlesOf = (calendar: string) =>
  [...calendar.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title);

describe("case 16: what is not published", () => {
  dbTest("stands in no calendar and in no choice of calendars", async ({ world, make }) => {
    const organisation = await make.organisation();
    const series = await make.series(organisation, "Visit Us");
    const network = await make.network(organisation, "Hemmelig gruppe");
    const options = { organisation, seriesId: series.id };
    const events = [
      await make.event({ ...options, status: "draft", title: "Hemmelig utkast" }),
      await make.event({ ...options, visibility: "members", title: "Hemmelig møte" }),
    ];
    for (const event of events)
      for (const networkId of [null, network])
        await make.session(event, { title: "Hemmelig post", ...(networkId ? { networkId } : {}) });
    const asks: readonly FeedAsk[] = [
      ask,
      { ...ask, format: "json" },
      { ...ask, kinds: ["breakfast-seminar"] },
    ];
    for (const each of asks) {
      const answers = [
        read(await organisationFeed(world, organisation.slug, each)),
        read(await seriesFeed(world, series.slug, each)),
        read(await networkFeed(world, organisation.slug, network, { ...each, kinds: [] })),
      ];
      for (const { slug } of events)
        for (const calendar of [own.eventFeed, own.eventCalendar])
          answers.push(read(await calendar(world, slug, { ...each, kinds: [] }, anonymous)));
      expect(answers.join("\n")).not.toContain("Hemmelig");
      expect(answers.slice(2)).toEqual(Array(5).fill("not-found"));
    }
    const choices = [
      await organisationSubject(world, organisation.slug, network),
      await seriesSubject(world, series.slug),
      ...(await Promise.all(events.map(({ slug }) => eventSubject(world, slug)))),
    ];
    expect(choices.map((choice) => [choice?.kinds, choice?.groups])).toEqual([
      [[], []],
      [[], []],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe("the feed of a network", () => {
  dbTest(
    "has its sessions in its organisation's public events, and nobody else's",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const [business, culture] = [
        await make.network(organisation, "Næring"),
        await make.network(organisation, "Kultur"),
      ];
      const trip = await make.event({ organisation, title: "Tur", hours: 8 });
      const members = await make.event({ organisation, visibility: "members" });
      const over = await make.event({ organisation, startsAt: addTime(world.now(), -100 * day) });
      for (const [event, title, networkId] of [
        [trip, "Møte næring", business],
        [trip, "Møte kultur", culture],
        [members, "For medlemmer", business],
        [over, "I fjor", business],
      ] as const)
        await make.session(event, { title, networkId });
      await make.session(trip, { title: "Lunsj" });
      await world.db.event.update({
        where: { id: trip.id },
        data: { onlineUrl: "https://meet.example/secret-room" },
      });

      const { slug } = organisation;
      const feed = read(await networkFeed(world, slug, business, ask));
      expect(titlesOf(feed)).toEqual(["Møte næring"]);
      expect(feed).not.toMatch(/meet\.example|METHOD|ORGANIZER/);
      expect(feed).toContain("NAME:Næring (");
      // The session is the same one as in the event's own calendar: one UID.
      const [, uid = "?"] = /^UID:(.*)\r$/m.exec(feed) ?? [];
      expect(read(await own.eventFeed(world, trip.slug, ask, anonymous))).toContain(uid);

      const other = await make.organisation();
      for (const [where, which] of [
        [other.slug, business],
        [slug, "../events"],
        [slug, world.newId()],
      ] as const)
        expect(read(await networkFeed(world, where, which, ask))).toBe("not-found");
      expect(
        titlesOf(read(await networkFeed(world, slug, business, { ...ask, kinds: ["meal"] }))),
      ).toEqual([]);
      expect(read(await networkFeed(world, slug, business, { ...ask, kinds: ["webinar"] }))).toBe(
        "unknown-kind",
      );
      expect(await organisationSubject(world, slug, business)).toMatchObject({
        of: "sessions",
        kinds: ["talk"],
        groups: [{ name: "Kultur" }, { name: "Næring" }],
      });
    },
  );
});

describe("kinds", () => {
  dbTest("leave out everything else, in every calendar", async ({ world, make }) => {
    const event = await make.event({ kind: "webinar", title: "På nett", hours: 8 });
    const { organisation } = event;
    await make.event({ organisation, kind: "job-fair", title: "Messe" });
    const startsAt = new Date(event.startsAt).toISOString().slice(0, 16);
    await make.session(event, { title: "Innlegg" });
    const added = await addSession(world, organisation.owner, organisation.slug, event.slug, {
      kind: "meal",
      title: "Lunsj",
      startsAt,
    });
    expect(added).toMatchObject({ ok: true });
    const of = (...kinds: string[]) => ({ ...ask, kinds });
    const { slug } = organisation;
    expect(titlesOf(read(await organisationFeed(world, slug, of("job-fair"))))).toEqual(["Messe"]);
    expect(
      titlesOf(read(await organisationFeed(world, slug, of("job-fair", "webinar")))),
    ).toHaveLength(2);
    expect(titlesOf(read(await own.eventFeed(world, event.slug, of("meal"), anonymous)))).toEqual([
      "Lunsj",
    ]);
    const order = await make.order(event, make.request("Ada"));
    const token = order.seats[0] ? seatTokens(world, order.seats[0]).feed : "";
    const mine = await own.personalFeed(world, token, { ...of("talk"), locale: "sv" });
    expect(mine.ok && titlesOf(mine.value)).toEqual(["Innlegg"]);
    expect(mine.ok && mine.value).toContain("PRODID:-//Treff//Treff//SV");
    expect(await own.personalFeed(world, token, { ...of("webinar"), locale: null })).toMatchObject({
      problem: { code: "unknown-kind", params: { kind: "webinar" } },
    });
  });
});

describe("case 28: a calendar address", () => {
  const opens = async (world: RootWorld, token: string | null) => {
    const feed = await own.personalFeed(world, token ?? "", { ...ask, locale: null });
    return feed.ok ? "open" : feed.problem.code;
  };

  dbTest(
    "is made anew and switched off by whoever has the place, and by nobody else",
    async ({ world, make }) => {
      const event = await make.event();
      const [ada, grace] = [
        await make.order(event, make.request("Ada")),
        await make.order(event, make.request("Grace")),
      ].map(({ seats: [seat] }) => seat);
      if (!ada || !grace) throw new Error("no seats");
      const link = seatTokens(world, ada).registration;
      const addressOf = async () => (await seatPage(world, link))?.feedToken ?? null;
      const first = await addressOf();
      expect(first).toBe(seatTokens(world, ada).feed);

      expect(await renewFeedAddress(world, link)).toMatchObject({ ok: true });
      const second = await addressOf();
      expect(second).not.toBe(first);
      expect([await opens(world, first), await opens(world, second)]).toEqual(["ended", "open"]);

      await closeFeedAddress(world, link);
      await closeFeedAddress(world, link);
      expect(await addressOf()).toBeNull();
      expect([await opens(world, first), await opens(world, second)]).toEqual(["ended", "ended"]);

      await renewFeedAddress(world, link);
      const third = await addressOf();
      expect(await opens(world, second)).toBe("ended");
      expect(await opens(world, third)).toBe("open");
      // The links of a seat may be renewed as well: its calendar goes with them.
      await world.db.registration.update({ where: { id: ada.id }, data: { tokenGeneration: 1 } });
      for (const token of [first, second, third]) expect(await opens(world, token)).toBe("ended");
      const fourth = seatTokens(world, { id: ada.id, generation: 1, feedGeneration: 2 }).feed;
      expect(await opens(world, fourth)).toBe("open");

      // Tokens of other purposes, other people and days to come open nothing and change nothing.
      for (const token of [fourth, link, seatTokens(world, grace).feed, "", "x".repeat(46)])
        for (const change of [renewFeedAddress, closeFeedAddress])
          expect(await change(world, token)).toMatchObject({ problem: { code: "not-found" } });
      for (const token of [
        seatTokens(world, ada).registration,
        seatTokens(world, { id: ada.id, generation: 1, feedGeneration: 3 }).feed,
        seatTokens(world, { id: ada.id, generation: 2 }).feed,
      ])
        expect(await opens(world, token)).toBe("not-found");
      expect(await opens(world, seatTokens(world, grace).feed)).toBe("open");
      const anonymised = { anonymisedAt: world.now() };
      await world.db.registration.update({ where: { id: ada.id }, data: anonymised });
      expect(await opens(world, fourth)).toBe("not-found");
    },
  );
});

dbTest("a database that fails is an error, never an empty calendar", async ({ world, make }) => {
  const event = await make.event();
  await make.session(event, { title: "Innlegg" });
  const order = await make.order(event, make.request("Ada"));
  const token = order.seats[0] ? seatTokens(world, order.seats[0]).feed : "";
  // Each in turn of what a calendar is read from: what comes before still answers.
  for (const broken of [
    "registration",
    "event",
    "organisation",
    "series",
    "network",
    "$queryRaw",
  ]) {
    const db = new Proxy(world.db, {
      get: (target, name, self) => {
        if (name === broken) throw new Error("the database is away");
        return Reflect.get(target, name, self) as unknown;
      },
    });
    const away = Object.assign(Object.create(world) as typeof world, { db });
    const { slug } = event.organisation;
    const calendars = {
      registration: () => own.personalFeed(away, token, { ...ask, locale: null }),
      event: () => own.eventFeed(away, event.slug, ask, anonymous),
      organisation: () => organisationFeed(away, slug, ask),
      series: () => seriesFeed(away, "any", ask),
      network: () => networkFeed(away, slug, world.newId(), ask),
      $queryRaw: () => organisationFeed(away, slug, ask),
    };
    await expect(calendars[broken as keyof typeof calendars]()).rejects.toThrow("away");
  }
});

describe("case 26: a calendar of two thousand", () => {
  dbTest("is whole and sound, and lets others through", async ({ world, make }) => {
    const event = await make.event({ title: "Stort" });
    await make.session(event, { title: "Først" });
    const { dayId } = await world.db.session.findFirstOrThrow({ where: { eventId: event.id } });
    await world.db.session.createMany({
      data: Array.from({ length: 1999 }, (_, n) => {
        const startsAt = addTime(event.startsAt, (n % 300) * 1000);
        return {
          id: world.newId(),
          eventId: event.id,
          dayId,
          kind: "talk",
          title: `Innlegg ${n}, «på Ås»; og mer`,
          description: "Kort innledning.\nSå **rundt bordet**.",
          startsAt,
          startZone: "Europe/Oslo",
          endsAt: addTime(startsAt, hour),
          endZone: "Europe/London",
          calendarUid: `${world.newId()}@treff.example`,
          calendarRevisedAt: world.now(),
        };
      }),
    });
    let others = 0;
    let done = false;
    const neighbour = (async () => {
      while (!done) {
        await turn();
        others += 1;
      }
    })();
    const calendar = read(await own.eventFeed(world, event.slug, ask, anonymous));
    done = true;
    await neighbour;
    expect(calendar.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2000);
    expect(calendar).toContain("Så rundt bordet.");
    expect(others).toBeGreaterThan(5);
    const again = read(
      await own.eventFeed(world, event.slug, { ...ask, format: "json" }, anonymous),
    );
    expect((JSON.parse(again) as unknown[][])[2]).toHaveLength(2002);
  });
});
