import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { ClientCalendars } from "tests/support/client-calendar";
import { dbTest } from "tests/support/db";
import { deliverAll, propertyOf } from "tests/support/deliver";
import type { Make } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, hour } from "~/kernel/time";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { seatChoices } from "~/features/registration/queries/seat-choices.server";
import { seatPage } from "~/features/registration/queries/seat-page.server";
import { actOnRegistrationWithCalendar } from "./act-on-registration-with-calendar.server";
import { changeOwnChoices, type OwnChange } from "./change-own-choices.server";

const none: OwnChange = { addOns: [], sessionIds: [], answers: [], waitFor: [], agreedMinor: null };

/** A trip with a dinner for two at a price, two workshops at the same time and one after them, and a question. */
async function trip(world: TestWorld, make: Make) {
  const event = await make.event({ title: "Studietur", hours: 8 });
  await world.db.organisation.update({
    where: { id: event.organisation.id },
    data: { vatRegistered: true },
  });
  await make.session(event, { title: "Felles", hours: 2 });
  // Another group's, so that it is only theirs who chose it.
  const networkId = await make.network(event.organisation, "Andre");
  const workshop = async (title: string, from: number, size: number) => {
    const startsAt = addTime(event.startsAt, from * hour);
    const id = await make.session(event, { title, startsAt, hours: 1, networkId });
    const seatPoolId = world.newId();
    await world.db.seatPool.create({ data: { id: seatPoolId, size } });
    await world.db.session.update({ where: { id }, data: { signUp: true, seatPoolId } });
    return id;
  };
  const seatPoolId = world.newId();
  await world.db.seatPool.create({ data: { id: seatPoolId, size: 2 } });
  const dinner = world.newId();
  await world.db.addOn.create({
    data: {
      id: dinner,
      eventId: event.id,
      kind: "meal",
      name: "Middag",
      priceMinor: 69_500,
      vatCategory: "catering",
      seatPoolId,
    },
  });
  const size = world.newId();
  await world.db.question.create({
    data: { id: size, eventId: event.id, scope: "seat", kind: "text", label: "Størrelse" },
  });
  const workshops = [
    await workshop("Kart", 3, 1),
    await workshop("Kompass", 3, 5),
    await workshop("Kikkert", 4, 5),
  ] as const;
  return { event, dinner, size, workshops };
}

async function comes(
  world: TestWorld,
  make: Make,
  event: Parameters<Make["order"]>[0],
  name = "Ada",
) {
  const [seat] = (await make.order(event, make.request(name))).seats;
  if (!seat) throw new Error("no seat");
  return { id: seat.id, token: seatTokens(world, seat).registration };
}

