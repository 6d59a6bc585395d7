import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { tripWith } from "tests/support/organisers-table";
import { anonymous } from "~/kernel/actor";
import { addTime, day } from "~/kernel/time";
import { planRooms } from "../domain/rooming";
import { lodgingsToArrange } from "../queries/rooms.server";
import { listsOfEvent } from "../queries/shared-lists.server";
import { actOnRegistration, type RegistrationAct } from "./act-on-registration.server";
import { addByHand } from "./add-by-hand.server";
import { openSharedList } from "./open-shared-list.server";
import { pairRoomMates } from "./pair-room-mates.server";
import { readList } from "./read-list.server";
import { revokeList, shareList } from "./share-list.server";

dbTest(
  "a cancelled seat gets its places back while they are free, and what it had with them",
  async ({ world, make }) => {
    const { event, bus, guest } = await tripWith(world, make, 1);
    const pool = world.newId();
    await world.db.seatPool.create({ data: { id: pool, size: 1 } });
    await world.db.addOn.update({ where: { id: bus }, data: { seatPoolId: pool } });
    const { owner, slug: organisation } = event.organisation;
    const { seats } = await guest("Ada");
    const id = seats[0]?.id ?? "";
    const act = (asked: RegistrationAct) =>
      actOnRegistration(world, owner, { organisation, event: event.slug, id }, asked);
    const taken = async () =>
      (await world.db.seatPool.findMany({ where: { id: { in: [event.seatPoolId, pool] } } })).map(
        (one) => one.taken,
      );
    const mails = await world.db.outboxMessage.count();

    expect(await act({ act: "cancel", quietly: true })).toMatchObject({ ok: true });
    expect(await taken()).toEqual([0, 0]);
    expect(await world.db.outboxMessage.count()).toBe(mails);
    expect(await act({ act: "restore" })).toMatchObject({ ok: true });
    expect(await taken()).toEqual([1, 1]);
    expect(await act({ act: "restore" })).toMatchObject({
      problem: { code: "seat-not-cancelled" },
    });

    await act({ act: "cancel", quietly: false });
    expect(await world.db.outboxMessage.count({ where: { kind: "cancelled" } })).toBe(1);
    await guest("Berit", "", { addOns: [] });
    expect(await act({ act: "restore" })).toMatchObject({ problem: { code: "places-gone" } });
    expect(await taken()).toEqual(expect.arrayContaining([1, 0]));
  },
);

dbTest(
  "a new link ends the old one, and a place is handed over in the organiser's name",
  async ({ world, make }) => {
    const event = await make.event();
    const { owner, slug: organisation } = event.organisation;
    const { seats } = await make.order(event, make.request("Ada"));
    const id = seats[0]?.id ?? "";
    const where = { organisation, event: event.slug, id };
    expect(await actOnRegistration(world, owner, where, { act: "renew-link" })).toMatchObject({
      ok: true,
    });
    const { tokenGeneration } = await world.db.registration.findUniqueOrThrow({ where: { id } });
    expect(tokenGeneration).toBe(1);
    // A seat nobody is named for has nobody to mail a new link to: its old one stays.
    const { seats: unnamed } = await make.order(
      event,
      make.companyRequest("Nordlys", ["Dina", ""]),
    );
    const spare = unnamed[1]?.id ?? "";
    expect(
      await actOnRegistration(world, owner, { ...where, id: spare }, { act: "renew-link" }),
    ).toMatchObject({ problem: { code: "seat-cancelled" } });
    const kept = await world.db.registration.findUniqueOrThrow({ where: { id: spare } });
    expect(kept.tokenGeneration).toBe(0);
    await make.order(event, make.request("Cato"));
    const to = { name: "Cato", email: "cato@company.example" };
    expect(await actOnRegistration(world, owner, where, { act: "hand-over", to })).toMatchObject({
      problem: { code: "already-registered" },
    });
    const berit = { name: "Berit", email: "berit@company.example" };
    expect(
      await actOnRegistration(world, owner, where, { act: "hand-over", to: berit }),
    ).toMatchObject({ ok: true });
    expect(
      await world.db.registration.count({ where: { attendeeName: "Berit", status: "confirmed" } }),
    ).toBe(1);
  },
);

dbTest("what an organiser changes keeps the answers they may not see", async ({ world, make }) => {
  const { event, bus, track, guest } = await tripWith(world, make);
  const { owner, slug: organisation } = event.organisation;
  const { seats } = await guest("Ada");
  const id = seats[0]?.id ?? "";
  const changed = await actOnRegistration(
    world,
    owner,
    { organisation, event: event.slug, id },
    {
      act: "change",
      to: {
        addOns: [{ id: bus }],
        sessionIds: [],
        answers: [{ question: track, values: ["Kultur"] }],
      },
    },
  );
  expect(changed).toMatchObject({ ok: true });
  const answers = await world.db.answer.findMany({ where: { registrationId: id } });
  expect(answers.flatMap(({ values }) => values).toSorted()).toEqual([
    "Hemmelig helseplage",
    "Kultur",
  ]);
  expect(await world.db.registrationAddOn.count({ where: { registrationId: id } })).toBe(1);
});

