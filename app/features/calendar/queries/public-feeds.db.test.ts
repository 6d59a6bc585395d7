import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { lintCalendar } from "tests/support/ics-lint";
import type { Locale } from "~/kernel/locales";
import { addTime, day } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { changeEvent } from "~/features/events/commands/change-event.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import * as feeds from "./public-feeds.server";

/** A feed's text in one language; `null` where there is none. */
const textOf =
  (feed: typeof feeds.organisationFeed) =>
  async (world: World, slug: string, locale: Locale): Promise<string | null> => {
    const answer = await feed(world, slug, { locale, format: "ics", kinds: [] });
    return answer.ok ? answer.value.text : null;
  };
const organisationFeed = textOf(feeds.organisationFeed);
const seriesFeed = textOf(feeds.seriesFeed);

const valuesOf = (ics: string | null, property: string) =>
  [...(ics ?? "").matchAll(new RegExp(`^${property}[^:]*:(.*)\\r$`, "gm"))].map(
    ([, value]) => value ?? "",
  );
const titlesOf = (ics: string | null) => valuesOf(ics, "SUMMARY");

describe("a public feed", () => {
  dbTest(
    "has one entry for each public event, and none of anything else",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const series = await make.series(organisation, "Visit Us");
      const at = (days: number) => addTime(world.now(), days * day);
      const common = { organisation, seriesId: series.id };
      const meeting = await make.event({ ...common, title: "Next; with, marks", startsAt: at(9) });
      await make.session(meeting, { title: "A talk" });
      await make.event({ ...common, title: "Lately", startsAt: at(-80) });
      await make.event({ ...common, title: "Long ago", startsAt: at(-100) });
      await make.event({ ...common, title: "Draft", status: "draft" });
      await make.event({ ...common, title: "Unlisted", visibility: "unlisted" });
      await make.event({ ...common, title: "Members", visibility: "members" });
      await make.event({ organisation, title: "Not in the series", startsAt: at(10) });
      await make.event({ title: "Another organisation's" });
      await world.db.event.update({
        where: { id: meeting.id },
        data: { onlineUrl: "https://meet.example/secret-room" },
      });

      const feeds = {
        organisation: await organisationFeed(world, organisation.slug, "nb"),
        series: await seriesFeed(world, series.slug, "sv"),
      };
      expect(titlesOf(feeds.organisation)).toEqual([
        "Lately",
        "Next\\; with\\, marks",
        "Not in the series",
      ]);
      expect(titlesOf(feeds.series)).toEqual(["Lately", "Next\\; with\\, marks"]);
      for (const ics of Object.values(feeds)) {
        expect(lintCalendar(ics ?? "")).toEqual([]);
        expect(ics).not.toMatch(/meet\.example|METHOD|ATTENDEE|ORGANIZER/);
      }
      expect(valuesOf(feeds.organisation, "NAME")).toEqual(["Hub 1: arrangementer"]);
      expect(valuesOf(await organisationFeed(world, organisation.slug, "sv"), "NAME")).toEqual([
        "Hub 1: evenemang",
      ]);
      expect(await organisationFeed(world, "nobody", "nb")).toBeNull();
      expect(await seriesFeed(world, "nothing", "nb")).toBeNull();
    },
  );

  dbTest(
    "keeps each event's identity when it moves, and says for thirty days that it is off",
    async ({ world, make }) => {
      const startsAt = new Date("2027-11-01T08:00Z");
      const { slug, organisation } = await make.event({ title: "Frokost", startsAt });
      const feed = () => organisationFeed(world, organisation.slug, "nb");
      const first = await feed();
      world.clock.advance(day);
      expect(await feed()).toBe(first);

      const moved = await changeEvent(world, organisation.owner, organisation.slug, slug, {
        kind: "breakfast-seminar",
        title: "Frokost",
        language: "nb",
        timeZone: "Europe/Oslo",
        startsAt: "2027-11-01T10:00",
        endsAt: "2027-11-01T12:00",
        capacity: 40,
        visibility: "public",
      });
      expect(moved).toMatchObject({ ok: true });
      const second = await feed();
      expect(second).toContain("DTSTART;TZID=Europe/Oslo:20271101T100000");
      expect(valuesOf(second, "UID")).toEqual(valuesOf(first, "UID"));
      expect(valuesOf(second, "SEQUENCE")).toEqual(["1"]);

      await cancelEvent(world, organisation.owner, organisation.slug, slug);
      const last = await feed();
      expect(valuesOf(last, "STATUS")).toEqual(["CANCELLED"]);
      expect(valuesOf(last, "SEQUENCE")).toEqual(["2"]);
      expect(lintCalendar(last ?? "")).toEqual([]);
      world.clock.advance(31 * day);
      expect(titlesOf(await feed())).toEqual([]);
    },
  );
});
