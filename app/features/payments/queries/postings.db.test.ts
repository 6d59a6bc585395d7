import { expect } from "vitest";
import { charge, orderByCard } from "tests/support/card-orders";
import { dbTest } from "tests/support/db";
import { payByCard, takingCards } from "tests/support/paid";
import { sells } from "tests/support/lined-payables";
import { addTime, day, hour } from "~/kernel/time";
import type { Row } from "~/platform/files/spreadsheet.server";
import { inTransaction } from "~/platform/world.server";
import { cancelAsOrganiser } from "~/features/registration/commands/cancel-registration.server";
import { restoreRegistration } from "~/features/registration/commands/restore-registration.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { exportBooks } from "../commands/export-books.server";
import { issueDocuments } from "../commands/issue-documents.server";

async function rowsOf(rows: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const some of rows) all.push(...some);
  return all;
}

dbTest(
  "the export has what was invoiced and what was paid, on the accounts there are",
  async ({ world: bare, make }) => {
    const world = takingCards(bare);
    const event = await make.event();
    const { organisation } = event;
    await charge(world, event, 33_333);
    await sells(world, organisation, { accountCodes: { general: "3000", card: "1950" } });
    const { id: byCard } = await orderByCard(world, event, make.request("Ada"));
    world.clock.advance(hour);
    await payByCard(world, byCard);
    const byInvoice = await make.order(event, {
      ...make.companyRequest("=Havn AS", ["Grace", "Kari"]),
      payBy: "invoice",
    });
    const request = {
      organisationId: organisation.id,
      payableIds: [byInvoice.id],
      collected: false,
    };
    expect(await issueDocuments(world, orderPayables, request)).toMatchObject({ ok: true });

    const asked = { from: "2027-08-01", until: "2027-08-31", locale: "nb" } as const;
    const exported = await exportBooks(
      world,
      organisation.owner,
      organisation.slug,
      asked,
      soldLinesOf,
    );
    if (!exported.ok) throw new Error(exported.problem.code);
    const [heading, ...rows] = await rowsOf(exported.value.rows);
    expect(heading?.slice(0, 4)).toEqual(["Dato", "Bilag", "Tekst", "Konto"]);
    expect(rows.map((row) => [row[3], row[5], row[6], row[7], row[8], row[10], row[11]])).toEqual([
      ["", "", null, 833.33, 0, 833.33, null],
      ["3000", "S", 25, -666.66, -166.67, null, 833.33],
      ["1950", "", null, 416.66, 0, 416.66, null],
      ["3000", "S", 25, -333.33, -83.33, null, 416.66],
    ]);
    expect(rows[0]?.[13]).toBe("=Havn AS");
    const log = await world.db.auditEntry.findFirst({ where: { action: "export-books" } });
    expect(log).toMatchObject({ accountId: organisation.owner.accountId });

    const other = await make.organisation();
    const outside = [other.owner, await make.member(organisation.id, "viewer")];
    for (const actor of outside)
      expect(await exportBooks(world, actor, organisation.slug, asked, soldLinesOf)).toMatchObject({
        ok: false,
      });
    const foreign = { ...asked, event: event.slug };
    expect(await exportBooks(world, other.owner, other.slug, foreign, soldLinesOf)).toMatchObject({
      problem: { code: "not-found" },
    });
  },
);

dbTest(
  "a month that was exported stays as it was, though a seat given back in it comes back later",
  async ({ world: bare, make }) => {
    const world = takingCards(bare);
    const event = await make.event();
    const { owner, slug } = event.organisation;
    await charge(world, event, 100_000);
    const { id, seats } = await orderByCard(world, event, make.request("Ada"));
    await payByCard(world, id);
    world.clock.advance(hour);
    const seat = seats[0]?.id ?? "";
    expect((await cancelAsOrganiser(world, owner, slug, seat)).ok).toBe(true);
    await world.db.refund.updateMany({ data: { state: "succeeded", settledAt: world.now() } });
    const august = async () => {
      const asked = { from: "2027-08-01", until: "2027-08-31", locale: "nb" } as const;
      const exported = await exportBooks(world, owner, slug, asked, soldLinesOf);
      if (!exported.ok) throw new Error(exported.problem.code);
      return rowsOf(exported.value.rows);
    };
    const taken = await august();
    expect(taken.map((row) => [row[4], row[9]])).toContainEqual(["Salg, alminnelig", 1250]);

    world.clock.advance(40 * day);
    await world.db.event.update({
      where: { id: event.id },
      data: { startsAt: addTime(world.now(), day), endsAt: addTime(world.now(), 2 * day) },
    });
    const back = await inTransaction(world, (tx) => restoreRegistration(tx, seat));
    expect(back.ok).toBe(true);
    expect(await world.db.payable.findUniqueOrThrow({ where: { id } })).toMatchObject({
      owedMinor: 125_000,
      paidMinor: 125_000,
      refundedMinor: 125_000,
    });
    expect(await august()).toEqual(taken);
  },
);
