import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { enqueueMessages } from "../commands/enqueue-messages.server";
import { outboxList } from "./outbox-list.server";

dbTest("an organisation sees the mails of its own event only", async ({ world, make }) => {
  const [ours, theirs] = [await make.event(), await make.event()];
  const about = (event: typeof ours, n: number) => ({
    kind: "reminder" as const,
    recipient: { name: `Person ${n}`, email: `person${n}@bedrift.example` },
    language: "nb" as const,
    cause: "reminder:1",
    organisationId: event.organisation.id,
    eventId: event.id,
  });
  await enqueueMessages(world, [about(ours, 1), about(ours, 2), about(theirs, 3)]);
  await world.db.outboxMessage.updateMany({
    where: { recipientEmail: "person2@bedrift.example" },
    data: { state: "failed", lastResponse: "550 5.1.1 No such user", attempts: 1 },
  });

  const of = { organisationId: ours.organisation.id, eventId: ours.id, masked: false };
  const { lines, counts } = await outboxList(world, of);
  expect(lines.map(({ recipientEmail, state }) => `${recipientEmail} ${state}`).toSorted()).toEqual(
    ["person1@bedrift.example queued", "person2@bedrift.example failed"],
  );
  expect(counts).toEqual({ queued: 1, sent: 0, superseded: 0, failed: 1 });
  const failed = await outboxList(world, of, { state: "failed" });
  expect(failed.lines.map(({ lastResponse }) => lastResponse)).toEqual(["550 5.1.1 No such user"]);

  const foreign = await outboxList(world, { ...of, organisationId: theirs.organisation.id });
  expect(foreign.lines).toEqual([]);
});

dbTest("whoever may not write to people recognises them, and no more", async ({ world, make }) => {
  const { id, organisation } = await make.event();
  await enqueueMessages(
    world,
    ["ola", "kari"].map((name) => ({
      kind: "reminder" as const,
      recipient: { name, email: `${name}.nordmann@firma.example` },
      language: "nb" as const,
      cause: "reminder:1",
      organisationId: organisation.id,
      eventId: id,
    })),
  );
  await world.db.outboxMessage.updateMany({
    data: { lastResponse: "450 4.2.1 <ola.nordmann@firma.example>: try later" },
  });
  const of = { organisationId: organisation.id, masked: true };
  const { lines } = await outboxList(world, of, { search: "OLA" });
  expect(lines.map(({ recipientEmail }) => recipientEmail)).toEqual(["o…@firma.example"]);
  expect(lines[0]?.lastResponse).toBe("450 4.2.1 <o…@firma.example>: try later");
  expect((await outboxList(world, of, { search: "nordmann" })).lines).toEqual([]);
  const open = await outboxList(
    world,
    { ...of, masked: false },
    { search: "nordmann", kind: "reminder" },
  );
  expect(open.lines).toHaveLength(2);
  expect((await outboxList(world, of, { kind: "changed" })).counts.queued).toBe(0);
});
