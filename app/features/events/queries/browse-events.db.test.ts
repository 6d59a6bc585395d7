import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, day, hour } from "~/kernel/time";
import { locales } from "~/kernel/locales";
import { translator } from "~/i18n/translate";
import { noFilters, type EventFilters } from "../domain/event-filters";
import { eventKinds } from "../domain/event-words";
import { loadFiller } from "../../../../prisma/demo/load-filler";
import { browseEvents, eventsOnPage } from "./browse-events.server";
import { filterOptions } from "./filter-options.server";
import { soughtBy, soughtEvents } from "./listed-events.server";

type Some = Partial<EventFilters>;
const browse = (world: TestWorld, some: Some = {}, perPage = 25) =>
  browseEvents(world, { ...noFilters, ...some }, { perPage });
const titles = async (world: TestWorld, some: Some = {}) =>
  (await browse(world, some)).events.map(({ title }) => title);
const inDays = (world: TestWorld, days: number) => addTime(world.now(), days * day);

/** What a search has to find its way through. */
async function noticeboard(world: TestWorld, make: Make) {
  const kornkammeret = await make.organisation();
  await world.db.organisation.update({
    where: { id: kornkammeret.id },
    data: { name: "Næringshagen Kornkammeret" },
  });
  const [lillestrom, stromstad, alesund] = [
    await make.venue(kornkammeret, "Kunnskapsbyen", "Lillestrøm"),
    await make.venue(kornkammeret, "Folkets hus", "Strömstad"),
    await make.venue(kornkammeret, "Kremmergaarden", "Ålesund"),
  ];
  const svets = await make.company(kornkammeret, "Gnistan Svets & Plåt AB");
  const common = { organisation: kornkammeret };
  await make.event({ ...common, title: "Kaffe om pitching", venueId: lillestrom });
  await make.event({
    ...common,
    title: "Träff för grundare",
    kind: "member-meeting",
    venueId: stromstad,
  });
  await make.event({
    ...common,
    title: "Kapital à la carte",
    kind: "investor-forum",
    summary: "Møt engleinvestorer, én til én.",
    venueId: alesund,
  });
  await make.event({ ...common, title: "Robotar", kind: "study-trip", hostCompanyId: svets });
}

describe("a search", () => {
  dbTest.for([
    // Exact, folded, and half of a compound.
    ["frokost", "Kaffe om pitching"],
    ["FRUKOSTSEMINARIUM", "Kaffe om pitching"],
    ["lillestrom", "Kaffe om pitching"],
    ["Lillestrøm", "Kaffe om pitching"],
    ["lillestroem", "Kaffe om pitching"],
    ["strømstad", "Träff för grundare"],
    ["stromstad", "Träff för grundare"],
    ["træff", "Träff för grundare"],
    ["traeff", "Träff för grundare"],
    ["traff gründare", "Träff för grundare"],
    ["aalesund", "Kapital à la carte"],
    ["alesund", "Kapital à la carte"],
    ["Ålesund investor", "Kapital à la carte"],
    ["en til en", "Kapital à la carte"],
    ["kremmergården", "Kapital à la carte"],
    ["svets & plåt", "Robotar"],
    ["studieresa", "Robotar"],
    // Misspelt, in Norwegian, Swedish and English.
    ["frokost semniar", "Kaffe om pitching"],
    ["frokst", "Kaffe om pitching"],
    ["frukostsemniarium", "Kaffe om pitching"],
    ["pithcing", "Kaffe om pitching"],
    ["breakfsat", "Kaffe om pitching"],
    ["lilestrøm", "Kaffe om pitching"],
    ["strömmstad", "Träff för grundare"],
    ["grudnare", "Träff för grundare"],
    ["medlemsmötte", "Träff för grundare"],
    ["investorfourm", "Kapital à la carte"],
    ["kapitl", "Kapital à la carte"],
    ["gnisttan svetts", "Robotar"],
    ["studeitur", "Robotar"],
  ] as const)("for %s finds %s alone", async ([q, title], { world, make }) => {
    await noticeboard(world, make);
    expect(await titles(world, { q })).toEqual([title]);
  });

  dbTest("says when it shows what is only spelt alike", async ({ world, make }) => {
    await noticeboard(world, make);
    expect((await browse(world, { q: "frokost" })).alike).toBe(false);
    expect((await browse(world, { q: "frokst" })).alike).toBe(true);
    expect(await browse(world, { q: "helikopter" })).toMatchObject({ total: 0, alike: false });
    expect(await browse(world, { q: "frokost i helikopter" })).toMatchObject({ total: 0 });
  });

  dbTest("finds the organiser, under the name it has now", async ({ world, make }) => {
    await noticeboard(world, make);
    expect(await titles(world, { q: "naeringshagen" })).toHaveLength(4);
  });

  dbTest("takes what no search is made of", async ({ world, make }) => {
    await noticeboard(world, make);
    for (const q of [
      "a",
      "å",
      "a'b",
      "%a%",
      "a\\",
      "_x",
      "'; DROP TABLE event; --",
      "x".repeat(100),
      "ａ",
      "🙂a",
    ])
      expect((await browse(world, { q })).pages).toBeGreaterThan(0);
    expect(await titles(world, { q: "100%" })).toEqual([]);
  });

  dbTest("knows every kind by its name in every language", async ({ world }) => {
    for (const kind of eventKinds) {
      const [row] = await world.db.$queryRaw<
        { words: string }[]
      >`SELECT event_kind_words(${kind}) AS words`;
      for (const locale of locales)
        expect(row?.words).toContain(translator(locale)(`eventView.kind-${kind}`).toLowerCase());
    }
  });
});

