import { expect } from "vitest";
import { addTime, day } from "~/kernel/time";
import { browserTest as appTest } from "../support/browser";
import { pdf } from "../support/files";
import { makeFullOffer } from "../support/full-offer";
import { postForm, postJson } from "../support/http";
import { registered } from "../support/registered";

appTest("one contact's link does nothing about another's seats", async ({ appUrl, hub }) => {
  const { world } = hub;
  const own = await registered(appUrl, hub);
  const other = await registered(appUrl, hub);
  const seats = await world.db.registration.findMany({
    where: { eventId: other.event.id },
    orderBy: { id: "asc" },
  });
  const before = JSON.stringify(seats);
  const link = `/orders/${own.order}`;
  for (const seat of seats) {
    const person = { name: "Tyv", email: "tyv@thief.example" };
    for (const intent of ["name", "swap", "drop", "send-link"]) {
      const answer = await postForm(appUrl, link, { intent, seat: seat.id, ...person });
      expect.soft(answer.status, intent).toBe(404);
    }
    for (const method of ["GET", "POST"]) {
      const address = `${appUrl}${link}/seats/${seat.id}/link`;
      const headers = { Origin: appUrl, "Content-Type": "application/x-www-form-urlencoded" };
      const answer = await fetch(address, { method, headers });
      expect.soft(answer.status, `${method} the link of another's seat`).toBe(404);
    }
    const dropped = await (await fetch(`${appUrl}${link}?drop=${seat.id}`)).text();
    // The address stands in its own page; no form is about that seat.
    expect.soft(dropped).not.toContain(`value="${seat.id}"`);
  }
  for (const seat of ["", "x", "' OR 1=1", world.newId()])
    expect((await postForm(appUrl, link, { intent: "drop", seat })).status).toBe(404);
  const after = await world.db.registration.findMany({
    where: { eventId: other.event.id },
    orderBy: { id: "asc" },
  });
  expect(JSON.stringify(after)).toBe(before);
  // A link of one kind opens nothing of another.
  const tokens = { order: own.order, seat: own.seats[0] ?? "", feed: own.feeds[0] ?? "" };
  for (const [kind, address] of [
    ["seat", "/orders/:token"],
    ["feed", "/orders/:token"],
    ["seat", "/orders/:token/receipt.pdf"],
    ["order", "/r/:token/receipt.pdf"],
    ["order", "/r/:token/choices"],
    ["feed", "/r/:token/choices"],
    ["order", "/lists/:token"],
    ["seat", "/lists/:token/list.csv"],
  ] as const) {
    const answer = await fetch(appUrl + address.replace(":token", tokens[kind]));
    expect.soft(answer.status, `${kind} at ${address}`).toBe(404);
  }
});

appTest(
  "what is not offered cannot be had by typing its id, nor another price",
  { timeout: 120_000 },
  async ({ appUrl, hub }) => {
    const { world } = hub;
    const trip = await makeFullOffer(hub);
    const elsewhere = await makeFullOffer(hub);
    const orders = `${appUrl}/api/v1/events/${trip.slug}/orders`;
    let people = 0;
    const order = (seat: object, more: object = {}) => {
      const email = `p${++people}@tamper.example`;
      return postJson(orders, {
        contact: { name: "Per", email },
        seats: [
          {
            name: "Per",
            email,
            questions: [{ question: trip.questions.topic, values: ["x"] }],
            ...seat,
          },
        ],
        ...more,
      });
    };
    const refused: Record<string, object> = {
      "a hidden ticket": { ticketType: trip.tickets.partner },
      "another event's ticket": { ticketType: elsewhere.tickets.standard },
      "another event's add-on": { addOns: [{ id: elsewhere.addOns.dinner }] },
      "another event's session": { sessions: [elsewhere.sessions.first] },
      "another event's code": { ticketType: trip.tickets.partner, code: "PARTNER2" },
    };
    for (const [what, seat] of Object.entries(refused)) {
      const answer = await order(seat);
      expect.soft([400, 422], what).toContain(answer.status);
    }
    await world.db.ticketType.update({
      where: { id: trip.tickets.student },
      data: { archivedAt: world.now() },
    });
    expect((await order({ ticketType: trip.tickets.student })).status).toBe(422);
    await world.db.ticketType.update({
      where: { id: trip.tickets.student },
      data: { archivedAt: null, saleFrom: addTime(world.now(), day) },
    });
    expect((await order({ ticketType: trip.tickets.student })).status).toBe(422);

    const extras = {
      price: 0,
      netMinor: 1,
      totalMinor: 1,
      status: "confirmed",
      source: "organiser",
      organisationId: world.newId(),
      importId: world.newId(),
      paymentState: "none",
    };
    const cheap = await order({ ...extras, places: [] }, extras);
    if (cheap.status === 201) {
      const { order: placed } = (await cheap.json()) as { order: { code: string } };
      const row = await world.db.order.findFirstOrThrow({ where: { code: placed.code } });
      expect(row).toMatchObject({ netMinor: 100_000, source: "api", importId: null });
    } else expect([400, 422]).toContain(cheap.status);
    // The form says no more than the program may.
    const posted = await postForm(appUrl, `/e/${trip.slug}/register`, {
      submission: world.newId(),
      "contact.name": "Pia",
      "contact.email": "pia@tamper.example",
      "seats[0].ticketType": trip.tickets.partner,
      [`seats[0].q.${trip.questions.topic}`]: "x",
      [`seats[0].addOns.${elsewhere.addOns.dinner}`]: "on",
      "seats[0].status": "confirmed",
      "seats[0].price": "0",
      totalMinor: "0",
      intent: "confirm",
    });
    expect([200, 302, 422]).toContain(posted.status);
    const hidden = { ticketTypeId: trip.tickets.partner };
    expect(await world.db.registration.count({ where: hidden })).toBe(0);
    const foreign = { addOnId: elsewhere.addOns.dinner };
    expect(await world.db.registrationAddOn.count({ where: foreign })).toBe(0);
  },
);

