import { simpleParser } from "mailparser";
import { describe, expect } from "vitest";
import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import { hour, minute } from "~/kernel/time";
import { openCaptureTransport } from "~/platform/mail/capture-transport.server";
import type { Outcome } from "~/platform/mail/outcome.server";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import type { ReadyMail, Transport } from "~/platform/mail/transport.server";
import type { World } from "~/platform/world.server";
import { dbTest } from "tests/support/db";
import { startSmtp } from "tests/support/smtp";
import { enqueueMessages } from "../commands/enqueue-messages.server";
import type { NewMessage } from "../domain/message";
import { capturedMail, capturedMails } from "../queries/captured-mails.server";
import { mailPause } from "../queries/mail-pause.server";
import { deliverOutbox, type RenderMessage, type RenderMessages } from "./deliver-outbox.server";

let cause = 0;

function message(about: Partial<NewMessage> = {}): NewMessage {
  cause += 1;
  return {
    kind: "confirmation",
    recipient: { name: "Åse Prøvesen", email: "ase@bedrift.example" },
    language: "nb",
    cause: `order:${cause}`,
    ...about,
  };
}

const to = (email: string) => ({ recipient: { name: "", email } });

const written: RenderMessage = (row) =>
  Promise.resolve({
    letter: letterOf(
      "sign-in-code",
      { recipientName: row.recipientName, code: "204816", validMinutes: 10 },
      speechOf(row.language),
    ),
    accentHue: 250,
    organisationName: "Hub",
    replyTo: "post@hub.example",
  });

const render: RenderMessages = () => written;

const inviting =
  (method: "REQUEST" | "CANCEL"): RenderMessage =>
  async (row) => {
    const rendered = await written(row);
    if (rendered === "superseded") return rendered;
    return {
      ...rendered,
      invitation: { method, ics: `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n` },
    };
  };

/** A network that does what the test says, and remembers what it took. */
function network(answer: (mail: ReadyMail) => Outcome | Promise<Outcome> = () => accepted) {
  const taken: ReadyMail[] = [];
  const transport: Transport = {
    carries: "network",
    async send(_world, mail) {
      taken.push(mail);
      return answer(mail);
    },
    close: () => Promise.resolve(),
  };
  return { taken, transport };
}

const accepted: Outcome = { type: "accepted", response: "250 OK" };

/** An answer that comes when the test lets it. */
function held() {
  let resolve: (outcome: Outcome) => void = () => {};
  const promise = new Promise<Outcome>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (outcome: Outcome) => resolve(outcome) };
}

const statesOf = async (world: World) => {
  const rows = await world.db.outboxMessage.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { state: true },
  });
  return rows.map(({ state }) => state);
};

const messageIdOf = async ({ raw }: ReadyMail) => (await simpleParser(raw)).messageId;

describe("the outbox", () => {
  dbTest("keeps one message however often it is enqueued", async ({ world }) => {
    const once = message();
    expect(await enqueueMessages(world, [once, once, { ...once, sequence: 1 }])).toBe(2);
    expect(await enqueueMessages(world, [once])).toBe(0);
    const upper = { ...once, ...to("ASE@bedrift.example") };
    expect(await enqueueMessages(world, [upper])).toBe(0);
  });

  dbTest("takes thousands at once", async ({ world }) => {
    const many = Array.from({ length: 1201 }, () => message());
    expect(await enqueueMessages(world, many)).toBe(1201);
  });

  dbTest("sends the urgent before the old, and nothing before its time", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [message({ kind: "reminder" })]);
    world.clock.advance(1000);
    await enqueueMessages(world, [message(), message({ kind: "sign-in-code" })]);
    const later = new Date(world.now().getTime() + hour);
    await enqueueMessages(world, [message({ notBefore: later })]);
    const counts = await deliverOutbox(world, { transport, render, batch: 1 });
    expect(taken.map(({ kind }) => kind)).toEqual(["sign-in-code", "confirmation", "reminder"]);
    expect(counts).toMatchObject({ sent: 3, retried: 0, failed: 0 });
    world.clock.advance(hour);
    expect((await deliverOutbox(world, { transport, render })).sent).toBe(1);
  });

  dbTest("forgets a code once it is sent", async ({ world }) => {
    const snapshot = { code: "204816" };
    await enqueueMessages(world, [
      message({ kind: "sign-in-code", snapshot }),
      message({ snapshot }),
    ]);
    await deliverOutbox(world, { transport: network().transport, render });
    const rows = await world.db.outboxMessage.findMany({ orderBy: { priority: "asc" } });
    expect(rows.map((row) => row.snapshot)).toEqual([{}, snapshot]);
  });
});

