import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { addTime, day } from "~/kernel/time";
import { sitemapPages, sitemapParts } from "./sitemap.server";

dbTest(
  "the site map names what everybody may see, to come and of the past year",
  async ({ world, make }) => {
    const organisation = await make.organisation();
    const shown = await make.event({ organisation });
    const past = await make.event({ organisation, startsAt: addTime(world.now(), -100 * day) });
    await make.event({ organisation, startsAt: addTime(world.now(), -400 * day) });
    await make.event({ organisation, visibility: "unlisted" });
    await make.event({ organisation, visibility: "members" });
    await make.event({ organisation, status: "draft" });
    // An organisation with nothing to show is not named.
    await make.event({ status: "draft" });
    const pages = await sitemapPages(world, 1);
    expect(pages.map(({ kind, slug }) => [kind, slug])).toEqual([
      ["organisation", organisation.slug],
      ["event", shown.slug],
      ["event", past.slug],
    ]);
    expect(pages.at(-1)?.changedAt).toEqual(world.now());
    expect(await sitemapParts(world)).toBe(1);
    expect(await sitemapPages(world, 2)).toEqual([]);
  },
);

dbTest("an empty installation has an empty map", async ({ world }) => {
  expect(await sitemapParts(world)).toBe(1);
  expect(await sitemapPages(world, 1)).toEqual([]);
});
