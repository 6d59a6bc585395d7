import { expect } from "vitest";
import { ownDataToken, requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { suppressAddress } from "~/features/mail/commands/suppress-address.server";
import { takeInMail } from "~/features/notifications/commands/take-in-mail.server";
import { addTime, day } from "~/kernel/time";
import { replyAddress } from "~/platform/mail/reply-address.server";
import { invited, withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { replies, reports } from "tests/support/inbound-mails";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import { keepRetention } from "../jobs/keep-retention.server";
import { ownData } from "../queries/own-data.server";
import { eraseOwn, eraseOwnAccount } from "./erase-person.server";

async function linkFor(
  world: Parameters<typeof requestOwnData>[0],
  email: string,
): Promise<string> {
  await requestOwnData(world, { email, language: "nb", source: "test" });
  const { id } = await world.db.ownDataRequest.findFirstOrThrow({
    where: { email },
    orderBy: { id: "desc" },
  });
  return ownDataToken(world, id);
}

dbTest(
  "what somebody answered, and that they want no mail, is shown to them and goes with them",
  async ({ world, make, databaseUrl }) => {
    const on = withReplies(world);
    const { given, event } = await invited(on, make, "Ragnhild");
    const { attendee: email } = given;
    await takeInMail(
      on,
      replies["thunderbird"]?.({ ...given, answer: "DECLINED" }) ?? Buffer.alloc(0),
      "webhook",
    );
    const { id: organisationId, slug } = event.organisation;
    await suppressAddress(on, {
      email,
      organisationId,
      stream: "announcements",
      reason: "unsubscribe",
    });
    const bounce = {
      email,
      organisationId: null,
      stream: "all",
      reason: "bounce",
      detail: `550 <${email}> unknown`,
    } as const;
    await suppressAddress(on, bounce);

    const token = await linkFor(on, email);
    const held = await ownData(on, token);
    const [there] = held?.organisations ?? [];
    expect(there?.data["unwantedMails"]).toMatchObject([
      { about: "announcements", reason: "unsubscribe" },
    ]);
    expect(there?.data["receivedMails"]).toMatchObject([{ about: "reply", email }]);
    expect(there?.data["calendar"]).toMatchObject([{ answer: "declined" }]);
    expect(held?.installation["unwantedMails"]).toMatchObject([{ reason: "bounce" }]);

    // The link ends with the last thing anybody holds, and the installation's own goes then.
    expect(await eraseOwn(on, token, slug, { cancelSeats: true })).toMatchObject({ ok: true });
    expect(rowsNaming(await dumpAllRows(databaseUrl), ["ragnhild", "Ragnhild"])).toEqual([]);
  },
);

dbTest(
  "a mail that comes back after its recipient was erased brings nothing of them back",
  async ({ world, make, databaseUrl }) => {
    const on = withReplies(world);
    const { given, event } = await invited(on, make, "Ragnhild");
    const { id } = await on.db.outboxMessage.findFirstOrThrow({ where: { kind: "confirmation" } });
    const returnPath = replyAddress(on.settings, "bounce", id) ?? "";
    const token = await linkFor(on, given.attendee);
    await eraseOwn(on, token, event.organisation.slug, { cancelSeats: true });
    const report = reports["postfix"]?.({ returnPath, recipient: given.attendee });
    await takeInMail(on, report ?? Buffer.alloc(0), "webhook");
    expect(await on.db.outboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "failed",
      returnedAt: on.now(),
    });
    expect(rowsNaming(await dumpAllRows(databaseUrl), ["ragnhild"])).toEqual([]);
  },
);

dbTest("an address known by its wish alone can be erased as well", async ({ world, make }) => {
  const { id: organisationId, slug } = await make.organisation();
  const email = "ukjent@firm.example";
  await suppressAddress(world, {
    email,
    organisationId,
    stream: "announcements",
    reason: "unsubscribe",
  });
  const token = await linkFor(world, email);
  expect((await ownData(world, token))?.organisations).toHaveLength(1);
  expect(await eraseOwn(world, token, slug, { cancelSeats: false })).toMatchObject({ ok: true });
  expect(await world.db.suppression.count()).toBe(0);
  expect(await eraseOwnAccount(world, token)).toMatchObject({ ok: false });
});

dbTest(
  "a mail is forgotten after a month, that it came after a year, a dead address after two",
  async ({ world }) => {
    await takeInMail(world, Buffer.from("Subject: x\r\n\r\nhello"), "webhook");
    const bounce = {
      email: "gone@x.example",
      organisationId: null,
      stream: "all",
      reason: "bounce",
    } as const;
    await suppressAddress(world, bounce);
    const begun = world.now();
    const left = async (days: number) => {
      world.clock.set(addTime(begun, days * day));
      await keepRetention(world);
      const rows = await world.db.inboundMail.findMany({ select: { raw: true } });
      return [rows.map(({ raw }) => raw !== null), await world.db.suppression.count()];
    };
    expect(await left(29)).toEqual([[true], 1]);
    expect(await left(31)).toEqual([[false], 1]);
    expect(await left(366)).toEqual([[], 1]);
    expect(await left(731)).toEqual([[], 0]);
  },
);
