import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { claimMessages } from "~/features/mail/jobs/outbox-lease.server";
import { announcementCause } from "../domain/announcement";
import type { Selection } from "../domain/announcement-selection";
import { announcementPage, announcementsOf } from "../queries/announcements.server";
import { audienceFigures } from "../queries/announcement-audience.server";
import { sendAnnouncement, type NewAnnouncement } from "./send-announcement.server";
import { stopAnnouncement } from "./stop-announcement.server";

const everybody: Selection = {
  audience: "everybody",
  statuses: ["confirmed", "waitlisted", "awaiting-approval"],
  ticketTypeIds: [],
  networkIds: [],
  languages: [],
};

function announcement(world: TestWorld, more: Partial<NewAnnouncement> = {}): NewAnnouncement {
  return {
    submissionKey: world.newId(),
    mainLanguage: "nb",
    words: { nb: { subject: "Gode sko, {fornavn}", text: "Hei {fornavn}, ta med gode sko." } },
    selection: everybody,
    expected: 0,
    ...more,
  };
}

async function send(world: TestWorld, event: MadeEvent, sent: NewAnnouncement) {
  const { organisation } = event;
  const done = await sendAnnouncement(
    world,
    organisation.owner,
    organisation.slug,
    event.slug,
    sent,
  );
  if (!done.ok) throw new Error(`refused: ${done.problem.code}`);
  return done.value.id;
}

/** Seats of many, straight into the tables: what they are told is of no interest here. */
async function crowd(world: TestWorld, event: MadeEvent, count: number) {
  const of = [event.organisation.id, event.id, world.now()] as const;
  await world.db.$executeRaw`
    WITH made AS (
      INSERT INTO "order" (id, organisation_id, event_id, code, contact_name, contact_email, language, created_at)
      SELECT gen_random_uuid(), ${of[0]}::uuid, ${of[1]}::uuid, 'C-' || n, 'Deltaker ' || n,
             'deltaker' || n || '@mange.example', 'nb', ${of[2]}
      FROM generate_series(1, ${count}::int) n RETURNING *)
    INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, attendee_name, attendee_email,
                              language, status, created_at, places)
    SELECT gen_random_uuid(), organisation_id, event_id, id, 1, contact_name, contact_email, language, 'confirmed',
           created_at, ARRAY[${event.seatPoolId}::uuid] FROM made`;
}

function statesOf(world: TestWorld, id: string) {
  return world.db.outboxMessage.groupBy({
    by: ["state"],
    where: { cause: announcementCause(id) },
    _count: true,
    orderBy: { state: "asc" },
  });
}

