import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { addTime, day } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { cancelAsOrganiser, cancelRegistration } from "./cancel-registration.server";
import { decideApplication } from "./decide-application.server";
import { nameSeat } from "./name-seat.server";
import { serveWaitlist } from "./serve-waitlist.server";

const tokenOf = (world: World, seat: { id: string; generation: number } | undefined) =>
  seat ? seatTokens(world, seat).registration : "";
const statusesOf = async (world: World, event: { id: string }) =>
  (
    await world.db.registration.findMany({
      where: { eventId: event.id },
      orderBy: [{ order: { createdAt: "asc" } }, { orderId: "asc" }, { seatNumber: "asc" }],
    })
  ).map((seat) => seat.status);
const kindsTo = async (world: World, email: string) =>
  (
    await world.db.outboxMessage.findMany({
      where: { recipientEmail: email },
      orderBy: { id: "asc" },
    })
  ).map((message) => message.kind);

describe("a seat given back", () => {
  dbTest("goes to the next in the queue in the same breath", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const ada = await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Grace"));
    expect(await cancelRegistration(world, tokenOf(world, ada.seats[0]))).toMatchObject({
      ok: true,
    });

    expect(await statusesOf(world, event)).toEqual(["cancelled", "confirmed"]);
    expect(await kindsTo(world, "grace@company.example")).toEqual(["waitlisted", "promoted"]);
    expect(await kindsTo(world, "ada@company.example")).toEqual(["confirmation", "cancelled"]);
    expect(await cancelRegistration(world, tokenOf(world, ada.seats[0]))).toMatchObject({
      problem: { code: "already-cancelled" },
    });
  });

  dbTest("waits for the group at the head until the whole group fits", async ({ world, make }) => {
    const event = await make.event({ seats: 2 });
    const first = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    await make.order(event, make.companyRequest("Blåskjell", ["Karen", "Kirsten"]));
    await make.order(event, make.request("Solveig"));
    await cancelRegistration(world, tokenOf(world, first.seats[0]));
    expect(await statusesOf(world, event)).toEqual([
      "cancelled",
      "confirmed",
      "waitlisted",
      "waitlisted",
      "waitlisted",
    ]);
    await cancelRegistration(world, tokenOf(world, first.seats[1]));
    expect(await statusesOf(world, event)).toEqual([
      "cancelled",
      "cancelled",
      "confirmed",
      "confirmed",
      "waitlisted",
    ]);
  });

  dbTest("by one of a waiting group lets the smaller group fit", async ({ world, make }) => {
    const event = await make.event({ seats: 2 });
    await make.order(event, make.request("Ada"));
    const group = await make.order(event, make.companyRequest("Blåskjell", ["Karen", "Kirsten"]));
    await cancelRegistration(world, tokenOf(world, group.seats[0]));
    expect(await statusesOf(world, event)).toEqual(["confirmed", "cancelled", "confirmed"]);
    const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
    expect(pool).toMatchObject({ taken: 2, waiting: 0 });
  });

  dbTest("twenty at once fill from the queue without a seat too many", async ({ world, make }) => {
    const event = await make.event({ seats: 20 });
    const seated = await Promise.all(
      Array.from({ length: 20 }, (_, n) => make.order(event, make.request(`Seated ${n}`))),
    );
    await Promise.all(
      Array.from({ length: 15 }, (_, n) => make.order(event, make.request(`Waiting ${n}`))),
    );
    await Promise.all(
      seated.map((order) => cancelRegistration(world, tokenOf(world, order.seats[0]))),
    );
    const statuses = await statusesOf(world, event);
    expect(statuses.filter((status) => status === "confirmed")).toHaveLength(15);
    const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
    expect(pool).toMatchObject({ taken: 15, waiting: 0 });
  });

  dbTest(
    "cannot be once the event has begun, nor through another's link",
    async ({ world, make }) => {
      const event = await make.event();
      const ada = await make.order(event, make.request("Ada"));
      const grace = await make.order(event, make.request("Grace"));
      const forged =
        tokenOf(world, ada.seats[0]).slice(0, 22) + tokenOf(world, grace.seats[0]).slice(22);
      expect(await cancelRegistration(world, forged)).toMatchObject({
        problem: { code: "not-found" },
      });
      const [seat] = ada.seats;
      if (!seat) throw new Error("no seat");
      expect(await cancelRegistration(world, seatTokens(world, seat).feed)).toMatchObject({
        problem: { code: "not-found" },
      });
      world.clock.set(addTime(event.startsAt, 1));
      expect(await cancelRegistration(world, tokenOf(world, seat))).toMatchObject({
        problem: { code: "event-started" },
      });
    },
  );

  dbTest("in the organiser's name, by the organiser's own staff alone", async ({ world, make }) => {
    const event = await make.event();
    const ada = await make.order(event, make.request("Ada"));
    const id = ada.seats[0]?.id ?? "";
    const stranger = await make.organisation();
    const viewer = await make.member(event.organisation.id, "viewer");
    const { slug, owner } = event.organisation;
    expect(await cancelAsOrganiser(world, stranger.owner, slug, id)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await cancelAsOrganiser(world, stranger.owner, stranger.slug, id)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await cancelAsOrganiser(world, viewer, slug, id)).toMatchObject({
      problem: { code: "not-allowed" },
    });
    expect(await statusesOf(world, event)).toEqual(["confirmed"]);
    for (const unknown of ["x", world.newId()])
      expect(await cancelAsOrganiser(world, owner, slug, unknown)).toMatchObject({
        problem: { code: "not-found" },
      });
    expect(await cancelAsOrganiser(world, owner, slug, id)).toMatchObject({ ok: true });
    expect(await world.db.auditEntry.findFirst()).toMatchObject({
      action: "cancel-registration",
      subjectId: id,
    });
  });
});

