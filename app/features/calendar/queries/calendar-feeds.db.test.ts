import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { lintCalendar } from "tests/support/ics-lint";
import { anonymous } from "~/kernel/actor";
import { day, hour } from "~/kernel/time";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import type { World } from "~/platform/world.server";
import * as feeds from "./calendar-feeds.server";

const ask = { locale: "nb", format: "ics", kinds: [] } as const;

/** A personal feed in its owner's language; `null` for an address that opens nothing. */
async function personalFeed(world: World, token: string): Promise<string | null> {
  const feed = await feeds.personalFeed(world, token, { ...ask, locale: null });
  return feed.ok ? feed.value : null;
}

/** An event's download as a stranger gets it. */
async function eventCalendar(world: World, slug: string): Promise<string | null> {
  const calendar = await feeds.eventCalendar(world, slug, ask, anonymous);
  return calendar.ok ? calendar.value.text : null;
}

const start = new Date("2027-09-01T08:00Z");
const summaries = (ics: string | null) =>
  [...(ics ?? "").matchAll(/^SUMMARY:(.*)\r$/gm)].map((match) => match[1] ?? "");

describe("a personal feed", () => {
  dbTest(
    "case 15: holds its owner's sessions alone, and nobody's address",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: start, hours: 8 });
      const [business, culture] = [
        await make.network(event.organisation, "Næring"),
        await make.network(event.organisation, "Kultur"),
      ];
      await make.session(event, { title: "Møte næring", networkId: business });
      const chosen = await make.session(event, { title: "Møte kultur", networkId: culture });
      await make.session(event, { title: "Lunsj" });
      const seat = { name: "Ada", email: "ada@company.example" };
      const order = await make.order(event, {
        ...make.request("Ada"),
        seats: [
          { ...seat, group: business },
          { name: "Grace", email: "grace@company.example", sessions: [chosen] },
        ],
      });
      const both = await Promise.all(
        order.seats.map((each) => personalFeed(world, seatTokens(world, each).feed)),
      );
      expect(both.map((feed) => summaries(feed).toSorted())).toEqual([
        ["Lunsj", "Møte næring"],
        ["Lunsj", "Møte kultur"],
      ]);
      for (const feed of both) {
        expect(lintCalendar(feed ?? "")).toEqual([]);
        expect(feed).not.toMatch(/ATTENDEE|METHOD|company\.example/);
      }
    },
  );

  dbTest(
    "case 27: stays the same byte for byte an hour later, until something changes, then moves with its session",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: start });
      const session = await make.session(event, { title: "Innlegg" });
      const order = await make.order(event, make.request("Ada"));
      await deliverAll(world);
      const [seat] = order.seats;
      const token = seat ? seatTokens(world, seat).feed : "";
      const before = await personalFeed(world, token);
      world.clock.advance(hour);
      expect(await personalFeed(world, token)).toBe(before);

      const { slug, owner } = event.organisation;
      await changeSession(world, owner, slug, event.slug, session, {
        kind: "talk",
        title: "Innlegg",
        startsAt: "2027-09-01T11:00",
        endsAt: "2027-09-01T12:00",
        place: "Moss Kulturhus",
      });
      const after = await personalFeed(world, token);
      expect(after).toContain("DTSTART;TZID=Europe/Oslo:20270901T110000");
      expect(after).toContain("SEQUENCE:1");
      expect(/^UID:.*$/m.exec(after ?? "")?.[0]).toBe(/^UID:.*$/m.exec(before ?? "")?.[0]);
    },
  );

  dbTest(
    "case 28: is empty while its owner waits, says cancelled for thirty days, and dies with its token",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1, startsAt: new Date("2027-12-01T08:00Z") });
      const ada = await make.order(event, make.request("Ada"));
      const grace = await make.order(event, make.request("Grace"));
      const [adas, graces] = [ada.seats[0], grace.seats[0]];
      if (!adas || !graces) throw new Error("no seats");
      expect(await personalFeed(world, seatTokens(world, graces).feed)).not.toContain(
        "BEGIN:VEVENT",
      );

      await cancelRegistration(world, seatTokens(world, adas).registration);
      const gone = await personalFeed(world, seatTokens(world, adas).feed);
      expect(gone).toContain("STATUS:CANCELLED");
      expect(lintCalendar(gone ?? "")).toEqual([]);
      world.clock.advance(31 * day);
      expect(await personalFeed(world, seatTokens(world, adas).feed)).not.toContain("BEGIN:VEVENT");

      expect(await personalFeed(world, seatTokens(world, adas).registration)).toBeNull();
      await world.db.registration.update({ where: { id: adas.id }, data: { tokenGeneration: 1 } });
      expect(await personalFeed(world, seatTokens(world, adas).feed)).toBeNull();
      expect(
        await personalFeed(world, seatTokens(world, { ...adas, generation: 1 }).feed),
      ).not.toBeNull();
    },
  );
});

describe("an event's download", () => {
  dbTest(
    "has an entry for each session, and nothing for who may not see the event",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: start });
      await make.session(event, { title: "Innlegg" });
      await make.session(event, { title: "Verksted" });
      const ics = await eventCalendar(world, event.slug);
      expect(summaries(ics)).toEqual(["Innlegg", "Verksted"]);
      expect(lintCalendar(ics ?? "")).toEqual([]);
      expect(ics).toContain("METHOD:PUBLISH");
      // The online room is for those who have a place.
      await world.db.event.update({
        where: { id: event.id },
        data: { onlineUrl: "https://meet.example/secret-room" },
      });
      const again = await eventCalendar(world, event.slug);
      expect(again).not.toContain("meet.example");
      const draft = await make.event({ status: "draft" });
      const members = await make.event({ visibility: "members" });
      expect(await eventCalendar(world, draft.slug)).toBeNull();
      expect(await eventCalendar(world, members.slug)).toBeNull();
    },
  );
});
