import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { day } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { seatAnswers } from "../queries/seat-answers.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { answerSensitive, withdrawAnswer } from "./answer-sensitive.server";
import { cancelRegistration } from "./cancel-registration.server";
import { placeOrder } from "./place-order.server";
import { readSensitiveAnswers } from "./read-sensitive-answers.server";

const asks = (world: TestWorld, event: MadeEvent, purpose = "") =>
  world.db.sensitiveQuestion.create({ data: { eventId: event.id, kind: "diet", purpose } });
const tokenOf = (world: TestWorld, seat: { id: string; generation: number } | undefined) =>
  seat ? seatTokens(world, seat).registration : "";
const vegan = { kind: "diet", choices: ["vegan"], note: "Uten sopp" } as const;
const actsOf = async (world: TestWorld) =>
  (await world.db.consent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] })).map(
    ({ purpose, act, by }) => [purpose, act, by],
  );

describe("an answer about diet", () => {
  dbTest(
    "comes with the registration, and with the words consented to",
    async ({ world, make }) => {
      const event = await make.event();
      await asks(world, event, "Kokka spør");
      const request = make.request("Ada");
      const [seat] = request.seats;
      await make.order(event, { ...request, seats: [{ ...seat, answers: [vegan] }] });
      expect(await world.db.sensitiveAnswer.findMany()).toMatchObject([
        { kind: "diet", choices: ["vegan"], note: "Uten sopp" },
      ]);
      const [consent] = await world.db.consent.findMany();
      expect(consent).toMatchObject({
        purpose: "diet",
        act: "given",
        by: "attendee",
        language: "nb",
        wordingVersion: 1,
        at: world.now(),
      });
      expect(consent?.wording).toContain("Kokka spør");
      expect(consent?.wording).toContain("slettes 7 dager etter arrangementet");
    },
  );

  dbTest("is not taken from a contact, nor where nobody asks", async ({ world, make }) => {
    const silent = await make.event();
    const request = make.request("Ada");
    const [seat] = request.seats;
    await make.order(silent, { ...request, seats: [{ ...seat, answers: [vegan] }] });
    const asking = await make.event();
    await asks(world, asking);
    const company = make.companyRequest("Nordlys", ["Grace", "Karen"]);
    await make.order(asking, {
      ...company,
      seats: company.seats.map((seat) => ({ ...seat, answers: [vegan] })),
    });
    expect(await world.db.sensitiveAnswer.count()).toBe(0);
    expect(await actsOf(world)).toEqual([]);
  });

  dbTest("is given, changed and taken back on one's own page", async ({ world, make }) => {
    const event = await make.event();
    await asks(world, event);
    const { seats } = await make.order(event, make.companyRequest("Nordlys", ["Ada", ""]));
    const token = tokenOf(world, seats[0]);
    expect(await answerSensitive(world, token, vegan, "sv")).toMatchObject({ ok: true });
    // The contact has the same link: that there is an answer is said, and not which.
    const shown = await seatAnswers(world, seats[0]?.id ?? "", "sv");
    expect(shown.given).toMatchObject([{ kind: "diet", answer: null }]);
    world.clock.advance(day);
    await answerSensitive(world, token, { ...vegan, note: "" }, "nb");
    expect(await world.db.sensitiveAnswer.findMany()).toMatchObject([{ note: "" }]);
    world.clock.advance(day);
    for (let twice = 0; twice < 2; twice++)
      expect(await withdrawAnswer(world, token, "diet")).toMatchObject({ ok: true });
    expect(await world.db.sensitiveAnswer.count()).toBe(0);
    expect(await actsOf(world)).toEqual([
      ["diet", "given", "attendee"],
      ["diet", "given", "attendee"],
      ["diet", "withdrawn", "attendee"],
    ]);
    expect(await answerSensitive(world, tokenOf(world, seats[1]), vegan, "nb")).toMatchObject({
      problem: { code: "seat-cancelled" },
    });
    expect(await answerSensitive(world, token, { ...vegan, kind: "access" }, "nb")).toMatchObject({
      problem: { code: "not-asked" },
    });
    expect(await answerSensitive(world, `${token}x`, vegan, "nb")).toMatchObject({
      problem: { code: "not-found" },
    });
    await cancelEvent(world, event.organisation.owner, event.organisation.slug, event.slug);
    expect(await answerSensitive(world, token, vegan, "nb")).toMatchObject({
      problem: { code: "event-over" },
    });
  });

  dbTest("goes when the seat is given back", async ({ world, make }) => {
    const event = await make.event();
    await asks(world, event);
    const { seats } = await make.order(event, make.request("Ada"));
    await answerSensitive(world, tokenOf(world, seats[0]), vegan, "nb");
    await cancelRegistration(world, tokenOf(world, seats[0]));
    expect(await world.db.sensitiveAnswer.count()).toBe(0);
    expect((await actsOf(world)).at(-1)).toEqual(["diet", "lapsed", "rule"]);
  });

  dbTest("cannot be stored without its consent, nor the log rewritten", async ({ world, make }) => {
    const event = await make.event();
    await asks(world, event);
    const { seats } = await make.order(event, make.request("Ada"));
    const answer = { registrationId: seats[0]?.id ?? "", answeredAt: world.now() };
    await expect(
      world.db.sensitiveAnswer.create({ data: { ...answer, kind: "diet", choices: ["vegan"] } }),
    ).rejects.toThrow();
    await answerSensitive(world, tokenOf(world, seats[0]), vegan, "nb");
    await expect(world.db.consent.updateMany({ data: { act: "withdrawn" } })).rejects.toThrow();
    await expect(world.db.consent.deleteMany()).rejects.toThrow();
    expect(await actsOf(world)).toEqual([["diet", "given", "attendee"]]);
  });

  dbTest(
    "the same form again is the same order, another answer is not",
    async ({ world, make }) => {
      const event = await make.event();
      await asks(world, event);
      const request = { ...make.request("Ada"), submissionKey: "one" };
      const [seat] = request.seats;
      const send = (note: string) =>
        placeOrder(world, anonymous, event.slug, {
          ...request,
          seats: [{ ...seat, answers: [{ ...vegan, note }] }],
        });
      const [first, again] = [await send("a"), await send("a")];
      expect(again.ok && first.ok && again.value.id === first.value.id).toBe(true);
      expect(await send("b")).toMatchObject({ problem: { code: "submission-differs" } });
      expect(await world.db.sensitiveAnswer.count()).toBe(1);
    },
  );
});

