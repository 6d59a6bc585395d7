import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { invited, withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { replies } from "tests/support/inbound-mails";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import { addTime, day, minute } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { gateOf } from "~/features/events/queries/edited-event.server";
import { readMail } from "~/features/mail/domain/mime";
import { decideInbound } from "~/features/notifications/commands/decide-inbound.server";
import { sendAnnouncement } from "~/features/notifications/commands/send-announcement.server";
import { sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { eraseAddress } from "./erase-address.server";

/** Long enough for what is not held up to be done. */
const aWhile = 400;

const erase = (world: World, organisationId: string, email: string) =>
  inTransaction(world, (tx) =>
    eraseAddress(tx, { organisationId, email, by: "organiser", cancelSeats: true }),
  );

describe("somebody erased while they are written to", () => {
  dbTest("is not asked about their calendar's answer", async ({ world, make, databaseUrl }) => {
    const on = withReplies(world);
    const { given, event } = await invited(on, make, "Ragnhild");
    const answer = replies["thunderbird"]?.({ ...given, answer: "DECLINED" }) ?? Buffer.alloc(0);
    let erasing: Promise<unknown> = Promise.resolve();
    await inTransaction(on, async (tx) => {
      expect(await decideInbound(tx, readMail(answer))).toMatchObject({ finding: "answer-stored" });
      erasing = erase(world, event.organisation.id, given.attendee);
      await sleep(aWhile);
    });
    expect(await erasing).toMatchObject({ ok: true });
    expect(rowsNaming(await dumpAllRows(databaseUrl), ["ragnhild"])).toEqual([]);
  });

  dbTest("is announced nothing to", async ({ world, make, databaseUrl }) => {
    const { given, event } = await invited(world, make, "Ragnhild");
    const { owner, slug, id } = event.organisation;
    let sending: Promise<unknown> = Promise.resolve();
    await inTransaction(world, async (tx) => {
      const erasure = { organisationId: id, email: given.attendee, by: "organiser" } as const;
      await eraseAddress(tx, { ...erasure, cancelSeats: true });
      sending = sendAnnouncement(world, owner, slug, event.slug, {
        submissionKey: world.newId(),
        mainLanguage: "nb",
        words: { nb: { subject: "Gode sko", text: "Ta med gode sko." } },
        selection: {
          audience: "everybody",
          statuses: ["confirmed"],
          ticketTypeIds: [],
          networkIds: [],
          languages: [],
        },
        expected: 1,
      });
      await sleep(aWhile);
    });
    expect(await sending).toMatchObject({ problem: { code: "nobody-chosen" } });
    expect(rowsNaming(await dumpAllRows(databaseUrl), ["ragnhild"])).toEqual([]);
  });

  dbTest("is reminded of nothing", async ({ world, make, databaseUrl }) => {
    const of = await make.event({ startsAt: addTime(world.now(), 20 * day) });
    const { given, event } = await invited(world, make, "Ragnhild", of);
    await sendReminders(world);
    world.clock.set(addTime(event.startsAt, -7 * day + minute));
    let sending: Promise<unknown> = Promise.resolve();
    await inTransaction(world, async (tx) => {
      const erasure = { organisationId: event.organisation.id, email: given.attendee } as const;
      await eraseAddress(tx, { ...erasure, by: "organiser", cancelSeats: true });
      sending = sendReminders(world);
      await sleep(aWhile);
    });
    expect(await sending).toBe(0);
    expect(rowsNaming(await dumpAllRows(databaseUrl), ["ragnhild"])).toEqual([]);
  });
});

dbTest(
  "whoever changes the event and whoever erases never wait in a circle",
  async ({ world, make }) => {
    const { given, event } = await invited(world, make, "Ragnhild");
    let runs = 0;
    let erasing: Promise<unknown> = Promise.resolve();
    await inTransaction(world, async (tx) => {
      runs += 1;
      // As an organiser's command holds an event, with time in between.
      await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(${gateOf(event.id)})::text`;
      if (runs === 1) erasing = erase(world, event.organisation.id, given.attendee);
      // Longer than it takes PostgreSQL to look for a circle: it is the organiser who would be ended.
      await sleep(1300);
      await tx.db.$queryRaw`SELECT 1 FROM event WHERE id = ${event.id}::uuid FOR NO KEY UPDATE`;
    });
    expect(runs).toBe(1);
    expect(await erasing).toMatchObject({ ok: true });
  },
);
