import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { enqueueMessages } from "../commands/enqueue-messages.server";
import { messagesOfEvent } from "./messages-of-event.server";

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

  const of = { organisationId: ours.organisation.id, eventId: ours.id };
  const { messages, counts } = await messagesOfEvent(world, of);
  expect(
    messages.map(({ recipientEmail, state }) => `${recipientEmail} ${state}`).toSorted(),
  ).toEqual(["person1@bedrift.example queued", "person2@bedrift.example failed"]);
  expect(counts).toEqual({ queued: 1, sent: 0, superseded: 0, failed: 1 });
  const failed = await messagesOfEvent(world, { ...of, state: "failed" });
  expect(failed.messages.map(({ lastResponse }) => lastResponse)).toEqual([
    "550 5.1.1 No such user",
  ]);

  const foreign = await messagesOfEvent(world, { ...of, organisationId: theirs.organisation.id });
  expect(foreign.messages).toEqual([]);
});
