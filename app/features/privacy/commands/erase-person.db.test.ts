import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { offerAddOn, offerQuestion } from "tests/support/offered";
import { deliverAll } from "tests/support/deliver";
import type { Make, MadeEvent, MadeOrganisation } from "tests/support/make";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import type { TestWorld } from "tests/support/world";
import { addTime, day } from "~/kernel/time";
import { answerSensitive } from "~/features/registration/commands/answer-sensitive.server";
import { nameSeat } from "~/features/registration/commands/name-seat.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { anonymous } from "~/kernel/actor";
import { ownDataToken, requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { heldPlaces, ownData } from "../queries/own-data.server";
import { eraseAsOrganiser, eraseOwn } from "./erase-person.server";
import { exportPerson } from "./export-person.server";

const who = { name: "Ragnhild Prøvestad", email: "ragnhild.provestad@eksempel.example" };
/** What would tell on her: name, address, and what she eats. */
const traces = ["Ragnhild", "Prøvestad", "provestad", "Kvitsopp og sennep"];

async function asked(world: TestWorld, event: MadeEvent) {
  await world.db.sensitiveQuestion.createMany({
    data: [
      { eventId: event.id, kind: "diet" },
      { eventId: event.id, kind: "access", purpose: "Vi bestiller rampe" },
    ],
  });
}

/** She comes by herself, with an answer; and her company registers her once more somewhere else. */
async function livedThrough(world: TestWorld, make: Make, organisation: MadeOrganisation) {
  const past = await make.event({ organisation, startsAt: addTime(world.now(), 2 * day) });
  const coming = await make.event({ organisation, seats: 2 });
  await asked(world, past);
  await asked(world, coming);
  const own = await offerQuestion(world, past, { sensitive: true });
  const invoice = await offerQuestion(world, past, { scope: "order" });
  const room = await offerAddOn(world, coming, { kind: "lodging", sharedBy: 2 });
  await make.order(past, {
    ...make.request(who.name),
    contact: { ...who, company: { name: "Prøvebruket" } },
    seats: [
      {
        ...who,
        answers: [{ kind: "diet", choices: ["vegan"], note: "Kvitsopp og sennep" }],
        questions: [{ question: own, values: ["Kvitsopp og sennep igjen"] }],
      },
    ],
    questions: [{ question: invoice, values: [`Spør ${who.name}`] }],
    reference: `Ved ${who.name}`,
    submissionKey: `key:${who.email}`,
  });
  const order = await make.order(coming, {
    ...make.companyRequest("Kornkammeret", ["Solveig"]),
    contact: { ...who, company: { name: "Kornkammeret" } },
    seats: [
      {
        name: "Solveig",
        email: "solveig@kornkammeret.example",
        addOns: [{ id: room, roomMate: `helst ${who.name}` }],
      },
      {},
    ],
  });
  await nameSeat(world, tokenOf(world, order.seats[1]), who);
  await deliverAll(world);
  await answerSensitive(
    world,
    tokenOf(world, order.seats[1]),
    { kind: "access", choices: ["step-free"], note: "Kvitsopp og sennep i døra" },
    "nb",
  );
  // A list she stands on was read, and nobody has said yet whether it is to be brought in.
  await world.db.registrationImport.create({
    data: {
      id: world.newId(),
      eventId: coming.id,
      accountId: organisation.owner.accountId,
      fileName: "deltakere.csv",
      rows: [
        ["Navn", "E-post"],
        [who.name, who.email],
        ["Solveig", "solveig@kornkammeret.example"],
      ],
      createdAt: world.now(),
    },
  });
  return { past, coming, order };
}

const tokenOf = (world: TestWorld, seat: { id: string; generation: number } | undefined) =>
  seat ? seatTokens(world, seat).registration : "";

const personOf = (world: TestWorld, organisationId: string) =>
  world.db.person.findFirstOrThrow({ where: { organisationId, email: who.email } });

describe("erasing somebody", () => {
  dbTest(
    "leaves nothing of them in any table, and the numbers as they were",
    async ({ world, make, databaseUrl }) => {
      const organisation = await make.organisation();
      const { past, coming } = await livedThrough(world, make, organisation);
      await make.order(coming, make.request("Grace"));
      await deliverAll(world);
      world.clock.advance(5 * day);
      const before = rowsNaming(await dumpAllRows(databaseUrl), traces);
      // The test bites: there is something to find, in every place we know of.
      for (const table of ["person", "registration", '"order"', "outbox_message", "captured_mail"])
        expect(before.some((row) => row.startsWith(`public.${table}:`))).toBe(true);
      for (const table of [
        "sensitive_answer",
        "answer",
        "registration_add_on",
        "registration_import",
      ])
        expect(before.some((row) => row.startsWith(`public.${table}:`))).toBe(true);

      const person = await personOf(world, organisation.id);
      const of = [world, organisation.owner, organisation.slug, person.id] as const;
      expect(await eraseAsOrganiser(...of, { cancelSeats: false })).toMatchObject({
        problem: { code: "seats-to-come", field: "cancelSeats" },
      });
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual(before);

      const erased = await eraseAsOrganiser(...of, { cancelSeats: true });
      expect(erased).toMatchObject({ ok: true, value: { registrations: 2, cancelled: 1 } });
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
      await deliverAll(world);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);

      // Her seat went to the next in the queue; her colleague keeps hers; the past counts as before.
      const statuses = await world.db.registration.findMany({
        where: { eventId: { in: [past.id, coming.id] } },
        orderBy: { createdAt: "asc" },
        select: { status: true, attendeeName: true, order: { select: { companyId: true } } },
      });
      expect(statuses.map(({ status }) => status).toSorted()).toEqual([
        "cancelled",
        "confirmed",
        "confirmed",
        "confirmed",
      ]);
      expect(statuses.filter(({ order }) => order.companyId !== null)).toHaveLength(3);
      expect(await world.db.company.count({ where: { organisationId: organisation.id } })).toBe(2);
      const [entry] = await world.db.auditEntry.findMany({ where: { action: "erase-person" } });
      expect(entry).toMatchObject({
        accountId: organisation.owner.accountId,
        detail: { by: "organiser", registrations: 2, cancelled: 1 },
      });
    },
  );

  dbTest("ends every link, mail and second try", async ({ world, make }) => {
    const organisation = await make.organisation();
    const { coming, order } = await livedThrough(world, make, organisation);
    const person = await personOf(world, organisation.id);
    const of = [world, organisation.owner, organisation.slug, person.id] as const;
    await eraseAsOrganiser(...of, { cancelSeats: true });
    expect(await eraseAsOrganiser(...of, { cancelSeats: true })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await nameSeat(world, tokenOf(world, order.seats[1]), who)).toMatchObject({
      problem: { code: "not-found" },
    });
    const seat = await world.db.registration.findUniqueOrThrow({
      where: { id: order.seats[1]?.id ?? "" },
    });
    const renewed = { id: seat.id, generation: seat.tokenGeneration };
    expect(await nameSeat(world, tokenOf(world, renewed), who)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await deliverAll(world)).toEqual([]);
    // She may come again, as somebody new.
    const again = await placeOrder(world, anonymous, coming.slug, {
      ...make.request("Ragnhild"),
      contact: who,
      seats: [who],
    });
    expect(again.ok).toBe(true);
    expect((await personOf(world, organisation.id)).id).not.toBe(person.id);
  });

  dbTest("at one organisation leaves the other as it was", async ({ world, make, databaseUrl }) => {
    const [one, other] = [await make.organisation(), await make.organisation()];
    await livedThrough(world, make, one);
    await livedThrough(world, make, other);
    const person = await personOf(world, one.id);
    const foreign = await personOf(world, other.id);
    const mine = (rows: readonly string[]) =>
      rowsNaming(rows, traces).filter((row) => row.includes(other.id));
    const before = mine(await dumpAllRows(databaseUrl));
    expect(before.length).toBeGreaterThan(3);

    for (const id of [foreign.id, "nobody", world.newId()])
      expect(
        await eraseAsOrganiser(world, one.owner, one.slug, id, { cancelSeats: true }),
      ).toMatchObject({ problem: { code: "not-found" } });
    expect(
      await eraseAsOrganiser(world, other.owner, one.slug, person.id, { cancelSeats: true }),
    ).toMatchObject({ problem: { code: "not-found" } });
    expect(await exportPerson(world, one.owner, one.slug, foreign.id)).toMatchObject({
      problem: { code: "not-found" },
    });
    for (const role of ["viewer", "door-staff"] as const) {
      const staff = await make.member(one.id, role);
      const of = [world, staff, one.slug, person.id] as const;
      expect(await eraseAsOrganiser(...of, { cancelSeats: true })).toMatchObject({
        problem: { code: "not-allowed" },
      });
      expect(await exportPerson(...of)).toMatchObject({ problem: { code: "not-allowed" } });
    }

    await eraseAsOrganiser(world, one.owner, one.slug, person.id, { cancelSeats: true });
    const after = await dumpAllRows(databaseUrl);
    expect(mine(after)).toEqual(before);
    expect(rowsNaming(after, traces).filter((row) => row.includes(one.id))).toEqual([]);
    expect((await heldPlaces(world, who.email)).map(({ id }) => id)).toEqual([other.id]);
  });
});

