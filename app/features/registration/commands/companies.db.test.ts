import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make, MadeOrganisation } from "tests/support/make";
import { linedPayables, plainLine, sells } from "tests/support/lined-payables";
import type { TestWorld } from "tests/support/world";
import { findOrMakeCompany } from "~/features/companies/commands/find-or-make-company.server";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { companiesOf, companyPage, mergePreview } from "../queries/companies.server";
import { askRegisterAgain, editCompany, mergeCompanies } from "./edit-company.server";

/** Two records of one company: one by its number, one by a name written in a hurry; with people and orders each. */
async function twice(world: TestWorld, make: Make) {
  const event = await make.event();
  const { organisation } = event;
  const company = { name: "Nordlys Sensor AS", organisationNumber: "974760673" };
  const asked = make.companyRequest("Nordlys Sensor AS", ["Ada", "Grace"]);
  await make.order(event, { ...asked, contact: { ...asked.contact, company } });
  await make.order(event, make.companyRequest("Nordlys sensr", ["Karen"]));
  const byNumber = await world.db.company.findFirstOrThrow({ where: { name: company.name } });
  const byName = await world.db.company.findFirstOrThrow({ where: { name: "Nordlys sensr" } });
  return { event, organisation, byNumber, byName };
}

const listed = async (world: TestWorld, of: MadeOrganisation, search = "") => {
  const found = await companiesOf(world, of.owner, of.slug, { search, page: 1 });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value.companies.map(({ name, people, events }) => `${name} ${people} ${events}`);
};

dbTest(
  "companies are listed with people and events, and found by name, number and place",
  async ({ world, make }) => {
    const { organisation } = await twice(world, make);
    expect(await listed(world, organisation)).toEqual([
      "Nordlys Sensor AS 2 1",
      "Nordlys sensr 1 1",
    ]);
    expect(await listed(world, organisation, "974 760")).toEqual(["Nordlys Sensor AS 2 1"]);
    expect(await listed(world, organisation, "sensr")).toEqual(["Nordlys sensr 1 1"]);
    expect(await listed(world, organisation, "100%")).toEqual([]);
  },
);

dbTest("two records become one, with people, orders and number", async ({ world, make }) => {
  const { organisation, byNumber, byName } = await twice(world, make);
  const of = [world, organisation.owner, organisation.slug] as const;
  expect(await mergePreview(world, organisation.id, byName, byNumber.id)).toMatchObject({
    people: 2,
    orders: 1,
    differ: false,
  });
  expect(await mergeCompanies(...of, byName.id, byNumber.id)).toEqual({ ok: true, value: null });
  expect(await listed(world, organisation)).toEqual(["Nordlys sensr 3 1"]);
  // Whoever comes with the number next time is found there.
  expect(
    await findOrMakeCompany(world, organisation.id, {
      name: "x",
      organisationNumber: "974 760 673",
    }),
  ).toBe(byName.id);
  expect(await mergeCompanies(...of, byName.id, byNumber.id)).toMatchObject({
    problem: { code: "not-found" },
  });
});

dbTest(
  "what one record owes, its contacts and its invoices are the other's from then on",
  async ({ world, make }) => {
    const { event, organisation, byNumber, byName } = await twice(world, make);
    await sells(world, organisation);
    const payables = linedPayables(world);
    const invoiced = async (companyId: string | null, email: string) => {
      const id = await payables.add({ event, companyId, email }, [plainLine(world, 100_000)]);
      const request = { organisationId: organisation.id, payableIds: [id], collected: false };
      const issued = await issueDocuments(world, payables, request);
      if (!issued.ok) throw new Error(issued.problem.code);
      return id;
    };
    // Kari buys for both records and for herself: three payers of one address.
    const theirs = [
      await invoiced(byNumber.id, "kari@nordlys.example"),
      await invoiced(byNumber.id, "ola@nordlys.example"),
      await invoiced(byName.id, "kari@nordlys.example"),
    ];
    await invoiced(null, "kari@nordlys.example");
    const { owner, slug } = organisation;
    const merged = await mergeCompanies(world, owner, slug, byName.id, byNumber.id);
    expect(merged).toMatchObject({ ok: true });

    const ofCompany = { companyId: byName.id };
    const owed = await world.db.payable.findMany({ where: { ...ofCompany, id: { in: theirs } } });
    expect(owed).toHaveLength(3);
    const payers = await world.db.payer.findMany({
      orderBy: [{ email: "asc" }, { companyId: { sort: "asc", nulls: "last" } }],
      select: { email: true, companyId: true, _count: { select: { invoices: true } } },
    });
    expect(payers).toEqual([
      { email: "kari@nordlys.example", companyId: byName.id, _count: { invoices: 2 } },
      { email: "kari@nordlys.example", companyId: null, _count: { invoices: 1 } },
      { email: "ola@nordlys.example", companyId: byName.id, _count: { invoices: 1 } },
    ]);
    expect(await world.db.invoice.count({ where: ofCompany })).toBe(3);
  },
);

