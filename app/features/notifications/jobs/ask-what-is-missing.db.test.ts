import { expect } from "vitest";
import { addTime, day, hour } from "~/kernel/time";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { askWhatIsMissing } from "./ask-what-is-missing.server";

/** Asks of every attendee of an event where they travel from. */
async function asksWhere(world: TestWorld, event: MadeEvent): Promise<string> {
  const { id } = await world.db.question.create({
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
  return id;
}

/** A company's order of Ada, Grace and a seat without a name, for an event that asks something. */
async function asking(world: TestWorld, make: Make, of: { readonly startsAt?: Date } = {}) {
  const event = await make.event(of);
  await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace", ""]));
  const question = await asksWhere(world, event);
  await deliverAll(world);
  return { event, question };
}

/** Goes through the days to the event, the job running every hour, and lists what was written to whom. */
async function through(world: TestWorld, until: Date): Promise<string[]> {
  const written: string[] = [];
  while (world.now() < until) {
    await askWhatIsMissing(world);
    for (const { kind, to } of await deliverAll(world))
      written.push(`${world.now().toISOString().slice(0, 13)} ${kind} ${to.split("@")[0]}`);
    world.clock.advance(hour);
  }
  return written;
}

async function answer(world: TestWorld, question: string, name: string): Promise<void> {
  const seat = await world.db.registration.findFirstOrThrow({ where: { attendeeName: name } });
  await world.db.answer.create({
    data: {
      id: world.newId(),
      questionId: question,
      orderId: seat.orderId,
      registrationId: seat.id,
      values: ["Halden"],
      answeredAt: world.now(),
    },
  });
}

/** Ten in the morning of the first of September, four weeks from when a test begins; asked on the days of `asked`. */
const starts = new Date("2027-09-01T08:00:00Z");
const asked = ["2027-08-22T07", "2027-08-25T07", "2027-08-28T07", "2027-08-31T07"];

dbTest(
  "everybody is asked on four days, the contact once a day for all",
  async ({ world, make }) => {
    await asking(world, make, { startsAt: starts });
    const each = asked.flatMap((at) => [
      `${at} complete-your-part ada`,
      `${at} complete-your-part grace`,
      `${at} order-incomplete contact`,
    ]);
    const written = await through(world, addTime(starts, day));
    expect(written.toSorted()).toEqual(each.toSorted());
  },
);

dbTest("a contact of two orders has one letter a day, about both", async ({ world, make }) => {
  const { event } = await asking(world, make, { startsAt: starts });
  await make.order(event, make.companyRequest("Nordlys", ["Karen", ""]));
  await deliverAll(world);
  world.clock.set(new Date("2027-08-22T07:00:00Z"));
  await askWhatIsMissing(world);
  const digests = (await deliverAll(world)).filter(({ kind }) => kind === "order-incomplete");
  expect(digests).toHaveLength(1);
  for (const name of ["Ada", "Grace", "Karen"]) expect(digests[0]?.text).toContain(name);
  expect(await askWhatIsMissing(world)).toBe(0);
});

dbTest(
  "who has answered is left in peace, and so is the contact when all is there",
  async ({ world, make }) => {
    const { question } = await asking(world, make, { startsAt: starts });
    await through(world, new Date("2027-08-23T00:00:00Z"));
    await answer(world, question, "Ada");
    expect((await through(world, new Date("2027-08-26T00:00:00Z"))).toSorted()).toEqual([
      "2027-08-25T07 complete-your-part grace",
      "2027-08-25T07 order-incomplete contact",
    ]);
    await answer(world, question, "Grace");
    expect(await through(world, new Date("2027-08-29T00:00:00Z"))).toEqual([
      "2027-08-28T07 order-incomplete contact",
    ]);
    await world.db.registration.updateMany({
      where: { attendeeEmail: null },
      data: { status: "cancelled", places: [], cancelledAt: world.now() },
    });
    expect(await through(world, addTime(starts, day))).toEqual([]);
  },
);

dbTest("what is done before a letter leaves makes it pointless", async ({ world, make }) => {
  const { question } = await asking(world, make, { startsAt: starts });
  world.clock.set(new Date("2027-08-22T07:00:00Z"));
  expect(await askWhatIsMissing(world)).toBe(3);
  await answer(world, question, "Ada");
  expect(
    (await deliverAll(world)).map(({ kind, to }) => `${kind} ${to.split("@")[0]}`).toSorted(),
  ).toEqual(["complete-your-part grace", "order-incomplete contact"]);
});

dbTest(
  "an event that moves has other days, and nobody hears twice in one",
  async ({ world, make }) => {
    const { event } = await asking(world, make, { startsAt: starts });
    await through(world, new Date("2027-08-23T00:00:00Z"));
    const later = addTime(starts, 8 * day);
    const move = (startsAt: Date) =>
      world.db.event.update({
        where: { id: event.id },
        data: { startsAt, endsAt: addTime(startsAt, 2 * hour) },
      });
    await move(later);
    const contact = (lines: string[]) => lines.filter((line) => line.includes("contact"));
    expect(contact(await through(world, new Date("2027-08-31T00:00:00Z")))).toEqual([
      "2027-08-30T07 order-incomplete contact",
    ]);
    // A day earlier: the first day would be yesterday's, and everybody has just heard.
    await move(addTime(later, -day));
    expect(contact(await through(world, new Date("2027-09-02T00:00:00Z")))).toEqual([
      "2027-09-01T07 order-incomplete contact",
    ]);
  },
);

dbTest("a worker that was away asks once, in the morning", async ({ world, make }) => {
  await asking(world, make, { startsAt: starts });
  world.clock.set(new Date("2027-08-26T20:00:00Z"));
  expect(await askWhatIsMissing(world)).toBe(0);
  world.clock.set(new Date("2027-08-27T05:00:00Z"));
  expect(await askWhatIsMissing(world)).toBe(3);
  expect(await askWhatIsMissing(world)).toBe(0);
  await Promise.all([askWhatIsMissing(world), askWhatIsMissing(world)]);
  expect(await world.db.outboxMessage.count({ where: { cause: { startsWith: "missing:" } } })).toBe(
    3,
  );
});

dbTest("two workers at once write each letter once", async ({ world, make }) => {
  await asking(world, make, { startsAt: starts });
  world.clock.set(new Date("2027-08-22T07:00:00Z"));
  await Promise.all(Array.from({ length: 4 }, () => askWhatIsMissing(world)));
  expect(await world.db.outboxMessage.count({ where: { cause: { startsWith: "missing:" } } })).toBe(
    3,
  );
});

dbTest(
  "one who registers alone hears once, of their own; a draft and a cancelled event ask nobody",
  async ({ world, make }) => {
    const event = await make.event({ startsAt: starts });
    await make.order(event, make.request("Ada"));
    await asksWhere(world, event);
    for (const status of ["draft", "cancelled"]) {
      const other = await make.event({ startsAt: starts });
      await make.order(other, make.companyRequest("Nordlys", [""]));
      await world.db.event.update({ where: { id: other.id }, data: { status } });
    }
    await deliverAll(world);
    world.clock.set(new Date("2027-08-22T07:00:00Z"));
    expect(await askWhatIsMissing(world)).toBe(1);
    const [mail] = await deliverAll(world);
    expect(mail).toMatchObject({ kind: "complete-your-part", to: "ada@company.example" });
    expect(mail?.text).toContain("Hvor reiser du fra?");
  },
);

dbTest(
  "a question that is not asked of somebody is not missing of them",
  async ({ world, make }) => {
    const { event } = await asking(world, make, { startsAt: starts });
    const { id } = await world.db.ticketType.create({
      data: { id: world.newId(), eventId: event.id, name: "Med reise" },
    });
    await world.db.question.updateMany({ data: { ticketTypeIds: [id] } });
    world.clock.set(new Date("2027-08-22T07:00:00Z"));
    await askWhatIsMissing(world);
    const mails = await deliverAll(world);
    expect(mails.map(({ kind }) => kind)).toEqual(["order-incomplete"]);
    expect(mails[0]?.text).not.toContain("Hvor reiser du fra?");
  },
);

dbTest("three hundred seats are asked in one go", async ({ world, make }) => {
  const event = await make.event({ startsAt: starts, seats: 400 });
  await asksWhere(world, event);
  for (let n = 0; n < 6; n++)
    await make.order(
      event,
      make.companyRequest(
        `Firma ${n}`,
        Array.from({ length: 50 }, (_, k) => `P${n}x${k}`),
      ),
    );
  world.clock.set(new Date("2027-08-22T07:00:00Z"));
  expect(await askWhatIsMissing(world)).toBe(306);
});
