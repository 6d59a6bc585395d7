import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect } from "vitest";
import { addTime, day, hour, minute } from "~/kernel/time";
import { PrismaClient } from "~/platform/generated/prisma/client";
import { browserTest as appTest } from "../support/browser";
import type { Hub } from "../support/hub";
import { root } from "../support/keeper";
import { makeFor, type MadeEvent } from "../support/make";
import { stranger } from "../support/routes";

/** The built pages in this process, on a database that counts what it is asked. */
async function countingApp(databaseUrl: string, hub: Hub) {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 4 });
  const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  let asked = 0;
  db.$on("query", () => (asked += 1));
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(join(root, "build", "server", "index.js")).href
  )) as ServerBuild;
  const handle = createRequestHandler(build, "production");
  const world = { ...hub.world, db };
  const context = { ...stranger, world };
  return {
    world,
    async queriesOf(path: string): Promise<number> {
      asked = 0;
      const answer = await handle(new Request(world.settings.url + path), context);
      await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      return asked;
    },
    close: () => db.$disconnect(),
  };
}

/** An organisation of its own with so many events, the first of them with as many sessions in three tracks. */
async function filled(hub: Hub, count: number): Promise<MadeEvent> {
  const { world } = hub;
  const make = makeFor(world);
  const { id, name } = await world.db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } });
  const slug = `${hub.slug}-${count}`;
  await world.db.organisation.create({
    data: {
      id: world.newId(),
      slug,
      name: `${name} ${count}`,
      replyEmail: "post@many.example",
      createdAt: world.now(),
    },
  });
  const owner = await world.db.organisation.findUniqueOrThrow({ where: { slug } });
  expect(owner.id).not.toBe(id);
  const venue = { id: world.newId(), organisationId: owner.id, name: "Bølgen" };
  await world.db.venue.create({ data: venue });
  const startsAt = addTime(world.now(), 40 * day);
  const events = Array.from({ length: count }, (_, n) => ({
    id: world.newId(),
    pool: world.newId(),
    n,
  }));
  await world.db.seatPool.createMany({ data: events.map(({ pool }) => ({ id: pool, size: 10 })) });
  await world.db.event.createMany({
    data: events.map(({ id: eventId, pool, n }) => ({
      id: eventId,
      organisationId: owner.id,
      slug: `${slug}-${n}`,
      kind: "webinar",
      title: `Treff ${n}`,
      timeZone: "Europe/Oslo",
      startsAt: addTime(startsAt, n * minute),
      endsAt: addTime(startsAt, n * minute + 10 * hour),
      venueId: venue.id,
      status: "published",
      seatPoolId: pool,
      calendarUid: `${eventId}@many.example`,
      calendarRevisedAt: world.now(),
      createdAt: world.now(),
    })),
  });
  const [first] = events;
  const made: MadeEvent = {
    id: first?.id ?? "",
    slug: `${slug}-0`,
    organisation: { id: owner.id, slug, owner: hub.owner },
    seatPoolId: first?.pool ?? "",
    startsAt,
  };
  await make.session(made, { title: "Åpning" });
  const { dayId } = await world.db.session.findFirstOrThrow({ where: { eventId: made.id } });
  const networks = await Promise.all(
    ["Næring", "Klima", "Kultur"].map((group) =>
      make.network(made.organisation, `${group} ${count}`),
    ),
  );
  const tracks = networks.map((networkId, position) => ({
    id: world.newId(),
    eventId: made.id,
    networkId,
    name: `Spor ${position}`,
    position,
  }));
  await world.db.track.createMany({ data: tracks });
  await world.db.session.createMany({
    data: Array.from({ length: count - 1 }, (_, n) => ({
      id: world.newId(),
      eventId: made.id,
      dayId,
      kind: "talk",
      title: `Innlegg ${n}`,
      startsAt: addTime(startsAt, n * minute),
      startZone: "Europe/Oslo",
      endsAt: addTime(startsAt, n * minute + hour),
      endZone: "Europe/Oslo",
      venueId: venue.id,
      trackId: tracks[n % 3]?.id ?? null,
      networkId: networks[n % 3] ?? null,
      calendarUid: `${world.newId()}@many.example`,
      calendarRevisedAt: world.now(),
    })),
  });
  return made;
}

appTest(
  "a page asks the database as often for two hundred things as for ten",
  { timeout: 120_000 },
  async ({ databaseUrl, hub }) => {
    const app = await countingApp(databaseUrl, hub);
    try {
      const [few, many] = [await filled(hub, 10), await filled(hub, 200)];
      // Once before counting: the first use of a query costs statements of its own.
      const pages = (event: MadeEvent): readonly string[] => [
        `/o/${event.organisation.slug}`,
        `/e/${event.slug}`,
        `/e/${event.slug}/calendar.ics`,
        `/e/${event.slug}/subscribe`,
        `/o/${event.organisation.slug}/subscribe`,
        `/o/${event.organisation.slug}/events.json`,
        `/e/${event.slug}/register`,
        `/api/v1/events/${event.slug}`,
      ];
      for (const [place, path] of pages(few).entries()) {
        const ofFew = await app.queriesOf(path);
        expect.soft(ofFew, path).toBeGreaterThan(0);
        expect.soft(await app.queriesOf(pages(many)[place] ?? ""), path).toBe(ofFew);
      }
      // On the front page stand all of them; what it asks is a matter of the page, not of what is stored.
      for (const path of ["/", "/?page=2", "/api/v1/events"])
        expect.soft(await app.queriesOf(path), path).toBeLessThanOrEqual(20);
    } finally {
      // Two hundred events of one minute stand in nobody else's way.
      const slugs = [10, 200].map((count) => `${hub.slug}-${count}`);
      await hub.world.db.event.deleteMany({ where: { organisation: { slug: { in: slugs } } } });
      await hub.world.db.organisation.deleteMany({ where: { slug: { in: slugs } } });
      await app.close();
    }
  },
);