describe("a cancelled event", () => {
  dbTest("gives and takes no places any more", async ({ world, make }) => {
    const event = await make.event({ seats: 2 });
    const { slug, owner } = event.organisation;
    const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", ""]));
    const [ada, unnamed] = order.seats;
    await make.order(event, make.request("Grace"));
    await cancelEvent(world, owner, slug, event.slug);

    const closed = { problem: { code: "event-not-open" } };
    const karen = { name: "Karen", email: "karen@nordlys.example" };
    expect(await cancelRegistration(world, tokenOf(world, ada))).toMatchObject(closed);
    expect(await cancelAsOrganiser(world, owner, slug, ada?.id ?? "")).toMatchObject(closed);
    expect(await nameSeat(world, tokenOf(world, unnamed), karen)).toMatchObject(closed);
    await world.db.seatPool.update({ where: { id: event.seatPoolId }, data: { size: 10 } });
    expect(await serveWaitlist(world, event.id)).toEqual([]);
    expect(await statusesOf(world, event)).toEqual(["confirmed", "confirmed", "waitlisted"]);
  });

  dbTest("decides no application", async ({ world, make }) => {
    const event = await make.event({ requiresApproval: true });
    const { slug, owner } = event.organisation;
    const ada = await make.order(event, make.request("Ada"));
    await cancelEvent(world, owner, slug, event.slug);
    for (const verdict of ["approve", "decline"] as const)
      expect(await decideApplication(world, owner, slug, ada.id, verdict)).toMatchObject({
        problem: { code: "event-not-open" },
      });
    expect(await statusesOf(world, event)).toEqual(["awaiting-approval"]);
  });

  dbTest("sends no letter that speaks of a place at it", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const { slug, owner } = event.organisation;
    await make.order(event, make.companyRequest("Nordlys", [""]));
    await make.order(event, make.request("Grace"));
    await cancelEvent(world, owner, slug, event.slug);
    const kinds = (await deliverAll(world)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["cancelled"]));
  });
});

