import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { linedPayables, plainLine, sells } from "tests/support/lined-payables";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import { addTime, day } from "~/kernel/time";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid } from "~/features/payments/commands/mark-paid.server";
import { remindInvoice } from "~/features/payments/commands/remind-invoice.server";
import { invoiceOf } from "~/features/payments/queries/invoice.server";
import { keepRetention } from "../jobs/keep-retention.server";
import { heldAtOrganisation } from "../queries/held-data.server";
import { eraseAsOrganiser } from "./erase-person.server";

const who = { name: "Ragnhild Prøvestad", email: "ragnhild.provestad@eksempel.example" };
const traces = ["Ragnhild", "Prøvestad", "provestad"];

dbTest(
  "an invoice outlives its payer's erasure, as long as the law asks and not a year longer",
  async ({ world, make, databaseUrl }) => {
    // Long enough ago for the database to believe that the time is over.
    world.clock.set(new Date("2012-03-01T09:00:00Z"));
    const organisation = await make.organisation();
    const event = await make.event({ organisation, startsAt: addTime(world.now(), 2 * day) });
    await sells(world, organisation);
    const payables = linedPayables(world);
    const order = await make.order(event, {
      ...make.request("Ragnhild"),
      contact: who,
      seats: [who],
    });
    const id = await payables.add({ event, email: who.email, name: who.name }, [
      plainLine(world, 100_000),
    ]);
    const issued = await issueDocuments(world, payables, {
      organisationId: organisation.id,
      payableIds: [id],
      collected: false,
    });
    if (!issued.ok) throw new Error(issued.problem.code);
    const invoiceId = issued.value.documents[0]?.id ?? "";
    const { owner, slug } = organisation;
    await markPaid(world, payables, owner, slug, invoiceId, {
      paidOn: "2012-03-01",
      amountMinor: 100,
      method: "bank",
      note: `Fra ${who.name}`,
    });
    await world.db.stripeDifference.create({
      data: {
        id: world.newId(),
        organisationId: organisation.id,
        kind: "amount-differs",
        subject: "pi_1",
        payableId: order.id,
        oursMinor: 100,
        theirsMinor: 200,
        currency: "NOK",
        foundAt: world.now(),
        note: `Ringte ${who.name}`,
      },
    });
    const data = await heldAtOrganisation(world, organisation.id, who.email);
    expect(data["invoices"]).toMatchObject([{ number: 1, buyer: who.name, email: who.email }]);
    expect(data["cardDifferences"]).toMatchObject([{ note: `Ringte ${who.name}` }]);
    expect(data["payers"]).toMatchObject([{ name: who.name, email: who.email }]);

    world.clock.advance(5 * day);
    const person = await world.db.person.findFirstOrThrow({ where: { email: who.email } });
    expect((await eraseAsOrganiser(world, owner, slug, person.id, { cancelSeats: true })).ok).toBe(
      true,
    );
    await deliverAll(world);
    const left = rowsNaming(await dumpAllRows(databaseUrl), traces);
    expect(left.every((row) => row.startsWith("public.invoice:"))).toBe(true);
    expect(left).toHaveLength(1);
    world.clock.advance(60 * day);
    expect(await remindInvoice(world, owner, slug, invoiceId)).toMatchObject({
      problem: { code: "no-payer" },
    });
    expect(await invoiceOf(world, { organisationId: organisation.id }, invoiceId)).toMatchObject({
      record: { buyer: { name: who.name } },
    });

    world.clock.set(new Date("2017-12-31T12:00:00Z"));
    await keepRetention(world);
    expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual(left);
    world.clock.set(new Date("2018-01-01T12:00:00Z"));
    await keepRetention(world);
    expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
    expect(await invoiceOf(world, { organisationId: organisation.id }, invoiceId)).toMatchObject({
      number: "2012-1",
      record: { totalMinor: 125_000, buyer: { name: "", email: "" } },
    });
    expect(order.seats).toHaveLength(1);
  },
);

dbTest("the database itself keeps a younger one's buyer", async ({ world, make }) => {
  const event = await make.event();
  await sells(world, event.organisation);
  const payables = linedPayables(world);
  const id = await payables.add({ event }, [plainLine(world, 100_000)]);
  await issueDocuments(world, payables, {
    organisationId: event.organisation.id,
    payableIds: [id],
    collected: false,
  });
  await expect(
    world.db.$executeRaw`UPDATE invoice SET buyer = buyer || '{"name": ""}'::jsonb`,
  ).rejects.toThrow(/as long as the law asks/);
  await expect(
    world.db.$executeRaw`UPDATE invoice SET buyer = buyer || '{"country": "SE"}'::jsonb`,
  ).rejects.toThrow(/never changed/);
});
