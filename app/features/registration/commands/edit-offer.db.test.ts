import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { ledgerFaults } from "tests/support/ledger";
import type { Make, MadeEvent } from "tests/support/make";
import { addTime, day } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { releaseReservations } from "../jobs/release-reservations.server";
import { offerEditor } from "../queries/offer-editor.server";
import { archiveAddOn, saveAddOn } from "./edit-add-ons.server";
import { archiveCode, saveCode } from "./edit-codes.server";
import { archiveQuestion, saveQuestion } from "./edit-questions.server";
import { removeQuota, saveQuota } from "./edit-quotas.server";
import { saveRules, setSessionPlaces } from "./edit-rules.server";
import { archiveTicketType, saveTicketType } from "./edit-ticket-types.server";
import { moveInOffer } from "./move-in-offer.server";

const ticket = { name: "Deltaker", vatCategory: "general" as const };
const addOn = {
  kind: "meal" as const,
  name: "Middag",
  vatCategory: "catering" as const,
  sharedBy: 1,
  types: [],
};
const question = {
  scope: "seat" as const,
  kind: "choice" as const,
  label: "Hva søker du?",
  options: ["Kapital", "Partner"],
  types: [],
  after: [],
};

function addressOf(event: MadeEvent) {
  return [event.organisation.slug, event.slug] as const;
}

async function typeOf(world: World, event: MadeEvent): Promise<string> {
  return (await world.db.ticketType.findFirstOrThrow({ where: { eventId: event.id } })).id;
}

/** Somebody registers for each name. */
async function seats(make: Make, event: MadeEvent, ...names: string[]) {
  for (const name of names) await make.order(event, make.request(name));
}

async function poolOf(
  world: World,
  where: { ticketType?: object; quota?: object; addOn?: object; code?: object },
) {
  return world.db.seatPool.findFirstOrThrow({ where, select: { size: true, taken: true } });
}

