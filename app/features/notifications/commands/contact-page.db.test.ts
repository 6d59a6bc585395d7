import { expect } from "vitest";
import { anonymous } from "~/kernel/actor";
import { addTime, day, hour } from "~/kernel/time";
import { addSeats, priceOfSeats } from "~/features/registration/commands/edit-order.server";
import { editOrderDetails } from "~/features/registration/commands/edit-order-details.server";
import { queueMoreSeats } from "~/features/registration/commands/queue-more-seats.server";
import { whatBack } from "~/features/registration/queries/what-back.server";
import { contactDesk } from "~/features/registration/queries/contact-desk.server";
import { orderToken } from "~/features/registration/queries/registration-by-token.server";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { actOnSeat } from "./act-on-order.server";
import { remindColleagues } from "./remind-colleagues.server";

/** A company's order with its contact's link; the event asks everybody something. */
async function company(
  world: TestWorld,
  make: Make,
  of: { readonly seats?: number; readonly event?: MadeEvent } = {},
) {
  const event = of.event ?? (await make.event({ seats: of.seats ?? 40 }));
  const placed = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace", ""]));
  await world.db.question.create({
    data: {
      id: world.newId(),
      eventId: event.id,
      scope: "seat",
      kind: "text",
      label: "Hvor reiser du fra?",
      required: true,
      options: [],
      ticketTypeIds: [],
      dependsOnValues: [],
    },
  });
  await deliverAll(world);
  const token = orderToken(world, placed);
  const [ada = "", grace = "", unnamed = ""] = placed.seats.map(({ id }) => id);
  return { event, token, orderId: placed.id, ada, grace, unnamed };
}

async function answered(world: TestWorld, registrationId: string, orderId: string) {
  const question = await world.db.question.findFirstOrThrow();
  await world.db.answer.create({
    data: {
      id: world.newId(),
      questionId: question.id,
      orderId,
      registrationId,
      values: ["Halden"],
      answeredAt: world.now(),
    },
  });
}

const karen = { name: "Karen", email: "karen@nordlys.example" };
const kindsTo = (mails: readonly { kind: string; to: string }[]) =>
  mails.map(({ kind, to }) => `${kind} ${to.split("@")[0]}`).toSorted();

dbTest("the desk says who is ready and who is missing what", async ({ world, make }) => {
  const { token, orderId, ada } = await company(world, make);
  await answered(world, ada, orderId);
  const desk = await contactDesk(world, token);
  expect(desk).toMatchObject({ ready: 1, confirmed: 3, remindable: 1 });
  expect(
    desk?.seats.map(({ name, missing }) => [name, missing.name, missing.answers.length]),
  ).toEqual([
    ["Ada", false, 0],
    ["Grace", false, 1],
    [null, true, 1],
  ]);
});

dbTest("a colleague is named, swapped, mailed their link and dropped", async ({ world, make }) => {
  const { event, token, ada, grace, unnamed } = await company(world, make);
  const ok = { ok: true, value: null };
  expect(await actOnSeat(world, token, unnamed, { intent: "name", person: karen })).toEqual(ok);
  expect(
    await actOnSeat(world, token, ada, {
      intent: "swap",
      person: { name: "Hedy", email: "hedy@nordlys.example" },
    }),
  ).toEqual(ok);
  expect(await actOnSeat(world, token, grace, { intent: "send-link" })).toEqual(ok);
  expect(kindsTo(await deliverAll(world))).toEqual([
    "cancelled ada",
    "confirmation hedy",
    "confirmation karen",
    "link-again grace",
  ]);
  expect(await actOnSeat(world, token, grace, { intent: "drop" })).toEqual(ok);
  const desk = await contactDesk(world, token);
  expect(desk?.seats.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "Hedy confirmed",
    "Grace cancelled",
    "Karen confirmed",
  ]);
  const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
  expect(pool.taken).toBe(2);
});

dbTest(
  "who has a place already is said at the field, and nothing is changed",
  async ({ world, make }) => {
    const { token, ada, unnamed } = await company(world, make);
    const grace = { name: "Grace", email: "grace@nordlys.example" };
    for (const [seat, intent] of [
      [unnamed, "name"],
      [ada, "swap"],
    ] as const)
      expect(await actOnSeat(world, token, seat, { intent, person: grace })).toMatchObject({
        problem: { code: "already-registered", field: "email" },
      });
  },
);

dbTest("another order's link, and another order's seat, reach nothing", async ({ world, make }) => {
  const mine = await company(world, make);
  const placed = await make.order(mine.event, make.companyRequest("Blåskjell", ["Bo", ""]));
  const theirs = placed.seats.map(({ id }) => id);
  const notFound = { problem: { code: "not-found" } };
  for (const seat of [theirs[0] ?? "", theirs[1] ?? "", "x", mine.orderId])
    for (const act of [
      { intent: "name", person: karen },
      { intent: "swap", person: karen },
      { intent: "send-link" },
      { intent: "drop" },
    ] as const)
      expect(await actOnSeat(world, mine.token, seat, act)).toMatchObject(notFound);
  const forged = `${mine.token.slice(0, -4)}AAAA`;
  expect(await contactDesk(world, forged)).toBeNull();
  expect(await actOnSeat(world, forged, mine.ada, { intent: "drop" })).toMatchObject(notFound);
  expect(await remindColleagues(world, forged)).toMatchObject(notFound);
  expect(await editOrderDetails(world, forged, {})).toMatchObject(notFound);
  expect(await addSeats(world, forged, [{}])).toMatchObject(notFound);
  expect(await priceOfSeats(world, forged, [{}])).toMatchObject(notFound);
  expect(await queueMoreSeats(world, anonymous, forged, { count: 1 }, world.newId())).toMatchObject(
    notFound,
  );
});