describe("several workers", () => {
  dbTest("deliver each message once", async ({ world }) => {
    await enqueueMessages(
      world,
      Array.from({ length: 200 }, () => message()),
    );
    const { taken, transport } = network();
    const runs = await Promise.all(
      [1, 2, 3].map(() => deliverOutbox(world, { transport, render, batch: 7, concurrency: 3 })),
    );
    expect(taken).toHaveLength(200);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(200);
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(200);
  });

  dbTest("take over what a dead one had in hand, with the same Message-ID", async ({ world }) => {
    await enqueueMessages(world, [message()]);
    const dead = held();
    const first = network(() => dead.promise);
    const second = network();
    const dying = deliverOutbox(world, { transport: first.transport, render });
    await expect.poll(() => first.taken.length).toBe(1);

    world.clock.advance(59_000);
    await deliverOutbox(world, { transport: second.transport, render });
    expect(second.taken).toHaveLength(0);
    world.clock.advance(2000);
    await deliverOutbox(world, { transport: second.transport, render });
    expect(await Promise.all(second.taken.map(messageIdOf))).toEqual(
      await Promise.all(first.taken.map(messageIdOf)),
    );

    dead.resolve({ type: "refused", response: "550 5.1.1 too late to say so" });
    expect(await dying).toMatchObject({ lost: 1, failed: 0 });
    expect(await statesOf(world)).toEqual(["sent"]);
  });

  dbTest("hold a row longer when the batch was slow", async ({ world }) => {
    await enqueueMessages(world, [message(), message()]);
    const { transport } = network(() => {
      world.clock.advance(45_000);
      return accepted;
    });
    const counts = await deliverOutbox(world, { transport, render, concurrency: 1 });
    expect(counts).toMatchObject({ sent: 2, lost: 0 });
  });

  dbTest("give back what they have not begun when told to stop", async ({ world }) => {
    await enqueueMessages(
      world,
      Array.from({ length: 5 }, () => message()),
    );
    const stop = new AbortController();
    const { taken, transport } = network(() => {
      stop.abort();
      return accepted;
    });
    await deliverOutbox(world, { transport, render, concurrency: 1, signal: stop.signal });
    expect(taken).toHaveLength(1);
    const waiting = await world.db.outboxMessage.findMany({ where: { state: "queued" } });
    expect(
      waiting.map(({ attempts, lease, leasedUntil }) => ({ attempts, lease, leasedUntil })),
    ).toEqual(Array.from({ length: 4 }, () => ({ attempts: 0, lease: null, leasedUntil: null })));
  });
});

