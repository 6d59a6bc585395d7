import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { offerQuestion } from "tests/support/offered";
import { deliverAll } from "tests/support/deliver";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import { addTime, day, hour, minute } from "~/kernel/time";
import { openDatabase } from "~/platform/db.server";
import { answerSensitive } from "~/features/registration/commands/answer-sensitive.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { requestSignInCode } from "~/features/identity/commands/request-sign-in-code.server";
import { changePrivacyRules } from "../commands/change-privacy-rules.server";
import { privacyPage } from "../queries/privacy-rules.server";
import { keepRetention } from "./keep-retention.server";

const nothing = { answers: 0, persons: 0, mails: 0, calendars: 0, signIns: 0 };

describe("answers about diet", () => {
  dbTest(
    "and to sensitive questions go together, others stay with the person",
    async ({ world, make }) => {
      const event = await make.event();
      const health = await offerQuestion(world, event, { sensitive: true });
      const bus = await offerQuestion(world, event);
      const request = make.request("Ada");
      const questions = [health, bus].map((question) => ({ question, values: ["Moss"] }));
      await make.order(event, {
        ...request,
        seats: request.seats.map((seat) => ({ ...seat, questions })),
      });
      world.clock.set(addTime(event.startsAt, 2 * hour + 7 * day - minute));
      expect((await keepRetention(world)).answers).toBe(0);
      world.clock.advance(minute);
      expect((await keepRetention(world)).answers).toBe(1);
      expect(await world.db.answer.findMany()).toMatchObject([{ questionId: bus }]);
    },
  );

  dbTest("stay for as long as the rule says, and not longer", async ({ world, make }) => {
    const event = await make.event();
    const kept = await make.event({ startsAt: addTime(event.startsAt, 30 * day) });
    for (const { id } of [event, kept])
      await world.db.sensitiveQuestion.create({ data: { eventId: id, kind: "diet" } });
    for (const of of [event, kept]) {
      const { seats } = await make.order(of, make.request("Ada"));
      const [seat] = seats;
      const answer = { kind: "diet", choices: ["vegan"], note: "" } as const;
      await answerSensitive(world, seat ? seatTokens(world, seat).registration : "", answer, "nb");
    }
    // Two hours of event, and seven days.
    world.clock.set(addTime(event.startsAt, 2 * hour + 7 * day - minute));
    expect((await keepRetention(world)).answers).toBe(0);
    world.clock.advance(minute);
    expect((await keepRetention(world)).answers).toBe(1);
    expect(await keepRetention(world)).toMatchObject({ answers: 0 });
    expect(await world.db.sensitiveAnswer.count()).toBe(1);
    expect(await world.db.consent.findMany({ where: { act: "lapsed" } })).toMatchObject([
      { purpose: "diet", by: "rule" },
    ]);

    const { owner, slug } = kept.organisation;
    expect(
      await changePrivacyRules(world, event.organisation.owner, slug, {
        answersKeptDays: 0,
        personsKeptMonths: 12,
      }),
    ).toMatchObject({ problem: { code: "not-found" } });
    await changePrivacyRules(world, owner, slug, { answersKeptDays: 0, personsKeptMonths: 12 });
    world.clock.set(addTime(kept.startsAt, 2 * hour));
    expect((await keepRetention(world)).answers).toBe(1);
  });

  dbTest("of an event that was called off go at once", async ({ world, make }) => {
    const event = await make.event();
    await world.db.sensitiveQuestion.create({ data: { eventId: event.id, kind: "diet" } });
    const request = make.request("Ada");
    const [seat] = request.seats;
    const answers = [{ kind: "diet", choices: ["vegan"], note: "" } as const];
    await make.order(event, { ...request, seats: [{ ...seat, answers }] });
    await world.db.event.update({ where: { id: event.id }, data: { status: "cancelled" } });
    expect((await keepRetention(world)).answers).toBe(1);
  });
});