describe("who is written to", () => {
  dbTest("each address once, those who want none left out", async ({ world, make }) => {
    const organisation = await make.organisation();
    const event = await make.event({ organisation, seats: 4 });
    const of = { organisationId: organisation.id, eventId: event.id };
    await make.order(event, make.companyRequest("Fjordgrid AS", ["Ada", "Grace", ""]));
    await make.order(event, make.request("Karen", { language: "sv" }));
    await make.order(event, make.request("Edith"));
    // Ada comes herself, and is the contact of a seat for somebody else.
    const contact = { name: "Ada", email: "ada@fjordgridas.example" };
    await make.order(event, { contact, language: "nb", seats: [{}] });
    const count = (selection: Partial<Selection>) =>
      audienceFigures(world, of, { ...everybody, ...selection });

    expect(await count({})).toMatchObject({ count: 5, leftOut: 0 });
    expect(await count({ audience: "attendees" })).toMatchObject({ count: 4 });
    expect(await count({ audience: "contacts" })).toMatchObject({ count: 4 });
    expect(await count({ audience: "contacts-unnamed" })).toEqual({
      count: 2,
      leftOut: 0,
      names: ["Ada", "Contact Fjordgrid AS"],
    });
    expect(await count({ audience: "attendees", statuses: ["waitlisted"] })).toMatchObject({
      count: 1,
      names: ["Edith"],
    });
    expect(await count({ languages: ["sv"] })).toMatchObject({ names: ["Karen"] });
    expect(await count({ ticketTypeIds: [world.newId()] })).toMatchObject({ count: 0 });
    expect(await count({ networkIds: [world.newId()] })).toMatchObject({ count: 0 });
    await world.db.suppression.createMany({
      data: [
        {
          id: world.newId(),
          email: "KAREN@company.example",
          organisationId: organisation.id,
          stream: "announcements",
          reason: "unsubscribe",
          since: world.now(),
        },
        {
          id: world.newId(),
          email: "edith@company.example",
          organisationId: (await make.organisation()).id,
          stream: "all",
          reason: "unsubscribe",
          since: world.now(),
        },
      ],
    });
    expect(await count({})).toMatchObject({ count: 4, leftOut: 1 });

    const id = await send(world, event, announcement(world, { expected: 4 }));
    expect(await world.db.announcement.findUnique({ where: { id } })).toMatchObject({
      messages: 4,
      leftOut: 1,
    });
    const rows = await world.db.outboxMessage.findMany({ where: { cause: announcementCause(id) } });
    expect(rows.map(({ recipientEmail }) => recipientEmail).toSorted()).toEqual([
      "ada@fjordgridas.example",
      "contact@fjordgridas.example",
      "edith@company.example",
      "grace@fjordgridas.example",
    ]);
    expect(rows.every(({ priority }) => priority === 60)).toBe(true);
  });

  dbTest(
    "each reads it in their language where it was written, and can end it",
    async ({ world, make }) => {
      const event = await make.event();
      await make.order(
        event,
        make.request("Ada", {
          seats: [{ name: "Ada [x](https://ond.example)", email: "ada@company.example" }],
        }),
      );
      await make.order(event, make.request("Karen", { language: "sv" }));
      await make.order(event, make.request("Grace", { language: "en" }));
      await deliverAll(world);
      const words = {
        nb: { subject: "Sko, {fornavn}", text: "Hei {navn}. [Siden din]({min-lenke})" },
        sv: { subject: "Skor, {förnamn}", text: "Hej {förnamn}." },
      };
      await send(world, event, announcement(world, { words, expected: 3 }));
      const mails = await deliverAll(world);
      const to = (name: string) => mails.find((mail) => mail.to.startsWith(name));
      expect(mails.every(({ kind }) => kind === "announcement")).toBe(true);
      expect(to("karen")?.subject).toBe("Skor, Karen");
      expect(to("karen")?.text).toContain("Hej Karen.");
      expect(to("grace")?.subject).toBe("Sko, Grace");
      expect(to("ada")?.text).toContain("Hei Ada [x](https://ond.example). Siden din");
      expect(to("ada")?.text).toMatch(/Siden\sdin:\nhttp\S+\/r\/\S+\n/);
      expect(to("ada")?.text).toMatch(/\nhttp\S+\/unsubscribe\/\S+\n/);
      expect(to("ada")?.raw).not.toContain('href="https://ond.example');
      expect(to("ada")?.raw).toMatch(/^List-Unsubscribe:/m);
      expect(to("ada")?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    },
  );
});

dbTest(
  "who has given the seat back, or on, meanwhile is not written to",
  async ({ world, make }) => {
    const event = await make.event();
    for (const name of ["Ada", "Grace", "Karen"]) await make.order(event, make.request(name));
    await deliverAll(world);
    const attendees = { ...everybody, audience: "attendees" as const };
    await send(world, event, announcement(world, { selection: attendees, expected: 3 }));
    const seat = (name: string) => ({ eventId: event.id, attendeeName: name });
    await world.db.registration.updateMany({
      where: seat("Ada"),
      data: { status: "cancelled", places: [] },
    });
    await world.db.registration.updateMany({
      where: seat("Grace"),
      data: { attendeeName: "Edith", attendeeEmail: "edith@company.example" },
    });
    expect((await deliverAll(world)).map(({ to }) => to)).toEqual(["karen@company.example"]);
  },
);

describe("sending", () => {
  dbTest("another organisation and those who only look are refused", async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await make.order(event, make.request("Ada"));
    const sent = announcement(world, { expected: 1 });
    const id = await send(world, event, sent);
    const other = await make.organisation();
    const actors = [
      [other.owner, organisation.slug, "not-found"],
      [other.owner, other.slug, "not-found"],
      [await make.member(organisation.id, "viewer"), organisation.slug, "not-allowed"],
      [await make.member(organisation.id, "door-staff"), organisation.slug, "not-allowed"],
    ] as const;
    for (const [actor, org, code] of actors) {
      const refused = { ok: false, problem: { code } };
      expect(
        await sendAnnouncement(world, actor, org, event.slug, announcement(world, { expected: 1 })),
      ).toEqual(refused);
      expect(await stopAnnouncement(world, actor, org, event.slug, id)).toEqual(refused);
      expect(await announcementPage(world, actor, org, event.slug, id)).toEqual(refused);
    }
    const elsewhere = await make.event({ organisation });
    expect(
      await stopAnnouncement(world, organisation.owner, organisation.slug, elsewhere.slug, id),
    ).toMatchObject({ problem: { code: "not-found" } });
    expect(await world.db.announcement.count()).toBe(1);
    expect(await statesOf(world, id)).toMatchObject([{ state: "queued", _count: 1 }]);
  });

  dbTest("the same form sent twice at once is one announcement", async ({ world, make }) => {
    const event = await make.event();
    await make.order(event, make.request("Ada"));
    const sent = announcement(world, { expected: 1 });
    const ids = await Promise.all(Array.from({ length: 4 }, () => send(world, event, sent)));
    expect(new Set(ids).size).toBe(1);
    expect(await world.db.announcement.count()).toBe(1);
    expect(await world.db.outboxMessage.count({ where: { kind: "announcement" } })).toBe(1);
    expect(await world.db.auditEntry.count({ where: { action: "send-announcement" } })).toBe(1);
  });

  dbTest("who was counted is who is written to", async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await make.order(event, make.request("Ada"));
    const sent = announcement(world, { expected: 2 });
    const to = [organisation.owner, organisation.slug, event.slug] as const;
    expect(await sendAnnouncement(world, ...to, sent)).toEqual({
      ok: false,
      problem: { code: "audience-changed", params: { count: 1 } },
    });
    const nobody = { ...everybody, languages: ["en" as const] };
    expect(await sendAnnouncement(world, ...to, { ...sent, selection: nobody })).toMatchObject({
      problem: { code: "nobody-chosen" },
    });
    expect(await world.db.announcement.count()).toBe(0);
    await make.order(event, make.request("Grace"));
    expect((await sendAnnouncement(world, ...to, sent)).ok).toBe(true);
  });

  dbTest(
    "ten thousand are written to in a moment",
    { timeout: 60_000 },
    async ({ world, make }) => {
      const event = await make.event();
      await crowd(world, event, 10_000);
      const began = performance.now();
      const id = await send(world, event, announcement(world, { expected: 10_000 }));
      const seconds = (performance.now() - began) / 1000;
      expect(await statesOf(world, id)).toMatchObject([{ state: "queued", _count: 10_000 }]);
      expect(seconds).toBeLessThan(15);
      const stopping = performance.now();
      const { owner, slug } = event.organisation;
      expect(await stopAnnouncement(world, owner, slug, event.slug, id)).toEqual({
        ok: true,
        value: { heldBack: 10_000 },
      });
      expect((performance.now() - stopping) / 1000).toBeLessThan(15);
    },
  );
});