dbTest(
  "colleagues are reminded when the contact asks, once in a while",
  async ({ world, make }) => {
    const { token, orderId, ada } = await company(world, make);
    await answered(world, ada, orderId);
    const both = await Promise.all([
      remindColleagues(world, token),
      remindColleagues(world, token),
    ]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { reminded: 1 } }]);
    expect(kindsTo(await deliverAll(world))).toEqual(["complete-your-part grace"]);
    expect(await remindColleagues(world, token)).toMatchObject({
      problem: { code: "reminded-lately" },
    });
    expect((await contactDesk(world, token))?.remindable).toBe(0);
    world.clock.advance(21 * hour);
    expect(await remindColleagues(world, token)).toMatchObject({ value: { reminded: 1 } });
  },
);

dbTest("after the organiser's day nothing is changed any more", async ({ world, make }) => {
  const { event, token, ada, unnamed } = await company(world, make);
  await world.db.event.update({
    where: { id: event.id },
    data: { changesUntil: addTime(world.now(), day) },
  });
  world.clock.advance(2 * day);
  const over = { problem: { code: "changes-over" } };
  expect(await actOnSeat(world, token, unnamed, { intent: "name", person: karen })).toMatchObject(
    over,
  );
  expect(await actOnSeat(world, token, ada, { intent: "swap", person: karen })).toMatchObject(over);
  expect(await actOnSeat(world, token, ada, { intent: "drop" })).toMatchObject(over);
  expect(await editOrderDetails(world, token, { reference: "PO 1" })).toMatchObject(over);
  expect(await addSeats(world, token, [{}])).toMatchObject(over);
  expect(await contactDesk(world, token)).toMatchObject({ changesUntil: null });
});

dbTest(
  "reference and number are said afterwards; the number finds the company's record",
  async ({ world, make }) => {
    const { token, orderId } = await company(world, make);
    expect(
      await editOrderDetails(world, token, {
        reference: "PO 4471",
        organisationNumber: "974 760 673",
      }),
    ).toEqual({ ok: true, value: null });
    const order = await world.db.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { company: true, registrations: { include: { person: true } } },
    });
    expect(order).toMatchObject({
      reference: "PO 4471",
      company: { name: "Nordlys", organisationNumber: "974760673", matchKey: "NO:974760673" },
    });
    const [first] = order.registrations;
    expect(first?.person?.companyId).toBe(order.companyId);
    expect(
      await editOrderDetails(world, token, { organisationNumber: "974 760 674" }),
    ).toMatchObject({ problem: { code: "org-number-check", field: "organisationNumber" } });
  },
);

dbTest(
  "more seats are priced before they are added; where it is full they queue as an order of their own",
  async ({ world, make }) => {
    const { event, token, ada, orderId } = await company(world, make, { seats: 4 });
    const type = await world.db.ticketType.findFirstOrThrow({ where: { eventId: event.id } });
    await world.db.ticketType.update({ where: { id: type.id }, data: { priceMinor: 100_000 } });
    const priced = await priceOfSeats(world, token, [{}]);
    expect(priced).toMatchObject({ ok: true, value: { netMinor: 100_000 } });
    expect((await addSeats(world, token, [{}])).ok).toBe(true);
    const desk = await contactDesk(world, token);
    expect(desk?.seats).toHaveLength(4);
    expect(desk?.sum?.netMinor).toBe(100_000);
    // The first seats were free when they were ordered: dropping one of them changes nothing of the sum.
    expect(await whatBack(world, orderId, [ada])).toMatchObject({
      feeMinor: 0,
      owedAfterMinor: 100_000,
    });
    const added = desk?.seats.at(-1)?.id ?? "";
    expect(await whatBack(world, orderId, [added])).toMatchObject({
      feeMinor: 0,
      owedAfterMinor: 0,
    });

    expect(await addSeats(world, token, [{}, {}])).toMatchObject({
      problem: { code: "seats-full" },
    });
    const submission = world.newId();
    const queued = await queueMoreSeats(world, anonymous, token, { count: 2 }, submission);
    const again = await queueMoreSeats(world, anonymous, token, { count: 2 }, submission);
    if (!queued.ok || !again.ok) throw new Error("the seats did not queue");
    expect(again.value.id).toBe(queued.value.id);
    expect(queued.value.seats.map(({ status }) => status)).toEqual(["waitlisted", "waitlisted"]);
    const orders = await world.db.order.findMany({
      select: { companyId: true, contactEmail: true },
    });
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(1);
  },
);

dbTest(
  "whoever was let in lets in nobody else: more seats are an application",
  async ({ world, make }) => {
    const { event, token } = await company(world, make);
    await world.db.event.update({ where: { id: event.id }, data: { requiresApproval: true } });
    const seats = { where: { eventId: event.id, status: "confirmed" } };
    expect(await addSeats(world, token, [{}, {}])).toMatchObject({
      problem: { code: "needs-approval" },
    });
    const asked = await queueMoreSeats(world, anonymous, token, { count: 2 }, world.newId());
    if (!asked.ok) throw new Error(asked.problem.code);
    expect(asked.value.seats.map(({ status }) => status)).toEqual([
      "awaiting-approval",
      "awaiting-approval",
    ]);
    expect(await world.db.registration.count(seats)).toBe(3);
    // What waits for an answer can still grow.
    const own = orderToken(world, { id: asked.value.id, generation: 0 });
    expect(await addSeats(world, own, [{}])).toMatchObject({ ok: true });
    expect(await world.db.registration.count(seats)).toBe(3);
  },
);