describe("a thread", () => {
  const thread = "registration:1";

  dbTest("sends only its newest message", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [
      message({ thread, sequence: 0 }),
      message({ thread, sequence: 2, kind: "changed" }),
      message({ thread, sequence: 1, kind: "changed" }),
      message({ thread, sequence: 1, ...to("other@bedrift.example") }),
    ]);
    const counts = await deliverOutbox(world, { transport, render });
    expect(counts).toMatchObject({ sent: 2, superseded: 2 });
    expect(taken.map(({ kind }) => kind).toSorted()).toEqual(["changed", "confirmation"]);
  });

  dbTest("never sends an older one after a newer one", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [message({ thread, sequence: 2 })]);
    await deliverOutbox(world, { transport, render });
    await enqueueMessages(world, [message({ thread, sequence: 1 })]);
    expect(await deliverOutbox(world, { transport, render })).toMatchObject({
      sent: 0,
      superseded: 1,
    });
    expect(taken).toHaveLength(1);
  });

  dbTest("drops what waits for another attempt when something newer leaves", async ({ world }) => {
    let answer: Outcome = { type: "temporary", response: "450 later" };
    const { transport } = network(() => answer);
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    await deliverOutbox(world, { transport, render });
    answer = accepted;
    await enqueueMessages(world, [message({ thread, sequence: 1 })]);
    await deliverOutbox(world, { transport, render });
    expect(await statesOf(world)).toEqual(["superseded", "sent"]);
  });

  dbTest("lets nothing overtake a message that is under way", async ({ world }) => {
    const slow = held();
    const first = network(() => slow.promise);
    const second = network();
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    const running = deliverOutbox(world, { transport: first.transport, render });
    await expect.poll(() => first.taken.length).toBe(1);
    await enqueueMessages(world, [message({ thread, sequence: 1 })]);
    await deliverOutbox(world, { transport: second.transport, render });
    expect(second.taken).toHaveLength(0);
    slow.resolve(accepted);
    await running;
    expect(first.taken).toHaveLength(2);
    expect(await statesOf(world)).toEqual(["sent", "sent"]);
  });

  dbTest("answers its earlier mail", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    await deliverOutbox(world, { transport, render });
    await enqueueMessages(world, [message({ thread, sequence: 1, kind: "changed" })]);
    await deliverOutbox(world, { transport, render });
    const [first, second] = await Promise.all(taken.map(({ raw }) => simpleParser(raw)));
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(first?.inReplyTo).toBeUndefined();
  });

  dbTest("keeps its order under any load", async ({ world }) => {
    const sent = new Map<string, number[]>();
    const { transport } = network(async (mail) => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      const row = await world.db.outboxMessage.findUniqueOrThrow({ where: { id: mail.id } });
      sent.set(row.thread ?? "", [...(sent.get(row.thread ?? "") ?? []), row.sequence]);
      return accepted;
    });
    const deliver = () => deliverOutbox(world, { transport, render, batch: 5, concurrency: 3 });
    const enqueue = async () => {
      for (let sequence = 0; sequence < 12; sequence += 1) {
        await enqueueMessages(
          world,
          ["a", "b", "c"].map((name) => message({ thread: name, sequence, kind: "changed" })),
        );
      }
    };
    await Promise.all([enqueue(), ...Array.from({ length: 8 }, deliver)]);
    await Promise.all([deliver(), deliver()]);
    await deliver();
    for (const name of ["a", "b", "c"]) {
      const sequences = sent.get(name) ?? [];
      expect(sequences.at(-1)).toBe(11);
      expect(sequences).toEqual([...new Set(sequences)].toSorted((x, y) => x - y));
    }
  });
});

