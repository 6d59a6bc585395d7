import { expect, vi } from "vitest";
import type { KeptOn } from "~/platform/page-cache/kept-on";
import { keptRoutes } from "~/platform/page-cache/page-address";
import { dbTest } from "./support/db";
import { addressOf, allRoutes, loaderOf, stranger } from "./support/routes";

/** Known on every page: the key has the language by itself. */
const everywhere = ["lang"];

/** The names that are looked up in any query while `work` runs; `*` where all are read. */
async function queryReadBy(work: () => Promise<unknown>): Promise<string[]> {
  const query = URLSearchParams.prototype;
  const byName = (["get", "getAll", "has"] as const).map((way) => vi.spyOn(query, way));
  const all = vi.spyOn(query, Symbol.iterator);
  await work();
  const names = byName.flatMap(({ mock }) => mock.calls.map(([name]) => name));
  const read = all.mock.calls.length > 0 ? [...names, "*"] : names;
  vi.restoreAllMocks();
  return read;
}

dbTest("what a kept page reads of its address is in its key", async ({ world, make }) => {
  const event = await make.event();
  const series = {
    id: world.newId(),
    organisationId: event.organisation.id,
    slug: "s",
    title: "x",
  };
  await world.db.series.create({ data: series });
  await make.session(event, {
    title: "x",
    networkId: await make.network(event.organisation, "Næring"),
  });
  const network = await world.db.network.findFirstOrThrow({ select: { id: true } });
  const slugs: readonly (readonly [under: RegExp, slug: string])[] = [
    [/^\/(e|embed\/e|api\/v1\/events)\//, event.slug],
    [/^\/(o|api\/v1\/organisations)\//, event.organisation.slug],
    [/^\/s\//, series.slug],
    [/^\/sitemap\//, "1"],
  ];
  const routes = allRoutes();

  for (const [pattern, ...query] of keptRoutes) {
    const known = query.map((name) => name.replace("*", ""));
    const slug = slugs.find(([under]) => under.test(pattern))?.[1] ?? "";
    const route = routes.find(
      (one) =>
        one.pattern === pattern.replace(":slug.xml", ":file").replace("n/:slug", "n/:network"),
    );
    if (!route) throw new Error(`${pattern} is kept, but no route answers it.`);
    const loader = await loaderOf(route.file);
    const keep = vi.fn<(on: KeptOn) => void>();
    const read = await queryReadBy(async () =>
      loader({
        request: new Request(
          new URL(
            addressOf(route.pattern.replace(":file", ":slug.xml"), { slug, network: network.id }),
            world.settings.url,
          ),
        ),
        params: { slug, network: network.id, file: `${slug}.xml` },
        context: { ...stranger, world, keep },
      }),
    );
    expect(keep, `${pattern}: its loader says what it depends on`).toHaveBeenCalled();
    // The API is asked with words it knows or is not kept: there all may be read.
    const free = pattern.startsWith("/api/") ? ["*", ...everywhere] : everywhere;
    expect(
      read.filter((name) => ![...known, ...free].includes(name)),
      `${pattern}: read, and not in its row`,
    ).toEqual([]);
  }
});