describe("ticket types", () => {
  dbTest(
    "are saved with all that is said, and the offer is a newer one",
    async ({ world, make }) => {
      const event = await make.event();
      const { owner, id: organisationId } = event.organisation;
      const members = await make.network(event.organisation, "Medlemmer");
      const saved = await saveTicketType(world, owner, addressOf(event), null, {
        ...ticket,
        name: "Medlem",
        price: 125_000,
        earlyPrice: 99_000,
        earlyUntil: "2027-08-20T12:00",
        memberPrice: 50_000,
        memberNetwork: members,
        minPerOrder: 2,
        maxPerOrder: 4,
        places: 10,
      });
      if (!saved.ok) throw new Error(saved.problem.code);
      const type = await world.db.ticketType.findUniqueOrThrow({
        where: { id: saved.value.id },
        include: { seatPool: true, event: true },
      });
      expect(type).toMatchObject({
        name: "Medlem",
        priceMinor: 125_000,
        earlyPriceMinor: 99_000,
        earlyUntil: new Date("2027-08-20T10:00:00Z"),
        memberPriceMinor: 50_000,
        memberNetworkId: members,
        minPerOrder: 2,
        maxPerOrder: 4,
        position: 1,
        seatPool: { size: 10, taken: 0 },
        event: { offerRevision: 1 },
      });
      const log = await world.db.auditEntry.findFirst({ where: { organisationId } });
      expect(log).toMatchObject({ action: "change-ticket-types", detail: { name: "Medlem" } });
    },
  );

  dbTest("that get a number after seats were sold count those", async ({ world, make }) => {
    const event = await make.event();
    await seats(make, event, "Ada", "Grace", "Karen");
    const id = await typeOf(world, event);
    const save = (places?: number) =>
      saveTicketType(world, event.organisation.owner, addressOf(event), id, {
        ...ticket,
        ...(places === undefined ? {} : { places }),
      });
    expect(await save(2)).toMatchObject({
      problem: { code: "capacity-below-taken", field: "places", params: { taken: 3 } },
    });
    expect(await save(5)).toMatchObject({ ok: true });
    expect(await poolOf(world, { ticketType: { id } })).toEqual({ size: 5, taken: 3 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);

    expect(await save(3)).toMatchObject({ ok: true });
    expect(await save(2)).toMatchObject({ problem: { code: "capacity-below-taken" } });
    expect(await save()).toMatchObject({ ok: true });
    expect(await world.db.ticketType.findUnique({ where: { id } })).toMatchObject({
      seatPoolId: null,
    });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
    const left = await world.db.registration.findMany({ where: { eventId: event.id } });
    expect(left.map(({ places }) => places)).toEqual(left.map(() => [event.seatPoolId]));
  });

  dbTest.for([
    [{ earlyPrice: 100 }, "early-needs-both", "earlyUntil"],
    [{ earlyUntil: "2027-08-20T12:00" }, "early-needs-both", "earlyPrice"],
    [{ memberPrice: 100 }, "member-needs-both", "memberNetwork"],
    [
      { saleFrom: "2027-08-20T12:00", saleUntil: "2027-08-20T12:00" },
      "sale-ends-before-start",
      "saleUntil",
    ],
    [{ minPerOrder: 4, maxPerOrder: 2 }, "most-below-least", "maxPerOrder"],
    [{ saleFrom: "2027-03-28T02:30" }, "time-skipped", "saleFrom"],
  ] as const)("refuse %j beside the field", async ([more, code, field], { world, make }) => {
    const event = await make.event();
    const saved = await saveTicketType(world, event.organisation.owner, addressOf(event), null, {
      ...ticket,
      name: "Ny",
      ...more,
    });
    expect(saved).toMatchObject({ problem: { code, field } });
  });

  dbTest("know no other organisation's networks, and no name twice", async ({ world, make }) => {
    const event = await make.event();
    const theirs = await make.network(await make.organisation(), "Deres");
    const save = (details: object) =>
      saveTicketType(world, event.organisation.owner, addressOf(event), null, {
        ...ticket,
        ...details,
      });
    expect(await save({ name: "Ny", onlyNetwork: theirs })).toMatchObject({
      problem: { code: "choice-unknown", field: "onlyNetwork" },
    });
    expect(await save({})).toMatchObject({ problem: { code: "name-taken", field: "name" } });
  });

  dbTest("go when nobody had them, and are kept for those who have", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const first = await typeOf(world, event);
    expect(await archiveTicketType(world, owner, of, first)).toMatchObject({
      problem: { code: "last-ticket-type" },
    });
    const added = await saveTicketType(world, owner, of, null, {
      ...ticket,
      name: "Ny",
      places: 3,
    });
    if (!added.ok) throw new Error(added.problem.code);
    await seats(make, event, "Ada");
    expect(await archiveTicketType(world, owner, of, first)).toMatchObject({ ok: true });
    expect(await world.db.ticketType.findUnique({ where: { id: first } })).toMatchObject({
      archivedAt: world.now(),
    });
    const third = await saveTicketType(world, owner, of, null, { ...ticket, name: "Tredje" });
    if (!third.ok) throw new Error(third.problem.code);
    expect(await archiveTicketType(world, owner, of, added.value.id)).toMatchObject({ ok: true });
    expect(await world.db.ticketType.count({ where: { id: added.value.id } })).toBe(0);
    expect(await ledgerFaults(world, event.id)).toEqual([]);
  });

  dbTest("move up and down, and stay at the ends", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    await saveTicketType(world, owner, of, null, { ...ticket, name: "B" });
    const last = await saveTicketType(world, owner, of, null, { ...ticket, name: "C" });
    const id = last.ok ? last.value.id : "";
    const names = async () =>
      (
        await world.db.ticketType.findMany({
          where: { eventId: event.id },
          orderBy: { position: "asc" },
        })
      ).map(({ name }) => name);
    await moveInOffer(world, owner, of, { part: "ticket-types", id, by: -1 });
    expect(await names()).toEqual(["Deltaker", "C", "B"]);
    await moveInOffer(world, owner, of, { part: "ticket-types", id, by: -1 });
    await moveInOffer(world, owner, of, { part: "ticket-types", id, by: -1 });
    expect(await names()).toEqual(["C", "Deltaker", "B"]);
  });
});

