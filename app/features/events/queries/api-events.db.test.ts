import { describe, expect } from "vitest";
import { anonymous } from "~/kernel/actor";
import { addTime, day } from "~/kernel/time";
import { dbTest } from "tests/support/db";
import { embedChoices } from "./embed-choices.server";
import { apiEvents } from "./api-events.server";

dbTest(
  "an organisation may show what is published and not for members alone",
  async ({ world, make }) => {
    const organisation = await make.organisation();
    const of = { organisation };
    const open = await make.event({ ...of, title: "Open" });
    const unlisted = await make.event({ ...of, visibility: "unlisted" });
    await make.event({ ...of, visibility: "members" });
    await make.event({ ...of, status: "draft" });
    await make.event({ ...of, startsAt: addTime(world.now(), -2 * day) });
    await make.event({ title: "Somebody else's" });

    const viewer = await make.member(organisation.id, "viewer");
    for (const actor of [organisation.owner, viewer]) {
      const choices = await embedChoices(world, actor, organisation.slug);
      expect(choices.ok && choices.value.events.map(({ slug }) => slug)).toEqual([
        open.slug,
        unlisted.slug,
      ]);
    }
    const { owner: foreign } = await make.organisation();
    expect(await embedChoices(world, foreign, organisation.slug)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await embedChoices(world, anonymous, organisation.slug)).toMatchObject({
      problem: { code: "not-signed-in" },
    });
  },
);

describe("the list of the API", () => {
  const all = { page: 1, perPage: 100 };

  dbTest("holds what is to come, narrowed by who, what and when", async ({ world, make }) => {
    const organisation = await make.organisation();
    const at = (days: number) => addTime(world.now(), days * day);
    const archived = await make.event({ organisation, startsAt: at(-20), status: "archived" });
    const past = await make.event({ organisation, startsAt: at(-10) });
    const soon = await make.event({ organisation, startsAt: at(1) });
    const later = await make.event({ organisation, startsAt: at(40) });
    const other = await make.event({ startsAt: at(2) });
    await world.db.event.update({ where: { id: other.id }, data: { kind: "webinar" } });
    await make.event({ organisation, startsAt: at(3), visibility: "unlisted" });
    await make.event({ organisation, startsAt: at(3), status: "cancelled" });

    const slugs = async (filter: Parameters<typeof apiEvents>[1]) =>
      (await apiEvents(world, filter, all)).events.map(({ slug }) => slug);
    expect(await slugs({})).toEqual([soon.slug, other.slug, later.slug]);
    expect(await slugs({ organiser: organisation.slug })).toEqual([soon.slug, later.slug]);
    expect(await slugs({ organiser: "nobody" })).toEqual([]);
    expect(await slugs({ kind: "webinar" })).toEqual([other.slug]);
    expect(await slugs({ to: at(30) })).toEqual([soon.slug, other.slug]);
    expect(await slugs({ from: at(30) })).toEqual([later.slug]);
    expect(await slugs({ from: at(-30), to: at(0) })).toEqual([archived.slug, past.slug]);
  });

  dbTest("comes in pages", async ({ world, make }) => {
    const organisation = await make.organisation();
    for (let n = 1; n <= 3; n++)
      await make.event({ organisation, startsAt: addTime(world.now(), n * day) });
    const first = await apiEvents(world, {}, { page: 1, perPage: 2 });
    const second = await apiEvents(world, {}, { page: 2, perPage: 2 });
    expect([first.total, first.pages, first.events.length, second.events.length]).toEqual([
      3, 2, 2, 1,
    ]);
  });
});