describe("what somebody chooses at their own link", () => {
  dbTest("comes into their calendar, and leaves it again", async ({ world, make }) => {
    const { event, workshops } = await trip(world, make);
    const [map, , glass] = workshops;
    await world.db.event.update({
      where: { id: event.id },
      data: { calendarGrain: "session" },
    });
    const { token } = await comes(world, make, event);
    const calendars = new ClientCalendars();
    calendars.receive(await deliverAll(world));
    const entries = () =>
      calendars
        .of("ada@company.example")
        .entries.map(({ summary }) => summary)
        .toSorted();
    expect(entries()).toHaveLength(1);

    const chosen = { ...none, sessionIds: [map, glass] };
    expect(await changeOwnChoices(world, token, chosen)).toMatchObject({ ok: true });
    // The same once more changes nothing, and nobody is mailed.
    expect(await changeOwnChoices(world, token, chosen)).toMatchObject({ ok: true });
    const invited = await deliverAll(world);
    expect(invited.map(({ calendar }) => propertyOf(calendar, "METHOD"))).toEqual([
      "REQUEST",
      "REQUEST",
    ]);
    calendars.receive(invited);
    expect(entries().join()).toContain("Kart");
    expect(entries()).toHaveLength(3);

    await changeOwnChoices(world, token, { ...none, sessionIds: [glass] });
    const [cancelled, ...more] = await deliverAll(world);
    expect(propertyOf(cancelled?.calendar ?? null, "METHOD")).toBe("CANCEL");
    expect(more).toEqual([]);
    calendars.receive(cancelled ? [cancelled] : []);
    expect(entries().join()).not.toContain("Kart");
    expect(calendars.complaints).toEqual([]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "reaches the calendar with the first letter where that is still to come",
    async ({ world, make }) => {
      const { event, workshops } = await trip(world, make);
      const { token } = await comes(world, make, event);
      await changeOwnChoices(world, token, { ...none, sessionIds: [workshops[0]] });
      const mails = await deliverAll(world);
      expect(mails.map(({ kind }) => kind)).toEqual(["confirmation"]);
      expect(mails[0]?.text).toContain("Kart");
    },
  );

  dbTest("costs what they agreed to, or nothing changes", async ({ world, make }) => {
    const { event, dinner, size } = await trip(world, make);
    const { id, token } = await comes(world, make, event);
    const wanted = {
      ...none,
      addOns: [{ id: dinner, roomMate: "" }],
      answers: [{ question: size, values: ["M"] }],
    };
    const asked = await changeOwnChoices(world, token, wanted);
    expect(asked).toMatchObject({ ok: "price", before: null, after: { totalMinor: 86_875 } });
    expect(await changeOwnChoices(world, token, { ...wanted, agreedMinor: 69_500 })).toMatchObject({
      ok: "price",
    });
    const mine = { registrationId: id };
    expect(await world.db.answer.count({ where: mine })).toBe(0);
    expect(await world.db.registrationAddOn.count({ where: mine })).toBe(0);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);

    const agreed = { ...wanted, agreedMinor: 86_875 };
    expect(await changeOwnChoices(world, token, agreed)).toMatchObject({ ok: true });
    expect(await seatChoices(world, token)).toMatchObject({
      alone: true,
      sum: { netMinor: 69_500, vatMinor: 17_375, totalMinor: 86_875 },
      answers: [{ question: size, values: ["M"] }],
      addOns: [{ id: dinner, waits: false }],
    });
    const order = await world.db.order.findFirstOrThrow({
      where: { registrations: { some: { id } } },
    });
    expect(order).toMatchObject({ totalMinor: 86_875, paymentState: "to-be-invoiced" });
    // Given back, it costs nothing again; that is agreed to as well.
    expect(await changeOwnChoices(world, token, none)).toMatchObject({ ok: "price", after: null });
    expect(await changeOwnChoices(world, token, { ...none, agreedMinor: 0 })).toMatchObject({
      ok: true,
    });
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest("is waited for when it is full and they say so", async ({ world, make }) => {
    const { event, workshops } = await trip(world, make);
    const [map, compass] = workshops;
    const ada = await comes(world, make, event, "Ada");
    const grace = await comes(world, make, event, "Grace");
    await changeOwnChoices(world, ada.token, { ...none, sessionIds: [map] });
    const wanted = { ...none, sessionIds: [map] };
    expect(await changeOwnChoices(world, grace.token, wanted)).toMatchObject({
      ok: false,
      problems: [{ code: "session-full", field: "sessions" }],
    });
    expect(await changeOwnChoices(world, grace.token, { ...wanted, waitFor: [map] })).toMatchObject(
      {
        ok: true,
      },
    );
    expect((await seatChoices(world, grace.token))?.sessions).toEqual([{ id: map, waits: true }]);
    expect(
      await changeOwnChoices(world, ada.token, { ...none, sessionIds: [map, compass] }),
    ).toMatchObject({ ok: false, problems: [{ code: "sessions-clash" }] });
    // Whoever gives it back gives it to her.
    await changeOwnChoices(world, ada.token, none);
    expect((await seatChoices(world, grace.token))?.sessions).toEqual([{ id: map, waits: false }]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "is theirs to change until the organiser's day, by their own link alone",
    async ({ world, make }) => {
      const { event, workshops } = await trip(world, make);
      const { id, token } = await comes(world, make, event);
      const wanted = { ...none, sessionIds: [workshops[1]] };
      const foreign = await comes(world, make, await make.event(), "Grace");
      // Another event's link knows no such session.
      expect(await changeOwnChoices(world, foreign.token, wanted)).toMatchObject({
        problems: [{ code: "choice-unknown", field: "sessions" }],
      });
      const later = seatTokens(world, { id, generation: 1 }).registration;
      expect(await changeOwnChoices(world, later, wanted)).toMatchObject({
        problems: [{ code: "not-found" }],
      });
      await world.db.event.update({ where: { id: event.id }, data: { changesUntil: world.now() } });
      expect(await changeOwnChoices(world, token, wanted)).toMatchObject({
        problems: [{ code: "changes-over" }],
      });
      expect((await seatChoices(world, token))?.deadline.open).toBe(false);
    },
  );
});

dbTest(
  "what was waited for comes into the calendar when it is given, and the letter says the price",
  async ({ world, make }) => {
    const { event, workshops, dinner } = await trip(world, make);
    const [map] = workshops;
    await world.db.event.update({ where: { id: event.id }, data: { calendarGrain: "session" } });
    const ada = await comes(world, make, event, "Ada");
    const grace = await comes(world, make, event, "Grace");
    await changeOwnChoices(world, ada.token, { ...none, sessionIds: [map] });
    const wanted = { ...none, addOns: [{ id: dinner, roomMate: "" }], agreedMinor: 86_875 };
    await changeOwnChoices(world, grace.token, { ...wanted, sessionIds: [map], waitFor: [map] });
    const calendars = new ClientCalendars();
    const first = await deliverAll(world);
    calendars.receive(first);
    const textTo = (name: string) =>
      first.find(({ to }) => to.startsWith(name))?.text.replaceAll("\u00a0", " ") ?? "";
    expect(textTo("grace")).toContain("868,75 kr");
    expect(textTo("grace")).toContain("Arrangøren sender faktura");
    expect(textTo("ada")).not.toContain("faktura");

    await changeOwnChoices(world, ada.token, none);
    const given = await deliverAll(world);
    calendars.receive([...given, ...(await deliverAll(world))]);
    const { entries } = calendars.of("grace@company.example");
    expect(JSON.stringify(entries)).toContain("Kart");
    expect(JSON.stringify(calendars.of("ada@company.example").entries)).not.toContain("Kart");
  },
);

dbTest(
  "an add-on brings its session into the programme and the calendar, also when it was waited for",
  async ({ world, make }) => {
    const { event, workshops, dinner } = await trip(world, make);
    const [, , glass] = workshops;
    await world.db.event.update({ where: { id: event.id }, data: { calendarGrain: "session" } });
    const { seatPoolId } = await world.db.addOn.update({
      where: { id: dinner },
      data: { sessionId: glass, priceMinor: 0 },
    });
    await world.db.seatPool.update({ where: { id: seatPoolId ?? "" }, data: { size: 1 } });
    const ada = await comes(world, make, event, "Ada");
    const grace = await comes(world, make, event, "Grace");
    const wanted = { ...none, addOns: [{ id: dinner, roomMate: "" }] };
    expect(await changeOwnChoices(world, ada.token, wanted)).toMatchObject({ ok: true });
    await changeOwnChoices(world, grace.token, { ...wanted, waitFor: [dinner] });
    const calendars = new ClientCalendars();
    const deliver = async () => {
      calendars.receive(await deliverAll(world));
      calendars.receive(await deliverAll(world));
    };
    const has = (name: string) =>
      JSON.stringify(calendars.of(`${name}@company.example`).entries).includes("Kikkert");
    await deliver();
    expect([has("ada"), has("grace")]).toEqual([true, false]);
    expect(JSON.stringify((await seatPage(world, ada.token))?.programme)).toContain("Kikkert");

    await changeOwnChoices(world, ada.token, none);
    await deliver();
    expect([has("ada"), has("grace")]).toEqual([false, true]);
    expect(calendars.complaints).toEqual([]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  },
);

describe("what an organiser does with a registration", () => {
  dbTest("reaches the calendar of whoever has it", async ({ world, make }) => {
    const { event, workshops } = await trip(world, make);
    const [map] = workshops;
    await world.db.event.update({ where: { id: event.id }, data: { calendarGrain: "session" } });
    const { id } = await comes(world, make, event, "Ada");
    const calendars = new ClientCalendars();
    const namesOf = (name: string) =>
      JSON.stringify(calendars.of(`${name}@company.example`).entries.map(({ summary }) => summary));
    const deliver = async () => {
      calendars.receive(await deliverAll(world));
      calendars.receive(await deliverAll(world));
    };
    await deliver();
    const where = { organisation: event.organisation.slug, event: event.slug, id };
    const { owner } = event.organisation;
    const change = { act: "change", to: { sessionIds: [map] } } as const;
    const stranger = (await make.organisation()).owner;
    expect(await actOnRegistrationWithCalendar(world, stranger, where, change)).toMatchObject({
      ok: false,
    });
    expect(await actOnRegistrationWithCalendar(world, owner, where, change)).toMatchObject({
      ok: true,
    });
    await deliver();
    expect(namesOf("ada")).toContain("Kart");

    const to = { name: "Grace", email: "grace@company.example" };
    expect(
      await actOnRegistrationWithCalendar(world, owner, where, { act: "hand-over", to }),
    ).toMatchObject({ ok: true });
    await deliver();
    expect(namesOf("ada")).toBe("[]");
    expect(namesOf("grace")).toContain("Felles");
    expect(calendars.complaints).toEqual([]);
  });
});