describe("stopping", () => {
  dbTest("what has left has left, the rest does not", async ({ world, make }) => {
    const event = await make.event();
    const { owner, slug } = event.organisation;
    await crowd(world, event, 5);
    const id = await send(world, event, announcement(world, { expected: 5 }));
    const { claimed } = await claimMessages(world, world.newId(), 2);
    const stopped = await stopAnnouncement(world, owner, slug, event.slug, id);
    expect(stopped).toEqual({ ok: true, value: { heldBack: 3 } });
    // What a worker has in hand and has not written yet is given up when it is written.
    world.clock.advance(61_000);
    expect(await deliverAll(world)).toEqual([]);
    expect(claimed).toHaveLength(2);
    expect(await statesOf(world, id)).toMatchObject([{ state: "superseded", _count: 5 }]);
    expect(await stopAnnouncement(world, owner, slug, event.slug, id)).toEqual({
      ok: true,
      value: { heldBack: 0 },
    });
    expect(await world.db.auditEntry.count({ where: { action: "stop-announcement" } })).toBe(1);
  });

  /** A worker takes two of five in hand while `stop` runs; what then stands on those two. */
  async function whileClaiming(
    world: TestWorld,
    event: MadeEvent,
    stop: (id: string) => Promise<unknown>,
  ) {
    await crowd(world, event, 5);
    const id = await send(world, event, announcement(world, { expected: 5 }));
    let stopped: Promise<unknown> | undefined;
    const claimed = await world.db.$transaction(async (db) => {
      const claim = await claimMessages({ ...world, db }, world.newId(), 2);
      stopped = stop(id);
      await sleep(300); // long enough for the stop to wait for our rows
      return claim.claimed.map((row) => row.id);
    });
    await stopped;
    const inHand = await world.db.outboxMessage.findMany({ where: { id: { in: claimed } } });
    return inHand.map(({ state }) => state);
  }

  dbTest(
    "a message that is just being taken in hand is not called held back",
    async ({ world, make }) => {
      const event = await make.event();
      const { owner, slug } = event.organisation;
      const states = await whileClaiming(world, event, (id) =>
        stopAnnouncement(world, owner, slug, event.slug, id),
      );
      expect(states).toEqual(["queued", "queued"]);
    },
  );

  dbTest(
    "its twin, reading first and writing then, says so of mails that leave",
    async ({ world, make }) => {
      const event = await make.event();
      const states = await whileClaiming(world, event, async (id) => {
        const waiting = await world.db.outboxMessage.findMany({
          where: { cause: announcementCause(id), state: "queued", leasedUntil: null },
          select: { id: true },
        });
        await world.db.outboxMessage.updateMany({
          where: { id: { in: waiting.map((row) => row.id) }, state: "queued" },
          data: { state: "superseded" },
        });
      });
      expect(states).toEqual(["superseded", "superseded"]);
    },
  );
});

