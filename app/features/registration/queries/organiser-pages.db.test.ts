import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { addTime, day } from "~/kernel/time";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { applicationsOfEvent } from "./applications-of-event.server";
import { cancellationAudience } from "./cancellation-audience.server";
import { eventFigures } from "./event-figures.server";
import { editSession } from "~/features/programme/commands/edit-session.server";
import { organiserNeeds } from "./organiser-needs.server";
import type { TableFilter } from "../domain/table-filter";
import { registrationsOfEvent } from "./registrations-of-event.server";
import { seatToCancel } from "./seat-to-cancel.server";

dbTest(
  "what needs the organiser comes first the mails, then applications, changes, drafts and seats without a name",
  async ({ world, make }) => {
    const organisation = await make.organisation();
    const soon = addTime(world.now(), 5 * day);
    const trip = await make.event({ organisation, startsAt: soon, title: "Trip" });
    const forum = await make.event({
      organisation,
      startsAt: soon,
      title: "Forum",
      requiresApproval: true,
    });
    await make.event({ organisation, startsAt: soon, title: "Draft", status: "draft" });
    const far = await make.event({
      organisation,
      startsAt: addTime(world.now(), 40 * day),
      title: "Far",
    });
    await make.order(trip, make.companyRequest("Fjordgrid AS", ["Ada", "", ""]));
    await make.order(far, make.companyRequest("Fjordgrid AS", ["", ""]));
    await make.order(forum, make.request("Grace"));
    await world.db.outboxMessage.updateMany({
      where: { eventId: trip.id, recipientEmail: { startsWith: "ada" } },
      data: { state: "failed" },
    });

    await editSession(world, organisation.owner, organisation.slug, far.slug, {
      action: "cancel",
      sessionId: await make.session(far),
    });

    const needs = await organiserNeeds(world, organisation.owner, organisation.slug);
    expect(
      needs.ok && needs.value.map(({ kind, count, event }) => `${kind} ${count} ${event.title}`),
    ).toEqual([
      "failed-mails 1 Trip",
      "applications 1 Forum",
      "unpublished 1 Far",
      "draft-soon 1 Draft",
      "unnamed 2 Trip",
    ]);

    const figuresOf = await eventFigures(world, organisation.id, [trip.id, forum.id]);
    expect(figuresOf(trip.id)).toEqual({ unnamed: 2, applications: 0, failedMails: 1 });
    expect(figuresOf(forum.id)).toEqual({ unnamed: 0, applications: 1, failedMails: 0 });
  },
);

dbTest(
  "staff at the door do not hear of mails, and another organisation hears of nothing",
  async ({ world, make }) => {
    const event = await make.event({ startsAt: addTime(world.now(), 5 * day) });
    const other = await make.organisation();
    await enqueueMessages(world, [
      {
        kind: "reminder",
        recipient: { name: "Ada", email: "ada@company.example" },
        language: "nb",
        cause: "reminder:1",
        organisationId: event.organisation.id,
        eventId: event.id,
      },
    ]);
    await world.db.outboxMessage.updateMany({ data: { state: "failed" } });

    await editSession(world, event.organisation.owner, event.organisation.slug, event.slug, {
      action: "cancel",
      sessionId: await make.session(event),
    });
    const door = await make.member(event.organisation.id, "door-staff");
    expect(await organiserNeeds(world, door, event.organisation.slug)).toEqual({
      ok: true,
      value: [],
    });
    expect(await organiserNeeds(world, other.owner, event.organisation.slug)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await organiserNeeds(world, other.owner, other.slug)).toEqual({ ok: true, value: [] });
    expect((await eventFigures(world, other.id, [event.id]))(event.id).failedMails).toBe(0);
  },
);

