import { expect } from "vitest";
import { browserTest as appTest } from "../support/browser";
import { postJson } from "../support/http";

const anInstant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const aUuid = expect.stringMatching(/^[0-9a-f]{8}-/);

/** An order for one person, as the API takes it. */
function orderOf(name: string, more: object = {}) {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@api.example`;
  return { contact: { name, email }, seats: [{ name, email }], ...more };
}

async function expectProblem(
  answer: Response,
  status: number,
  code: string,
  pointers: readonly string[] = [],
): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Content-Type")).toMatch(/^application\/problem\+json\b/);
  const problem = (await answer.json()) as { title: string; errors?: { pointer: string }[] };
  expect(problem).toMatchObject({ type: `urn:treff:problem:${code}`, status, code });
  expect(problem.title).not.toContain(code);
  expect((problem.errors ?? []).map(({ pointer }) => pointer)).toEqual(pointers);
}

appTest("an event by itself has its programme", async ({ appUrl, hub }) => {
  const event = await hub.event({ capacity: 30, summary: "Kort fortalt." });
  const { track, network } = await hub.group(event.slug, "Fagnettverk næring");
  const id = await hub.session(event.slug, {
    kind: "transport",
    title: "Buss",
    startsAt: `${event.date}T09:00`,
    endsAt: `${event.date}T09:30`,
    place: "Bølgen",
    toPlace: "Refsnes",
    trackId: track,
  });

  const answer = await fetch(`${appUrl}/api/v1/events/${event.slug}`);
  expect(answer.headers.get("Content-Type")).toMatch(/^application\/json\b/);
  const body = (await answer.json()) as { event: Record<string, unknown> };
  const card = {
    slug: event.slug,
    kind: "breakfast-seminar",
    title: event.title,
    summary: "Kort fortalt.",
    startsAt: anInstant,
    endsAt: anInstant,
    timeZone: "Europe/Oslo",
    place: "Bølgen, Moss",
    online: false,
    organisation: { slug: hub.slug, name: hub.name },
    hostCompany: null,
    status: "published",
    registration: "open",
    capacity: 30,
    seatsLeft: 30,
    url: `${appUrl}/e/${event.slug}`,
  };
  expect(body).toEqual({
    event: {
      ...card,
      description: "",
      language: "nb",
      requiresApproval: false,
      payBy: ["invoice"],
      groups: [{ id: network, name: "Fagnettverk næring" }],
      registrationUntil: null,
      ticketTypes: [
        {
          id: aUuid,
          name: "Deltaker",
          description: "",
          priceMinor: 0,
          currency: "NOK",
          vatCategory: "general",
          early: null,
          memberPriceMinor: null,
          membersOnly: false,
          saleFrom: null,
          saleUntil: null,
          minPerOrder: 1,
          maxPerOrder: null,
          seatsLeft: 30,
        },
      ],
      addOns: [],
      signUps: [],
      questions: [],
      programme: {
        tracks: [{ id: track, name: "Fagnettverk næring" }],
        days: [
          {
            date: event.date,
            title: "",
            sessions: [
              {
                id,
                kind: "transport",
                title: "Buss",
                description: "",
                speakers: "",
                startsAt: anInstant,
                startZone: "Europe/Oslo",
                endsAt: anInstant,
                endZone: "Europe/Oslo",
                place: "Bølgen",
                toPlace: "Refsnes",
                track,
                group: network,
                cancelled: false,
              },
            ],
          },
        ],
      },
    },
  });

  // Its own events alone: what every test made together is more than one page of the list.
  const own = `${appUrl}/api/v1/events?organiser=${hub.slug}`;
  const list = (await (await fetch(own)).json()) as { events: object[] };
  expect(Object.keys(list)).toEqual(["events", "page", "pages", "total"]);
  expect(list.events).toContainEqual(card);
});

appTest("the list shows neither drafts nor what only some may see", async ({ appUrl, hub }) => {
  const hidden = [
    await hub.event({ draft: true }),
    await hub.event({ visibility: "unlisted" }),
    await hub.event({ visibility: "members" }),
  ];
  // Whoever sees this one has waited until a kept list was put right.
  const shown = await hub.event();
  const listed = async () => {
    const answer = await fetch(`${appUrl}/api/v1/events?organiser=${hub.slug}`);
    const { events } = (await answer.json()) as { events: { slug: string }[] };
    return events.map(({ slug }) => slug);
  };
  await expect.poll(listed).toContain(shown.slug);
  const slugs = await listed();
  for (const { slug } of hidden) expect(slugs).not.toContain(slug);
  const [draft, unlisted, members] = await Promise.all(
    hidden.map(({ slug }) => fetch(`${appUrl}/api/v1/events/${slug}`)),
  );
  expect([draft?.status, unlisted?.status, members?.status]).toEqual([404, 200, 404]);
});

appTest("an order answers with a link and a feed for each seat", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: {
      name: "Berit Haugland",
      email: "berit@nordlys.example",
      company: { name: "Nordlys Sensor AS", organisationNumber: "974760673" },
    },
    language: "sv",
    seats: [{ name: "Åse Øygard", email: "ase@nordlys.example" }, {}],
  });
  expect(answer.status).toBe(201);
  const body = (await answer.json()) as {
    order: { code: string; url: string };
    seats: { url: string; feedUrl: string }[];
  };
  expect(body).toEqual({
    order: {
      code: expect.stringMatching(/^[A-Z0-9-]{6,}$/),
      url: expect.stringContaining(`${appUrl}/orders/`),
      price: { currency: "NOK", netMinor: 0, vatMinor: 0, totalMinor: 0 },
      payment: { state: "none", dueMinor: 0, payUntil: null, payUrl: null },
    },
    seats: [1, 2].map(() => ({
      status: "confirmed",
      url: expect.stringContaining(`${appUrl}/r/`),
      feedUrl: expect.stringMatching(new RegExp(`^${appUrl}/feeds/[\\w-]+\\.ics$`)),
    })),
  });
  const links = [body.order.url, ...body.seats.flatMap(({ url, feedUrl }) => [url, feedUrl])];
  expect(new Set(links).size).toBe(5);
  for (const link of links) expect((await fetch(link)).status).toBe(200);
});

appTest(
  "an order larger than what is left waits whole, and nobody overtakes it",
  async ({ appUrl, hub }) => {
    const event = await hub.event({ capacity: 3 });
    const orders = `${appUrl}/api/v1/events/${event.slug}/orders`;
    const seatsOf = async (answer: Response) => {
      expect(answer.status).toBe(201);
      const { seats } = (await answer.json()) as { seats: { status: string; position?: number }[] };
      return seats.map(({ status, position }) => [status, position]);
    };
    const left = async () => {
      const { event: now } = (await (
        await fetch(`${appUrl}/api/v1/events/${event.slug}`)
      ).json()) as { event: { seatsLeft: number; registration: string } };
      return [now.seatsLeft, now.registration];
    };
    const contact = { name: "Nils Fjell", email: "nils@fjell.example" };
    expect(await seatsOf(await postJson(orders, { contact, seats: [{}, {}] }))).toEqual([
      ["confirmed", undefined],
      ["confirmed", undefined],
    ]);
    // A kept answer is put right within a second.
    await expect.poll(left, { timeout: 3000 }).toEqual([1, "open"]);
    expect(await seatsOf(await postJson(orders, { contact, seats: [{}, {}] }))).toEqual([
      ["waitlisted", 1],
      ["waitlisted", 1],
    ]);
    await expect.poll(left, { timeout: 3000 }).toEqual([0, "waitlist"]);
    expect(await seatsOf(await postJson(orders, orderOf("Siv Alm")))).toEqual([["waitlisted", 2]]);
  },
);

appTest("an event with approval confirms nobody by itself", async ({ appUrl, hub }) => {
  const event = await hub.event({ requiresApproval: true });
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, orderOf("Tor Li"));
  expect(await answer.json()).toMatchObject({ seats: [{ status: "awaiting-approval" }] });
});

appTest(
  "sixty orders at once for twenty places confirm exactly twenty",
  async ({ appUrl, hub }) => {
    const event = await hub.event({ capacity: 20 });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, orderOf(`Gjest ${n}`)),
      ),
    );
    const seats = await Promise.all(
      answers.map(async (answer) => {
        expect(answer.status).toBe(201);
        const body = (await answer.json()) as { seats: { status: string; position?: number }[] };
        return body.seats[0];
      }),
    );
    expect(seats.filter((seat) => seat?.status === "confirmed")).toHaveLength(20);
    const queue = seats.filter((seat) => seat?.status === "waitlisted");
    expect(queue).toHaveLength(40);
    const pool = await hub.world.db.seatPool.findFirstOrThrow({
      where: { event: { id: event.id } },
    });
    expect([pool.taken, pool.waiting]).toEqual([20, 40]);
  },
);

appTest(
  "the same key is the same order; with other contents it is refused",
  async ({ appUrl, hub }) => {
    const event = await hub.event({ capacity: 10 });
    const orders = `${appUrl}/api/v1/events/${event.slug}/orders`;
    const key = { "Idempotency-Key": "a-key-of-ours" };
    const ask = () => postJson(orders, orderOf("Eli Vik"), key);
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(bodies).size).toBe(1);
    expect(await (await ask()).text()).toBe(bodies[0]);

    await expectProblem(await postJson(orders, orderOf("Ada Vik"), key), 409, "submission-differs");
    await expectProblem(
      await postJson(orders, orderOf("Ola Vik"), { "Idempotency-Key": "a b" }),
      422,
      "key-malformed",
    );
    const without = await postJson(orders, orderOf("Eli Vik"));
    await expectProblem(without, 409, "already-registered", ["#/seats/0/email"]);
    const { event: now } = (await (
      await fetch(`${appUrl}/api/v1/events/${event.slug}`)
    ).json()) as {
      event: { seatsLeft: number };
    };
    expect(now.seatsLeft).toBe(9);
  },
);

appTest("what cannot be used is refused with its place and its reason", async ({ appUrl, hub }) => {
  const event = await hub.event();
  const draft = await hub.event({ draft: true });
  const ordersOf = (slug: string) => `${appUrl}/api/v1/events/${slug}/orders`;
  const orders = ordersOf(event.slug);
  const contact = { name: "Liv Dal", email: "liv@dal.example" };
  const seat = { name: "Liv Dal", email: "liv@dal.example" };
  const nobody = "01890a5d-ac96-774b-bcce-b302099a8057";

  await expectProblem(await fetch(`${appUrl}/api/v1/events/no-such`), 404, "not-found");
  await expectProblem(await fetch(`${appUrl}/api/v1/no-such`), 404, "not-found");
  await expectProblem(await fetch(orders), 405, "method-not-allowed");
  for (const slug of ["no-such", draft.slug])
    await expectProblem(await postJson(ordersOf(slug), orderOf("Liv")), 404, "not-found");
  await expectProblem(await postJson(orders, "{"), 400, "json-malformed");
  for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
    const headers = { "Content-Type": type, Origin: appUrl };
    await expectProblem(await postJson(orders, orderOf("Liv"), headers), 415, "media-type");
  }

  const refused: readonly (readonly [body: unknown, code: string, ...pointers: string[]])[] = [
    [null, "required", "#/"],
    [[], "required", "#/"],
    [{}, "required", "#/contact", "#/seats"],
    [{ contact: {}, seats: [{}] }, "required", "#/contact/name", "#/contact/email"],
    [{ contact, seats: [] }, "seats-missing", "#/seats"],
    [{ contact, seats: Array.from({ length: 101 }, () => ({})) }, "too-many-seats", "#/seats"],
    [{ contact: { ...contact, name: "  " }, seats: [{}] }, "required", "#/contact/name"],
    [{ contact: { ...contact, name: "æ".repeat(121) }, seats: [{}] }, "too-long", "#/contact/name"],
    [{ contact: { ...contact, email: "liv" }, seats: [{}] }, "email-invalid", "#/contact/email"],
    [
      { contact: { ...contact, email: `${"a".repeat(300)}@dal.example` }, seats: [{}] },
      "email-invalid",
      "#/contact/email",
    ],
    [
      { contact, seats: [{ ...seat, email: "x@y.example\r\nBcc: z@y.example" }] },
      "email-invalid",
      "#/seats/0/email",
    ],
    [{ contact, seats: [seat, seat] }, "duplicate-in-order", "#/seats/1/email"],
    [{ contact, seats: [{ ...seat, sessions: [nobody] }] }, "choice-unknown", "#/seats/0/sessions"],
    [{ contact, seats: [{ ...seat, sessions: ["x"] }] }, "choice-unknown", "#/seats/0/sessions/0"],
    [
      { contact, seats: [{ ...seat, ticketType: nobody }] },
      "choice-unknown",
      "#/seats/0/ticketType",
    ],
    [{ contact, language: "da", seats: [seat] }, "choice-unknown", "#/language"],
  ];
  for (const [body, code, ...pointers] of refused)
    await expectProblem(await postJson(orders, body), 422, code, pointers);

  const { event: now } = (await (await fetch(`${appUrl}/api/v1/events/${event.slug}`)).json()) as {
    event: { seatsLeft: number };
  };
  expect(now.seatsLeft).toBe(40);
});

appTest("fields nobody asked for change nothing", async ({ appUrl, hub }) => {
  const event = await hub.event({ requiresApproval: true });
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    ...orderOf("Mona Rud"),
    organisationId: "01890a5d-ac96-774b-bcce-b302099a8057",
    status: "confirmed",
    price: 0,
    seats: [
      { name: "Mona Rud", email: "mona@api.example", status: "confirmed", seatNumber: 7, id: "x" },
    ],
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ seats: [{ status: "awaiting-approval" }] });
  const [seat] = await hub.world.db.registration.findMany({
    where: { eventId: event.id },
    include: { organisation: true },
  });
  expect([seat?.seatNumber, seat?.organisation.slug]).toEqual([1, hub.slug]);
});
