import { describe, expect } from "vitest";
import { anonymous, type Actor } from "~/kernel/actor";
import { suppressAddress } from "~/features/mail/commands/suppress-address.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { dbTest } from "tests/support/db";
import type { MadeOrganisation } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { suppressedAddresses, suppressedPerPage } from "../queries/suppressed-addresses.server";
import { suppressByHand, unsuppress } from "./edit-suppressions.server";

const wholeList = { search: "", page: 1, chosen: null };

async function seen(
  world: TestWorld,
  actor: Actor,
  { slug }: Pick<MadeOrganisation, "slug">,
  filter = wholeList,
) {
  const list = await suppressedAddresses(world, actor, slug, filter);
  return list.ok ? list.value.addresses.map(({ email }) => email) : list.problem.code;
}

/** A mail of an organisation's to an address, by which it knows it. */
const written = (world: TestWorld, { id }: MadeOrganisation, email: string) =>
  enqueueMessages(world, [
    {
      kind: "link-again",
      recipient: { name: "", email },
      language: "nb",
      cause: "order:1",
      organisationId: id,
    },
  ]);

const bounced = (world: TestWorld, email: string) =>
  suppressAddress(world, {
    email,
    organisationId: null,
    stream: "all",
    reason: "bounce",
    detail: "550 5.1.1",
  });

describe("an organisation's list", () => {
  dbTest(
    "holds its own entries, and bounces only of those it has written to",
    async ({ world, make }) => {
      const [ours, theirs] = [await make.organisation(), await make.organisation()];
      await written(world, ours, "gone@firm.example");
      for (const email of ["gone@firm.example", "known-to-others@firm.example"])
        await bounced(world, email);
      await suppressAddress(world, {
        email: "a@x.example",
        organisationId: theirs.id,
        stream: "announcements",
        reason: "unsubscribe",
      });
      expect(await seen(world, ours.owner, ours)).toEqual(["gone@firm.example"]);
      expect(await seen(world, theirs.owner, theirs)).toEqual(["a@x.example"]);
      expect(await seen(world, ours.owner, ours, { ...wholeList, search: "GONE@" })).toEqual([
        "gone@firm.example",
      ]);
      expect(await seen(world, ours.owner, ours, { ...wholeList, search: "%" })).toEqual([]);
    },
  );

  dbTest("is for those who manage people, of that organisation alone", async ({ world, make }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    expect(await seen(world, theirs.owner, ours)).toBe("not-found");
    expect(await seen(world, anonymous, ours)).toBe("not-signed-in");
    for (const role of ["viewer", "door-staff"] as const)
      expect(await seen(world, await make.member(ours.id, role), ours)).toBe("not-allowed");
    expect(await seen(world, await make.member(ours.id, "organiser"), ours)).toEqual([]);
  });

  dbTest("comes in pages", async ({ world, make }) => {
    const ours = await make.organisation();
    for (let n = 0; n <= suppressedPerPage; n += 1)
      await suppressByHand(world, ours.owner, ours.slug, {
        email: `p${n}@x.example`,
        stream: "all",
      });
    expect(await seen(world, ours.owner, ours)).toHaveLength(suppressedPerPage);
    expect(await seen(world, ours.owner, ours, { ...wholeList, page: 2 })).toHaveLength(1);
  });
});

describe("an organiser", () => {
  dbTest(
    "adds an address by hand, once, and the log says so without naming it",
    async ({ world, make }) => {
      const ours = await make.organisation();
      const asked = {
        email: "ase@firm.example",
        stream: "all",
        note: "Ba om det på telefon",
      } as const;
      expect(await suppressByHand(world, ours.owner, ours.slug, asked)).toEqual({
        ok: true,
        value: null,
      });
      expect(await suppressByHand(world, ours.owner, ours.slug, asked)).toMatchObject({
        problem: { code: "already-suppressed" },
      });
      const log = await world.db.auditEntry.findMany({ where: { organisationId: ours.id } });
      expect(log.map(({ action, detail }) => [action, detail])).toEqual([
        ["suppress-address", { stream: "all" }],
      ]);
      expect(
        JSON.stringify(log, (_, value: unknown) =>
          typeof value === "bigint" ? Number(value) : value,
        ),
      ).not.toContain("ase");
    },
  );

  dbTest("takes one off again, never another organisation's", async ({ world, make }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    await suppressByHand(world, theirs.owner, theirs.slug, { email: "a@x.example", stream: "all" });
    await bounced(world, "gone@firm.example");
    const rows = await world.db.suppression.findMany();
    for (const { id } of rows)
      expect(await unsuppress(world, ours.owner, ours.slug, id)).toMatchObject({
        problem: { code: "not-found" },
      });
    for (const id of ["", "x", world.newId()])
      expect(await unsuppress(world, theirs.owner, theirs.slug, id)).toMatchObject({
        problem: { code: "not-found" },
      });
    const viewer = await make.member(theirs.id, "viewer");
    const [own] = rows.filter(({ organisationId }) => organisationId === theirs.id);
    expect(await unsuppress(world, viewer, theirs.slug, own?.id ?? "")).toMatchObject({
      problem: { code: "not-allowed" },
    });
    expect(await world.db.suppression.count()).toBe(2);

    await written(world, ours, "gone@firm.example");
    const [gone] = rows.filter(({ organisationId }) => organisationId === null);
    expect(await unsuppress(world, ours.owner, ours.slug, gone?.id ?? "")).toEqual({
      ok: true,
      value: { email: "gone@firm.example" },
    });
    expect(
      await world.db.auditEntry.findMany({ where: { action: "unsuppress-address" } }),
    ).toMatchObject([
      { organisationId: ours.id, accountId: ours.owner.accountId, detail: { reason: "bounce" } },
    ]);
  });
});
