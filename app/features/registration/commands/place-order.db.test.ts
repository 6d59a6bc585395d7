import { describe, expect, vi } from "vitest";
import { anonymous } from "~/kernel/actor";
import { dbTest } from "tests/support/db";
import { inTransaction, runAgain, type World } from "~/platform/world.server";
import { changeEvent } from "~/features/events/commands/change-event.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import type { EventDetails } from "~/features/events/schema";
import { seatTokens } from "../queries/registration-by-token.server";
import { cancelRegistration } from "./cancel-registration.server";
import { nameSeat } from "./name-seat.server";
import { placeOrder } from "./place-order.server";

describe("an order", () => {
  dbTest("seats everybody and enqueues their mails in one go", async ({ world, make }) => {
    const event = await make.event({ seats: 10 });
    const placed = await make.order(
      event,
      make.companyRequest("Nordlys", ["Ada", "Grace", "", ""]),
    );
    expect(placed.seats.map((seat) => seat.status)).toEqual(Array(4).fill("confirmed"));

    const outbox = await world.db.outboxMessage.findMany({
      orderBy: [{ kind: "asc" }, { recipientEmail: "asc" }],
    });
    expect(outbox.map(({ kind, recipientEmail }) => `${kind} → ${recipientEmail}`)).toEqual([
      "confirmation → ada@nordlys.example",
      "confirmation → grace@nordlys.example",
      "order-confirmation → contact@nordlys.example",
      "seat-to-be-named → contact@nordlys.example",
    ]);
    expect(await world.db.company.findMany({ select: { name: true } })).toEqual([
      { name: "Nordlys" },
    ]);
    expect(await world.db.person.count()).toBe(2);
    expect(world.woken).toContain("deliver-outbox");
  });

  dbTest("finds the company and the people again next time", async ({ world, make }) => {
    const organisation = await make.organisation();
    const [spring, autumn] = [
      await make.event({ organisation }),
      await make.event({ organisation }),
    ];
    await make.order(spring, make.companyRequest("Nordlys AS", ["Ada"]));
    await make.order(autumn, make.companyRequest("nordlys", ["Ada"]));
    expect(await world.db.company.count()).toBe(1);
    expect((await world.db.person.findMany({ select: { name: true, email: true } })).length).toBe(
      2,
    );
  });

  dbTest(
    "waits whole when it is larger than what is left, and nobody overtakes it",
    async ({ world, make }) => {
      const event = await make.event({ seats: 3 });
      await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
      const waiting = await make.order(
        event,
        make.companyRequest("Blåskjell", ["Karen", "Kirsten"]),
      );
      const behind = await make.order(event, make.request("Solveig"));
      expect(waiting.seats.map(({ status, position }) => [status, position])).toEqual([
        ["waitlisted", 1],
        ["waitlisted", 1],
      ]);
      expect(behind.seats.map(({ status, position }) => [status, position])).toEqual([
        ["waitlisted", 2],
      ]);
      expect(await poolOf(world, event)).toMatchObject({ size: 3, taken: 2, waiting: 3 });
    },
  );

  dbTest("the last seat is sold once, however many ask at once", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const orders = await Promise.all(
      Array.from({ length: 24 }, (_, n) => make.order(event, make.request(`Person ${n}`))),
    );
    const statuses = orders.flatMap((order) => order.seats.map((seat) => seat.status));
    expect(statuses.filter((status) => status === "confirmed")).toHaveLength(1);
    expect(statuses.filter((status) => status === "waitlisted")).toHaveLength(23);
    expect(await poolOf(world, event)).toMatchObject({
      taken: 1,
      waiting: 23,
      nextQueueNumber: 24n,
    });
    const numbers = await world.db.waitlistEntry.findMany({ orderBy: { queueNumber: "asc" } });
    expect(numbers.map((entry) => Number(entry.queueNumber))).toEqual(
      Array.from({ length: 23 }, (_, n) => n + 1),
    );
  });

  dbTest(
    "groups racing singles sell exactly what is there, all or nothing",
    async ({ world, make }) => {
      const event = await make.event({ seats: 50 });
      const orders = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          make.order(
            event,
            n % 3
              ? make.request(`Single ${n}`)
              : make.companyRequest(`Company ${n}`, [`A${n}`, `B${n}`, `C${n}`]),
          ),
        ),
      );
      for (const order of orders)
        expect(new Set(order.seats.map((seat) => seat.status)).size).toBe(1);
      const confirmed = await world.db.registration.count({
        where: { eventId: event.id, status: "confirmed" },
      });
      const waiting = await world.db.registration.count({
        where: { eventId: event.id, status: "waitlisted" },
      });
      const pool = await poolOf(world, event);
      expect(pool).toMatchObject({ taken: confirmed, waiting });
      expect(confirmed).toBeLessThanOrEqual(50);
      expect(confirmed + waiting).toBe(100);
    },
  );

  dbTest("the database itself refuses to sell a seat twice", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    await expect(
      world.db.seatPool.update({ where: { id: event.seatPoolId }, data: { taken: 2 } }),
    ).rejects.toThrow("seat_pool_never_oversold");
  });

  dbTest("the same submission is one order, twenty times at once", async ({ world, make }) => {
    const event = await make.event();
    const request = make.request("Ada", { submissionKey: world.newId() });
    const orders = await Promise.all(Array.from({ length: 20 }, () => make.order(event, request)));
    expect(new Set(orders.map((order) => order.code)).size).toBe(1);
    expect(await world.db.registration.count()).toBe(1);
    expect(await world.db.outboxMessage.count()).toBe(1);

    const other = await placeOrder(world, anonymous, event.slug, { ...request, language: "sv" });
    expect(other).toMatchObject({ ok: false, problem: { code: "submission-differs" } });
  });

  dbTest("two browsers at once register a person once, and say so", async ({ world, make }) => {
    const event = await make.event();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        placeOrder(world, anonymous, event.slug, make.request("Ada")),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((each) => !each.ok))
      expect(answer).toMatchObject({
        problem: { code: "already-registered", field: "seats[0].email" },
      });
    expect(await poolOf(world, event)).toMatchObject({ taken: 1 });
    const again = await world.db.outboxMessage.findMany({ where: { kind: "link-again" } });
    expect(again).toHaveLength(1);
  });

  dbTest(
    "companies registering the same people at once do not deadlock",
    async ({ make, world }) => {
      const organisation = await make.organisation();
      const events = await Promise.all(
        Array.from({ length: 6 }, () => make.event({ organisation })),
      );
      const names = Array.from({ length: 12 }, (_, n) => `Person${n}`);
      await Promise.all(
        events.map((event, n) =>
          make.order(event, make.companyRequest("Nordlys", n % 2 ? names : names.toReversed())),
        ),
      );
      expect(await world.db.person.count()).toBe(12);
    },
  );
});

