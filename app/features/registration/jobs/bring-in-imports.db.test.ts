import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addTime, day } from "~/kernel/time";
import {
  arrangeImport,
  beginImport,
  dropImport,
  prepareImport,
  undoImport,
} from "../commands/prepare-import.server";
import { importPage, importsOfEvent } from "../queries/registration-imports.server";
import { bringInImports } from "./bring-in-imports.server";

const titles = ["Navn", "E-post", "Bedrift"];

async function prepared(world: TestWorld, event: MadeEvent, rows: string[][]) {
  const { owner, slug } = event.organisation;
  const file = { name: "gjester.csv", table: { titles, rows } };
  const kept = await prepareImport(world, owner, slug, event.slug, file);
  if (!kept.ok) throw new Error(kept.problem.code);
  const where = { organisation: slug, event: event.slug, id: kept.value.id };
  const page = async () => {
    const read = await importPage(world, owner, slug, event.slug, kept.value.id);
    if (!read.ok) throw new Error(read.problem.code);
    return read.value;
  };
  return { where, owner, page };
}

/** Every counter equals what its seats take: what the whole product stands on. */
async function booksBalance(world: TestWorld, event: MadeEvent) {
  const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
  const seats = await world.db.registration.findMany({ where: { eventId: event.id } });
  expect(pool.taken).toBe(seats.filter(({ places }) => places.includes(pool.id)).length);
}

dbTest(
  "a file becomes seats, quietly, and is forgotten; whoever had a seat keeps one",
  async ({ world, make }) => {
    const event = await make.event({ seats: 4 });
    await make.order(event, make.request("Ada"));
    const mails = await world.db.outboxMessage.count();
    const { where, owner, page } = await prepared(world, event, [
      ["Ada", "ada@company.example", ""],
      ["Bo", "bo@x.example", "Fjordgrid AS"],
      ["", "", "Fjordgrid AS"],
      ["Feil", "ikke en adresse", ""],
      ["Cato", "cato@x.example", ""],
      ["Dag", "dag@x.example", ""],
    ]);
    expect((await page()).counts).toEqual({ new: 4, known: 0, again: 0, skipped: 1, wrong: 1 });
    expect(await beginImport(world, owner, where)).toMatchObject({ ok: true });
    expect(world.woken).toContain("bring-in-imports");
    await bringInImports(world);
    await bringInImports(world);
    expect(await page()).toMatchObject({
      state: "done",
      outcome: {
        orders: 3,
        seats: 4,
        waiting: 1,
        skipped: 1,
        refused: [{ rows: [5], code: "email-invalid" }],
      },
      rows: [],
      undoable: true,
    });
    expect(await world.db.registration.count()).toBe(5);
    expect(await world.db.outboxMessage.count()).toBe(mails);
    expect((await world.db.registrationImport.findFirstOrThrow()).rows).toEqual([]);
    await booksBalance(world, event);
    // What the columns were is remembered for the next file.
    const next = await prepared(world, event, [["Eva", "eva@x.example", ""]]);
    expect((await next.page()).mapping).toMatchObject({ navn: "name", "e-post": "email" });
  },
);

dbTest(
  "a job that is killed goes on where it was: every row is one seat, however often it is killed",
  async ({ world, make }) => {
    const event = await make.event({ seats: 100 });
    const rows = Array.from({ length: 45 }, (_, n) => [`Gjest ${n}`, `gjest${n}@x.example`, ""]);
    const { where, owner, page } = await prepared(world, event, rows);
    await beginImport(world, owner, where);
    for (const after of [1, 13, 22]) {
      let orders = 0;
      const killed = new Error("killed");
      // The process ends between two statements of its choosing: what it had committed stays.
      const db = new Proxy(world.db, {
        get(target, name) {
          if (name === "$transaction" && ++orders > after) throw killed;
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      await expect(bringInImports({ ...world, db })).rejects.toBe(killed);
    }
    // And twice at once, as two workers would.
    await Promise.all([bringInImports(world), bringInImports(world)]);
    expect(await page()).toMatchObject({
      state: "done",
      outcome: { orders: 45, seats: 45, refused: [] },
    });
    const seats = await world.db.registration.groupBy({ by: ["attendeeEmail"], _count: true });
    expect(seats).toHaveLength(45);
    expect(seats.every(({ _count }) => _count === 1)).toBe(true);
    await booksBalance(world, event);
  },
);

dbTest(
  "an import is undone whole and silently, until somebody has done something about their place",
  async ({ world, make }) => {
    const event = await make.event({ seats: 100 });
    const bring = async (names: string[]) => {
      const file = await prepared(
        world,
        event,
        names.map((name) => [name, `${name}@x.example`, ""]),
      );
      await beginImport(world, file.owner, file.where);
      await bringInImports(world);
      return file;
    };
    const first = await bring(["ada", "bo"]);
    expect(await undoImport(world, first.owner, first.where)).toMatchObject({ ok: true });
    expect((await first.page()).state).toBe("undoing");
    await bringInImports(world);
    expect(await first.page()).toMatchObject({
      state: "undone",
      outcome: { undone: { cancelled: 2, left: 0 } },
    });
    expect(await world.db.outboxMessage.count()).toBe(0);
    await booksBalance(world, event);
    expect(await undoImport(world, first.owner, first.where)).toMatchObject({
      problem: { code: "import-not-done" },
    });

    const second = await bring(["cato", "dag"]);
    await world.db.registration.updateMany({
      where: { attendeeName: "dag" },
      data: { calendarChannel: "feed" },
    });
    expect((await second.page()).undoable).toBe(false);
    expect(await undoImport(world, second.owner, second.where)).toMatchObject({
      problem: { code: "import-touched" },
    });
  },
);

dbTest(
  "a file nothing was done with is forgotten after a day, or at once",
  async ({ world, make }) => {
    const event = await make.event();
    const rows = [["Ada", "ada@x.example", ""]];
    const dropped = await prepared(world, event, rows);
    expect(await dropImport(world, dropped.owner, dropped.where)).toMatchObject({ ok: true });
    expect(await world.db.registrationImport.count()).toBe(0);
    await prepared(world, event, rows);
    world.clock.set(addTime(world.now(), day + 1));
    expect(await bringInImports(world)).toMatchObject({ forgotten: 1 });
    expect(await world.db.registrationImport.count()).toBe(0);
  },
);

dbTest("another organisation sees, arranges and begins nothing", async ({ world, make }) => {
  const event = await make.event();
  const other = await make.organisation();
  const { where } = await prepared(world, event, [["Ada", "ada@x.example", ""]]);
  const elsewhere = await make.event({ organisation: other });
  const said = { mapping: {}, options: { byCompany: true, again: false, mails: false } };
  for (const actor of [other.owner, anonymous])
    for (const place of [where, { ...where, organisation: other.slug, event: elsewhere.slug }])
      for (const refused of [
        await arrangeImport(world, actor, place, said),
        await beginImport(world, actor, place),
        await dropImport(world, actor, place),
        await undoImport(world, actor, place),
        await importPage(world, actor, place.organisation, place.event, place.id),
      ])
        expect(refused.ok).toBe(false);
  expect(await importsOfEvent(world, other.owner, where.organisation, where.event)).toMatchObject({
    problem: { code: "not-found" },
  });
  expect(await world.db.registrationImport.count({ where: { startedAt: null } })).toBe(1);
});