dbTest(
  "applications are shown to their own organisation, oldest first, with a seat for each name",
  async ({ world, make }) => {
    const event = await make.event({ requiresApproval: true });
    const other = await make.organisation();
    await make.order(event, make.companyRequest("Nordlys AS", ["Ada", ""]));
    world.clock.advance(60_000);
    await make.order(event, make.request("Grace"));

    const { slug, owner } = event.organisation;
    const shown = await applicationsOfEvent(world, owner, slug, event.slug);
    expect(
      shown.ok &&
        shown.value.applications.map(({ company, seats }) => [
          company,
          seats.map(({ name }) => name),
        ]),
    ).toEqual([
      ["Nordlys AS", ["Ada", null]],
      [null, ["Grace"]],
    ]);
    for (const [actor, organisation] of [
      [other.owner, slug],
      [other.owner, other.slug],
    ] as const)
      expect(await applicationsOfEvent(world, actor, organisation, event.slug)).toMatchObject({
        problem: { code: "not-found" },
      });
  },
);

dbTest(
  "before a seat is cancelled, its organiser sees who hears of it and who gets the place",
  async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const other = await make.event();
    await make.order(event, make.companyRequest("Nordlys AS", ["Ada"]));
    await make.order(event, make.request("Grace"));
    const { id } = await world.db.registration.findFirstOrThrow({
      where: { eventId: event.id, status: "confirmed" },
    });

    const { slug, owner } = event.organisation;
    const seat = await seatToCancel(world, owner, slug, event.slug, id);
    expect(seat).toMatchObject({ value: { name: "Ada", company: "Nordlys AS", queued: true } });
    expect(seat.ok && seat.value.told.map(({ name }) => name)).toEqual([
      "Ada",
      "Contact Nordlys AS",
    ]);

    const viewer = await make.member(event.organisation.id, "viewer");
    expect(await seatToCancel(world, viewer, slug, event.slug, id)).toMatchObject({
      problem: { code: "not-allowed" },
    });
    for (const asked of [id, "no-such-thing"])
      expect(
        await seatToCancel(
          world,
          other.organisation.owner,
          other.organisation.slug,
          other.slug,
          asked,
        ),
      ).toMatchObject({ problem: { code: "not-found" } });

    const told = await cancellationAudience(world, event.id);
    expect(told.map(({ name, as }) => `${name} ${as}`)).toEqual(["Ada attendee", "Grace contact"]);
  },
);

dbTest(
  "two thousand seats come a hundred at a time; those without a name can be asked for",
  async ({ world, make }) => {
    const event = await make.event({ seats: 3_000 });
    const other = await make.organisation();
    await make.order(event, make.companyRequest("Nordlys AS", ["Ada", ""]));
    const { id, organisationId, eventId, orderId, ticketTypeId } =
      await world.db.registration.findFirstOrThrow({ where: { attendeeName: "Ada" } });
    await world.db.registration.createMany({
      data: Array.from({ length: 1_998 }, (_, n) => ({
        id: world.newId(),
        organisationId,
        eventId,
        orderId,
        ticketTypeId,
        seatNumber: n + 10,
        attendeeName: `Person ${n}`,
        attendeeEmail: `person${n}@company.example`,
        status: "confirmed",
        places: [event.seatPoolId],
        language: "nb",
        createdAt: world.now(),
      })),
    });

    const { slug, owner } = event.organisation;
    const last = await registrationsOfEvent(world, owner, slug, event.slug, undefined, 20);
    expect(last).toMatchObject({ value: { total: 2_000, pages: 20, unnamed: 1 } });
    expect(last.ok && last.value.lines.length).toBe(100);
    const seen = async (filter: TableFilter) => {
      const view = { filter, sort: "company" } as const;
      const read = await registrationsOfEvent(world, owner, slug, event.slug, view);
      return read.ok ? read.value.lines : [];
    };
    expect((await seen({ missing: "name" })).map(({ name }) => name)).toEqual([null]);
    expect((await seen({ search: "ADA" })).map((line) => line.id)).toContain(id);
    expect(await registrationsOfEvent(world, other.owner, slug, event.slug)).toMatchObject({
      problem: { code: "not-found" },
    });
  },
);
