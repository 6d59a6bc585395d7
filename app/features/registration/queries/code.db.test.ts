import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { codeOf } from "./code.server";
import { memberOfSeats, membershipsOf } from "./memberships.server";

dbTest("a code is found by its event, in any case, while it is there", async ({ world, make }) => {
  const event = await make.event();
  const other = await make.event();
  const companyId = await make.company(event.organisation, "Fjordgrid AS");
  const id = world.newId();
  await world.db.code.create({
    data: { id, eventId: event.id, code: "Vår-27", kind: "percentage", percent: 20, companyId },
  });
  expect(await codeOf(world, event.id, " VÅR-27\u0000 ")).toEqual({
    id,
    code: "Vår-27",
    kind: "percentage",
    percent: 20,
    amountMinor: null,
    ticketTypeIds: [],
    validFrom: null,
    validUntil: null,
    maxUses: null,
    uses: 0,
    // The made company's key is its id.
    companyKey: companyId,
    reservation: null,
  });
  expect(await codeOf(world, event.id, "vår-28")).toBeNull();
  expect(await codeOf(world, other.id, "vår-27")).toBeNull();
  await world.db.code.update({ where: { id }, data: { archivedAt: world.now() } });
  expect(await codeOf(world, event.id, "vår-27")).toBeNull();
});

dbTest("somebody is a member themselves, or through a company", async ({ world, make }) => {
  const owner = await make.organisation();
  const foreign = await make.organisation();
  const [own, firm, far] = [
    await make.network(owner, "Faggruppe"),
    await make.network(owner, "Medlemmer"),
    await make.network(foreign, "Andre"),
  ];
  const companyId = await make.company(owner, "Fjordgrid AS");
  const person = async (organisationId: string, email: string, of: string | null) => {
    const id = world.newId();
    const data = { id, organisationId, email, name: "Ada", createdAt: world.now(), companyId: of };
    await world.db.person.create({ data });
    return id;
  };
  const ada = await person(owner.id, "ada@fjordgrid.example", null);
  await person(owner.id, "grace@fjordgrid.example", companyId);
  const abroad = await person(foreign.id, "ada@fjordgrid.example", null);
  await world.db.networkPerson.createMany({
    data: [
      { networkId: own, personId: ada },
      { networkId: far, personId: abroad },
    ],
  });
  await world.db.networkCompany.create({ data: { networkId: firm, companyId } });

  const emails = ["Ada@fjordgrid.example", "grace@fjordgrid.example", "nobody@x.example"];
  const alone = await membershipsOf(world, owner.id, { emails, companyMatchKey: null });
  expect(
    memberOfSeats(
      alone,
      emails.map((email) => ({ email })),
    ),
  ).toEqual([[own], [firm], []]);
  const together = await membershipsOf(world, owner.id, { emails, companyMatchKey: companyId });
  expect(memberOfSeats(together, [{ email: emails[0] }, {}])).toEqual([[firm, own], [firm]]);
  // Another organisation's members are nobody's here.
  const elsewhere = await membershipsOf(world, foreign.id, { emails, companyMatchKey: companyId });
  expect(memberOfSeats(elsewhere, [{ email: emails[0] }, {}])).toEqual([[far], []]);
});