describe("an order is refused", () => {
  dbTest("with a code and the field concerned", async ({ world, make }) => {
    const organisation = await make.organisation();
    const event = await make.event({ organisation });
    const foreign = await make.event();
    const foreignType = await world.db.ticketType.findFirstOrThrow({
      where: { eventId: foreign.id },
    });
    const seat = { name: "Ada", email: "ada@company.example" };
    const twice = make.request("Ada", { seats: [seat, { ...seat, name: "Grace" }] });
    const cases = [
      [
        (await make.event({ organisation, status: "draft" })).slug,
        make.request("Ada"),
        "not-found",
        undefined,
      ],
      [
        (await make.event({ organisation, status: "cancelled" })).slug,
        make.request("Ada"),
        "event-not-open",
        undefined,
      ],
      [
        (await make.event({ organisation, startsAt: world.now() })).slug,
        make.request("Ada"),
        "event-started",
        undefined,
      ],
      [
        (await make.event({ organisation, visibility: "members" })).slug,
        make.request("Ada"),
        "not-found",
        undefined,
      ],
      ["no-such-event", make.request("Ada"), "not-found", undefined],
      [event.slug, twice, "duplicate-in-order", "seats[1].email"],
      [
        event.slug,
        make.request("Ada", { seats: [seat, { email: "grace@company.example" }] }),
        "name-needed",
        "seats[1].name",
      ],
      [
        event.slug,
        make.request("Ada", { seats: [{ ...seat, ticketType: foreignType.id }] }),
        "choice-unknown",
        "seats[0].ticketType",
      ],
      [
        event.slug,
        make.request("Ada", { seats: [{ ...seat, group: world.newId() }] }),
        "choice-unknown",
        "seats[0].group",
      ],
      [
        event.slug,
        make.request("Ada", { seats: [{ ...seat, sessions: [world.newId()] }] }),
        "choice-unknown",
        "seats[0].sessions",
      ],
      [
        event.slug,
        make.request("Ada", { seats: Array.from({ length: 101 }, () => ({})) }),
        "too-many-seats",
        undefined,
      ],
    ] as const;
    for (const [slug, request, code, field] of cases) {
      const answer = await placeOrder(world, anonymous, slug, request);
      expect(answer.ok ? "accepted" : [answer.problem.code, answer.problem.field]).toEqual([
        code,
        field,
      ]);
    }
    expect(await world.db.order.count()).toBe(0);
  });

  dbTest("by a cancellation that commits while it waits", async ({ world, make }) => {
    const event = await make.event();
    let placing: ReturnType<typeof placeOrder> | undefined;
    await inTransaction(world, async (tx) => {
      const { slug, owner } = event.organisation;
      await cancelEvent(tx, owner, slug, event.slug);
      placing = placeOrder(world, anonymous, event.slug, make.request("Ada"));
      await waitingForLock(world);
    });
    expect(await placing).toMatchObject({ problem: { code: "event-not-open" } });
    expect(await world.db.order.count()).toBe(0);
    expect(await world.db.person.count()).toBe(0);
  });

  dbTest("for a members' event unless a member asks", async ({ world, make }) => {
    const event = await make.event({ visibility: "members" });
    const stranger = (await make.organisation()).owner;
    expect(await placeOrder(world, stranger, event.slug, make.request("Ada"))).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(
      await placeOrder(world, event.organisation.owner, event.slug, make.request("Ada")),
    ).toMatchObject({
      ok: true,
    });
  });
});

