import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { membershipOf } from "../queries/membership.server";
import { createOrganisation } from "./create-organisation.server";

dbTest("an organisation is made with an owner who may do everything in it", async ({ world }) => {
  const wanted = {
    name: "Ås næringshage",
    owner: { name: "Berit Lunde", email: "berit@as.example" },
  };
  expect(await createOrganisation(world, wanted)).toEqual({
    ok: true,
    value: { slug: "as-naeringshage" },
  });
  const account = await world.db.account.findUniqueOrThrow({
    where: { email: "berit@as.example" },
  });
  const owner = {
    kind: "signed-in" as const,
    accountId: account.id,
    name: account.name,
    email: account.email,
  };
  expect(await membershipOf(world, owner, "as-naeringshage", "edit-events")).toMatchObject({
    ok: true,
    value: { role: "owner" },
  });
  expect(await createOrganisation(world, wanted)).toMatchObject({
    problem: { code: "name-taken" },
  });
});