describe("a cancellation", () => {
  const thread = "calendar:1";
  const cancel = () => message({ thread, sequence: 1, kind: "cancelled" });
  const takesAlong = ({ raw }: ReadyMail) => raw.includes("text/calendar");

  dbTest("takes nothing along for a request that never left", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [message({ thread, sequence: 0 }), cancel()]);
    await deliverOutbox(world, { transport, render: () => inviting("CANCEL") });
    expect(taken.map(takesAlong)).toEqual([false]);
  });

  dbTest("follows a request that was sent", async ({ world }) => {
    const { taken, transport } = network();
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    await deliverOutbox(world, { transport, render: () => inviting("REQUEST") });
    await enqueueMessages(world, [cancel()]);
    await deliverOutbox(world, { transport, render: () => inviting("CANCEL") });
    expect(taken.map(takesAlong)).toEqual([true, true]);
  });

  dbTest("follows a request that may have arrived", async ({ world }) => {
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    const silent = network(() => ({ type: "temporary", response: "Timeout", inDoubt: true }));
    await deliverOutbox(world, { transport: silent.transport, render: () => inviting("REQUEST") });
    await enqueueMessages(world, [cancel()]);
    const { taken, transport } = network();
    await deliverOutbox(world, { transport, render: () => inviting("CANCEL") });
    expect(taken.map(takesAlong)).toEqual([true]);
  });

  dbTest("follows a request whose worker died", async ({ world }) => {
    await enqueueMessages(world, [message({ thread, sequence: 0 })]);
    const dead = network(() => new Promise<Outcome>(() => {}));
    void deliverOutbox(world, { transport: dead.transport, render: () => inviting("REQUEST") });
    await expect.poll(() => dead.taken.length).toBe(1);
    await enqueueMessages(world, [cancel()]);
    world.clock.advance(61_000);
    const { taken, transport } = network();
    await deliverOutbox(world, { transport, render: () => inviting("CANCEL") });
    expect(taken.map(takesAlong)).toEqual([true]);
    expect(await statesOf(world)).toEqual(["superseded", "sent"]);
  });
});

describe("a letter that cannot be written", () => {
  dbTest("waits alone, and is reported", async ({ world }) => {
    await enqueueMessages(world, [message(), message(to("broken@bedrift.example")), message()]);
    const reports: object[] = [];
    const log = { error: (about: object) => reports.push(about), warn: () => {} };
    const failing: RenderMessage = (row) => {
      if (row.recipientEmail.startsWith("broken")) throw new RangeError(row.recipientEmail);
      return written(row);
    };
    const { transport } = network();
    const counts = await deliverOutbox(world, { transport, render: () => failing, log });
    expect(counts).toMatchObject({ sent: 2, retried: 1 });
    expect(reports).toHaveLength(1);
    const broken = await world.db.outboxMessage.findFirst({
      where: { recipientEmail: "broken@bedrift.example" },
    });
    // What the error says may quote addresses: that is for the log alone.
    expect(broken?.lastResponse).toBe("not written: RangeError");
    world.clock.advance(minute);
    expect(await deliverOutbox(world, { transport, render })).toMatchObject({ sent: 1 });
  });

  dbTest("is one whose address is none", async ({ world }) => {
    await enqueueMessages(world, [message(to("a@b.example, c@d.example"))]);
    const { taken, transport } = network();
    expect(await deliverOutbox(world, { transport, render })).toMatchObject({ retried: 1 });
    expect(taken).toHaveLength(0);
  });

  dbTest("is given up after two days", async ({ world }) => {
    await enqueueMessages(world, [message()]);
    const failing: RenderMessage = () => Promise.reject(new Error("no such record"));
    const { transport } = network();
    for (let tries = 0; tries < 57; tries += 1) {
      await deliverOutbox(world, { transport, render: () => failing });
      world.clock.advance(2 * hour);
    }
    expect(await statesOf(world)).toEqual(["queued"]);
    await deliverOutbox(world, { transport, render: () => failing });
    expect(await statesOf(world)).toEqual(["failed"]);
  });

  dbTest("may have become pointless", async ({ world }) => {
    await enqueueMessages(world, [message()]);
    const { taken, transport } = network();
    const pointless: RenderMessage = () => Promise.resolve("superseded");
    expect(await deliverOutbox(world, { transport, render: () => pointless })).toMatchObject({
      superseded: 1,
    });
    expect(taken).toHaveLength(0);
    expect(await statesOf(world)).toEqual(["superseded"]);
  });
});

