import { expect } from "vitest";
import { withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { anonymous } from "~/kernel/actor";
import { addTime, hour, minute } from "~/kernel/time";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { mailTrouble } from "./mail-trouble.server";

dbTest("an organiser hears of mail that does not get through", async ({ world, make }) => {
  const { organisation, id } = await make.event();
  const { owner, slug } = organisation;
  const trouble = () => mailTrouble(world, owner, slug);
  await enqueueMessages(world, [
    {
      kind: "reminder",
      recipient: { name: "Ada", email: "ada@company.example" },
      language: "nb",
      cause: "reminder:1",
      organisationId: organisation.id,
      eventId: id,
      notBefore: addTime(world.now(), hour),
    },
  ]);
  const due = addTime(world.now(), hour);
  expect(await trouble()).toBeNull();
  world.clock.advance(hour + 14 * minute);
  expect(await trouble()).toBeNull();
  world.clock.advance(minute);
  expect(await trouble()).toMatchObject({ waitingSince: due, pause: null, failed: 0 });

  await world.db.outboxMessage.updateMany({
    data: { state: "failed", nextAttemptAt: world.now() },
  });
  expect(await trouble()).toMatchObject({ waitingSince: null, failed: 1 });
  world.clock.advance(23 * hour);
  expect(await trouble()).toMatchObject({ failed: 1 });
  world.clock.advance(hour);
  expect(await trouble()).toBeNull();

  const pause = { reason: "535 5.7.8 Bad credentials", since: due, until: world.now() };
  await world.db.mailPause.create({ data: { id: 1, ...pause } });
  expect(await trouble()).toMatchObject({ pause });

  const mailbox = { reason: "[AUTHENTICATIONFAILED] not known here", since: due };
  await world.db.mailboxTrouble.create({ data: { id: 1, ...mailbox, triedAt: due } });
  const reading = withReplies(world, {
    TREFF_IMAP_URL: "imaps://svar:hemmelig@mail.example/INBOX",
  });
  expect(await mailTrouble(reading, owner, slug)).toMatchObject({ pause, mailbox });
  // Where no mailbox is set any more, nothing is wrong with it.
  expect(await trouble()).toMatchObject({ mailbox: null });

  const other = await make.organisation();
  const [viewer, door] = await Promise.all(
    (["viewer", "door-staff"] as const).map((role) => make.member(organisation.id, role)),
  );
  if (!viewer || !door) throw new Error("no members");
  expect(await mailTrouble(world, viewer, slug)).toMatchObject({ pause });
  for (const stranger of [door, other.owner, anonymous])
    expect(await mailTrouble(world, stranger, slug)).toBeNull();
});