describe("quotas", () => {
  dbTest(
    "count what was sold of the types that join, and let go of those that leave",
    async ({ world, make }) => {
      const event = await make.event();
      const { owner } = event.organisation;
      const of = addressOf(event);
      const first = await typeOf(world, event);
      const second = await saveTicketType(world, owner, of, null, { ...ticket, name: "Student" });
      const other = second.ok ? second.value.id : "";
      await seats(make, event, "Ada", "Grace");
      await make.order(event, {
        ...make.request("Karen"),
        seats: [{ name: "Karen", email: "karen@company.example", ticketType: other }],
      });

      const save = (id: string | null, places: number, types: string[]) =>
        saveQuota(world, owner, of, id, { name: "Salen", places, types });
      expect(await save(null, 1, [first])).toMatchObject({
        problem: { code: "capacity-below-taken", params: { taken: 2 } },
      });
      const saved = await save(null, 3, [first]);
      const id = saved.ok ? saved.value.id : "";
      expect(await poolOf(world, { quota: { id } })).toEqual({ size: 3, taken: 2 });
      expect(await save(id, 2, [first, other])).toMatchObject({
        problem: { code: "capacity-below-taken", params: { taken: 3 } },
      });
      expect(await save(id, 3, [first, other])).toMatchObject({ ok: true });
      expect(await poolOf(world, { quota: { id } })).toEqual({ size: 3, taken: 3 });
      // Fewer places and fewer types at once: what leaves makes room.
      expect(await save(id, 1, [other])).toMatchObject({ ok: true });
      expect(await poolOf(world, { quota: { id } })).toEqual({ size: 1, taken: 1 });
      expect(await ledgerFaults(world, event.id)).toEqual([]);

      expect(await removeQuota(world, owner, of, id)).toMatchObject({ ok: true });
      expect(await world.db.quota.count()).toBe(0);
      expect(await ledgerFaults(world, event.id)).toEqual([]);
    },
  );
});