describe("over SMTP", () => {
  const smtpTest = dbTest
    .extend("smtp", async ({ world: _world }, { onCleanup }) => {
      const smtp = await startSmtp();
      onCleanup(() => smtp.close());
      return smtp;
    })
    .extend("transport", async ({ smtp }, { onCleanup }) => {
      const transport = openSmtpTransport(smtp.url, { connections: 3, limit: 2000 });
      onCleanup(() => transport.close());
      return transport;
    });

  smtpTest("a mail arrives as it was written", async ({ world, smtp, transport }) => {
    await enqueueMessages(world, [message()]);
    await deliverOutbox(world, { transport, render: () => inviting("REQUEST") });
    const [received] = await smtp.waitFor(1);
    const [row] = await world.db.outboxMessage.findMany();
    expect(received?.to).toEqual(["ase@bedrift.example"]);
    expect(received?.mail.messageId).toBe(`<${row?.id}@treff.example>`);
    expect(received?.mail.from?.value[0]?.name).toBe("Hub");
    expect(received?.mail.replyTo?.text).toContain("post@hub.example");
    expect(row).toMatchObject({ state: "sent", attempts: 1, sentAt: world.now() });
    expect(row?.lastResponse).toMatch(/^250 /);
  });

  smtpTest(
    "a deferred mail is tried again, a refused recipient is not",
    async ({ world, smtp, transport }) => {
      smtp.manner.recipients = {
        "later@bedrift.example": "450 4.2.1 Try later",
        "gone@bedrift.example": "550 5.1.1 No such user",
      };
      await enqueueMessages(world, [
        message(to("later@bedrift.example")),
        message(to("gone@bedrift.example")),
        message(to("here@bedrift.example")),
      ]);
      const counts = await deliverOutbox(world, { transport, render });
      expect(counts).toMatchObject({ sent: 1, retried: 1, failed: 1, paused: false });
      expect(await statesOf(world)).toEqual(["queued", "failed", "sent"]);
      smtp.manner.recipients = {};
      world.clock.advance(minute);
      expect(await deliverOutbox(world, { transport, render })).toMatchObject({
        sent: 1,
        failed: 0,
      });
    },
  );

  dbTest("a wrong password stops everything and costs nobody their mail", async ({ world }) => {
    const smtp = await startSmtp({ login: { user: "treff", password: "right" } });
    const wrong = openSmtpTransport(smtp.url.replace("right", "wrong"), { limit: 2000 });
    const right = openSmtpTransport(smtp.url, { limit: 2000 });
    try {
      await enqueueMessages(
        world,
        Array.from({ length: 20 }, () => message()),
      );
      const counts = await deliverOutbox(world, { transport: wrong, render, concurrency: 2 });
      expect(counts).toMatchObject({ sent: 0, failed: 0, paused: true });
      expect(new Set(await statesOf(world))).toEqual(new Set(["queued"]));
      const rows = await world.db.outboxMessage.findMany();
      expect(rows.every(({ attempts, lease }) => attempts === 0 && lease === null)).toBe(true);
      expect(await mailPause(world)).toMatchObject({
        reason: expect.stringContaining("535") as string,
      });

      const { connections } = smtp.seen;
      expect(await deliverOutbox(world, { transport: right, render })).toMatchObject({
        paused: true,
      });
      expect(smtp.seen.connections).toBe(connections);
      world.clock.advance(15 * minute);
      expect(await deliverOutbox(world, { transport: right, render })).toMatchObject({ sent: 20 });
      expect(await mailPause(world)).toBeNull();
    } finally {
      await Promise.all([wrong.close(), right.close(), smtp.close()]);
    }
  });

  smtpTest(
    "one mail the server will not have does not hold up the others for long",
    async ({ world, smtp, transport }) => {
      smtp.manner.recipients = { "blocked@bedrift.example": "550 5.7.1 Policy" };
      await enqueueMessages(world, [message(to("blocked@bedrift.example")), message(), message()]);
      await deliverOutbox(world, { transport, render, concurrency: 1 });
      world.clock.advance(3 * minute);
      expect(await deliverOutbox(world, { transport, render, concurrency: 1 })).toMatchObject({
        sent: 2,
      });
    },
  );

  smtpTest(
    "a line cut after the mail was taken leads to a duplicate that is recognised",
    async ({ world, smtp, transport }) => {
      smtp.manner.cut = "after-250";
      await enqueueMessages(world, [message()]);
      expect(await deliverOutbox(world, { transport, render })).toMatchObject({ retried: 1 });
      smtp.manner.cut = null;
      world.clock.advance(minute);
      expect(await deliverOutbox(world, { transport, render })).toMatchObject({ sent: 1 });
      expect(new Set(smtp.received.map(({ mail }) => mail.messageId)).size).toBe(1);
      expect(smtp.received).toHaveLength(2);
    },
  );

  smtpTest("a server that says nothing any more is left", async ({ world, smtp, transport }) => {
    smtp.manner.hang = true;
    await enqueueMessages(world, [message()]);
    const counts = await deliverOutbox(world, { transport, render });
    expect(counts).toMatchObject({ retried: 1, failed: 0, paused: false });
  });

  dbTest("an hour without a server: everything once, nothing stale", async ({ world }) => {
    const away = openSmtpTransport("smtp://127.0.0.1:1", { limit: 2000 });
    await enqueueMessages(world, [
      message(),
      message({ thread: "t", sequence: 0 }),
      message({ kind: "reminder" }),
    ]);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await deliverOutbox(world, { transport: away, render });
      world.clock.advance(5 * minute);
    }
    await away.close();
    await enqueueMessages(world, [message({ thread: "t", sequence: 1, kind: "changed" })]);
    const { taken, transport } = network();
    world.clock.advance(hour);
    await deliverOutbox(world, { transport, render });
    expect(taken.map(({ kind }) => kind)).toEqual(["confirmation", "changed", "reminder"]);
  });
});

