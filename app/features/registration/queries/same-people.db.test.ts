import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { cancelAsOrganiser } from "../commands/cancel-registration.server";
import { keepBoth } from "../commands/keep-both.server";
import { organiserNeeds } from "./organiser-needs.server";
import { samePeopleOf } from "./same-people.server";

/** Ada comes for two companies, under two addresses. */
async function twice(make: Make): Promise<MadeEvent> {
  const event = await make.event();
  await make.order(event, make.companyRequest("Nordlys", ["Ada  Lovelace", "Grace"]));
  await make.order(event, make.companyRequest("Blåskjell", ["ada lovelace", "Bo"]));
  return event;
}

async function pairs(world: TestWorld, event: MadeEvent) {
  const found = await samePeopleOf(world, event.id);
  return found.map(({ by, earlier, later }) => `${by}: ${earlier.company} / ${later.company}`);
}

dbTest("one name at two companies is asked about, until one is cancelled", async ({ world, make }) => {
  const event = await twice(make);
  const { owner, slug } = event.organisation;
  expect(await pairs(world, event)).toEqual(["name: Nordlys / Blåskjell"]);
  const needs = await organiserNeeds(world, owner, slug);
  expect(needs.ok && needs.value.find(({ kind }) => kind === "same-people")).toMatchObject({
    count: 1,
    event: { slug: event.slug },
  });
  const [pair] = await samePeopleOf(world, event.id);
  await cancelAsOrganiser(world, owner, slug, pair?.later.id ?? "");
  expect(await pairs(world, event)).toEqual([]);
});

dbTest("one address that is to have two places is asked about, until somebody says so", async ({ world, make }) => {
  const event = await make.event();
  await make.order(event, make.request("Ada"));
  const seat = { name: "Ada", email: "ada@company.example", again: true };
  await make.order(event, { ...make.companyRequest("Nordlys", []), seats: [seat] });
  expect(await pairs(world, event)).toEqual(["address: null / Nordlys"]);
  const [pair] = await samePeopleOf(world, event.id);
  const seats = { earlier: pair?.earlier.id ?? "", later: pair?.later.id ?? "" };
  const { owner, slug } = event.organisation;
  expect(await keepBoth(world, owner, slug, seats)).toEqual({ ok: true, value: null });
  expect(await pairs(world, event)).toEqual([]);
  expect(await world.db.auditEntry.count({ where: { action: "keep-both" } })).toBe(1);
});

dbTest("nobody else's staff decides about it", async ({ world, make }) => {
  const event = await twice(make);
  const other = await make.event();
  const stranger = other.organisation;
  const viewer = await make.member(event.organisation.id, "viewer");
  const [pair] = await samePeopleOf(world, event.id);
  const seats = { earlier: pair?.earlier.id ?? "", later: pair?.later.id ?? "" };
  const { slug } = event.organisation;
  const refused = (code: string) => ({ ok: false, problem: { code } });
  expect(await keepBoth(world, stranger.owner, slug, seats)).toMatchObject(refused("not-found"));
  expect(await keepBoth(world, stranger.owner, stranger.slug, seats)).toMatchObject(
    refused("not-found"),
  );
  expect(await keepBoth(world, viewer, slug, seats)).toMatchObject(refused("not-allowed"));
  expect(await pairs(world, event)).toHaveLength(1);
});
