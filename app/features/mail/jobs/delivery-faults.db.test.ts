import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { letterOf } from "emails/letter-of";
import { dbTest } from "tests/support/db";
import { markThenSend, sendThenMark } from "tests/support/naive-delivery";
import { startSmtp, type SmtpDouble, type SmtpManner } from "tests/support/smtp";
import { speechOf } from "~/i18n/speech";
import { hour, minute } from "~/kernel/time";
import { sendTurns } from "~/platform/mail/send-rate.server";
import type { Transport } from "~/platform/mail/transport.server";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import type { TestWorld } from "tests/support/world";
import { enqueueMessages } from "../commands/enqueue-messages.server";
import type { MessageKind } from "../domain/message-kinds";
import { SendingPace } from "./sending-pace.server";
import { deliverOutbox, type RenderMessages } from "./deliver-outbox.server";

const render: RenderMessages = () => (row) =>
  Promise.resolve({
    letter: letterOf(
      "sign-in-code",
      { recipientName: row.recipientName, code: "204816", validMinutes: 10 },
      speechOf(row.language),
    ),
    accentHue: 250,
    organisationName: "Hub",
    replyTo: null,
  });

/** Puts mails of one kind into the outbox, to `kind-1@…` and so on. */
function enqueue(world: TestWorld, kind: MessageKind, count: number): Promise<number> {
  return enqueueMessages(
    world,
    Array.from({ length: count }, (_, n) => ({
      kind,
      recipient: { name: "", email: `${kind}-${n}@firm.example` },
      language: "nb" as const,
      cause: `${kind}:${n}`,
    })),
  );
}

/** By recipient: how many mails came, and with how many different Message-IDs. */
function arrivals({ received }: SmtpDouble): Map<string, { mails: number; ids: Set<string> }> {
  const found = new Map<string, { mails: number; ids: Set<string> }>();
  for (const { to, mail } of received) {
    const [recipient = ""] = to;
    const { mails, ids } = found.get(recipient) ?? { mails: 0, ids: new Set() };
    found.set(recipient, { mails: mails + 1, ids: ids.add(mail.messageId ?? "") });
  }
  return found;
}

const healthy: Partial<SmtpManner> = { message: null, connection: null, cut: null, hang: false };

/** How a mail server can fail us, and whether a mail may then come twice (with the same Message-ID). */
const failures: readonly {
  readonly name: string;
  readonly manner: Partial<SmtpManner>;
  readonly twice: boolean;
}[] = [
  { name: "turns everybody away", manner: { connection: "421 4.3.2 Closing" }, twice: false },
  { name: "defers every mail", manner: { message: "451 4.3.0 Try again later" }, twice: false },
  { name: "answers nothing any more", manner: { hang: true }, twice: false },
  { name: "breaks off before it has said 250", manner: { cut: "before-250" }, twice: false },
  { name: "breaks off when it has the mail", manner: { cut: "after-250" }, twice: true },
];

