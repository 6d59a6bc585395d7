import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect } from "vitest";
import { findBinaries } from "~/platform/embedded/binaries.server";
import { existingCluster, readKey } from "~/platform/embedded/cluster.server";
import { startOrAdopt } from "~/platform/embedded/start-postmaster.server";
import { startEmbeddedPostgres } from "~/platform/embedded/supervisor.server";
import { faultsInBooks } from "../support/books";
import { brokenPromises, customer, serve } from "../support/crowd";
import {
  databaseFaultTest,
  faultTest,
  parameters,
  patience,
  publicUrl,
  type FaultStage,
} from "../support/fault-stage";
import { formRequest, inLanes, orderRequest, type Answer } from "../support/patient-client";

/** How many of what {@link askEverything} asks for first may be kept as ready bytes, and then needs no database. */
const mayBeKept = 4;

/** What is asked of a web process in the tests below: pages, the API, what changes something, readiness. */
async function askEverything({ ask }: FaultStage, url: string, slug: string): Promise<Answer[]> {
  const order = { contact: { name: "Ada Berg", email: "ada@away.example" }, seats: [{}] };
  const api = `${url}/api/v1/events/${slug}`;
  return Promise.all([
    ask(url),
    ask(`${url}/e/${slug}`),
    ask(`${url}/e/${slug}/calendar.ics`),
    ask(api),
    ask(`${url}/e/${slug}/register`),
    ask(`${api}/orders`, orderRequest(order, "away")),
    ask(`${url}/sign-in`, formRequest(publicUrl, { email: "ada@away.example" })),
    ask(`${url}/readyz`),
  ]);
}

/**
 * Every answer asks to come back later, and none is a page that broke. A public page that was ready when the database
 * went stays readable: nothing can have changed since.
 */
function expectUnavailable(answers: readonly Answer[]): void {
  const statuses = answers.map(({ status }, place) =>
    place < mayBeKept && status === 200 ? 503 : status,
  );
  expect(statuses).toEqual(answers.map(() => 503));
  for (const { status, headers } of answers)
    if (status !== 200) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
}

/** Everything answers as it should, within five seconds of being asked, by the same process as before. */
async function expectRecovery(stage: FaultStage, url: string, slug: string): Promise<void> {
  for (const until = performance.now() + 5_000; ; await sleep(50)) {
    const statuses = (await askEverything(stage, url, slug)).map((answer) => answer.status);
    if (statuses.every((status) => status < 400)) return;
    if (performance.now() > until) expect(statuses).toEqual([]);
  }
}

databaseFaultTest(
  "a database killed again and again under load keeps every promise and every mail",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, database, startWeb, startWorker } = stage;
    const event = await hub.event({ capacity: 200 });
    const [web] = await Promise.all([startWeb(), startWorker()]);
    const data = join(database.home, "data");
    const before = { made: statSync(join(data, "PG_VERSION")).ino, id: await systemOf(stage) };
    let answered = 0;
    const killing = (async () => {
      for (const after of [40, 120, 200]) {
        while (answered < after) await sleep(5);
        const { pid } = database;
        process.kill(pid, "SIGKILL");
        expect(existsSync(join(data, "postmaster.pid"))).toBe(true);
        while (database.pid === pid) await sleep(5);
      }
    })();
    const customers = Array.from({ length: 300 }, (_, n) => customer(stage, event.slug, n));
    const promises = await inLanes(customers, 20, async (each) => {
      const promise = await serve(each, () => web.url);
      answered += 1;
      return promise;
    });
    await killing;

    expect(await brokenPromises(stage, event.id, promises)).toEqual([]);
    expect(await faultsInBooks(hub.world.db, event.id)).toEqual([]);
    const after = { made: statSync(join(data, "PG_VERSION")).ino, id: await systemOf(stage) };
    expect(after).toEqual(before);
    // The worker lost its database as well, and went on by itself.
    await expectAllDelivered(stage, event.id);
  },
);

databaseFaultTest(
  "while the database is stopped everything says so, and it works again without a restart of ours",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, database, folder, startWeb, startWorker } = stage;
    const event = await hub.event();
    const [web, worker] = await Promise.all([startWeb(), startWorker()]);
    await expectRecovery(stage, web.url, event.slug);

    await database.stop();
    expectUnavailable(await askEverything(stage, web.url, event.slug));
    expect((await ask(`${web.url}/healthz`)).status).toBe(200);
    expect((await ask(`${web.url}/favicon.svg`)).status).toBe(200);

    await startAgain(folder, database.port);
    await expectRecovery(stage, web.url, event.slug);
    const kept = await startEmbeddedPostgres({ folder });
    try {
      const late = customer(stage, event.slug, 0);
      expect(await brokenPromises(stage, event.id, [await serve(late, () => web.url)])).toEqual([]);
      await expectAllDelivered(stage, event.id);

      await worker.close();
      await takeAllConnections(stage, async () => {
        expectUnavailable(await askEverything(stage, web.url, event.slug));
      });
      await expectRecovery(stage, web.url, event.slug);

      await freeze(stage, kept.pid, async () => {
        expectUnavailable(await askEverything(stage, web.url, event.slug));
      });
      await expectRecovery(stage, web.url, event.slug);
    } finally {
      await web.close();
      await kept.stop();
    }
  },
);