describe("by their own link", () => {
  const linkOf = async (world: TestWorld) => {
    const request = await requestOwnData(world, {
      email: who.email,
      language: "nb",
      source: "192.0.2.1",
    });
    return ownDataToken(world, request.ok ? request.value.id : "");
  };

  dbTest(
    "somebody sees all of it by organisation, and is gone when they say so",
    async ({ world, make, databaseUrl }) => {
      const [one, other] = [await make.organisation(), await make.organisation()];
      await livedThrough(world, make, one);
      await livedThrough(world, make, other);
      const token = await linkOf(world);
      await deliverAll(world);
      const held = await ownData(world, token);
      expect(held?.organisations.map(({ place }) => place.id).toSorted()).toEqual(
        [one.id, other.id].toSorted(),
      );
      expect(held?.organisations[0]?.data).toMatchObject({
        persons: [{ name: who.name, email: who.email, company: "Prøvebruket" }],
        registrations: [{ status: "confirmed" }, { status: "confirmed" }],
        orders: [{ contactName: who.name }, { contactName: who.name }],
        answers: expect.arrayContaining([
          expect.objectContaining({ choices: ["vegan"], note: "Kvitsopp og sennep" }),
        ]) as unknown,
        questionAnswers: expect.arrayContaining([
          expect.objectContaining({ answer: ["Kvitsopp og sennep igjen"] }),
          expect.objectContaining({ answer: [`Spør ${who.name}`] }),
        ]) as unknown,
      });
      const others = JSON.stringify(held);
      expect(others).not.toMatch(/solveig@|submission|hash/i);

      const erase = (slug: string, cancelSeats: boolean) =>
        eraseOwn(world, token, slug, { cancelSeats });
      expect(await erase("nowhere", true)).toMatchObject({ problem: { code: "not-found" } });
      expect(await erase(one.slug, false)).toMatchObject({ problem: { code: "seats-to-come" } });
      expect(await erase(one.slug, true)).toMatchObject({ ok: true, value: { linkOpens: true } });
      expect((await ownData(world, token))?.organisations.map(({ place }) => place.id)).toEqual([
        other.id,
      ]);
      expect(await erase(other.slug, true)).toMatchObject({
        ok: true,
        value: { linkOpens: false },
      });
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
      expect(await ownData(world, token)).toBeNull();
    },
  );

  dbTest("a link lasts a day, opens nobody else's, and knows staff", async ({ world, make }) => {
    const organisation = await make.organisation();
    await livedThrough(world, make, organisation);
    const token = await linkOf(world);
    const seat = await world.db.registration.findFirstOrThrow();
    expect(
      await ownData(world, seatTokens(world, { id: seat.id, generation: 0 }).registration),
    ).toBe(null);
    expect(
      await ownData(world, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`),
    ).toBeNull();
    world.clock.advance(day);
    expect(await ownData(world, token)).toBeNull();

    const staff = await requestOwnData(world, {
      email: organisation.owner.email,
      language: "sv",
      source: "192.0.2.1",
    });
    const own = await ownData(world, ownDataToken(world, staff.ok ? staff.value.id : ""));
    expect(own?.installation).toMatchObject({
      accounts: [{ email: organisation.owner.email }],
      memberships: [{ role: "owner" }],
    });
  });
});