dbTest(
  "people are added by hand after the deadline, never beyond the places, once however often it is sent",
  async ({ world, make }) => {
    const event = await make.event({ seats: 2 });
    const { owner, slug } = event.organisation;
    await world.db.event.update({
      where: { id: event.id },
      data: { registrationUntil: addTime(world.now(), -day) },
    });
    const ada = { name: "Ada", email: "ada@x.example" };
    const asked = {
      contact: ada,
      company: "Fjordgrid AS",
      people: [ada, {}],
      language: "nb",
      mails: false,
      submissionKey: world.newId(),
    } as const;
    for (let sent = 0; sent < 2; sent++)
      expect(await addByHand(world, owner, slug, event.slug, asked)).toMatchObject({ ok: true });
    expect(await world.db.registration.count()).toBe(2);
    expect(await world.db.outboxMessage.count()).toBe(0);
    expect(await world.db.order.findFirstOrThrow()).toMatchObject({ source: "organiser" });
    const bo = { name: "Bo", email: "bo@x.example" };
    const more = {
      contact: bo,
      people: [bo],
      language: "nb",
      mails: true,
      submissionKey: world.newId(),
    } as const;
    expect(await addByHand(world, owner, slug, event.slug, more)).toMatchObject({ ok: true });
    expect(await world.db.registration.count({ where: { status: "waitlisted" } })).toBe(1);
    expect(
      await addByHand(world, owner, slug, event.slug, { ...asked, submissionKey: world.newId() }),
    ).toMatchObject({
      problem: { code: "already-registered" },
    });
  },
);

dbTest(
  "room-mates by wish stay until the organiser decides; the organiser's rooms stay together",
  async ({ world, make }) => {
    const { event, room, guest } = await tripWith(world, make);
    const { owner, slug } = event.organisation;
    const ids: string[] = [];
    for (const [name, wish] of [
      ["Ada", "Berit"],
      ["Berit", "ada"],
      ["Cato", ""],
      ["Dag", ""],
    ] as const)
      ids.push((await guest(name, wish)).seats[0]?.id ?? "");
    const [ada = "", berit = "", cato = "", dag = ""] = ids;
    const rooms = async () => {
      const read = await lodgingsToArrange(world, owner, slug, event.slug);
      return read.ok
        ? (read.value[0]?.plan.rooms.map(({ guests, by }) => [guests.length, by]) ?? [])
        : [];
    };
    expect(await rooms()).toEqual([
      [2, "wish"],
      [1, "nobody"],
      [1, "nobody"],
    ]);
    const pair = (...guests: string[]) =>
      pairRoomMates(world, owner, slug, event.slug, room, guests);
    expect(await pair(ada, berit, cato)).toMatchObject({ problem: { code: "room-too-full" } });
    expect(await pair(ada, world.newId())).toMatchObject({ problem: { code: "guest-unknown" } });
    expect(await pair(cato, dag)).toMatchObject({ ok: true });
    expect(await pair(ada)).toMatchObject({ ok: true });
    expect(await rooms()).toEqual([
      [1, "nobody"],
      [1, "nobody"],
      [2, "organiser"],
    ]);
    expect(await pair(ada, cato)).toMatchObject({ ok: true });
    expect(await rooms()).toEqual([
      [2, "organiser"],
      [1, "nobody"],
      [1, "nobody"],
    ]);
    expect(planRooms([], 2).rooms).toEqual([]);
  },
);

