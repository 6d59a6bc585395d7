/**
 * `npm run bench`: what Treff reaches, beside a baseline measured in the same run on the same machine.
 *
 *     npm run bench                      everything, about ten minutes; a table, and JSON in tests/.artifacts
 *     npm run bench -- pages orders      some of it: pages, signed-in, orders, feeds, start, wire, growth, reminders
 *     npm run bench -- --large 100000    how many registrations "many" is (10,000 events with them)
 *
 * Ratios, since absolute figures swing by a third from run to run. Exits with 1 when something could not be
 * measured, not when a goal is missed: the table says so.
 */
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadDemo } from "../../prisma/demo/load-demo";
import { loadFiller } from "../../prisma/demo/load-filler";
import { demoOrganiser } from "../../prisma/demo/hubs";
import { buildIfStale } from "~/main/build";
import { readSettings } from "~/platform/env.server";
import { openWorld, type RootWorld } from "~/platform/world.server";
import { cloneDatabase, openDatabaseServer } from "../support/database-server";
import { artifacts } from "../support/keeper";
import { feedFigures } from "./feeds";
import { tableOf, writeJson, type Figure } from "./figures";
import { growthFigures, type Filling } from "./growth";
import { makeHotEvent } from "./hot-event";
import { orderFigures } from "./orders";
import { pageFigures, signedInFigures } from "./pages";
import { reminderFigures } from "./reminder-figures";
import { environmentFor, startProgram, startWeb, type Started } from "./stage";
import { startFigures } from "./start-up";
import { wireFigures } from "./wire";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { large: { type: "string", default: "100000" } },
});
const broken: string[] = [];

process.env["NODE_ENV"] ??= "production";
await buildIfStale();
const server = await openDatabaseServer();
const closing: (() => Promise<unknown>)[] = [() => server.close()];
const figures: Figure[] = [];
try {
  const databaseUrl = await cloneDatabase(server);
  const world = worldOn(databaseUrl);
  await loadDemo(world);
  const app = await startWeb(databaseUrl);
  closing.push(() => app.close());
  const organiser = demoOrganiser.email;
  const event = await world.db.event.findFirstOrThrow({
    where: { kind: "study-trip", status: "published" },
    select: { slug: true, organisation: { select: { slug: true } } },
    orderBy: { startsAt: "desc" },
  });
  const publicPages = {
    event: `/e/${event.slug}`,
    home: "/",
    organisation: `/o/${event.organisation.slug}`,
  };

  const remix = () => startProgram("bare-remix", databaseUrl, { ACTOR: organiser });
  await take("start", () => startFigures(databaseUrl));
  await take("pages", () =>
    using(remix, (bare) => pageFigures(databaseUrl, app, bare, publicPages)),
  );
  await take("signed-in", () =>
    using(remix, (bare) => signedInFigures(world, app, bare, organiser, publicPages)),
  );
  await take("orders", () => orderFigures(world, databaseUrl, app.url));
  await take("feeds", () => feedFigures(world, databaseUrl, app));
  const { event: eventPath, home } = publicPages;
  await take("wire", () => wireFigures(app.url, { event: eventPath, home }));
  await take("growth", async () => {
    const people = Number(values.large);
    const small = await fillingOf({ events: 10, people: 100 });
    const large = await fillingOf({ events: 10_000, people });
    return growthFigures(small, large, `10 and 10 000 events, 100 and ${people} registrations`);
  });
  await take("reminders", async () => {
    const hot = await makeHotEvent(world, { seats: 5000, sessions: 2 });
    await fillSeats(world, hot, 2000);
    return reminderFigures(databaseUrl, hot.slug);
  });
} finally {
  for (const close of closing.toReversed()) await close().catch((error) => console.error(error));
}

const [cpu] = os.cpus();
const machine = {
  node: process.version,
  cores: os.cpus().length,
  cpu: cpu?.model ?? "unknown",
  memory: `${Math.round(os.totalmem() / 1024 ** 3)} GB`,
};
const file = join(artifacts, "bench.json");
writeJson(file, figures, machine);
console.log(tableOf(figures));
console.log(`\n${machine.cores} cores, ${machine.cpu}, Node ${machine.node}. As JSON: ${file}`);
if (broken.length > 0) console.error(`\nCould not be measured: ${broken.join(", ")}.`);
process.exit(broken.length > 0 ? 1 : 0);

/** Measures one group, if it is wanted; one that breaks does not keep the others from being measured. */
async function take(name: string, measure: () => Promise<Figure[]>): Promise<void> {
  if (positionals.length > 0 && !positionals.includes(name)) return;
  console.error(`${name} …`);
  try {
    figures.push(...(await measure()));
  } catch (error) {
    console.error(error);
    broken.push(name);
  }
}

async function using<T>(
  open: () => Promise<Started>,
  work: (opened: Started) => Promise<T>,
): Promise<T> {
  const opened = await open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function worldOn(databaseUrl: string): RootWorld {
  const settings = readSettings(environmentFor(databaseUrl, 3000));
  const world = openWorld(settings, () => {});
  closing.push(() => world.db.$disconnect());
  return world;
}

/** A database with so much in it. The event looked at has about as many registrations in each. */
async function fillingOf(size: { events: number; people: number }): Promise<Filling> {
  const databaseUrl = await cloneDatabase(server);
  const world = worldOn(databaseUrl);
  await loadFiller(world, size);
  const chosen = await world.db.event.findFirstOrThrow({
    where: {
      status: "published",
      startsAt: { gt: world.now() },
      slug: { not: { endsWith: "-event-1" } },
    },
    orderBy: { startsAt: "asc" },
    select: { slug: true, organisation: { select: { slug: true } } },
  });
  return {
    databaseUrl,
    world,
    organisation: chosen.organisation.slug,
    event: chosen.slug,
    organiser: demoOrganiser.email,
  };
}

/** People with a place, written straight into the tables. */
async function fillSeats(
  world: RootWorld,
  event: { readonly id: string; readonly organisationId: string; readonly poolId: string },
  count: number,
): Promise<void> {
  const now = world.now();
  await world.db.$executeRaw`
    WITH numbers AS (SELECT n, gen_random_uuid() AS order_id FROM generate_series(1, ${count}::int) AS n),
    orders AS (
      INSERT INTO "order" (id, organisation_id, event_id, code, contact_name, contact_email, language, created_at)
      SELECT order_id, ${event.organisationId}::uuid, ${event.id}::uuid, 'REM' || n, 'Deltaker ' || n,
             'rem' || n || '@rush.example', 'nb', ${now} FROM numbers
      RETURNING id, contact_name, contact_email),
    pool AS (UPDATE seat_pool SET taken = taken + ${count}::int WHERE id = ${event.poolId}::uuid)
    INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, attendee_name, attendee_email,
                              language, status, created_at, confirmed_at, places)
    SELECT gen_random_uuid(), ${event.organisationId}::uuid, ${event.id}::uuid, id, 1, contact_name, contact_email,
           'nb', 'confirmed', ${now}, ${now}, ARRAY[${event.poolId}::uuid] FROM orders`;
}