describe("orders", () => {
  dbTest(
    "do not deadlock with organisers, namers and those who give back",
    { timeout: 60_000 },
    async ({ world, make }) => {
      const event = await make.event({ seats: 20 });
      const { slug, owner } = event.organisation;
      const held = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          make.order(event, make.companyRequest(`Early ${n}`, [`Early${n}`, ""])),
        ),
      );
      const tokens = held.map(({ seats: [first, second] }) => {
        if (!first || !second) throw new Error("no seats");
        return [seatTokens(world, first).registration, seatTokens(world, second).registration];
      });
      const answers = await Promise.all([
        ...Array.from({ length: 40 }, (_, n) =>
          placeOrder(world, anonymous, event.slug, make.request(`Person ${n}`)),
        ),
        ...Array.from({ length: 5 }, (_, n) =>
          changeEvent(world, owner, slug, event.slug, { ...breakfast, capacity: 30 + n }),
        ),
        ...tokens.map(([first]) => cancelRegistration(world, first ?? "")),
        ...tokens.map(([, second], n) =>
          nameSeat(world, second ?? "", {
            name: `Named ${n}`,
            email: `person.${n + 50}@company.example`,
          }),
        ),
      ]);
      expect(answers.filter((answer) => !answer.ok)).toEqual([]);
      const confirmed = await world.db.registration.count({ where: { status: "confirmed" } });
      expect(await poolOf(world, event)).toMatchObject({ taken: confirmed });
    },
  );

  dbTest("are run again when the database ends one to resolve a deadlock", async ({ world }) => {
    let runs = 0;
    const work = async ({ db }: World, deadlocks: number) => {
      if (++runs <= deadlocks)
        await db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'ended' USING ERRCODE = '40P01'; END $$`;
      return runs;
    };
    expect(await runAgain(world, () => work(world, 2))).toBe(3);
    // Inside a transaction that one was ended: it runs again as a whole.
    runs = 0;
    let begun = 0;
    const whole = inTransaction(world, (tx) => {
      begun++;
      return runAgain(tx, () => work(tx, 1));
    });
    expect([await whole, begun]).toEqual([2, 2]);
    runs = 0;
    await expect(runAgain(world, () => work(world, 99))).rejects.toThrow();
    expect(runs).toBe(4);
  });
});

const breakfast: EventDetails = {
  kind: "breakfast-seminar",
  title: "Breakfast",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: "2027-09-01T10:00",
  endsAt: "2027-09-01T12:00",
  capacity: 40,
  visibility: "public",
};

/** Until somebody waits for a row that another holds. */
async function waitingForLock(world: World): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await world.db.$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(row?.waiting).not.toBe(0n);
    },
    { timeout: 5_000, interval: 20 },
  );
}

function poolOf(
  world: { db: { seatPool: { findUniqueOrThrow(args: object): Promise<unknown> } } },
  event: { seatPoolId: string },
) {
  return world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
}