describe("a mail server that", () => {
  for (const { name, manner, twice } of failures) {
    dbTest(`${name}: nothing is lost, and nothing is another mail`, async ({ world }) => {
      const smtp = await startSmtp(manner);
      // Nobody is to wait long for a server that hangs; the others get the time that a busy machine takes.
      const limit = manner.hang ? 500 : 20_000;
      const transport = openSmtpTransport(smtp.url, { limit });
      const afterwards = openSmtpTransport(smtp.url);
      try {
        await enqueue(world, "reminder", 12);
        await enqueue(world, "confirmation", 12);
        for (let attempt = 0; attempt < 3; attempt++) {
          await deliverOutbox(world, { transport, render });
          world.clock.advance(5 * minute);
        }
        expect(await world.db.outboxMessage.count({ where: { state: "queued" } })).toBe(24);
        expect(smtp.received.length > 0).toBe(twice);

        Object.assign(smtp.manner, healthy);
        world.clock.advance(hour);
        await deliverOutbox(world, { transport: manner.hang ? afterwards : transport, render });
        expect(await world.db.outboxMessage.count({ where: { state: "sent" } })).toBe(24);
        const found = arrivals(smtp);
        expect(found.size).toBe(24);
        for (const { mails, ids } of found.values()) {
          expect(ids.size).toBe(1);
          expect(mails).toBeLessThanOrEqual(twice ? 4 : 1);
        }
      } finally {
        await Promise.all([transport.close(), afterwards.close()]);
        await smtp.close();
      }
    });
  }

  dbTest("is away altogether: all of it leaves once it is back", async ({ world }) => {
    const smtp = await startSmtp();
    const away = openSmtpTransport("smtp://127.0.0.1:1", { limit: 500 });
    const transport = openSmtpTransport(smtp.url);
    try {
      await enqueue(world, "confirmation", 12);
      expect(await deliverOutbox(world, { transport: away, render })).toMatchObject({
        retried: 12,
      });
      world.clock.advance(hour);
      expect(await deliverOutbox(world, { transport, render })).toMatchObject({ sent: 12 });
      expect(arrivals(smtp).size).toBe(12);
    } finally {
      await Promise.all([away.close(), transport.close()]);
      await smtp.close();
    }
  });

  dbTest("has hundreds of reminders to take does not starve a confirmation", async ({ world }) => {
    const smtp = await startSmtp();
    const transport = openSmtpTransport(smtp.url);
    try {
      await enqueue(world, "reminder", 500);
      const delivering = deliverOutbox(world, { transport, render });
      await smtp.waitFor(1, 60);
      await enqueue(world, "confirmation", 1);
      await delivering;
      const place = smtp.received.findIndex(({ to }) => to[0]?.startsWith("confirmation-"));
      // The batch that was in hand when it came, and then it is its turn.
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(250);
      expect(smtp.received).toHaveLength(501);
    } finally {
      await transport.close();
      await smtp.close();
    }
  });

  dbTest("defers some recipients does not hold up the others", async ({ world }) => {
    const deferred = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`reminder-${n}@firm.example`, "450 4.2.1 Try later"]),
    );
    const smtp = await startSmtp({ recipients: deferred });
    const transport = openSmtpTransport(smtp.url);
    try {
      await enqueue(world, "reminder", 60);
      await enqueue(world, "confirmation", 10);
      const counts = await deliverOutbox(world, { transport, render, batch: 20 });
      expect(counts).toMatchObject({ sent: 20, retried: 50, failed: 0, paused: false });
    } finally {
      await transport.close();
      await smtp.close();
    }
  });
});