describe("add-ons", () => {
  dbTest("count those who have one already, and are kept for them", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const saved = await saveAddOn(world, owner, of, null, { ...addOn, price: 45_000 });
    const id = saved.ok ? saved.value.id : "";
    await seats(make, event, "Ada");
    const ada = await world.db.registration.findFirstOrThrow({ where: { eventId: event.id } });
    await world.db.registrationAddOn.create({ data: { registrationId: ada.id, addOnId: id } });

    const save = (places: number) => saveAddOn(world, owner, of, id, { ...addOn, places });
    expect(await save(0)).toMatchObject({ problem: { code: "capacity-below-taken" } });
    expect(await save(1)).toMatchObject({ ok: true });
    expect(await poolOf(world, { addOn: { id } })).toEqual({ size: 1, taken: 1 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
    expect(await archiveAddOn(world, owner, of, id)).toMatchObject({ ok: true });
    expect(await world.db.addOn.findUnique({ where: { id } })).toMatchObject({
      archivedAt: world.now(),
    });
  });

  dbTest("stand on a day of the event, and belong to its own sessions", async ({ world, make }) => {
    const event = await make.event();
    const elsewhere = await make.session(await make.event());
    const save = (more: object) =>
      saveAddOn(world, event.organisation.owner, addressOf(event), null, { ...addOn, ...more });
    expect(await save({ date: "2027-12-24" })).toMatchObject({
      problem: { code: "date-outside-event", field: "date" },
    });
    expect(await save({ session: elsewhere })).toMatchObject({
      problem: { code: "choice-unknown", field: "session" },
    });
    const date = event.startsAt.toISOString().slice(0, 10);
    expect(await save({ date, session: await make.session(event) })).toMatchObject({ ok: true });
  });
});

describe("questions", () => {
  dbTest("keep what was answered", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const saved = await saveQuestion(world, owner, of, null, question);
    const id = saved.ok ? saved.value.id : "";
    await seats(make, event, "Ada");
    const seat = await world.db.registration.findFirstOrThrow({ where: { eventId: event.id } });
    await world.db.answer.create({
      data: {
        id: world.newId(),
        questionId: id,
        orderId: seat.orderId,
        registrationId: seat.id,
        values: ["Partner"],
        answeredAt: world.now(),
      },
    });
    const save = (more: object) => saveQuestion(world, owner, of, id, { ...question, ...more });
    expect(await save({ kind: "text" })).toMatchObject({
      problem: { code: "question-has-answers", field: "kind", params: { count: 1 } },
    });
    expect(await save({ options: ["Kapital", "Råd"] })).toMatchObject({
      problem: {
        code: "option-has-answers",
        field: "options",
        params: { option: "Partner", count: 1 },
      },
    });
    expect(await save({ options: ["Partner", "Råd", "Kunder"] })).toMatchObject({ ok: true });
    // Few may read it from now on, and whoever may only edit cannot make it everybody's again.
    expect(await save({ sensitive: true })).toMatchObject({ ok: true });
    expect(await save({})).toMatchObject({
      problem: { code: "question-has-answers", field: "sensitive", params: { count: 1 } },
    });
    expect(await archiveQuestion(world, owner, of, id)).toMatchObject({ ok: true });
    expect(await world.db.answer.count()).toBe(1);
  });

  dbTest("hang on earlier ones alone, which stay while they do", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const first = await saveQuestion(world, owner, of, null, question);
    const earlier = first.ok ? first.value.id : "";
    const after = [{ questionId: earlier, places: [0] }];
    const next = { ...question, label: "Hvor mye?", kind: "number" as const, options: [], after };
    const second = await saveQuestion(world, owner, of, null, next);
    const follower = second.ok ? second.value.id : "";
    expect(await world.db.question.findUnique({ where: { id: follower } })).toMatchObject({
      dependsOnId: earlier,
      dependsOnValues: ["Kapital"],
    });
    const refused = { problem: { code: "question-has-followers" } };
    expect(await archiveQuestion(world, owner, of, earlier)).toMatchObject(refused);
    expect(
      await saveQuestion(world, owner, of, earlier, { ...question, options: ["Partner", "Råd"] }),
    ).toMatchObject(refused);
    expect(
      await moveInOffer(world, owner, of, { part: "questions", id: follower, by: -1 }),
    ).toMatchObject({ problem: { code: "question-follows-another" } });
    expect(
      await saveQuestion(world, owner, of, earlier, {
        ...question,
        after: [{ questionId: follower, places: [0] }],
      }),
    ).toMatchObject({ problem: { code: "choice-unknown", field: "after" } });
    expect(await saveQuestion(world, owner, of, null, { ...next, scope: "order" })).toMatchObject({
      problem: { code: "choice-unknown", field: "after" },
    });
  });
});

