import { expect } from "vitest";
import { ledgerFaults } from "tests/support/ledger";
import { dbTest } from "tests/support/db";
import { testWorld, type TestWorld } from "tests/support/world";
import { addTime, minute, wallTimeOf } from "~/kernel/time";
import { announceChanges } from "~/features/notifications/jobs/announce-changes.server";
import { sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { hurryLetters } from "~/features/notifications/commands/hurry-letters.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import type { SessionKind } from "~/features/programme/domain/programme";
import { readAccountNumber } from "~/features/payments/domain/account-numbers";
import { sum } from "~/features/payments/domain/postings";
import { bookedVouchers } from "~/features/payments/queries/postings.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { demoOrganiser } from "./hubs";
import { loadDemo } from "./load-demo";
import { isOrganisationNumber } from "./organisation-numbers";

/** A test that looks at the demo, loaded once for all of them. */
const demoTest = dbTest.extend("demo", { scope: "file" }, async ({ database }) => {
  const world = testWorld(database.client, database.url);
  database.used = true;
  await loadDemo(world);
  return world;
});

const oslo = (instant: Date) => wallTimeOf(instant, "Europe/Oslo").slice(5);

/** What is in the tables, by the number of rows. */
async function countsOf({ db }: TestWorld) {
  return {
    organisations: await db.organisation.count(),
    accounts: await db.account.count(),
    events: await db.event.count(),
    sessions: await db.session.count(),
    companies: await db.company.count(),
    persons: await db.person.count(),
    orders: await db.order.count(),
    registrations: await db.registration.count(),
    messages: await db.outboxMessage.count(),
    calendarObjects: await db.calendarObject.count(),
  };
}

demoTest("the organiser owns two organisations and helps in a third", async ({ demo: world }) => {
  const members = await world.db.member.findMany({
    where: { account: { email: demoOrganiser.email } },
  });
  expect(members.map(({ role }) => role).toSorted()).toEqual(["organiser", "owner", "owner"]);
  const hues = (await world.db.organisation.findMany()).map(({ accentHue }) => accentHue);
  expect(hues.filter((hue) => hue % 15 !== 0)).toEqual([]);
  expect(new Set(hues).size).toBe(5);
});

demoTest(
  "the study trip is the one of the first and second of September",
  async ({ demo: world }) => {
    const trip = await world.db.event.findFirstOrThrow({
      where: { kind: "study-trip" },
      include: {
        seatPool: true,
        tracks: true,
        sessions: { orderBy: [{ startsAt: "asc" }, { endsAt: "asc" }], include: { network: true } },
      },
    });
    expect(trip.tracks.length).toBe(4);
    expect(
      trip.sessions.every(
        ({ startZone, endZone }) => startZone === "Europe/Oslo" && endZone === "Europe/Oslo",
      ),
    ).toBe(true);
    const legs = trip.sessions
      // What one signs up for came later than the programme itself.
      .filter(({ signUp }) => !signUp)
      .filter(({ network }) => network === null || network.name === "Fagnettverk næring")
      .map(({ kind, startsAt, endsAt, place, toPlace, network }) =>
        [
          oslo(startsAt),
          oslo(endsAt).slice(6),
          kind,
          toPlace ? `${place} → ${toPlace}` : place,
          network ? "group" : "all",
        ].join(" "),
      );
    expect(legs).toEqual([
      "09-01T10:00 12:00 discussion Kinosalen, Moss Kulturhus group",
      "09-01T12:00 13:00 meal Moss Kulturhus all",
      "09-01T13:00 13:40 talk Storsalen, Moss Kulturhus all",
      "09-01T13:40 16:15 workshop Foajeen, Moss Kulturhus all",
      "09-01T16:15 17:00 discussion Storsalen, Moss Kulturhus all",
      "09-01T17:00 17:45 transport Moss Kulturhus → Refsnes Gods all",
      "09-01T17:45 19:00 lodging Refsnes Gods all",
      "09-01T19:30 22:30 meal Refsnes Gods all",
      "09-02T07:00 09:00 meal Refsnes Gods all",
      "09-02T09:00 15:00 discussion Urbygningen, NMBU, Ås group",
    ]);
    // Four of them are reserved by a code nobody has used yet.
    expect(trip.seatPool).toMatchObject({ size: 80, taken: 59, waiting: 0 });
  },
);

demoTest(
  "counters agree with the registrations, and waiting orders with the queue",
  async ({ demo: world }) => {
    const events = await world.db.event.findMany({
      include: {
        seatPool: { include: { waitlist: { orderBy: { queueNumber: "asc" } } } },
        registrations: { select: { status: true } },
        codes: { where: { kind: "reserved" }, include: { seatPool: true } },
      },
    });
    for (const { id, title, seatPool, registrations, codes } of events) {
      expect([title, await ledgerFaults(world, id)]).toEqual([title, []]);
      const reserved = codes.reduce((sum, code) => sum + (code.seatPool?.size ?? 0), 0);
      const count = (status: string) =>
        registrations.filter((each) => each.status === status).length;
      expect([title, seatPool.taken, seatPool.waiting]).toEqual([
        title,
        count("confirmed") + reserved,
        count("waitlisted"),
      ]);
      const queued = seatPool.waitlist
        .filter(({ status }) => status === "waiting")
        .map(({ seats }) => seats);
      expect(queued.reduce((sum, seats) => sum + seats, 0)).toBe(seatPool.waiting);
      if (seatPool.waiting > 0) expect(queued).toEqual([1, 4, 1]);
    }
    const open = events.filter(({ visibility, status, requiresApproval, startsAt, seatPool }) => {
      const left = seatPool.size - seatPool.taken;
      return (
        visibility === "public" &&
        status === "published" &&
        !requiresApproval &&
        startsAt > world.now() &&
        seatPool.waiting === 0 &&
        left >= 6 &&
        left <= 400
      );
    });
    expect(open.length).toBeGreaterThanOrEqual(6);
  },
);

demoTest(
  "the forum waits for its organiser, the webinar and the group meeting are as full as they should be",
  async ({ demo: world }) => {
    const statuses = async (kind: string) => {
      const rows = await world.db.registration.groupBy({
        by: ["status"],
        where: { event: { kind, startsAt: { gt: world.now() }, status: "published" } },
        _count: true,
      });
      return Object.fromEntries(rows.map((row) => [row.status, row._count]));
    };
    const forum = await statuses("investor-forum");
    expect(forum["declined"]).toBeGreaterThanOrEqual(1);
    expect(forum["awaiting-approval"]).toBeGreaterThanOrEqual(6);
    expect(forum["confirmed"]).toBeGreaterThanOrEqual(10);
    expect(await statuses("webinar")).toEqual({ confirmed: 120 });
    expect(await statuses("group-meeting")).toEqual({ confirmed: 18 });
  },
);

demoTest(
  "every organisation number is valid, no company is there twice, every address is nobody's",
  async ({ demo: world }) => {
    const companies = await world.db.company.findMany();
    expect(
      companies.filter(
        ({ organisationNumber, country }) =>
          !isOrganisationNumber(organisationNumber ?? "", country),
      ),
    ).toEqual([]);
    expect(new Set(companies.map(({ name }) => name)).size).toBe(companies.length);
    const tables = [
      ...(await world.db.account.findMany()).map(({ email }) => email),
      ...(await world.db.person.findMany()).map(({ email }) => email),
      ...(await world.db.order.findMany()).map(({ contactEmail }) => contactEmail),
      ...(await world.db.organisation.findMany()).map(({ replyEmail }) => replyEmail),
      ...(await world.db.outboxMessage.findMany()).map(({ recipientEmail }) => recipientEmail),
    ];
    expect(tables.filter((email) => !/^[a-z0-9.]+@[a-z0-9-]+\.example$/.test(email))).toEqual([]);
    const names = (await world.db.person.findMany()).map(({ name }) => name);
    expect(names.some((name) => name.length === 70)).toBe(true);
  },
);

demoTest(
  "only the mails of the last dozen orders are still to go out, and the others left their calendars",
  async ({ demo: world }) => {
    const latest = await world.db.order.findMany({
      orderBy: { createdAt: "desc" },
      take: 12,
      select: { id: true },
    });
    const ids = latest.map(({ id }) => id);
    const unsent = await world.db.outboxMessage.findMany({ where: { state: "queued" } });
    expect(new Set(unsent.map(({ orderId }) => orderId))).toEqual(new Set(ids));
    expect(unsent.length).toBeLessThan(40);
    expect(
      await world.db.outboxMessage.count({ where: { state: "sent", sentAt: { gt: world.now() } } }),
    ).toBe(0);
    expect(await world.db.capturedMail.count()).toBe(0);
    expect(await world.db.change.count({ where: { handledAt: null } })).toBe(0);
    expect(world.woken).toEqual([]);

    const seats = await world.db.registration.findMany({
      where: { status: "confirmed", attendeeEmail: { not: null }, event: { status: "published" } },
      select: { orderId: true, event: { select: { kind: true } }, calendarObjects: true },
    });
    for (const { orderId, event, calendarObjects } of seats) {
      const expected = ids.includes(orderId)
        ? 0
        : ({ "study-trip": 2, accelerator: 7 }[event.kind] ?? 1);
      expect([event.kind, calendarObjects.length]).toEqual([event.kind, expected]);
    }
    const cancelled = await world.db.calendarObject.findMany({ where: { method: "CANCEL" } });
    expect(cancelled.length).toBeGreaterThan(2);
  },
);

// The last to look at the shared demo: it changes it.
demoTest("moving a group's meeting tells that group, and nobody else", async ({ demo: world }) => {
  const { db } = world;
  const session = await db.session.findFirstOrThrow({
    where: { event: { kind: "study-trip" }, network: { name: "Fagnettverk kultur" } },
    orderBy: { startsAt: "desc" },
    include: { event: true },
  });
  const account = await db.account.findUniqueOrThrow({ where: { email: demoOrganiser.email } });
  const organiser = { kind: "signed-in", accountId: account.id, ...demoOrganiser } as const;
  const { kind, title, place, trackId } = session;
  const moved = await changeSession(world, organiser, "sju-elver", session.event.slug, session.id, {
    kind: kind as SessionKind,
    title,
    place,
    trackId: trackId ?? undefined,
    startsAt: wallTimeOf(addTime(session.startsAt, 30 * minute), session.startZone),
    endsAt: wallTimeOf(session.endsAt, session.endZone),
  });
  expect(moved.ok && moved.value.change).toBe("moved");
  await hurryLetters(world, organiser, "sju-elver", session.event.slug);
  await announceChanges(world);

  const told = await db.outboxMessage.findMany({
    where: { kind: "changed" },
    select: { recipientEmail: true },
  });
  const seats = await db.registration.findMany({
    where: { eventId: session.eventId, status: "confirmed", networkId: session.networkId },
    include: { order: true, calendarObjects: true },
  });
  // Somebody whose confirmation has not left yet will find the new time in it.
  const concerned = seats.flatMap(({ attendeeEmail, order, calendarObjects }) => {
    if (attendeeEmail === null) return [order.contactEmail];
    return calendarObjects.length > 0 ? [attendeeEmail] : [];
  });
  expect(concerned.length).toBeGreaterThan(5);
  expect(new Set(told.map(({ recipientEmail }) => recipientEmail))).toEqual(new Set(concerned));
});

dbTest(
  "a reminder falls due about three minutes after the start, and none is late",
  async ({ world }) => {
    world.clock.advance(37_511);
    await loadDemo(world);
    expect(await sendReminders(world)).toBe(0);
    const soon = await world.db.reminder.findMany({
      where: { state: "planned", dueAt: { lte: addTime(world.now(), 10 * minute) } },
      include: { event: { include: { registrations: true } }, rule: true },
    });
    expect(soon.length).toBe(1);
    const [reminder] = soon;
    expect(reminder?.rule).toMatchObject({ amount: 1, unit: "days", quietFrom: null });
    const wait = (reminder?.dueAt.getTime() ?? 0) - world.now().getTime();
    expect(wait).toBeGreaterThanOrEqual(2.5 * minute);
    expect(wait).toBeLessThanOrEqual(3.5 * minute);
    world.clock.advance(4 * minute);
    expect(await sendReminders(world)).toBe(reminder?.event.registrations.length);
    expect(reminder?.event.registrations.length).toBe(8);
  },
);

dbTest(
  "two processes that start at once load it once, and a second start changes nothing",
  async ({ world }) => {
    expect((await Promise.all([loadDemo(world), loadDemo(world)])).toSorted()).toEqual([
      false,
      true,
    ]);
    const counts = await countsOf(world);
    expect(await loadDemo(world)).toBe(false);
    expect(await countsOf(world)).toEqual(counts);
    expect(counts.organisations).toBe(5);
    expect(counts.persons).toBeGreaterThan(300);
  },
);

for (const start of ["2026-12-23T23:30:00Z", "2027-03-27T12:00:00Z", "2027-07-15T04:00:00Z"]) {
  dbTest(`is whole when it is loaded at ${start}`, async ({ world }) => {
    world.clock.set(new Date(start));
    expect(await loadDemo(world)).toBe(true);
    const later = { gt: world.now() };
    expect(await world.db.order.count({ where: { createdAt: later } })).toBe(0);
    expect(await world.db.event.count({ where: { publishedAt: later } })).toBe(0);
    expect(
      await world.db.event.count({ where: { startsAt: later, status: "published" } }),
    ).toBeGreaterThan(12);
    expect(await sendReminders(world)).toBe(0);
  });
}

demoTest(
  "the study trip offers nights, dinner and bus, and workshops are on their own people's programmes",
  async ({ demo: world }) => {
    const trip = await world.db.event.findFirstOrThrow({
      where: { kind: "study-trip" },
      include: {
        addOns: { include: { _count: { select: { choices: true } } } },
        sessions: { where: { signUp: true }, include: { choices: true } },
        questions: true,
      },
    });
    expect(trip.addOns.map(({ kind, sharedBy }) => `${kind} ${sharedBy}`).toSorted()).toEqual([
      "lodging 1",
      "lodging 2",
      "meal 1",
      "transport 1",
    ]);
    for (const { _count } of trip.addOns) expect(_count.choices).toBeGreaterThan(3);
    expect(trip.sessions.length).toBe(2);
    for (const { choices } of trip.sessions) expect(choices.length).toBeGreaterThan(3);
    const together = await world.db.registrationAddOn.count({ where: { roomMate: { not: "" } } });
    expect(together).toBeGreaterThan(3);
    expect(trip.questions.filter(({ dependsOnId }) => dependsOnId !== null).length).toBe(1);
  },
);

demoTest(
  "who applies to the investor forum says who they are and what they seek",
  async ({ demo: world }) => {
    const answers = await world.db.answer.count({
      where: { question: { event: { kind: "investor-forum" } } },
    });
    expect(answers).toBeGreaterThan(20);
  },
);

demoTest(
  "money stands in each of its states, and the books are balanced",
  async ({ demo: world }) => {
    const states = await world.db.order.groupBy({
      by: ["paymentState"],
      orderBy: { paymentState: "asc" },
    });
    expect(states.map(({ paymentState }) => paymentState)).toEqual(
      expect.arrayContaining(["invoiced", "none", "paid", "to-be-invoiced"]),
    );
    const kinds = await world.db.invoice.groupBy({ by: ["kind"], orderBy: { kind: "asc" } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["credit-note", "invoice"]);
    expect(await world.db.payment.count({ where: { method: "card" } })).toBeGreaterThan(2);
    expect(await world.db.stripeDifference.count({ where: { resolvedAt: null } })).toBe(1);
    const settings = await world.db.paymentSettings.findMany({ include: { organisation: true } });
    for (const { organisation, bankAccount, organisationNumber } of settings) {
      expect(readAccountNumber(bankAccount, organisation.country)).toMatchObject({ ok: true });
      expect(isOrganisationNumber(organisationNumber, organisation.country)).toBe(true);
      const booked = {
        organisationId: organisation.id,
        timeZone: organisation.timeZone,
        from: "2026-01-01",
        until: "2029-12-31",
        eventId: null,
      };
      for await (const vouchers of bookedVouchers(world, booked, soldLinesOf))
        for (const { postings } of vouchers) expect(sum(postings)).toBe(0);
    }
  },
);