describe("the address of the online room", () => {
  dbTest("is told to those who have a place alone", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const onlineUrl = "https://meet.example/secret-room";
    await world.db.event.update({ where: { id: event.id }, data: { onlineUrl } });
    await make.order(event, make.request("Ada"));
    await make.order(event, make.request("Grace"));
    const mails = await deliverAll(world);
    const told = mails.filter(({ raw, text }) => `${raw}${text}`.includes("secret-room"));
    expect(told.map(({ to }) => to)).toEqual(["ada@company.example"]);
    expect(mails).toHaveLength(2);
  });
});

describe("a seat to be named", () => {
  dbTest("answers a second click as it did the first", async ({ world, make }) => {
    const event = await make.event();
    const order = await make.order(event, make.companyRequest("Nordlys", [""]));
    const token = tokenOf(world, order.seats[0]);
    const grace = { name: "Grace", email: "grace@nordlys.example" };
    const answers = await Promise.all([1, 2, 3].map(() => nameSeat(world, token, grace)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(
      await nameSeat(world, token, { ...grace, email: "Grace@Nordlys.example" }),
    ).toMatchObject({ ok: true });
    expect(await nameSeat(world, token, { ...grace, name: "Karen" })).toMatchObject({
      problem: { code: "seat-named" },
    });
    expect(await kindsTo(world, grace.email)).toEqual(["confirmation"]);
  });

  dbTest(
    "is named once, by its own link, and its attendee is confirmed",
    async ({ world, make }) => {
      const event = await make.event();
      const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", ""]));
      const token = tokenOf(world, order.seats[1]);
      const grace = { name: "Grace", email: "grace@nordlys.example" };
      const answers = await Promise.all([
        nameSeat(world, token, grace),
        nameSeat(world, token, { ...grace, name: "G." }),
      ]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(await kindsTo(world, "grace@nordlys.example")).toEqual(["confirmation"]);
    },
  );

  dbTest("is not for somebody who has a seat already", async ({ world, make }) => {
    const event = await make.event();
    const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", ""]));
    expect(
      await nameSeat(world, tokenOf(world, order.seats[1]), {
        name: "Ada",
        email: "ada@nordlys.example",
      }),
    ).toMatchObject({ problem: { code: "already-registered", field: "email" } });
  });
});

describe("an application", () => {
  dbTest(
    "takes no place until it is approved, and joins the queue when there is none",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1, requiresApproval: true });
      const { slug, owner } = event.organisation;
      const ada = await make.order(event, make.request("Ada"));
      const grace = await make.order(event, make.request("Grace"));
      const karen = await make.order(event, make.request("Karen"));
      expect(await decideApplication(world, owner, slug, ada.id, "approve")).toMatchObject({
        value: { outcome: "confirmed" },
      });
      expect(await decideApplication(world, owner, slug, grace.id, "approve")).toMatchObject({
        value: { outcome: "waitlisted" },
      });
      expect(await decideApplication(world, owner, slug, karen.id, "decline")).toMatchObject({
        value: { outcome: "declined" },
      });
      expect(await decideApplication(world, owner, slug, karen.id, "decline")).toMatchObject({
        problem: { code: "already-decided" },
      });
      expect(await statusesOf(world, event)).toEqual(["confirmed", "waitlisted", "declined"]);
      expect(await kindsTo(world, "ada@company.example")).toEqual([
        "awaiting-approval",
        "confirmation",
      ]);
      expect(await kindsTo(world, "karen@company.example")).toEqual([
        "awaiting-approval",
        "declined",
      ]);
    },
  );

  dbTest("is decided by the organiser's own staff alone", async ({ world, make }) => {
    const event = await make.event({ requiresApproval: true });
    const ada = await make.order(event, make.request("Ada"));
    const stranger = await make.organisation();
    expect(
      await decideApplication(world, stranger.owner, stranger.slug, ada.id, "approve"),
    ).toMatchObject({
      problem: { code: "not-found" },
    });
    const { slug, owner } = event.organisation;
    expect(await decideApplication(world, owner, slug, "x", "approve")).toMatchObject({
      problem: { code: "not-found" },
    });
    world.clock.advance(day);
    expect(await statusesOf(world, event)).toEqual(["awaiting-approval"]);
  });
});
