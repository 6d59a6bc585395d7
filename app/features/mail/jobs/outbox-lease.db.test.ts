import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { enqueueMessages } from "../commands/enqueue-messages.server";
import type { NewMessage } from "../domain/message";
import { claimMessages, release, renew, settle } from "./outbox-lease.server";

const message = (sequence: number): NewMessage => ({
  kind: "changed",
  recipient: { name: "", email: "ase@bedrift.example" },
  language: "sv",
  cause: `change:${sequence}`,
  thread: "registration:1",
  sequence,
});

dbTest("two claims at the same moment never hold one thread both", async ({ world }) => {
  await enqueueMessages(world, [message(0)]);
  const [a, b] = [world.newId(), world.newId()];
  let second: ReturnType<typeof claimMessages> | undefined;
  const first = await world.db.$transaction(async (db) => {
    const claim = await claimMessages({ ...world, db }, a, 10);
    await enqueueMessages(world, [message(1)]);
    second = claimMessages(world, b, 10);
    await sleep(200); // long enough for the second to claim what it can see before we commit
    return claim;
  });
  expect(first.claimed.map(({ sequence }) => sequence)).toEqual([0]);
  expect(await second).toEqual({ claimed: [], superseded: 0 });
});

dbTest("a lease is good until somebody else has the row", async ({ world }) => {
  await enqueueMessages(world, [message(0)]);
  const [a, b] = [world.newId(), world.newId()];
  const [row] = (await claimMessages(world, a, 10)).claimed;
  if (!row) throw new Error("nothing claimed");
  expect(row).toMatchObject({ attempt: 1, inDoubt: false, threadBegun: false, language: "sv" });
  world.clock.advance(61_000);
  expect(await renew(world, row.id, a)).toBe(true);
  world.clock.advance(61_000);
  const [again] = (await claimMessages(world, b, 10)).claimed;
  expect(again).toMatchObject({ id: row.id, attempt: 2, inDoubt: true });
  expect(await renew(world, row.id, a)).toBe(false);
  const sent = { row, settlement: { state: "sent", response: "250" } } as const;
  const failed = { row, settlement: { state: "failed", response: "550" } } as const;
  expect([...(await settle(world, a, [sent]))]).toEqual([]);
  await release(world, [row], a);
  expect([...(await settle(world, b, [sent]))]).toEqual([row.id]);
  expect([...(await settle(world, b, [failed]))]).toEqual([]);
});
