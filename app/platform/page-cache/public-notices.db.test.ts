import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { TestWorld } from "tests/support/world";
import type { Make, MadeEvent } from "tests/support/make";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import type { Tag } from "./kept-on";
import { PublicNotices } from "./public-notices.server";

/** What the database says while `work` runs, sorted. A mark of our own ends the listening: notices keep their order. */
async function said(databaseUrl: string, work: () => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const heard: string[] = [];
  const marked = new Promise<void>((resolve) => {
    client.on("notification", ({ payload = "" }) => {
      if (payload === "mark") resolve();
      else heard.push(payload);
    });
  });
  try {
    await client.query("LISTEN treff_public");
    await work();
    await client.query("NOTIFY treff_public, 'mark'");
    await marked;
    return heard.toSorted();
  } finally {
    await client.end();
  }
}

/** Changes of everything public pages show, each with what the database has to say of it. */
const changes: readonly (readonly [
  what: string,
  change: (world: TestWorld, event: MadeEvent) => Promise<unknown>,
  word: "event" | "organisation",
])[] = [
  [
    "an event's words",
    ({ db }, { id }) => db.event.update({ where: { id }, data: { title: "x" } }),
    "event",
  ],
  [
    "a day",
    ({ db }, { id }) => db.eventDay.updateMany({ where: { eventId: id }, data: { title: "x" } }),
    "event",
  ],
  [
    "a session",
    ({ db }, { id }) => db.session.updateMany({ where: { eventId: id }, data: { title: "x" } }),
    "event",
  ],
  [
    "a document",
    (world, { id, organisation }) =>
      world.db.storedFile.create({
        data: {
          id: world.newId(),
          organisationId: organisation.id,
          eventId: id,
          purpose: "document",
          title: "x",
          fileName: "x.pdf",
          mediaType: "application/pdf",
          size: 1,
          sha256: new Uint8Array(32),
          createdAt: world.now(),
        },
      }),
    "event",
  ],
  [
    "a session less",
    ({ db }, { id }) => db.session.deleteMany({ where: { eventId: id } }),
    "event",
  ],
  [
    "a track more",
    (world, { id }) =>
      world.db.track.create({ data: { id: world.newId(), eventId: id, name: "x", position: 1 } }),
    "event",
  ],
  [
    "a ticket type",
    ({ db }, { id }) => db.ticketType.updateMany({ where: { eventId: id }, data: { name: "x" } }),
    "event",
  ],
  ["an event less", ({ db }, { id }) => db.event.delete({ where: { id } }), "event"],
  [
    "the organisation",
    ({ db }, { organisation: { id } }) =>
      db.organisation.update({ where: { id }, data: { about: "x" } }),
    "organisation",
  ],
  ["a venue", ({ db }) => db.venue.updateMany({ data: { name: "x" } }), "organisation"],
  ["a room", ({ db }) => db.room.updateMany({ data: { name: "x" } }), "organisation"],
  ["a group's name", ({ db }) => db.network.updateMany({ data: { name: "x" } }), "organisation"],
  ["a host's name", ({ db }) => db.company.updateMany({ data: { name: "x" } }), "organisation"],
  [
    "a host's trade",
    ({ db }) => db.company.updateMany({ data: { industry: "x" } }),
    "organisation",
  ],
  [
    "a host's municipality",
    ({ db }) => db.company.updateMany({ data: { municipality: "x" } }),
    "organisation",
  ],
  [
    "a series more",
    (world, { organisation: { id } }) =>
      world.db.series.create({
        data: { id: world.newId(), organisationId: id, slug: "x", title: "x" },
      }),
    "organisation",
  ],
];

async function fullEvent(world: TestWorld, make: Make): Promise<MadeEvent> {
  const event = await make.event();
  await make.session(event);
  const { id: organisationId } = event.organisation;
  await make.network(event.organisation, "Næring");
  const venue = { id: world.newId(), organisationId, name: "Bølgen" };
  await world.db.venue.create({ data: venue });
  await world.db.room.create({ data: { id: world.newId(), venueId: venue.id, name: "Sal 1" } });
  await world.db.company.create({
    data: {
      id: world.newId(),
      organisationId,
      name: "Elve AS",
      matchKey: "elve",
      createdAt: world.now(),
    },
  });
  return event;
}