dbTest(
  "a shared list opens until it expires or is revoked, and says what its recipient needs alone",
  async ({ world, make }) => {
    const { event, dinner, room, guest } = await tripWith(world, make);
    const { owner, slug, id: organisationId } = event.organisation;
    const of = [owner, slug, event.slug] as const;
    const { seats } = await guest("Ada", "Berit");
    await guest("Berit", "Ada");
    await world.db.sensitiveQuestion.create({
      data: { eventId: event.id, kind: "diet", purpose: "" },
    });
    const registrationId = seats[0]?.id ?? "";
    const consent = {
      wording: "ja",
      wordingVersion: 1,
      language: "nb",
      by: "attendee",
      at: world.now(),
      act: "given",
    };
    await world.db.consent.create({
      data: { id: world.newId(), registrationId, purpose: "diet", ...consent },
    });
    await world.db.sensitiveAnswer.create({
      data: { registrationId, kind: "diet", choices: ["vegan"], note: "", answeredAt: world.now() },
    });
    const recipient = {
      recipient: "Refsnes Gods",
      language: "sv",
      expiresAt: addTime(world.now(), 3 * day),
    } as const;
    const share = async (kind: "rooming" | "diets", withNames: boolean) => {
      const asked = {
        kind,
        addOnIds: [kind === "diets" ? dinner : room],
        sessionIds: [],
        withNames,
      };
      const shared = await shareList(world, ...of, asked, recipient);
      if (!shared.ok) throw new Error(shared.problem.code);
      return shared.value;
    };
    const hotel = await share("rooming", true);
    const opened = await openSharedList(world, hotel.token);
    const words = JSON.stringify(opened);
    expect(opened).toMatchObject({ value: { sections: [{ rows: [["1", "Ada, Berit", ""]] }] } });
    expect(words).not.toContain("@");
    expect(words).not.toContain("Hemmelig");
    expect(words).not.toMatch(/vegan/i);

    const kitchen = await openSharedList(world, (await share("diets", false)).token);
    expect(kitchen).toMatchObject({
      value: {
        sections: [
          {
            rows: [
              ["Veganskt", "1"],
              ["Inga särskilda behov", "1"],
            ],
          },
        ],
      },
    });
    expect(JSON.stringify(kitchen)).not.toContain("Ada");
    expect(
      JSON.stringify(await openSharedList(world, (await share("diets", true)).token)),
    ).toContain("Ada");

    expect(await openSharedList(world, `${hotel.token.slice(0, -2)}AA`)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await openSharedList(world, "x".repeat(46))).toMatchObject({
      problem: { code: "not-found" },
    });
    const lists = await listsOfEvent(world, ...of);
    expect(lists.ok && lists.value.shared.find(({ id }) => id === hotel.id)?.openedAt).toEqual(
      world.now(),
    );
    // Whoever may not see what it says gets no link to it either.
    const viewer = await make.member(organisationId, "viewer");
    const seen = await listsOfEvent(world, viewer, slug, event.slug);
    expect(seen.ok && seen.value.shared.every(({ token }) => token === null)).toBe(true);
    expect(
      await readList(
        world,
        viewer,
        slug,
        event.slug,
        { kind: "diets", addOnIds: [], sessionIds: [], withNames: true },
        "nb",
      ),
    ).toMatchObject({ problem: { code: "not-allowed" } });

    // A list of one meal does not become everybody's when that is no meal any more.
    const cook = await share("diets", true);
    await world.db.addOn.update({ where: { id: dinner }, data: { kind: "other" } });
    expect(await openSharedList(world, cook.token)).toMatchObject({ value: { sections: [] } });

    expect(await revokeList(world, ...of, hotel.id)).toMatchObject({ ok: true });
    expect(await openSharedList(world, hotel.token)).toMatchObject({ problem: { code: "ended" } });
    const last = await share("rooming", true);
    world.clock.advance(3 * day);
    expect(await openSharedList(world, last.token)).toMatchObject({ problem: { code: "ended" } });
  },
);

dbTest(
  "nobody of another organisation does, shares, pairs or adds anything",
  async ({ world, make }) => {
    const { event, room, guest } = await tripWith(world, make);
    const { slug: organisation, owner } = event.organisation;
    const { seats } = await guest("Ada");
    const id = seats[0]?.id ?? "";
    const other = await make.organisation();
    const elsewhere = await make.event({ organisation: other });
    const list = { kind: "rooming", addOnIds: [room], sessionIds: [], withNames: true } as const;
    const recipient = {
      recipient: "x",
      language: "nb",
      expiresAt: addTime(world.now(), day),
    } as const;
    const shared = await shareList(world, owner, organisation, event.slug, list, recipient);
    const listId = shared.ok ? shared.value.id : "";
    const ada = { name: "Eva", email: "eva@x.example" };
    const added = {
      contact: ada,
      people: [ada],
      language: "nb",
      mails: false,
      submissionKey: world.newId(),
    } as const;
    const before = JSON.stringify(await world.db.registration.findMany());
    for (const [actor, org, slug] of [
      [other.owner, organisation, event.slug],
      [other.owner, other.slug, event.slug],
      [other.owner, other.slug, elsewhere.slug],
      [anonymous, organisation, event.slug],
    ] as const)
      for (const refused of [
        ...(await Promise.all(
          (["restore", "send-link", "renew-link"] as const).map((act) =>
            actOnRegistration(world, actor, { organisation: org, event: slug, id }, { act }),
          ),
        )),
        await actOnRegistration(
          world,
          actor,
          { organisation: org, event: slug, id },
          { act: "cancel", quietly: true },
        ),
        await shareList(world, actor, org, slug, list, recipient),
        await revokeList(world, actor, org, slug, listId),
        await pairRoomMates(world, actor, org, slug, room, [id]),
        ...(slug === elsewhere.slug
          ? []
          : [
              await addByHand(world, actor, org, slug, added),
              await readList(world, actor, org, slug, list, "nb"),
            ]),
      ])
        expect(refused.ok).toBe(false);
    expect(JSON.stringify(await world.db.registration.findMany())).toBe(before);
  },
);