describe("people", () => {
  const traces = ["Ragnhild", "Prøvestad", "provestad", "Kvitsopp"];
  const email = "ragnhild.provestad@eksempel.example";

  dbTest(
    "are anonymous some months after their last event, in every table",
    async ({ world, make, databaseUrl }) => {
      const organisation = await make.organisation();
      const [first, last] = [
        await make.event({ organisation }),
        await make.event({ organisation, startsAt: addTime(world.now(), 60 * day) }),
      ];
      await world.db.sensitiveQuestion.create({ data: { eventId: first.id, kind: "diet" } });
      const contact = { name: "Ragnhild Prøvestad", email, company: { name: "Bruket" } };
      await make.order(first, {
        contact,
        language: "nb",
        seats: [
          { name: contact.name, email, answers: [{ kind: "diet", choices: [], note: "Kvitsopp" }] },
        ],
      });
      // Last of all she is only the contact of a colleague.
      const colleague = { name: "Solveig", email: "solveig@eksempel.example" };
      await make.order(last, { contact, language: "nb", seats: [colleague] });
      await make.order(last, make.request("Grace"));
      await deliverAll(world);
      world.clock.set(addTime(last.startsAt, 2 * hour + 700 * day));
      expect((await keepRetention(world)).persons).toBe(0);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces).length).toBeGreaterThan(3);
      world.clock.advance(40 * day);
      expect(await keepRetention(world)).toMatchObject({ persons: 3 });
      expect(rowsNaming(await dumpAllRows(databaseUrl), [...traces, "solveig", "Grace"])).toEqual(
        [],
      );
      expect(await keepRetention(world)).toEqual(nothing);
      expect(await world.db.registration.count({ where: { status: "confirmed" } })).toBe(3);
      expect(await world.db.company.count()).toBe(1);
      const { owner, slug } = organisation;
      expect(await privacyPage(world, owner, slug)).toMatchObject({
        value: { personsHeld: 0, lastRun: { persons: 3 } },
      });
      expect(
        await privacyPage(world, await make.member(organisation.id, "organiser"), slug),
      ).toMatchObject({ problem: { code: "not-allowed" } });
    },
  );

  dbTest("who come again, or belong to an association, stay", async ({ world, make }) => {
    const organisation = await make.organisation();
    const event = await make.event({ organisation });
    await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Grace"));
    const grace = await world.db.person.findFirstOrThrow({ where: { name: "Grace" } });
    const { id: networkId } = await world.db.network.create({
      data: {
        id: world.newId(),
        organisationId: organisation.id,
        name: "Medlemmer",
        kind: "members",
        createdAt: world.now(),
      },
    });
    await world.db.networkPerson.create({ data: { networkId, personId: grace.id } });
    world.clock.advance(3 * 365 * day);
    const again = await make.event({ organisation });
    await make.order(again, make.request("Ada"));
    expect((await keepRetention(world)).persons).toBe(0);
    await world.db.networkPerson.deleteMany();
    expect((await keepRetention(world)).persons).toBe(1);
    expect(await world.db.person.findMany({ where: { anonymisedAt: null } })).toMatchObject([
      { name: "Ada" },
    ]);
  });

  dbTest("are forgotten once, however many workers look", async ({ world, make, databaseUrl }) => {
    const event = await make.event({ seats: 100 });
    for (let n = 0; n < 20; n++) await make.order(event, make.request(`Person ${n}`));
    await deliverAll(world);
    world.clock.advance(3 * 365 * day);
    const second = openDatabase(databaseUrl, 4);
    try {
      const runs = await Promise.all([
        keepRetention(world),
        keepRetention({ ...world, db: second }),
        keepRetention({ ...world, db: second }),
      ]);
      const left = await keepRetention(world);
      const persons = [...runs, left].reduce((sum, run) => sum + run.persons, 0);
      expect(persons).toBe(20);
      expect(await world.db.person.count({ where: { anonymisedAt: null } })).toBe(0);
      expect(await keepRetention(world)).toEqual(nothing);
      const [run] = await world.db.retentionRun.findMany();
      expect(run).toMatchObject({ persons: 20 });
    } finally {
      await second.$disconnect();
    }
  });
});

dbTest(
  "codes, links, copies and calendar entries go when they are of no use",
  async ({ world, make }) => {
    const event = await make.event();
    await make.order(event, make.request("Ada"));
    await requestSignInCode(world, { email: "a@x.example", language: "nb", source: "192.0.2.1" });
    await requestOwnData(world, { email: "a@x.example", language: "nb", source: "192.0.2.1" });
    await world.db.signInSession.create({
      data: {
        id: world.newId(),
        accountId: event.organisation.owner.accountId,
        tokenHash: new Uint8Array([1]),
        createdAt: world.now(),
        expiresAt: addTime(world.now(), hour),
      },
    });
    await deliverAll(world);
    expect(await world.db.calendarObject.count()).toBe(1);
    // Copies of mails are for a demonstration; this is none.
    expect(await keepRetention(world)).toMatchObject({ mails: 1, signIns: 0 });
    world.clock.advance(2 * day + minute);
    expect(await keepRetention(world)).toMatchObject({ signIns: 3, mails: 0 });
    world.clock.advance(29 * day);
    expect(await keepRetention(world)).toMatchObject({ mails: 2, calendars: 0 });
    world.clock.set(addTime(event.startsAt, 90 * day + 3 * hour));
    expect(await keepRetention(world)).toMatchObject({ calendars: 1 });
    expect(await world.db.calendarObject.count()).toBe(0);
    expect(await keepRetention(world)).toEqual(nothing);
  },
);

dbTest(
  "what Stripe said goes 30 days after it was handled or given up; that it was heard stays",
  async ({ world }) => {
    const at = world.now();
    const event = { type: "charge.refunded", happenedAt: at, receivedAt: at, nextAttemptAt: at };
    const payload = { id: "ch_1" };
    await world.db.stripeEvent.createMany({
      data: [
        { ...event, id: "evt_done", payload, handledAt: at },
        { ...event, id: "evt_given_up", payload, attempts: 18 },
        { ...event, id: "evt_waits", payload, attempts: 17 },
      ],
    });
    const left = async () => {
      await keepRetention(world);
      const rows = await world.db.stripeEvent.findMany({ orderBy: { id: "asc" } });
      return rows.filter((row) => JSON.stringify(row.payload) !== "{}").map(({ id }) => id);
    };
    world.clock.advance(30 * day);
    expect(await left()).toEqual(["evt_done", "evt_given_up", "evt_waits"]);
    world.clock.advance(minute);
    expect(await left()).toEqual(["evt_waits"]);
    expect(await world.db.stripeEvent.count()).toBe(3);
  },
);