describe("codes", () => {
  const code = { kind: "reserved" as const, code: "FJELLMAT", places: 4, types: [] };

  dbTest("that reserve take their places at once and give them back", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const { owner } = event.organisation;
    const of = addressOf(event);
    await seats(make, event, "Ada");
    const counter = () =>
      world.db.seatPool.findUniqueOrThrow({
        where: { id: event.seatPoolId },
        select: { size: true, taken: true },
      });
    expect(await saveCode(world, owner, of, null, { ...code, places: 5 })).toMatchObject({
      problem: { code: "reservation-too-large", field: "places", params: { free: 4 } },
    });
    const saved = await saveCode(world, owner, of, null, code);
    const id = saved.ok ? saved.value.id : "";
    expect(await counter()).toEqual({ size: 5, taken: 5 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
    await seats(make, event, "Karen");
    const confirmed = () =>
      world.db.registration.count({ where: { eventId: event.id, status: "confirmed" } });
    expect(await confirmed()).toBe(1);

    // Two fewer reserved: one for Karen, who waits; one is free again.
    expect(await saveCode(world, owner, of, id, { ...code, places: 2 })).toMatchObject({
      ok: true,
    });
    expect(await confirmed()).toBe(2);
    expect(await counter()).toEqual({ size: 5, taken: 4 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
    expect(await archiveCode(world, owner, of, id)).toMatchObject({ ok: true });
    expect(await counter()).toEqual({ size: 5, taken: 2 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
  });

  dbTest("that run out leave a place to whoever sits on one", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const { owner } = event.organisation;
    const of = addressOf(event);
    const type = await typeOf(world, event);
    const saved = await saveCode(world, owner, of, null, {
      ...code,
      validUntil: "2027-08-10T12:00",
    });
    const { seatPoolId } = await world.db.code.findFirstOrThrow({ where: { eventId: event.id } });
    if (!saved.ok || !seatPoolId) throw new Error("the code has no places");
    await seats(make, event, "Ada");
    // As an order with the code is placed: its seat stands in the code's counter alone.
    await world.db.registration.updateMany({ data: { places: [seatPoolId] } });
    await world.db.$executeRaw`
      SELECT move_places(${JSON.stringify({ [event.seatPoolId]: 1 })}::jsonb,
                         ${JSON.stringify({ [seatPoolId]: 1 })}::jsonb, true, NULL)`;
    // And a hold keeps another of them.
    await world.db.$executeRaw`
      SELECT move_places('{}', ${JSON.stringify({ [seatPoolId]: 1 })}::jsonb, true, NULL)`;
    await world.db.hold.create({
      data: {
        id: world.newId(),
        eventId: event.id,
        submissionKey: "form",
        visitor: Buffer.from("v"),
        places: { [seatPoolId]: 1 },
        seats: 1,
        createdAt: world.now(),
        expiresAt: addTime(world.now(), day),
      },
    });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
    // A counter that joins now takes all the code's places.
    await saveTicketType(world, owner, of, type, { ...ticket, places: 5 });
    expect(await poolOf(world, { ticketType: { id: type } })).toEqual({ size: 5, taken: 4 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);

    expect(await releaseReservations(world)).toBe(0);
    world.clock.set(new Date("2027-08-10T10:00:00Z"));
    expect(await releaseReservations(world)).toBe(1);
    expect(await releaseReservations(world)).toBe(0);
    expect(await poolOf(world, { ticketType: { id: type } })).toEqual({ size: 5, taken: 2 });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
  });

  dbTest("are made up when none is typed, and no two are alike", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const save = (more: object) =>
      saveCode(world, owner, of, null, { kind: "percentage", percent: 20, types: [], ...more });
    const made = await save({});
    const stored = await world.db.code.findFirstOrThrow({
      where: { id: made.ok ? made.value.id : "" },
    });
    expect(stored.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(await save({ code: stored.code.toLowerCase() })).toMatchObject({
      problem: { code: "code-taken", field: "code" },
    });
    expect(
      await saveCode(world, owner, of, stored.id, { kind: "amount", amount: 100, types: [] }),
    ).toMatchObject({ problem: { code: "code-kind-stays" } });
    await world.db.code.update({ where: { id: stored.id }, data: { uses: 3 } });
    expect(
      await saveCode(world, owner, of, stored.id, {
        kind: "percentage",
        percent: 20,
        types: [],
        maxUses: 2,
      }),
    ).toMatchObject({ problem: { code: "uses-below-used", params: { uses: 3 } } });
  });
});

describe("sessions and rules", () => {
  dbTest("a session's places are for those who signed up", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    const id = await make.session(event);
    expect(await setSessionPlaces(world, owner, of, id, 10)).toMatchObject({
      problem: { code: "session-not-signed-up-for" },
    });
    await world.db.session.update({ where: { id }, data: { signUp: true } });
    await seats(make, event, "Ada", "Grace");
    const [ada] = await world.db.registration.findMany({ where: { eventId: event.id } });
    await world.db.registrationSession.create({
      data: { registrationId: ada?.id ?? "", sessionId: id },
    });
    expect(await setSessionPlaces(world, owner, of, id, 0)).toMatchObject({
      problem: { code: "capacity-below-taken", params: { taken: 1 } },
    });
    expect(await setSessionPlaces(world, owner, of, id, 1)).toMatchObject({ ok: true });
    expect(await ledgerFaults(world, event.id)).toEqual([]);
  });

  dbTest("no rule ends after the event begins", async ({ world, make }) => {
    const event = await make.event();
    const { owner } = event.organisation;
    const of = addressOf(event);
    expect(
      await saveRules(world, owner, of, { cancelUntil: "2028-01-01T12:00", offerHours: 24 }),
    ).toMatchObject({ problem: { code: "after-event-start", field: "cancelUntil" } });
    expect(
      await saveRules(world, owner, of, {
        registrationUntil: "2027-08-20T12:00",
        requiresApproval: true,
        offerHours: 48,
      }),
    ).toMatchObject({ ok: true });
    expect(await world.db.event.findUnique({ where: { id: event.id } })).toMatchObject({
      registrationUntil: new Date("2027-08-20T10:00:00Z"),
      requiresApproval: true,
      offerHours: 48,
      offerRevision: 1,
    });
  });
});

dbTest(
  "nobody changes another organisation's offer, or its parts from their own",
  async ({ world, make }) => {
    const event = await make.event();
    const theirs = await make.event();
    const of = addressOf(event);
    const { owner } = theirs.organisation;
    const viewer = await make.member(event.organisation.id, "viewer");
    const type = await typeOf(world, event);
    const made = await saveAddOn(world, event.organisation.owner, of, null, addOn);
    const addOnId = made.ok ? made.value.id : "";
    const asked = await saveQuestion(world, event.organisation.owner, of, null, question);
    const questionId = asked.ok ? asked.value.id : "";
    const given = await saveCode(world, event.organisation.owner, of, null, {
      kind: "unlock",
      types: [type],
    });
    const codeId = given.ok ? given.value.id : "";
    const shared = { name: "Salen", places: 40, types: [type] };
    const held = await saveQuota(world, event.organisation.owner, of, null, shared);
    const quotaId = held.ok ? held.value.id : "";
    const sessionId = await make.session(event);
    const attempts = (
      actor: typeof owner,
      at: readonly [string, string],
    ): Promise<{ ok: boolean; problem?: { code: string } }>[] => [
      saveTicketType(world, actor, at, type, { ...ticket, name: "X" }),
      archiveTicketType(world, actor, at, type),
      saveQuota(world, actor, at, quotaId, shared),
      removeQuota(world, actor, at, quotaId),
      saveAddOn(world, actor, at, addOnId, addOn),
      archiveAddOn(world, actor, at, addOnId),
      saveQuestion(world, actor, at, questionId, question),
      archiveQuestion(world, actor, at, questionId),
      saveCode(world, actor, at, codeId, { kind: "unlock", types: [] }),
      archiveCode(world, actor, at, codeId),
      moveInOffer(world, actor, at, { part: "add-ons", id: addOnId, by: 1 }),
      setSessionPlaces(world, actor, at, sessionId, 4),
    ];
    const before = await world.db.event.findUnique({ where: { id: event.id } });
    for (const attempt of [
      ...attempts(owner, of),
      ...attempts(owner, addressOf(theirs)),
      saveRules(world, owner, of, { offerHours: 5 }),
      offerEditor(world, owner, ...of),
    ])
      expect(await attempt).toMatchObject({ ok: false, problem: { code: "not-found" } });
    for (const attempt of attempts(viewer, of))
      expect(await attempt).toMatchObject({ ok: false, problem: { code: "not-allowed" } });
    expect(await world.db.event.findUnique({ where: { id: event.id } })).toEqual(before);
  },
);
