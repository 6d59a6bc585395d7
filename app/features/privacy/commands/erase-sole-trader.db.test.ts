import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import { exportPerson } from "./export-person.server";
import { eraseAsOrganiser } from "./erase-person.server";

/** Somebody who comes for their own one-person firm, found by a Swedish personal number. */
async function weaver(make: Make, more: readonly string[] = []) {
  const event = await make.event();
  await make.order(event, {
    contact: {
      name: "Åsa Vävare",
      email: "asa@vavstugan.example",
      company: { name: "Åsa Vävare Vävstuga", organisationNumber: "811218-9876" },
    },
    language: "sv",
    seats: [
      { name: "Åsa Vävare", email: "asa@vavstugan.example" },
      ...more.map((name) => ({ name, email: `${name}@vavstugan.example` })),
    ],
  });
  return event;
}

dbTest("a sole trader's company goes with them; what is left says nothing of anybody", async ({ world, make }) => {
  const { organisation } = await weaver(make);
  const person = await world.db.person.findFirstOrThrow();
  const of = [world, organisation.owner, organisation.slug, person.id] as const;
  const exported = await exportPerson(...of);
  expect(JSON.stringify(exported)).toContain("Åsa Vävare Vävstuga");
  expect(JSON.stringify(exported)).not.toMatch(/811218/);
  const before = await world.db.company.findFirstOrThrow();
  expect(before).toMatchObject({ organisationNumber: "811218XXXX", soleTrader: true });
  expect((await eraseAsOrganiser(...of, { cancelSeats: true })).ok).toBe(true);
  const after = await world.db.company.findFirstOrThrow();
  expect(after).toMatchObject({ name: "", organisationNumber: null });
  expect(after.matchKey).not.toBe(before.matchKey);
});

dbTest("a company that others belong to stays, and so does one that is nobody's own", async ({ world, make }) => {
  const { organisation } = await weaver(make, ["bo"]);
  const person = await world.db.person.findFirstOrThrow({ where: { email: "asa@vavstugan.example" } });
  await eraseAsOrganiser(world, organisation.owner, organisation.slug, person.id, { cancelSeats: true });
  expect(await world.db.company.findFirstOrThrow()).toMatchObject({ name: "Åsa Vävare Vävstuga" });

  const event = await make.event({ organisation });
  await make.order(event, make.companyRequest("Nordlys", ["Ada"]));
  for (const { id } of await world.db.person.findMany({ where: { anonymisedAt: null } }))
    await eraseAsOrganiser(world, organisation.owner, organisation.slug, id, { cancelSeats: true });
  expect(await world.db.company.count({ where: { name: "Nordlys" } })).toBe(1);
  // Its owner has gone before; the last of its people takes the name along.
  expect(await world.db.company.count({ where: { soleTrader: true, name: "" } })).toBe(1);
});