describe("without SMTP", () => {
  dbTest("the exact bytes are kept and can be read", async ({ world }) => {
    await enqueueMessages(world, [message()]);
    world.clock.advance(1000);
    const transport = openCaptureTransport();
    await deliverOutbox(world, { transport, render: () => inviting("REQUEST") });
    const [line] = await capturedMails(world);
    expect(line).toMatchObject({
      to: "ase@bedrift.example",
      kind: "confirmation",
      subject: "204816 er innloggingskoden din",
      at: world.now(),
    });
    const kept = await capturedMail(world, line?.id ?? "");
    const parsed = await simpleParser(Buffer.from(kept?.raw ?? []));
    expect(parsed.messageId).toBe(`<${line?.id}@treff.example>`);
    expect(kept?.calendar).toContain("METHOD:REQUEST");
    expect(kept?.html).toContain("204816");
    expect(kept?.text).toContain("204816");
    expect(await capturedMail(world, "nonsense")).toBeNull();
  });

  dbTest("a mail that cannot be kept waits alone", async ({ world }) => {
    await enqueueMessages(world, [
      message({ recipient: { name: "Nul", email: "nul@b.example" } }),
      message(),
    ]);
    const nul: RenderMessage = async (row) => {
      const rendered = await written(row);
      if (rendered === "superseded" || row.recipientName !== "Nul") return rendered;
      const blocks = [{ type: "paragraph", text: "no database keeps \0" }] as const;
      return { ...rendered, letter: { ...rendered.letter, blocks } };
    };
    const transport = openCaptureTransport();
    expect(await deliverOutbox(world, { transport, render: () => nul })).toMatchObject({
      sent: 1,
      retried: 1,
    });
  });

  dbTest("nothing is kept of a message that was taken over meanwhile", async ({ world }) => {
    await enqueueMessages(world, [message()]);
    const transport = openCaptureTransport();
    const slowly: RenderMessage = async (row) => {
      world.clock.advance(61_000);
      await deliverOutbox(world, { transport, render });
      return written(row);
    };
    expect(await deliverOutbox(world, { transport, render: () => slowly })).toMatchObject({
      lost: 1,
      sent: 0,
    });
    expect(await capturedMails(world)).toHaveLength(1);
  });
});