appTest(
  "a code is used no oftener than it may be, however many come at once",
  async ({ appUrl, hub }) => {
    const { world } = hub;
    const trip = await makeFullOffer(hub);
    await world.db.code.updateMany({
      where: { eventId: trip.id, code: "NORD10" },
      data: { maxUses: 3 },
    });
    const orders = `${appUrl}/api/v1/events/${trip.slug}/orders`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const email = `race${n}@tamper.example`;
        return postJson(orders, {
          contact: { name: "Per", email },
          seats: [
            { name: "Per", email, questions: [{ question: trip.questions.topic, values: ["x"] }] },
          ],
          code: "NORD10",
        });
      }),
    );
    const placed = answers.filter(({ status }) => status === 201).length;
    const { uses } = await world.db.code.findFirstOrThrow({
      where: { eventId: trip.id, code: "NORD10" },
    });
    const discounted = await world.db.orderLine.count({
      where: { kind: "discount", order: { eventId: trip.id } },
    });
    expect({ placed, uses, discounted }).toEqual({ placed: 3, uses: 3, discounted: 3 });
  },
);

appTest(
  "looking at a form holds nothing, and no list of people is kept",
  async ({ appUrl, hub }) => {
    const { world } = hub;
    const trip = await makeFullOffer(hub);
    for (const path of [`/e/${trip.slug}/register`, `/embed/e/${trip.slug}/register`]) {
      const answer = await fetch(appUrl + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
      await answer.arrayBuffer();
    }
    expect(await world.db.hold.count({ where: { eventId: trip.id } })).toBe(0);
  },
);

appTest("a long list without an end keeps nobody waiting", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const register = `/e/${event.slug}/register`;
  for (const list of ["a".repeat(400_000), `a${'"'.repeat(300_000)}a`, "x\n".repeat(150_000)]) {
    const begun = performance.now();
    const answer = await postForm(appUrl, register, { for: "company", intent: "paste", list });
    await answer.arrayBuffer();
    expect.soft([200, 413, 422]).toContain(answer.status);
    expect.soft(performance.now() - begun, list.slice(0, 9)).toBeLessThan(8000);
  }
});

appTest("a file answers only what the seat is asked", async ({ appUrl, hub }) => {
  const { world } = hub;
  const own = await registered(appUrl, hub);
  const other = await registered(appUrl, hub);
  const question = async (eventId: string, kind: string) => {
    const id = world.newId();
    await world.db.question.create({
      data: { id, eventId, scope: "seat", kind, label: "Presentasjon" },
    });
    return id;
  };
  const foreign = await question(other.event.id, "file");
  const text = await question(own.event.id, "text");
  const send = async (token: string, id: string) => {
    const body = new FormData();
    body.set("question", id);
    body.set("file", new Blob([Buffer.from(pdf())], { type: "application/pdf" }), "a.pdf");
    const headers = { Origin: appUrl };
    const address = `${appUrl}/r/${token}/upload`;
    return fetch(address, { method: "POST", redirect: "manual", body, headers });
  };
  for (const id of [foreign, text, world.newId(), "", "x"]) {
    const answer = await send(own.seats[0] ?? "", id);
    expect
      .soft(answer.headers.get("Location") ?? String(answer.status), id)
      .toMatch(/refused=|404/);
  }
  expect((await send(own.order, foreign)).status).toBe(404);
  const events = [own.event.id, other.event.id];
  const where = { purpose: "answer", eventId: { in: events } };
  expect(await world.db.storedFile.count({ where })).toBe(0);
});
