import { PrismaPg } from "@prisma/adapter-pg";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { allRows, tripWith } from "tests/support/organisers-table";
import { anonymous } from "~/kernel/actor";
import { PrismaClient } from "~/platform/generated/prisma/client";
import { exportRegistrations } from "../commands/export-registrations.server";
import { readSeatAnswers } from "../commands/read-seat-answers.server";
import { missingOf } from "../domain/questions";
import { readTableView, tableQuery, type TableFilter } from "../domain/table-filter";
import { bulkSeats } from "./bulk-seats.server";
import { offerOf } from "./offer.server";
import { registrationDetail } from "./registration-detail.server";
import { registrationFilters } from "./registration-filters.server";
import { registrationsOfEvent } from "./registrations-of-event.server";

dbTest(
  "the table finds what each filter says, and the address keeps it",
  async ({ world, make }) => {
    const { event, room, bus, workshop, track, illness, guest } = await tripWith(world, make);
    const { slug, owner } = event.organisation;
    await guest("Ada");
    await guest("Åse Bjørk", "", {
      addOns: [],
      sessions: [],
      questions: [{ question: track, values: ["Kultur"] }],
    });
    await make.order(event, make.companyRequest("Fjordgrid AS", ["", ""]));
    const seen = async (filter: TableFilter, sort: "company" | "name" = "name") => {
      const view = { filter, sort };
      expect(readTableView(new URLSearchParams(tableQuery(view)))).toEqual(view);
      const read = await registrationsOfEvent(world, owner, slug, event.slug, view);
      if (!read.ok) throw new Error(read.problem.code);
      expect(read.value.total).toBe(read.value.lines.length);
      return read.value.lines.map(({ name }) => name);
    };
    expect(await seen({})).toEqual(["Ada", "Åse Bjørk", null, null]);
    expect(await seen({ search: "ase bjork" })).toEqual(["Åse Bjørk"]);
    expect(await seen({ search: "fjordgrid" })).toEqual([null, null]);
    expect(await seen({ search: "100%_" })).toEqual([]);
    expect(await seen({ company: "none" })).toEqual(["Ada", "Åse Bjørk"]);
    expect(await seen({ addOn: bus })).toEqual(["Ada"]);
    expect(await seen({ addOn: room, session: workshop })).toEqual(["Ada"]);
    expect(await seen({ answer: { question: track, value: "Kultur" } })).toEqual(["Åse Bjørk"]);
    // What is sensitive is no filter: it could be guessed by it.
    expect(await seen({ answer: { question: illness, value: "Hemmelig helseplage" } })).toEqual([]);
    expect(await seen({ missing: "name" })).toEqual([null, null]);
    expect(await seen({ source: "import" })).toEqual([]);
    expect(await seen({ status: "waitlisted" })).toEqual([]);

    const filters = await registrationFilters(world, owner, slug, event.slug);
    expect(filters).toMatchObject({
      value: {
        companies: [{ name: "Fjordgrid AS" }],
        questions: [{ name: "Hvilket spor?", options: ["Klima", "Kultur"] }],
        sessions: [{ name: "Verksted" }],
      },
    });
  },
);

dbTest("what a row is said to lack is what the rule says", async ({ world, make }) => {
  const { event, track, guest } = await tripWith(world, make);
  const { slug, owner } = event.organisation;
  const asked = { eventId: event.id, scope: "seat", required: true, options: [] };
  const { id: ticketTypeId } = await world.db.ticketType.create({
    data: { id: world.newId(), eventId: event.id, name: "Student", position: 1 },
  });
  await guest("Ada");
  await guest("Berit", "", {
    questions: [{ question: track, values: ["Kultur"] }],
    ticketType: ticketTypeId,
  });
  await make.order(event, make.companyRequest("Fjordgrid AS", [""]));
  await world.db.question.create({
    data: {
      ...asked,
      id: world.newId(),
      kind: "text",
      label: "Hvorfor klima?",
      ticketTypeIds: [],
      dependsOnId: track,
      dependsOnValues: ["Klima"],
    },
  });
  await world.db.question.create({
    data: {
      ...asked,
      id: world.newId(),
      kind: "yes",
      label: "Studentbevis?",
      ticketTypeIds: [ticketTypeId],
      dependsOnValues: [],
    },
  });

  const read = await registrationsOfEvent(world, owner, slug, event.slug);
  if (!read.ok) throw new Error(read.problem.code);
  const offer = await offerOf(world, event.id);
  for (const line of read.value.lines) {
    const row = await world.db.registration.findUniqueOrThrow({
      where: { id: line.id },
      include: { answers: true },
    });
    const owed = missingOf(offer, {
      name: row.attendeeName,
      email: row.attendeeEmail,
      ticketTypeId: row.ticketTypeId,
      answers: row.answers.map(({ questionId: question, values }) => ({ question, values })),
    });
    expect([line.unnamed, [...line.unanswered].toSorted()]).toEqual([
      owed.some(({ kind }) => kind === "name"),
      owed.flatMap((part) => (part.kind === "answer" ? [part.question.label] : [])).toSorted(),
    ]);
  }
  expect(read.value).toMatchObject({ unnamed: 1, lacking: 3 });
});