dbTest(
  "the page says what has left, how fast, and when it will be done",
  async ({ world, make }) => {
    const event = await make.event();
    const { owner, slug } = event.organisation;
    await crowd(world, event, 100);
    const id = await send(world, event, announcement(world, { expected: 100 }));
    const page = async () => {
      const opened = await announcementPage(world, owner, slug, event.slug, id);
      if (!opened.ok) throw new Error(opened.problem.code);
      return opened.value;
    };
    expect(await page()).toMatchObject({ perMinute: null, doneAt: null });
    const rows = await world.db.outboxMessage.findMany({ select: { id: true } });
    for (const [n, row] of rows.slice(0, 40).entries())
      await world.db.outboxMessage.update({
        where: { id: row.id },
        data: { state: n < 38 ? "sent" : "failed", sentAt: n < 38 ? world.now() : null },
      });
    world.clock.advance(120_000);
    const { announcement: line, perMinute, doneAt } = await page();
    expect(line).toMatchObject({ sent: 38, failed: 2, waiting: 60, heldBack: 0, messages: 100 });
    expect(perMinute).toBe(19);
    expect(doneAt?.getTime()).toBeCloseTo(world.now().getTime() + (60 / 19) * 60_000, -3);
    const of = { organisationId: event.organisation.id, eventId: event.id };
    expect(await announcementsOf(world, of)).toMatchObject([
      { id, subject: "Gode sko, {fornavn}" },
    ]);
  },
);