faultTest(
  "a pool that is taken up is said to be, and a lock nobody lets go of holds nobody for ever",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, databaseUrl, startWeb } = stage;
    const event = await hub.event();
    const web = await startWeb({ TREFF_DATABASE_POOL: "1" });
    await expectRecovery(stage, web.url, event.slug);
    const holder = await connected(databaseUrl);
    try {
      await holder.query("BEGIN; LOCK TABLE event, organisation IN ACCESS EXCLUSIVE MODE");
      // One of them has the connection and waits for the lock; the others wait for the connection.
      expectUnavailable(await askEverything(stage, web.url, event.slug));
      expect((await ask(`${web.url}/healthz`)).status).toBe(200);
    } finally {
      await holder.end();
    }
    await expectRecovery(stage, web.url, event.slug);
  },
);

/**
 * Stands for a disk that is full: PostgreSQL then refuses what has to be written with SQLSTATE 53100 (and ends the
 * transaction), and goes on answering what is only read. A disk of a few MB takes root to make; so a trigger
 * refuses with that same state, at the first row an order would write.
 */
faultTest(
  "a full disk refuses orders with 503, half of none is written, and all is well when there is room",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, databaseUrl, startWeb } = stage;
    const event = await hub.event();
    const web = await startWeb();
    const admin = await connected(databaseUrl);
    try {
      await admin.query(`
        CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
        END $$;
        CREATE TRIGGER disk_full BEFORE INSERT ON outbox_message EXECUTE FUNCTION disk_full()`);
      const customers = [0, 1, 2, 3].map((n) => customer(stage, event.slug, n));
      expectUnavailable(await Promise.all(customers.map((each) => each.ask(web.url))));
      expect((await ask(`${web.url}/e/${event.slug}`)).status).toBe(200);
      expect((await ask(`${web.url}/readyz`)).status).toBe(200);
      expect(await hub.world.db.order.count({ where: { eventId: event.id } })).toBe(0);

      await admin.query("DROP FUNCTION disk_full CASCADE");
      const promises = await Promise.all(customers.map((each) => serve(each, () => web.url)));
      expect(await brokenPromises(stage, event.id, promises)).toEqual([]);
      expect(await faultsInBooks(hub.world.db, event.id)).toEqual([]);
    } finally {
      await admin.end();
    }
  },
);

async function systemOf({ hub }: FaultStage): Promise<string | undefined> {
  const rows = await hub.world.db.$queryRaw<{ id: string }[]>`
    SELECT system_identifier::text AS id FROM pg_control_system()`;
  return rows[0]?.id;
}

/**
 * Until every mail of an event has left, each once.
 *
 * @remarks The minute that a lease lasts, and the one between two sweeps of the worker, are not waited for: leases
 * from before the database went away are ended, and the worker is woken.
 */
async function expectAllDelivered({ hub }: FaultStage, eventId: string): Promise<void> {
  const { outboxMessage, capturedMail } = hub.world.db;
  await outboxMessage.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: hub.world.now() },
  });
  const until = performance.now() + 180_000;
  while (await outboxMessage.count({ where: { eventId, state: { not: "sent" } } })) {
    if (performance.now() > until) throw new Error("Mails still wait after three minutes.");
    hub.world.wake("deliver-outbox");
    await sleep(250);
  }
  const enqueued = await outboxMessage.count({ where: { eventId } });
  expect(await capturedMail.count({ where: { message: { eventId } } })).toBe(enqueued);
}

/** Starts a stopped database at the address it had, as an operator would. */
async function startAgain(folder: string, port: number): Promise<void> {
  const cluster = existingCluster(folder);
  const key = cluster && readKey(cluster);
  if (!cluster || !key) throw new Error(`no database in ${folder}`);
  const log = () => {};
  const binaries = findBinaries(cluster.user, cluster.home, log);
  await startOrAdopt(cluster, binaries, key, { log, quick: false, parameters }, port);
}

const strangers = "datname = current_database() AND application_name <> 'taker'";

/** Takes every connection the server has, those of the application too, while `work` goes on. */
async function takeAllConnections(
  { databaseUrl }: FaultStage,
  work: () => Promise<void>,
): Promise<void> {
  const taken: pg.Client[] = [await connected(databaseUrl)];
  try {
    for (let others = 1; others > 0;) {
      await taken[0]?.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${strangers}`,
      );
      try {
        for (;;) taken.push(await connected(databaseUrl));
      } catch (error) {
        expect((error as { code?: string }).code).toBe("53300");
      }
      const left = await taken[0]?.query<{ others: number }>(
        `SELECT count(*)::int AS others FROM pg_stat_activity WHERE ${strangers}`,
      );
      others = left?.rows[0]?.others ?? 0;
    }
    await work();
  } finally {
    await Promise.all(taken.map((client) => client.end()));
  }
}

/** Stops every process of the database as it stands, as a machine does that is out of memory or cut off. */
async function freeze(
  { hub }: FaultStage,
  postmaster: number,
  work: () => Promise<void>,
): Promise<void> {
  const rows = await hub.world.db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity`;
  const pids = [postmaster, ...rows.map((row) => row.pid)];
  const signal = (name: NodeJS.Signals) => {
    for (const pid of pids) process.kill(pid, name);
  };
  try {
    signal("SIGSTOP");
    await work();
  } finally {
    signal("SIGCONT");
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "taker" });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}