dbTest(
  "sensitive answers are for the roles that need them, and each look is written down",
  async ({ world, make }) => {
    const { event, illness, guest } = await tripWith(world, make);
    const { slug, owner, id: organisationId } = event.organisation;
    const viewer = await make.member(organisationId, "viewer");
    const { seats } = await guest("Ada");
    const id = seats[0]?.id ?? "";
    const everything = async (sensitive: boolean, actor = owner) => {
      const rows = await exportRegistrations(world, actor, slug, event.slug, {
        filter: {},
        sensitive,
        locale: "nb",
      });
      return rows.ok ? JSON.stringify(await allRows(rows.value)) : rows.problem.code;
    };
    expect(await everything(false)).toContain("Ada");
    expect(await everything(false)).not.toContain("Hemmelig");
    expect(await everything(true, viewer)).toBe("not-allowed");
    expect(
      JSON.stringify(await registrationDetail(world, owner, slug, event.slug, id)),
    ).not.toContain("Hemmelig");
    expect(await readSeatAnswers(world, viewer, slug, event.slug, id)).toMatchObject({
      problem: { code: "not-allowed" },
    });
    expect(await world.db.auditEntry.count({ where: { action: "read-answers" } })).toBe(0);
    expect(await everything(true)).toContain("Hemmelig helseplage");
    expect(await readSeatAnswers(world, owner, slug, event.slug, id)).toMatchObject({
      value: { answers: [{ values: ["Hemmelig helseplage"] }] },
    });
    expect(await world.db.auditEntry.count({ where: { action: "read-answers" } })).toBe(2);
    // Once the rule has deleted them nobody finds them here.
    await world.db.answer.deleteMany({ where: { questionId: illness } });
    expect(await everything(true)).not.toContain("Hemmelig");
    expect(await readSeatAnswers(world, owner, slug, event.slug, id)).toMatchObject({
      value: { answers: [] },
    });
  },
);

dbTest("a sole trader's number is a person's and is not taken out", async ({ world, make }) => {
  const event = await make.event();
  const { slug, owner } = event.organisation;
  const asked = make.request("Ada");
  const company = { name: "Ada Konsult", organisationNumber: "8001011231", country: "SE" };
  await make.order(event, { ...asked, contact: { ...asked.contact, company } });
  expect(await world.db.company.count({ where: { soleTrader: true } })).toBe(1);
  const rows = await exportRegistrations(world, owner, slug, event.slug, {
    filter: {},
    sensitive: true,
    locale: "sv",
  });
  if (!rows.ok) throw new Error(rows.problem.code);
  const text = JSON.stringify(await allRows(rows.value));
  expect(text).toContain("Ada Konsult");
  expect(text).not.toContain("8001011231");
});

dbTest(
  "how far the paying is stands in the table, for who may see money",
  async ({ world, make }) => {
    const { event, guest } = await tripWith(world, make);
    const { slug, owner, id: organisationId } = event.organisation;
    const debtOf = async (
      name: string,
      owedMinor: number,
      invoicedMinor: number,
      state: string,
    ) => {
      const { id } = await guest(name);
      await world.db.order.update({ where: { id }, data: { paymentState: state } });
      const debt = { owedMinor, invoicedMinor, createdAt: world.now(), changedAt: world.now() };
      await world.db.payable.upsert({
        where: { id },
        create: {
          id,
          organisationId,
          eventId: event.id,
          code: name,
          payerName: name,
          payerEmail: `${name}@a.example`,
          language: "nb",
          currency: "NOK",
          ...debt,
        },
        update: debt,
      });
    };
    await guest("Ada");
    await debtOf("Berit", 1000, 0, "to-be-invoiced");
    await debtOf("Cecilie", 1000, 2500, "to-be-invoiced");
    await debtOf("Dag", 1000, 1000, "paid");
    const viewer = await make.member(organisationId, "viewer");
    const tableOf = async (actor: typeof owner, filter: TableFilter = {}) => {
      const view = { filter, sort: "name" } as const;
      expect(readTableView(new URLSearchParams(tableQuery(view)))).toEqual(view);
      const read = await registrationsOfEvent(world, actor, slug, event.slug, view);
      if (!read.ok) throw new Error(read.problem.code);
      return read.value.lines.map(({ name, payment }) => [name, payment]);
    };
    const all = [
      ["Ada", null],
      ["Berit", "to-be-invoiced"],
      ["Cecilie", "to-be-credited"],
      ["Dag", "paid"],
    ];
    expect(await tableOf(owner)).toEqual(all);
    expect(await tableOf(owner, { payment: "to-be-credited" })).toEqual([
      ["Cecilie", "to-be-credited"],
    ]);
    expect(await tableOf(owner, { payment: "none" })).toEqual([["Ada", null]]);
    // Not even by what is left out can it be found out.
    expect(await tableOf(viewer, { payment: "paid" })).toEqual(all.map(([name]) => [name, null]));

    const choicesOf = async (actor: typeof owner) => {
      const filters = await registrationFilters(world, actor, slug, event.slug);
      return filters.ok ? [...filters.value.payments].toSorted() : [];
    };
    expect(await choicesOf(owner)).toEqual(["none", "paid", "to-be-credited", "to-be-invoiced"]);
    expect(await choicesOf(viewer)).toEqual([]);

    const exported = async (actor: typeof owner) => {
      const wanted = { filter: { payment: "paid" }, sensitive: false, locale: "nb" } as const;
      const rows = await exportRegistrations(world, actor, slug, event.slug, wanted);
      return rows.ok ? allRows(rows.value) : [];
    };
    const [heading = [], ...rows] = await exported(owner);
    const column = heading.indexOf("Betaling");
    expect(rows.map((row) => [row[1], row[column]])).toEqual([["Dag", "Betalt"]]);
    const [plain = [], ...everybody] = await exported(viewer);
    expect(plain).not.toContain("Betaling");
    expect(everybody).toHaveLength(4);
    expect(everybody.every((row) => row.length === plain.length)).toBe(true);
  },
);

