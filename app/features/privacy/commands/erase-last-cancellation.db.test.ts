import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { Make } from "tests/support/make";
import { dumpAllRows, rowsNaming } from "tests/support/personal";
import { startSmtp } from "tests/support/smtp";
import type { TestWorld } from "tests/support/world";
import { addTime, day } from "~/kernel/time";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import { inTransaction, type World } from "~/platform/world.server";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { handOverSeat } from "~/features/notifications/commands/hand-over-seat.server";
import { renderMessages } from "~/features/notifications/commands/render-message.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { keepRetention } from "../jobs/keep-retention.server";
import { erasurePlan } from "../queries/erasure-plan.server";
import { eraseAddress } from "./erase-address.server";

const traces = ["ragnhild"];
const email = "ragnhild@company.example";

const erase = (world: World, organisationId: string) =>
  inTransaction(world, (tx) =>
    eraseAddress(tx, { organisationId, email, by: "organiser", cancelSeats: true }),
  );

/** She comes to an event of two days. */
async function twoDays(world: TestWorld, make: Make) {
  const event = await make.event({ hours: 30 });
  await make.session(event, { title: "Middag" });
  await make.session(event, { title: "Besøk", startsAt: addTime(event.startsAt, day) });
  const [seat] = (await make.order(event, make.request("Ragnhild"))).seats;
  if (!seat) throw new Error("no seat");
  return { organisation: event.organisation, token: seatTokens(world, seat).registration };
}

/** She has given her place to a colleague; `invited`: it stands in her calendar. */
async function handedOver(world: TestWorld, make: Make, { invited }: { invited: boolean }) {
  const came = await twoDays(world, make);
  if (invited) await deliverAll(world);
  const grace = { name: "Grace", email: "grace@company.example" };
  expect(await handOverSeat(world, came.token, grace)).toMatchObject({ ok: true });
  return came;
}

/** What a mail server gets for her: the method of each calendar. */
async function sentTo(world: TestWorld, answer?: string): Promise<string[]> {
  const smtp = await startSmtp(answer === undefined ? {} : { recipients: { [email]: answer } });
  const transport = openSmtpTransport(smtp.url);
  try {
    await deliverOutbox(world, { transport, render: renderMessages(world) });
  } finally {
    await transport.close();
    await smtp.close();
  }
  return smtp.received
    .filter(({ to }) => to.includes(email))
    .map(({ raw }) => /method=(\w+)/i.exec(raw.toString())?.[1] ?? "none");
}

describe("what takes an event out of the calendar of somebody erased", () => {
  dbTest("leaves once, and nothing of them stays", async ({ world, make, databaseUrl }) => {
    const { organisation } = await handedOver(world, make, { invited: true });
    expect(await erasurePlan(world, organisation.id, email)).toMatchObject({ unsent: 0 });
    await erase(world, organisation.id);
    // Erased twice, it is still to come.
    await erase(world, organisation.id);
    const kept = rowsNaming(await dumpAllRows(databaseUrl), traces);
    expect(kept.map((row) => row.split(":")[0])).toEqual(Array(2).fill("public.outbox_message"));
    expect(await sentTo(world)).toEqual(["CANCEL", "CANCEL"]);
    expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
    expect(await sentTo(world)).toEqual([]);
  });

  dbTest(
    "leaves for a place they gave back just before, too",
    async ({ world, make, databaseUrl }) => {
      const { token, organisation } = await twoDays(world, make);
      await deliverAll(world);
      expect(await cancelRegistration(world, token)).toMatchObject({ ok: true });
      await erase(world, organisation.id);
      expect(await sentTo(world)).toEqual(["CANCEL", "CANCEL"]);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
    },
  );

  dbTest(
    "does not leave when nothing is there to take out",
    async ({ world, make, databaseUrl }) => {
      const { organisation } = await handedOver(world, make, { invited: false });
      await erase(world, organisation.id);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
      expect(await sentTo(world)).toEqual([]);
    },
  );

  dbTest("is forgotten where it cannot be delivered", async ({ world, make, databaseUrl }) => {
    const { organisation } = await handedOver(world, make, { invited: true });
    await erase(world, organisation.id);
    expect(await sentTo(world, `550 5.1.1 <${email}> no such user`)).toEqual([]);
    expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
  });

  dbTest(
    "is given up by the retention rules when nothing leaves for a week",
    async ({ world, make, databaseUrl }) => {
      const { organisation } = await handedOver(world, make, { invited: true });
      await erase(world, organisation.id);
      world.clock.advance(6 * day);
      await keepRetention(world);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toHaveLength(2);
      world.clock.advance(2 * day);
      await keepRetention(world);
      expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
      expect(await sentTo(world)).toEqual([]);
    },
  );

  dbTest("is not kept as a copy either", async ({ world, make, databaseUrl }) => {
    const { organisation } = await handedOver(world, make, { invited: true });
    await erase(world, organisation.id);
    await deliverAll(world);
    expect(await world.db.outboxMessage.count({ where: { state: "queued" } })).toBe(0);
    expect(rowsNaming(await dumpAllRows(databaseUrl), traces)).toEqual([]);
  });
});
