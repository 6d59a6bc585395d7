import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { addTime, day } from "~/kernel/time";
import { seriesOfOrganisation, seriesPage } from "./series-page.server";

dbTest("a series shows what comes, what was, and whose turn it is", async ({ world, make }) => {
  const organisation = await make.organisation();
  const { id: seriesId, slug } = await make.series(organisation, "Visit Us");
  const hosted = async (name: string, days: number, more: object = {}) =>
    make.event({
      organisation,
      seriesId,
      title: name,
      hostCompanyId: await make.company(organisation, `${name} AB`),
      startsAt: addTime(world.now(), days * day),
      ...more,
    });
  await hosted("Last year", -400);
  await hosted("Before", -30);
  await hosted("Off", 5, { status: "cancelled" });
  await hosted("Soon", 20);
  await hosted("Then", 50);
  await hosted("Secret", 10, { status: "draft" });
  await hosted("Unlisted", 10, { visibility: "unlisted" });
  await hosted("Members", -10, { visibility: "members" });
  await make.event({ organisation, title: "Another thing" });

  const page = await seriesPage(world, slug);
  expect(page?.coming.map(({ title }) => title)).toEqual(["Off", "Soon", "Then"]);
  expect(page?.past.map(({ title }) => title)).toEqual(["Before", "Last year"]);
  expect(page?.rota.map(({ host, state }) => [host, state])).toEqual([
    ["Before AB", "done"],
    ["Off AB", "cancelled"],
    ["Soon AB", "next"],
    ["Then AB", "later"],
  ]);
  expect(await seriesPage(world, slug, { page: 99 })).toMatchObject({ past: [], morePast: false });
  expect(await seriesPage(world, "nothing")).toBeNull();
});

dbTest(
  "an organisation's page names its series with public events only",
  async ({ world, make }) => {
    const [organisation, other] = [await make.organisation(), await make.organisation()];
    const [open, closed, elsewhere] = [
      await make.series(organisation, "Open"),
      await make.series(organisation, "Closed"),
      await make.series(other, "Elsewhere"),
    ];
    await make.event({ organisation, seriesId: open.id });
    await make.event({ organisation, seriesId: closed.id, visibility: "members" });
    await make.event({ organisation, seriesId: closed.id, status: "draft" });
    await make.event({ organisation: other, seriesId: elsewhere.id });
    await make.series(organisation, "Empty");
    const series = await seriesOfOrganisation(world, organisation.slug);
    expect(series.map(({ title, next }) => [title, next?.timeZone])).toEqual([
      ["Open", "Europe/Oslo"],
    ]);
  },
);