describe("one domain that asks for patience", () => {
  dbTest("rests alone, and gets everything once it is ready", async ({ world }) => {
    const smtp = await startSmtp({
      recipients: Object.fromEntries(
        Array.from({ length: 30 }, (_, n) => [
          `reminder-${n}@firm.example`,
          "450 4.7.28 Slow down",
        ]),
      ),
    });
    const transport = openSmtpTransport(smtp.url);
    const pace = new SendingPace(2);
    try {
      await enqueue(world, "reminder", 30);
      await enqueueMessages(
        world,
        Array.from({ length: 30 }, (_, n) => ({
          kind: "reminder" as const,
          recipient: { name: "", email: `p${n}@other.example` },
          language: "nb" as const,
          cause: `other:${n}`,
        })),
      );
      const first = await deliverOutbox(world, { transport, render, pace, batch: 20 });
      // As many as were under way when it asked; the rest is not even tried, and not counted as tried.
      expect(first).toMatchObject({ sent: 30, failed: 0, paused: false });
      expect(first.retried).toBeLessThanOrEqual(2);
      const waiting = await world.db.outboxMessage.findMany({ where: { state: "queued" } });
      expect(waiting).toHaveLength(30);
      expect(waiting.filter(({ attempts }) => attempts > 0)).toHaveLength(first.retried);

      world.clock.advance(10_000);
      expect(await deliverOutbox(world, { transport, render, pace })).toMatchObject({ retried: 0 });
      smtp.manner.recipients = {};
      world.clock.advance(minute);
      expect(await deliverOutbox(world, { transport, render, pace })).toMatchObject({ sent: 30 });
      for (const { mails } of arrivals(smtp).values()) expect(mails).toBe(1);
    } finally {
      await transport.close();
      await smtp.close();
    }
  });

  dbTest("is left to the run that fills it; another one ends", async ({ world }) => {
    await enqueue(world, "reminder", 5);
    const pace = new SendingPace(1);
    pace.begin("firm.example");
    const transport = openSmtpTransport("smtp://127.0.0.1:1");
    expect(await deliverOutbox(world, { transport, render, pace })).toMatchObject({ retried: 0 });
    const rows = await world.db.outboxMessage.findMany();
    expect(rows.map(({ attempts, leasedUntil }) => [attempts, leasedUntil])).toEqual(
      Array.from({ length: 5 }, () => [0, null]),
    );
    await transport.close();
  });

  dbTest("never has more mails under way than it may", async ({ world }) => {
    await enqueue(world, "reminder", 40);
    let [underWay, most] = [0, 0];
    const transport: Transport = {
      carries: "network",
      async send() {
        most = Math.max(most, ++underWay);
        await sleep(2);
        underWay -= 1;
        return { type: "accepted", response: "250" };
      },
      close: () => Promise.resolve(),
    };
    const counts = await deliverOutbox(world, { transport, render, pace: new SendingPace(3) });
    expect(counts.sent).toBe(40);
    expect(most).toBe(3);
  });
});

dbTest("a rate is kept, and what failed for good says when", async ({ world }) => {
  const smtp = await startSmtp({
    recipients: { "reminder-3@firm.example": "550 5.1.1 No such user" },
  });
  const transport = openSmtpTransport(smtp.url);
  try {
    await enqueue(world, "reminder", 6);
    world.clock.advance(5 * minute);
    const begun = performance.now();
    await deliverOutbox(world, { transport, render, turn: sendTurns(20) });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(250);
    expect(smtp.received).toHaveLength(5);
    const failed = await world.db.outboxMessage.findFirstOrThrow({ where: { state: "failed" } });
    expect(failed.nextAttemptAt).toEqual(world.now());
  } finally {
    await transport.close();
    await smtp.close();
  }
});

describe("without lease and lock", () => {
  dbTest("two workers send a mail twice", async ({ world }) => {
    await enqueue(world, "confirmation", 20);
    const sent: string[] = [];
    const send = async (id: string) => void sent.push(id);
    await Promise.all([sendThenMark(world, send), sendThenMark(world, send)]);
    expect(sent.length).toBeGreaterThan(20);
    expect(new Set(sent).size).toBe(20);
  });

  dbTest("a mail that was marked before it left is lost with its worker", async ({ world }) => {
    await enqueue(world, "confirmation", 3);
    const killed = () => Promise.reject(new Error("killed"));
    await expect(markThenSend(world, killed)).rejects.toThrow("killed");
    const sent: string[] = [];
    await markThenSend(world, async (id) => void sent.push(id));
    expect(sent).toHaveLength(2);
  });

  dbTest(
    "a worker that goes by its own fast clock sends what another is sending",
    async ({ world }) => {
      await enqueue(world, "confirmation", 1);
      const smtp = await startSmtp({ hang: "kept" });
      const slow = openSmtpTransport(smtp.url, { limit: 5_000 });
      const transport = openSmtpTransport(smtp.url);
      try {
        const sending = deliverOutbox(world, { transport: slow, render });
        await smtp.waitFor(1, 60);
        smtp.manner.hang = false;
        const fast = { ...world, now: () => new Date(world.now().getTime() + hour) };
        await deliverOutbox(fast, { transport, render });
        await sending;
        expect(smtp.received).toHaveLength(2);
      } finally {
        await Promise.all([slow.close(), transport.close()]);
        await smtp.close();
      }
    },
  );
});