describe("the words of an event", () => {
  dbTest("follow whatever it borrows them from", async ({ world, make }) => {
    const { db } = world;
    const organisation = await make.organisation();
    const venueId = await make.venue(organisation, "Rådhuset", "Moss");
    const hostCompanyId = await make.company(organisation, "Gnisten AS");
    const { id } = await make.event({ organisation, venueId, hostCompanyId, title: "Før" });
    const finds = async (q: string) => (await titles(world, { q })).length === 1;
    expect([await finds("rådhuset"), await finds("moss"), await finds("gnisten")]).toEqual([
      true,
      true,
      true,
    ]);

    await db.venue.update({ where: { id: venueId }, data: { name: "Bølgen", municipality: "Ås" } });
    await db.company.update({ where: { id: hostCompanyId }, data: { name: "Flammen AS" } });
    await db.organisation.update({ where: { id: organisation.id }, data: { name: "Elvehuset" } });
    await db.event.update({ where: { id }, data: { title: "Etter" } });
    for (const q of ["bølgen", "ås", "flammen", "elvehuset", "etter"])
      expect([q, await finds(q)]).toEqual([q, true]);
    for (const q of ["rådhuset", "moss", "gnisten", "hub", "før"])
      expect([q, await finds(q)]).toEqual([q, false]);
    expect(await titles(world, { place: "ås" })).toEqual(["Etter"]);
    expect(await titles(world, { place: "moss" })).toEqual([]);

    await db.venue.delete({ where: { id: venueId } });
    expect([await finds("bølgen"), await titles(world, { place: "ås" })]).toEqual([false, []]);
  });
});

describe("the public list", () => {
  dbTest(
    "narrows by kind, place, organiser and month, and by all of them",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const venueId = await make.venue(organisation, "Salen", "Nordre Follo");
      const startsAt = new Date("2027-09-10T08:00Z");
      await make.event({ title: "a", organisation, venueId, kind: "webinar", startsAt });
      await make.event({
        title: "b",
        organisation,
        kind: "webinar",
        startsAt: new Date("2027-08-10T08:00Z"),
      });
      await make.event({ title: "c", venueId, startsAt });
      const all = {
        kind: "webinar",
        place: "nordre follo",
        organiser: organisation.slug,
        month: "2027-09",
      } as const;
      expect(await titles(world, { kind: "webinar" })).toEqual(["b", "a"]);
      expect(await titles(world, { place: "Nordre FOLLO" })).toEqual(["a", "c"]);
      expect(await titles(world, { organiser: organisation.slug })).toEqual(["b", "a"]);
      expect(await titles(world, { month: "2027-09" })).toEqual(["a", "c"]);
      expect(await titles(world, { ...all, q: "salen" })).toEqual(["a"]);
      expect(await titles(world, { ...all, organiser: "nobody" })).toEqual([]);
    },
  );

  dbTest("reckons the month on the event's own clock", async ({ world, make }) => {
    const startsAt = new Date("2027-09-30T22:30Z");
    await make.event({ title: "Oslo", startsAt });
    await make.event({ title: "London", startsAt, timeZone: "Europe/London" });
    await make.event({
      title: "Kiritimati",
      startsAt: new Date("2027-08-31T10:30Z"),
      timeZone: "Pacific/Kiritimati",
    });
    expect(await titles(world, { month: "2027-10" })).toEqual(["Oslo"]);
    expect(await titles(world, { month: "2027-09" })).toEqual(["Kiritimati", "London"]);
    expect((await filterOptions(world, noFilters)).months).toEqual(["2027-09", "2027-10"]);
  });

  dbTest(
    "holds what goes on and what is to come; the past stands by itself, latest first",
    async ({ world, make }) => {
      await make.event({ title: "long", startsAt: inDays(world, -200), hours: 24 * 210 });
      await make.event({ title: "now", startsAt: addTime(world.now(), -hour) });
      await make.event({ title: "soon", startsAt: addTime(world.now(), hour) });
      await make.event({ title: "over", startsAt: addTime(world.now(), -2 * hour) });
      await make.event({ title: "long over", startsAt: inDays(world, -90) });
      await make.event({ title: "put away", startsAt: inDays(world, -95), status: "archived" });
      expect(await titles(world)).toEqual(["long", "now", "soon"]);
      expect(await titles(world, { when: "past" })).toEqual(["over", "long over", "put away"]);
      expect((await filterOptions(world, noFilters)).anyPast).toBe(true);
      expect((await filterOptions(world, { ...noFilters, when: "past" })).months).toEqual([
        "2027-04",
        "2027-05",
        "2027-08",
      ]);
    },
  );

  dbTest("has each event on one page, also when many begin at once", async ({ world, make }) => {
    const organisation = await make.organisation();
    for (let n = 0; n < 11; n++) await make.event({ organisation, title: `${n}` });
    const seen = [];
    for (const page of [1, 2, 3]) {
      const shown = await browse(world, { page }, 4);
      expect(shown).toMatchObject({ page, pages: 3, total: 11, more: false });
      seen.push(...shown.events.map(({ title }) => title));
    }
    expect(new Set(seen).size).toBe(11);
    expect(await browse(world, { page: 39 }, 4)).toMatchObject({ page: 3 });
    expect((await browse(world, { page: 39 }, 4)).events).toHaveLength(3);
  });

  dbTest(
    "never shows, counts, offers or guesses from what is not public",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const venueId = await make.venue(organisation, "Bunkeren", "Hemmeligstad");
      const hidden = {
        organisation,
        venueId,
        title: "Oppkjøpet av Fjordlaks",
        kind: "job-fair",
      } as const;
      await make.event({ ...hidden, status: "draft" });
      await make.event({ ...hidden, visibility: "unlisted" });
      await make.event({ ...hidden, visibility: "members" });
      await make.event({ ...hidden, visibility: "members", startsAt: inDays(world, -10) });
      await make.event({ ...hidden, status: "cancelled" });
      await make.event({ title: "Åpent møte" });
      for (const q of ["fjordlaks", "fjordlask", "bunkeren", "bunkreen", "hemmeligstad"])
        expect(await browse(world, { q })).toMatchObject({ events: [], total: 0, alike: false });
      for (const some of [
        { kind: "job-fair" },
        { place: "hemmeligstad" },
        { organiser: organisation.slug },
        { when: "past" },
      ] as const)
        expect(await browse(world, some)).toMatchObject({ events: [], total: 0 });
      const options = await filterOptions(world, noFilters);
      expect(options).toMatchObject({ kinds: ["breakfast-seminar"], places: [], anyPast: false });
      expect(options.organisers).toHaveLength(1);
      expect(options.months).toHaveLength(1);
    },
  );
});