dbTest("two different numbers are two companies", async ({ world, make }) => {
  const { organisation, byNumber } = await twice(world, make);
  const other = await findOrMakeCompany(world, organisation.id, {
    name: "Nordlys Sensor AS",
    organisationNumber: "974767880",
  });
  expect(
    await mergeCompanies(world, organisation.owner, organisation.slug, byNumber.id, other),
  ).toMatchObject({ problem: { code: "companies-differ" } });
  expect(await world.db.company.count()).toBe(3);
});

dbTest(
  "an order that comes while two records are merged is lost to neither",
  async ({ world, make }) => {
    const { event, organisation, byNumber, byName } = await twice(world, make);
    const company = { name: "Nordlys Sensor AS", organisationNumber: "974760673" };
    const asked = make.companyRequest("Late", ["Hedy"]);
    const [merged] = await Promise.all([
      mergeCompanies(world, organisation.owner, organisation.slug, byName.id, byNumber.id),
      make.order(event, { ...asked, contact: { ...asked.contact, company } }),
    ]);
    expect(merged.ok).toBe(true);
    const orders = await world.db.order.findMany({ select: { companyId: true } });
    expect(orders.every(({ companyId }) => companyId !== null)).toBe(true);
  },
);

dbTest(
  "another organisation's staff, and a viewer, see and change nothing",
  async ({ world, make }) => {
    const { organisation, byNumber, byName } = await twice(world, make);
    const stranger = await make.organisation();
    const viewer = await make.member(organisation.id, "viewer");
    const details = { name: "Tatt" };
    for (const [actor, code] of [
      [stranger.owner, "not-found"],
      [viewer, "not-allowed"],
    ] as const) {
      const of = [world, actor, organisation.slug] as const;
      const refused = { ok: false, problem: { code } };
      expect(await companiesOf(...of, { search: "", page: 1 })).toMatchObject(refused);
      expect(await companyPage(...of, byNumber.id)).toMatchObject(refused);
      expect(await editCompany(...of, byNumber.id, details)).toMatchObject(refused);
      expect(await askRegisterAgain(...of, byNumber.id)).toMatchObject(refused);
      expect(await mergeCompanies(...of, byName.id, byNumber.id)).toMatchObject(refused);
    }
    // In their own organisation they reach nobody else's companies either.
    const own = [world, stranger.owner, stranger.slug] as const;
    const notFound = { problem: { code: "not-found" } };
    expect(await companyPage(...own, byNumber.id)).toMatchObject(notFound);
    expect(await editCompany(...own, byNumber.id, details)).toMatchObject(notFound);
    expect(await mergeCompanies(...own, byName.id, byNumber.id)).toMatchObject(notFound);
    expect(await mergePreview(world, stranger.id, byName, byNumber.id)).toBeNull();
    expect(await listed(world, organisation)).toHaveLength(2);
  },
);

dbTest("a number that is none is refused with the order, in words", async ({ world, make }) => {
  const event = await make.event();
  const asked = make.companyRequest("Nordlys", ["Ada"]);
  const company = { name: "Nordlys", organisationNumber: "974 760 674" };
  await expect(
    make.order(event, { ...asked, contact: { ...asked.contact, company } }),
  ).rejects.toThrow("org-number-check");
  expect(await world.db.company.count()).toBe(0);
});
