import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import { plainLine, linedPayables, sells } from "tests/support/lined-payables";
import type { TestWorld } from "tests/support/world";
import { day, minute } from "~/kernel/time";
import { issueDocuments } from "../commands/issue-documents.server";
import { markPaid } from "../commands/mark-paid.server";
import type { Payables } from "../commands/payables.server";
import { remindInvoice } from "../commands/remind-invoice.server";
import { issueMissingDocuments } from "./issue-documents.server";
import { remindInvoices } from "./remind-invoices.server";

async function stage(world: TestWorld, make: Make, invoiceWhen: "at-once" | "by-hand") {
  const event = await make.event();
  await sells(world, event.organisation);
  await world.db.event.update({ where: { id: event.id }, data: { invoiceWhen } });
  const payables = linedPayables(world);
  const id = await payables.add({ event }, [plainLine(world, 100_000)]);
  return { event, organisation: event.organisation, payables, id };
}

const kinds = async (world: TestWorld) =>
  (await world.db.invoice.findMany({ orderBy: { number: "asc" } })).map(({ kind }) => kind);

dbTest(
  "an event that invoices at once does so when nothing has changed for ten minutes",
  async ({ world, make }) => {
    const { payables, id } = await stage(world, make, "at-once");
    world.clock.advance(9 * minute);
    expect(await issueMissingDocuments(world, payables)).toBe(0);
    // One seat more: it begins to wait anew.
    await payables.set(id, [plainLine(world, 100_000), plainLine(world, 50_000)]);
    world.clock.advance(9 * minute);
    expect(await issueMissingDocuments(world, payables)).toBe(0);
    world.clock.advance(minute);
    expect(await issueMissingDocuments(world, payables)).toBe(1);
    expect(await issueMissingDocuments(world, payables)).toBe(0);
    expect(await kinds(world)).toEqual(["invoice"]);
  },
);

dbTest(
  "an event that invoices by hand still has credited what is owed no more",
  async ({ world, make }) => {
    const { payables, id, organisation } = await stage(world, make, "by-hand");
    world.clock.advance(day);
    expect(await issueMissingDocuments(world, payables)).toBe(0);
    await issueDocuments(world, payables, {
      organisationId: organisation.id,
      payableIds: [id],
      collected: false,
    });
    await payables.set(id, []);
    expect(await issueMissingDocuments(world, payables)).toBe(0);
    world.clock.advance(10 * minute);
    expect(await issueMissingDocuments(world, payables)).toBe(1);
    expect(await kinds(world)).toEqual(["invoice", "credit-note"]);
  },
);

dbTest(
  "what a seller cannot invoice yet is left alone until it has said who it is",
  async ({ world, make }) => {
    const { payables, organisation } = await stage(world, make, "at-once");
    const said = await world.db.paymentSettings.findUniqueOrThrow({
      where: { organisationId: organisation.id },
    });
    const locked: string[] = [];
    const watched: Payables = {
      ...payables,
      change: (tx, ids, work) => {
        locked.push(...ids);
        return payables.change(tx, ids, work);
      },
    };
    world.clock.advance(11 * minute);
    const where = { organisationId: organisation.id };
    for (const lacks of [
      { organisationNumber: " " },
      { address: "\n" },
      { bankAccount: "", iban: "" },
    ]) {
      await world.db.paymentSettings.update({ where, data: lacks });
      expect(await issueMissingDocuments(world, watched)).toBe(0);
      const { organisationNumber, address, bankAccount, iban } = said;
      await world.db.paymentSettings.update({
        where,
        data: { organisationNumber, address, bankAccount, iban },
      });
    }
    expect(locked).toEqual([]);
    expect(await issueMissingDocuments(world, watched)).toBe(1);
  },
);

dbTest(
  "several at once write each document once, and one that cannot be written keeps nobody back",
  async ({ world, make }) => {
    const { payables, event } = await stage(world, make, "at-once");
    for (let n = 0; n < 7; n++) await payables.add({ event }, [plainLine(world, 100_000 + n)]);
    // Its lines do not come to what is said to be owed.
    const broken = await payables.add({ event }, [plainLine(world, 1000)]);
    await world.db.payable.update({ where: { id: broken }, data: { owedMinor: 777 } });
    world.clock.advance(11 * minute);
    const heard: string[] = [];
    const log = { warn: (about: object) => void heard.push(JSON.stringify(about)) };
    const runs = await Promise.all(
      [1, 2, 3].map(() => issueMissingDocuments(world, payables, log)),
    );
    expect(runs.reduce((sum, one) => sum + one, 0)).toBe(8);
    expect(await kinds(world)).toHaveLength(8);
    expect(heard.every((about) => about.includes(broken))).toBe(true);
    expect(heard.length).toBeGreaterThan(0);
  },
);

dbTest(
  "what is overdue is reminded of three times, a week apart, in the morning and not when it is paid",
  async ({ world, make }) => {
    const { payables, id, organisation, event } = await stage(world, make, "by-hand");
    const other = await payables.add({ event }, [plainLine(world, 30_000)]);
    const request = { organisationId: organisation.id, collected: false };
    const issued = await issueDocuments(world, payables, { ...request, payableIds: [id, other] });
    if (!issued.ok) throw new Error(issued.problem.code);
    const [first, second] = issued.value.documents;
    const { owner, slug } = organisation;
    expect(await remindInvoice(world, owner, slug, first?.id ?? "")).toMatchObject({
      problem: { code: "not-overdue" },
    });
    await markPaid(world, payables, owner, slug, second?.id ?? "", {
      paidOn: "2027-08-02",
      amountMinor: 37_500,
      method: "bank",
      note: "",
    });
    const sent: string[] = [];
    // From the second of August, due on the sixteenth, every two hours for eight weeks.
    for (let hours = 0; hours < 56 * 12; hours++) {
      world.clock.advance(120 * minute);
      const count = await remindInvoices(world);
      if (count > 0) sent.push(`${world.now().toISOString().slice(0, 13)} ${count}`);
    }
    expect(sent).toEqual(["2027-08-23T06 1", "2027-08-30T06 1", "2027-09-06T06 1"]);
    expect(await world.db.outboxMessage.count({ where: { kind: "invoice-reminder" } })).toBe(3);
    expect(await remindInvoice(world, owner, slug, first?.id ?? "")).toMatchObject({
      problem: { code: "reminded-enough" },
    });
  },
);

dbTest(
  "an organiser reminds now, once a day; nobody is reminded of what is about to be credited",
  async ({ world, make }) => {
    const { payables, id, organisation } = await stage(world, make, "by-hand");
    const issued = await issueDocuments(world, payables, {
      organisationId: organisation.id,
      payableIds: [id],
      collected: false,
    });
    if (!issued.ok) throw new Error(issued.problem.code);
    const invoiceId = issued.value.documents[0]?.id ?? "";
    const { owner, slug } = organisation;
    world.clock.advance(16 * day);
    expect(await remindInvoice(world, owner, slug, invoiceId)).toMatchObject({
      value: { reminders: 1 },
    });
    expect(await remindInvoice(world, owner, slug, invoiceId)).toMatchObject({
      problem: { code: "reminded-today" },
    });
    const stranger = await make.organisation();
    for (const [actor, at] of [
      [stranger.owner, slug],
      [stranger.owner, stranger.slug],
    ] as const)
      expect(await remindInvoice(world, actor, at, invoiceId)).toMatchObject({
        problem: { code: "not-found" },
      });
    world.clock.advance(8 * day);
    await payables.set(id, []);
    expect(await remindInvoices(world)).toBe(0);
  },
);