describe("what it costs", () => {
  dbTest("is what is shown, not what is stored", async ({ world }) => {
    await loadFiller(world, { events: 5000, people: 0 });
    const cases: Some[] = [
      {},
      { when: "past" },
      { kind: "webinar" },
      { kind: "accelerator" },
      { place: "hamar" },
      { place: "moss" },
      { organiser: "nobody" },
      { month: "2028-01" },
      { q: "lastmøte", kind: "job-fair" },
      { q: "helikopter" },
    ];
    for (const some of cases) {
      const sought = await soughtBy(world, { ...noFilters, ...some });
      const asked = soughtEvents(sought, world.now(), eventsOnPage);
      const [row] = await world.db.$queryRaw<
        [{ "QUERY PLAN": [{ Plan: Record<string, number> }] }]
      >`
        EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${asked}`;
      const { Plan: plan } = row["QUERY PLAN"][0];
      const blocks = (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
      // The table alone has some 300.
      expect([some, blocks < 150 ? "little" : blocks]).toEqual([some, "little"]);
    }
  });
});

describe("the choices of the filters", () => {
  dbTest("are what some event has, spelt as its organiser does", async ({ world, make }) => {
    const organisation = await make.organisation();
    const other = await make.organisation();
    for (const [name, municipality] of [
      ["a", "Ås"],
      ["b", "Moss"],
      ["c", "ÅS"],
      ["d", ""],
    ] as const)
      await make.event({
        organisation,
        venueId: await make.venue(organisation, name, municipality),
      });
    await make.event({
      organisation: other,
      kind: "webinar",
      startsAt: inDays(world, -1),
      hours: 48,
    });
    await make.event({ organisation: other, kind: "job-fair", startsAt: inDays(world, -9) });
    const options = await filterOptions(world, { ...noFilters, place: "Ås" });
    expect(options.places.map(({ value }) => value)).toEqual(["as", "moss"]);
    expect(options.chosen.place).toBe("as");
    expect(options.kinds).toEqual(["breakfast-seminar", "webinar"]);
    expect(options.organisers.map(({ value }) => value)).toEqual([organisation.slug, other.slug]);
    // What has begun is offered among the past as well.
    expect((await filterOptions(world, { ...noFilters, when: "past" })).kinds).toEqual([
      "webinar",
      "job-fair",
    ]);
  });

  dbTest("keep what is chosen, though nothing has it", async ({ world, make }) => {
    const quiet = await make.organisation();
    const options = await filterOptions(world, {
      ...noFilters,
      kind: "accelerator",
      month: "2030-01",
      organiser: quiet.slug,
    });
    expect(options).toMatchObject({ kinds: ["accelerator"], chosen: { organiser: quiet.slug } });
  });
});