dbTest("nobody of another organisation sees or selects anything", async ({ world, make }) => {
  const { event, guest } = await tripWith(world, make);
  const { slug } = event.organisation;
  const other = await make.organisation();
  const elsewhere = await make.event({ organisation: other });
  const { seats } = await guest("Ada");
  const id = seats[0]?.id ?? "";
  const asked = { filter: {}, sensitive: false, locale: "nb" } as const;
  for (const actor of [other.owner, anonymous])
    for (const refused of [
      await registrationsOfEvent(world, actor, slug, event.slug),
      await registrationFilters(world, actor, slug, event.slug),
      await registrationDetail(world, actor, slug, event.slug, id),
      await bulkSeats(world, actor, slug, event.slug, { ids: [id] }),
      await exportRegistrations(world, actor, slug, event.slug, asked),
      await readSeatAnswers(world, actor, slug, event.slug, id),
    ])
      expect(refused.ok).toBe(false);
  // By their own event's address somebody else's seat is not found either.
  const own = [other.owner, other.slug, elsewhere.slug] as const;
  expect(await registrationDetail(world, ...own, id)).toMatchObject({
    problem: { code: "not-found" },
  });
  expect(await bulkSeats(world, ...own, { ids: [id] })).toEqual({ ok: true, value: [] });
});

dbTest(
  "two thousand rows cost as many statements as two, and stay quick",
  { timeout: 120_000 },
  async ({ world, make, databaseUrl }) => {
    const { event, track, guest } = await tripWith(world, make, 3000);
    const { slug, owner, id: organisationId } = event.organisation;
    await guest("Ada");
    await guest("Berit");
    const adapter = new PrismaPg({ connectionString: databaseUrl, max: 4 });
    const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
    let asked = 0;
    db.$on("query", () => (asked += 1));
    const counted = { ...world, db };
    const look = async () => {
      const filter = { search: "company" };
      const begun = performance.now();
      asked = 0;
      await registrationsOfEvent(counted, owner, slug, event.slug, { filter, sort: "name" });
      await registrationFilters(counted, owner, slug, event.slug);
      return { asked, milliseconds: performance.now() - begun };
    };
    const exported = async () => {
      const wanted = { filter: {}, sensitive: false, locale: "nb" } as const;
      const rows = await exportRegistrations(counted, owner, slug, event.slug, wanted);
      return rows.ok ? (await allRows(rows.value)).length : 0;
    };
    try {
      await look();
      const few = await look();
      const { orderId, ticketTypeId } = await world.db.registration.findFirstOrThrow();
      const many = Array.from({ length: 2000 }, (_, n) => ({
        id: world.newId(),
        organisationId,
        eventId: event.id,
        orderId,
        ticketTypeId,
        seatNumber: n + 10,
        attendeeName: `Gjest ${n}`,
        attendeeEmail: `gjest${n}@company.example`,
        status: "confirmed",
        places: [event.seatPoolId],
        language: "nb",
        createdAt: world.now(),
      }));
      await world.db.registration.createMany({ data: many });
      await world.db.answer.createMany({
        data: many.map(({ id: registrationId }) => ({
          id: world.newId(),
          questionId: track,
          orderId,
          registrationId,
          values: ["Klima"],
          answeredAt: world.now(),
        })),
      });
      await look();
      const later = await look();
      expect(later.asked).toBe(few.asked);
      // Measured at 0.2 s on two cores that did seven other things besides.
      expect(later.milliseconds).toBeLessThan(1500);
      expect(await exported()).toBe(2003);
    } finally {
      await db.$disconnect();
    }
  },
);