dbTest("fields that may stay empty are noted with their purpose", async ({ world, make }) => {
  const event = await make.event();
  const network = await make.network(event.organisation, "Fagnettverk næring");
  await make.session(event, { networkId: network });
  const alone = make.request("Ada");
  await make.order(event, {
    ...alone,
    contact: { ...alone.contact, company: { name: "Nordlys" } },
    seats: alone.seats.map((seat) => ({ ...seat, group: network })),
  });
  const company = make.companyRequest("Bølgen", ["Grace"]);
  await make.order(event, {
    ...company,
    seats: company.seats.map((seat) => ({ ...seat, group: network })),
  });
  expect(await actsOf(world)).toEqual([
    ["group", "given", "attendee"],
    ["company", "given", "attendee"],
    ["group", "given", "contact"],
  ]);
});

describe("the list for the kitchen", () => {
  dbTest("is for owners and organisers, and each look is written down", async ({ world, make }) => {
    const event = await make.event({ seats: 2 });
    const { organisation } = event;
    await asks(world, event);
    for (const name of ["Ada", "Grace", "Karen"]) {
      const request = make.request(name);
      const [seat] = request.seats;
      await make.order(event, { ...request, seats: [{ ...seat, answers: [vegan] }] });
    }
    const list = await readSensitiveAnswers(
      world,
      organisation.owner,
      organisation.slug,
      event.slug,
    );
    // Who waits does not eat.
    expect(list).toMatchObject({
      value: {
        asked: ["diet"],
        kinds: [
          {
            counts: [{ choice: "vegan", count: 2 }],
            lines: [{ name: "Ada" }, { name: "Grace" }],
          },
        ],
      },
    });
    const organiser = await make.member(organisation.id, "organiser");
    await readSensitiveAnswers(world, organiser, organisation.slug, event.slug);
    for (const role of ["viewer", "door-staff"] as const)
      expect(
        await readSensitiveAnswers(
          world,
          await make.member(organisation.id, role),
          organisation.slug,
          event.slug,
        ),
      ).toMatchObject({ problem: { code: "not-allowed" } });
    const stranger = (await make.organisation()).owner;
    expect(
      await readSensitiveAnswers(world, stranger, organisation.slug, event.slug),
    ).toMatchObject({ problem: { code: "not-found" } });
    const entries = await world.db.auditEntry.findMany({ where: { action: "read-answers" } });
    expect(
      entries.map(({ accountId, subjectId, detail }) => [accountId, subjectId, detail]),
    ).toEqual([
      [organisation.owner.accountId, event.id, { persons: 2 }],
      [organiser.accountId, event.id, { persons: 2 }],
    ]);
  });

  dbTest("holds no event of another organisation", async ({ world, make }) => {
    const [own, foreign] = [await make.event(), await make.event()];
    const { owner, slug } = own.organisation;
    expect(await readSensitiveAnswers(world, owner, slug, foreign.slug)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await world.db.auditEntry.count()).toBe(0);
  });
});
