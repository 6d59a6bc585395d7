import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { anonymous } from "~/kernel/actor";
import { serveWaitlist } from "~/features/registration/commands/serve-waitlist.server";
import { eventPage } from "../queries/event-page.server";
import { noFilters } from "../domain/event-filters";
import { browseEvents } from "../queries/browse-events.server";
import { organiserEvent, organiserEvents } from "../queries/organiser-events.server";
import type { EventDetails } from "../schema";
import { changeEvent } from "./change-event.server";
import { createEvent } from "./create-event.server";
import { cancelEvent, publishEvent } from "./publish-event.server";

const trip: EventDetails = {
  kind: "study-trip",
  title: "Studietur til Moss og Ås",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: "2027-09-01T10:00",
  endsAt: "2027-09-02T15:00",
  placeName: "Moss Kulturhus",
  municipality: "Moss",
  capacity: 40,
  visibility: "public",
};

describe("an organiser", () => {
  dbTest("makes an event, publishes it, and everybody sees it", async ({ world, make }) => {
    const { slug: organisation, owner } = await make.organisation();
    const created = await createEvent(world, owner, organisation, trip);
    if (!created.ok) throw new Error(created.problem.code);
    const { slug, id } = created.value;
    expect(slug).toBe("studietur-til-moss-og-as-2027-09");
    expect(await world.db.eventDay.count({ where: { eventId: id } })).toBe(2);
    expect(await eventPage(world, anonymous, slug)).toBeNull();

    expect(await publishEvent(world, owner, organisation, slug)).toMatchObject({ ok: true });
    expect(await publishEvent(world, owner, organisation, slug)).toMatchObject({
      problem: { code: "event-not-draft" },
    });
    const page = await eventPage(world, anonymous, slug);
    expect(page?.card).toMatchObject({
      seatsLeft: 40,
      registration: "open",
      startsAt: new Date("2027-09-01T08:00Z"),
    });
    expect((await browseEvents(world, noFilters)).events.map((event) => event.slug)).toEqual([
      slug,
    ]);
  });

  dbTest("makes one event of a form that is sent again and again", async ({ world, make }) => {
    const { slug, owner } = await make.organisation();
    const form = { ...trip, submission: world.newId() };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => createEvent(world, owner, slug, form)),
    );
    expect(
      new Set(answers.map((answer) => (answer.ok ? answer.value.slug : answer.problem.code))).size,
    ).toBe(1);
    expect(await world.db.event.count()).toBe(1);
  });

  dbTest("gets an address of its own for each event of one name", async ({ world, make }) => {
    const { slug: organisation, owner } = await make.organisation();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => createEvent(world, owner, organisation, trip)),
    );
    const slugs = answers.map((answer) => (answer.ok ? answer.value.slug : answer.problem.code));
    expect(new Set(slugs).size).toBe(5);
  });

  dbTest(
    "cannot make fewer places than are taken, and more places serve the queue",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1 });
      const { slug: organisation, owner } = event.organisation;
      await make.order(event, make.request("Ada"));
      await make.order(event, make.companyRequest("Nordlys", ["Grace", "Karen"]));
      expect(
        await changeEvent(world, owner, organisation, event.slug, { ...trip, capacity: 0 }),
      ).toMatchObject({
        problem: { code: "capacity-below-taken", field: "capacity", params: { taken: 1 } },
      });
      const grown = await changeEvent(world, owner, organisation, event.slug, {
        ...trip,
        capacity: 3,
      });
      expect(grown).toMatchObject({ ok: true, value: { grown: true } });
      expect(await serveWaitlist(world, event.id)).toHaveLength(1);
      expect(await world.db.registration.count({ where: { status: "confirmed" } })).toBe(3);
    },
  );

  dbTest("is told of an hour that does not exist", async ({ world, make }) => {
    const { slug, owner } = await make.organisation();
    const skipped = { ...trip, startsAt: "2027-03-28T02:30", endsAt: "2027-03-28T05:00" };
    expect(await createEvent(world, owner, slug, skipped)).toMatchObject({
      problem: { code: "time-skipped", field: "startsAt" },
    });
    expect(await world.db.event.count()).toBe(0);
    expect(await world.db.seatPool.count()).toBe(0);
  });
});

describe("nobody else", () => {
  dbTest("sees or changes an organisation's events", async ({ world, make }) => {
    const event = await make.event({ status: "draft" });
    const { slug: organisation, owner } = event.organisation;
    const stranger = await make.organisation();
    const viewer = await make.member(event.organisation.id, "viewer");
    const asked = (actor: typeof owner | typeof anonymous, own = organisation) => [
      createEvent(world, actor, own, trip),
      changeEvent(world, actor, own, event.slug, trip),
      publishEvent(world, actor, own, event.slug),
      cancelEvent(world, actor, own, event.slug),
      organiserEvent(world, actor, own, event.slug),
      organiserEvents(world, actor, own),
    ];
    const codes = async (answers: ReturnType<typeof asked>) =>
      (await Promise.all(answers)).map((answer) => (answer.ok ? "ok" : answer.problem.code));
    expect(new Set(await codes(asked(anonymous)))).toEqual(new Set(["not-signed-in"]));
    expect(new Set(await codes(asked(stranger.owner)))).toEqual(new Set(["not-found"]));
    // Through their own organisation's door, another's event is not there either.
    expect((await codes(asked(stranger.owner, stranger.slug))).slice(1, 5)).toEqual(
      Array(4).fill("not-found"),
    );
    expect(await codes(asked(viewer))).toEqual([...Array(4).fill("not-allowed"), "ok", "ok"]);
    expect(await world.db.event.findUnique({ where: { id: event.id } })).toMatchObject({
      status: "draft",
    });
  });

  dbTest("sees a members' event, and only members do", async ({ world, make }) => {
    const event = await make.event({ visibility: "members" });
    const stranger = await make.organisation();
    expect(await eventPage(world, anonymous, event.slug)).toBeNull();
    expect(await eventPage(world, stranger.owner, event.slug)).toBeNull();
    expect(await eventPage(world, event.organisation.owner, event.slug)).not.toBeNull();
    expect((await browseEvents(world, noFilters)).events).toEqual([]);
  });
});