describe("the database says what public pages show has changed:", () => {
  for (const [what, change, word] of changes) {
    dbTest(what, async ({ world, make, databaseUrl }) => {
      const event = await fullEvent(world, make);
      const organisation = event.organisation.id;
      const notices = {
        event: `event ${event.id} ${organisation}`,
        organisation: `organisation ${organisation}`,
      };
      const heard = await said(databaseUrl, () => change(world, event));
      expect(heard).toContain(notices[word]);
      // Who lends an event its name has the event's words for the search written anew, which is told as well.
      expect(Object.values(notices)).toEqual(expect.arrayContaining(heard));
    });
  }

  dbTest("how many places are left, once for each order", async ({ world, make, databaseUrl }) => {
    const event = await make.event({ seats: 3 });
    const places = `places ${event.id} ${event.organisation.id}`;
    const ordering = () => make.order(event, make.companyRequest("Elve AS", ["Ada", "Bo"]));
    expect(await said(databaseUrl, ordering)).toEqual([places]);
    const again = () => make.order(event, make.companyRequest("Elve AS", ["Cy"]));
    expect(await said(databaseUrl, again)).toEqual([places]);
    const seat = await world.db.registration.findFirstOrThrow({ where: { attendeeName: "Cy" } });
    const { registration } = seatTokens(world, { id: seat.id, generation: 0 });
    const cancelling = () => cancelRegistration(world, registration);
    expect(new Set(await said(databaseUrl, cancelling))).toEqual(new Set([places]));
  });

  dbTest("how full a session is", async ({ world, make, databaseUrl }) => {
    const event = await make.event();
    const pool = { id: world.newId(), size: 5 };
    await world.db.seatPool.create({ data: pool });
    const id = await make.session(event);
    await world.db.session.update({ where: { id }, data: { seatPoolId: pool.id } });
    const claim = () => world.db.seatPool.update({ where: { id: pool.id }, data: { taken: 1 } });
    expect(await said(databaseUrl, claim)).toEqual([`places ${event.id} ${event.organisation.id}`]);
  });

  dbTest("nothing of what was rolled back", async ({ world, make, databaseUrl }) => {
    const { id } = await make.event();
    const rolledBack = async () => {
      const work = world.db.$transaction(async (db) => {
        await db.event.update({ where: { id }, data: { title: "never" } });
        throw new Error("broken off");
      });
      await expect(work).rejects.toThrow("broken off");
    };
    expect(await said(databaseUrl, rolledBack)).toEqual([]);
  });

  dbTest("nothing of what nobody sees", async ({ world, make, databaseUrl }) => {
    const event = await fullEvent(world, make);
    const unseen = async () => {
      await world.db.company.updateMany({ data: { matchKey: "x" } });
      await world.db.venue.updateMany({ data: { name: "Bølgen" } });
      await make.member(event.organisation.id, "viewer");
    };
    expect(await said(databaseUrl, unseen)).toEqual([]);
  });

  dbTest("of very much one word", async ({ world, make, databaseUrl }) => {
    const { organisation } = await make.event();
    await Promise.all(Array.from({ length: 60 }, () => make.event({ organisation })));
    const all = async () => {
      await world.db.event.updateMany({ data: { summary: "x" } });
      await world.db.seatPool.updateMany({ data: { size: 41 } });
      await world.db.ticketType.updateMany({ data: { position: 2 } });
    };
    expect(await said(databaseUrl, all)).toEqual(["all", "all", "all"]);
  });
});

describe("who listens", () => {
  async function listening(databaseUrl: string) {
    const drops: (readonly Tag[] | null)[] = [];
    const notices = new PublicNotices(databaseUrl, {
      drop: (tags) => void drops.push(tags === null ? null : [...tags]),
    });
    await notices.open();
    return { notices, drops };
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const limit = performance.now() + 5000;
    while (!(await holds())) {
      if (performance.now() > limit) throw new Error("It did not come to pass within 5 s.");
      await sleep(5);
    }
  }

  dbTest("hears of a change at once, of a rush together", async ({ world, make, databaseUrl }) => {
    const event = await make.event({ seats: 1000 });
    const { notices, drops } = await listening(databaseUrl);
    try {
      expect(notices.hearing).toBe("live");
      expect(drops).toEqual([null]);
      await world.db.event.update({ where: { id: event.id }, data: { title: "x" } });
      await until(() => drops.length === 2);
      expect(drops[1]).toEqual([
        `event ${event.id}`,
        `organisation ${event.organisation.id}`,
        "list",
      ]);
      const rush = performance.now();
      for (let taken = 1; taken <= 100; taken++)
        await world.db.seatPool.update({ where: { id: event.seatPoolId }, data: { taken } });
      await sleep(300);
      const seconds = (performance.now() - rush) / 1000;
      expect(drops.length - 2).toBeLessThanOrEqual(10 * Math.ceil(seconds + 1) + seconds * 5);
      expect(drops.at(-1)).toContain(`event ${event.id} places`);
    } finally {
      await notices.close();
    }
  });

  dbTest("begins anew when the connection is cut", async ({ db, databaseUrl }) => {
    const { notices, drops } = await listening(databaseUrl);
    try {
      await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'treff-notices' AND datname = current_database()`;
      await until(() => notices.hearing !== "live");
      // What is kept may be handed out for a moment yet: a change in that moment is seen within the second.
      expect(notices.hearing).toBe("frozen");
      await until(() => notices.hearing === "live");
      // Whatever was said in between is lost.
      expect(drops).toEqual([null, null]);
    } finally {
      await notices.close();
    }
  });

  dbTest("does not trust itself before it has heard anything", async ({ databaseUrl }) => {
    const nowhere = new URL(databaseUrl);
    nowhere.pathname = "/no-such-database";
    const { notices, drops } = await listening(nowhere.href);
    expect([notices.hearing, drops]).toEqual(["deaf", []]);
    await sleep(100);
    expect(notices.hearing).toBe("deaf");
    await notices.close();
  });
});
