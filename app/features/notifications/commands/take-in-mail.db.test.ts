import { describe, expect } from "vitest";
import { hour } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import { replyAddress } from "~/platform/mail/reply-address.server";
import { invited, withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { deliverAll, propertyOf } from "tests/support/deliver";
import {
  complaintReport,
  mailOf,
  outOfOffice,
  qmailReport,
  replies,
  reports,
  type AnswerGiven,
  type ReportGiven,
} from "tests/support/inbound-mails";
import { startSmtp } from "tests/support/smtp";
import type { TestWorld } from "tests/support/world";
import { renderMessages } from "./render-message.server";
import { handleWaiting, takeInMail, type Door } from "./take-in-mail.server";

const outlook = (given: AnswerGiven) => replies["outlook"]?.(given) ?? Buffer.alloc(0);
const postfix = (given: ReportGiven) => reports["postfix"]?.(given) ?? Buffer.alloc(0);

/** Takes a mail in and says what it was and what came of it. */
async function take(world: TestWorld, raw: Uint8Array, door: Door = "webhook") {
  await takeInMail(world, raw, door);
  const { kind, state, finding, aboutEmail } = await world.db.inboundMail.findFirstOrThrow({
    orderBy: { id: "desc" },
  });
  return { kind, state, finding, aboutEmail };
}

const answerIn = (world: TestWorld, { uid }: AnswerGiven) =>
  world.db.calendarObject.findUniqueOrThrow({
    where: { uid },
    select: { answer: true, answerSequence: true },
  });

const entries = (world: TestWorld) =>
  world.db.suppression.findMany({
    select: { email: true, organisationId: true, stream: true, reason: true },
  });

/** The outbox row of a confirmation, with the address its bounces come to. */
async function sentRow(world: TestWorld, registrationId: string) {
  const row = await world.db.outboxMessage.findFirstOrThrow({
    where: { registrationId, kind: "confirmation" },
  });
  const given = {
    returnPath: replyAddress(world.settings, "bounce", row.id) ?? "",
    recipient: row.recipientEmail,
    messageId: `<${row.id}@treff.example>`,
  };
  const now = () => world.db.outboxMessage.findUniqueOrThrow({ where: { id: row.id } });
  return { row, given, now };
}

describe("who invites", () => {
  dbTest(
    "an invitation is answered to an address of its own, whatever the setting says later",
    async ({ world, make }) => {
      const { given, event } = await invited(withReplies(world), make);
      expect(given.organizer).toMatch(/^svar\+c-[a-z2-7]{26}-[a-z2-7]{16}@treff\.example$/);
      const { owner, slug } = event.organisation;
      await cancelEvent(world, owner, slug, event.slug);
      const [off] = await deliverAll(world);
      expect(propertyOf(off?.calendar ?? null, "METHOD")).toBe("CANCEL");
      expect(propertyOf(off?.calendar ?? null, "ORGANIZER")).toBe(`mailto:${given.organizer}`);
    },
  );

  dbTest(
    "switched on later, what was sent before keeps the organiser it was sent with",
    async ({ world, make }) => {
      const { given, event } = await invited(world, make);
      const { replyEmail } = await world.db.organisation.findFirstOrThrow();
      expect(given.organizer).toBe(replyEmail);
      const { owner, slug } = event.organisation;
      await cancelEvent(world, owner, slug, event.slug);
      const [off] = await deliverAll(withReplies(world));
      expect(propertyOf(off?.calendar ?? null, "ORGANIZER")).toBe(`mailto:${replyEmail}`);
    },
  );

  dbTest(
    "on the wire a mail's sender names its row; people still answer the organisation",
    async ({ world, make }) => {
      const on = withReplies(world);
      const smtp = await startSmtp();
      try {
        const event = await make.event();
        await make.order(event, make.request("Ada"));
        const transport = openSmtpTransport(smtp.url);
        await deliverOutbox(on, { transport, render: renderMessages(on) });
        await transport.close();
        const row = await world.db.outboxMessage.findFirstOrThrow();
        const [received] = smtp.received;
        expect(received?.from).toBe(replyAddress(on.settings, "bounce", row.id));
        const { replyEmail } = await world.db.organisation.findFirstOrThrow();
        expect(received?.mail.replyTo?.value[0]?.address).toBe(replyEmail);
        expect(received?.mail.from?.value[0]?.address).toBe("no-reply@treff.example");
      } finally {
        await smtp.close();
      }
    },
  );
});

describe("a calendar answers", () => {
  for (const [client, write] of Object.entries(replies))
    dbTest(`as ${client} does, and it stands on the entry`, async ({ world, make }) => {
      const on = withReplies(world);
      const { given } = await invited(on, make);
      const found = await take(on, write({ ...given, answer: "TENTATIVE" }));
      expect(found).toEqual({
        kind: "reply",
        state: "done",
        finding: "answer-stored",
        aboutEmail: given.attendee,
      });
      expect(await answerIn(on, given)).toEqual({ answer: "tentative", answerSequence: 0 });
    });

  dbTest("the latest counts, in whatever order they arrive", async ({ world, make }) => {
    const on = withReplies(world);
    const { given } = await invited(on, make);
    await take(on, outlook({ ...given, answer: "DECLINED", stamp: "20270802T075500Z" }));
    const late = outlook({ ...given, answer: "ACCEPTED", stamp: "20270802T075000Z" });
    expect(await take(on, late)).toMatchObject({ finding: "older", state: "ignored" });
    expect(await answerIn(on, given)).toMatchObject({ answer: "declined" });
    const again = outlook({ ...given, answer: "ACCEPTED", stamp: "20270802T075700Z" });
    expect(await take(on, again)).toMatchObject({ finding: "answer-stored" });
  });

  dbTest("many answers at the same time leave the latest", async ({ world, make }) => {
    const on = withReplies(world);
    const { given } = await invited(on, make);
    const minutes = [12, 5, 31, 44, 2, 38, 27, 59];
    await Promise.all(
      minutes.map((minute) =>
        takeInMail(
          on,
          outlook({
            ...given,
            answer: minute === 59 ? "TENTATIVE" : "ACCEPTED",
            stamp: `20270802T07${String(minute).padStart(2, "0")}00Z`,
          }),
          "webhook",
        ),
      ),
    );
    expect(await answerIn(on, given)).toMatchObject({ answer: "tentative" });
  });

  dbTest("the same mail by both doors, or twice, changes nothing", async ({ world, make }) => {
    const on = withReplies(world);
    const { given } = await invited(on, make);
    const mail = outlook({ ...given, answer: "DECLINED" });
    // On its way to the mailbox it got other lines before it, and other line ends.
    const delivered = Buffer.from(
      `Delivered-To: x@y.example\n${mail.toString().replaceAll("\r\n", "\n")}`,
    );
    await Promise.all([
      takeInMail(on, mail, "webhook"),
      takeInMail(on, delivered, "mailbox"),
      takeInMail(on, mail, "webhook"),
    ]);
    expect(await world.db.inboundMail.count()).toBe(1);
    expect(await world.db.outboxMessage.count({ where: { kind: "calendar-declined" } })).toBe(1);
  });

  dbTest("nobody answers for somebody else", async ({ world, make }) => {
    const on = withReplies(world);
    const ada = await invited(on, make, "Ada");
    const grace = await invited(on, make, "Grace", ada.event);
    const forged = (changes: Partial<AnswerGiven>) =>
      take(on, outlook({ ...ada.given, answer: "DECLINED", ...changes }));
    const wrong = ada.given.organizer.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
    expect(await forged({ organizer: "svar@treff.example" })).toMatchObject({ finding: "forged" });
    expect(await forged({ organizer: wrong })).toMatchObject({ finding: "forged" });
    // One's own address does not open another's entry.
    expect(await forged({ organizer: grace.given.organizer })).toMatchObject({ finding: "forged" });
    expect(await forged({ attendee: grace.given.attendee })).toMatchObject({
      finding: "other-attendee",
    });
    expect(await forged({ uid: "nobody@treff.example" })).toMatchObject({
      finding: "unknown-entry",
      state: "ignored",
    });
    expect(await answerIn(on, ada.given)).toMatchObject({ answer: null });
    expect(await world.db.outboxMessage.count({ where: { kind: "calendar-declined" } })).toBe(0);
  });
});

describe("a calendar that declined", () => {
  dbTest(
    "brings one letter that asks, and gives nothing back by itself",
    async ({ world, make }) => {
      const on = withReplies(world);
      const { given, registrationId } = await invited(on, make);
      await take(on, outlook({ ...given, answer: "DECLINED", stamp: "20270802T070000Z" }));
      await take(on, outlook({ ...given, answer: "ACCEPTED", stamp: "20270802T070100Z" }));
      await take(on, outlook({ ...given, answer: "DECLINED", stamp: "20270802T070200Z" }));
      const mails = await deliverAll(on);
      expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
        ["calendar-declined", given.attendee],
      ]);
      expect(mails[0]?.text).toMatch(/https:\/\/treff\.example\/r\/[\w-]+\?leave=1#give-back/);
      const seat = await world.db.registration.findUniqueOrThrow({ where: { id: registrationId } });
      expect(seat.status).toBe("confirmed");
      await take(on, outlook({ ...given, answer: "DECLINED", stamp: "20270802T070300Z" }));
      expect(await deliverAll(on)).toEqual([]);
    },
  );

  dbTest("and accepted before the letter left gets none", async ({ world, make }) => {
    const on = withReplies(world);
    const { given } = await invited(on, make);
    await take(on, outlook({ ...given, answer: "DECLINED", stamp: "20270802T070000Z" }));
    await take(on, outlook({ ...given, answer: "ACCEPTED", stamp: "20270802T070100Z" }));
    expect(await deliverAll(on)).toEqual([]);
  });

  dbTest("gets none for what is over or off", async ({ world, make }) => {
    const on = withReplies(world);
    const { given, event } = await invited(on, make);
    await take(on, outlook({ ...given, answer: "DECLINED" }));
    world.clock.set(new Date(event.startsAt.getTime() + hour));
    expect((await deliverAll(on)).filter(({ kind }) => kind === "calendar-declined")).toEqual([]);
  });
});

describe("a mail came back", () => {
  for (const [server, write] of Object.entries(reports))
    dbTest(
      `says ${server}: the row shows it, the address gets no more`,
      async ({ world, make }) => {
        const on = withReplies(world);
        const { registrationId, event } = await invited(on, make);
        const { given, now } = await sentRow(on, registrationId);
        expect(await take(on, write(given))).toEqual({
          kind: "bounce",
          state: "done",
          finding: "came-back",
          aboutEmail: given.recipient,
        });
        expect(await now()).toMatchObject({ state: "failed", returnedAt: world.now() });
        expect((await now()).lastResponse).toMatch(/^550/);
        expect(await entries(on)).toEqual([
          { email: given.recipient, organisationId: null, stream: "all", reason: "bounce" },
        ]);
        // What follows stays visible, and does not leave.
        await cancelEvent(on, event.organisation.owner, event.organisation.slug, event.slug);
        expect(await deliverAll(on)).toEqual([]);
        const off = await world.db.outboxMessage.findFirstOrThrow({ where: { kind: "cancelled" } });
        expect(off).toMatchObject({ state: "failed", lastResponse: "suppressed:bounce" });
      },
    );

  dbTest("in words alone, where the address says which mail", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId } = await invited(on, make);
    const { given, now } = await sentRow(on, registrationId);
    expect(await take(on, qmailReport(given))).toMatchObject({ finding: "came-back" });
    expect(await now()).toMatchObject({ state: "failed" });
    const nobodys = qmailReport({ ...given, returnPath: "svar@treff.example" });
    expect(await take(on, nobodys)).toMatchObject({ kind: "unknown", state: "ignored" });
  });

  dbTest("without the address, by the Message-ID it returns", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId } = await invited(on, make);
    const { given, now } = await sentRow(on, registrationId);
    await take(on, postfix({ ...given, returnPath: "no-reply@treff.example" }));
    expect(await now()).toMatchObject({ state: "failed" });
  });

  dbTest("a delay is noted, a full mailbox is no reason to give up", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId } = await invited(on, make);
    const { given, now } = await sentRow(on, registrationId);
    const late = { status: "4.4.1", diagnostic: "connect to mail.firm.example: timed out" };
    expect(await take(on, postfix({ ...given, ...late }))).toMatchObject({
      kind: "delay",
      finding: "delayed",
    });
    expect(await now()).toMatchObject({ state: "sent", lastResponse: late.diagnostic });
    const full = { status: "5.2.2", diagnostic: "552 5.2.2 Mailbox full" };
    await take(on, postfix({ ...given, ...full }));
    expect(await now()).toMatchObject({ state: "failed", lastResponse: full.diagnostic });
    expect(await entries(on)).toEqual([]);
    // A late "still trying" about what has come back meanwhile.
    await take(on, postfix({ ...given, ...late, diagnostic: "still trying" }));
    expect(await now()).toMatchObject({ state: "failed", lastResponse: full.diagnostic });
  });

  dbTest("invented by a stranger: nothing happens", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId } = await invited(on, make);
    const { given, now } = await sentRow(on, registrationId);
    const stranger = { ...given, messageId: `<${world.newId()}@treff.example>` };
    for (const returnPath of [
      "svar@treff.example",
      given.returnPath.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@")),
      replyAddress({ ...on.settings, secret: "x".repeat(32) }, "bounce", world.newId()) ?? "",
    ])
      expect(await take(on, postfix({ ...stranger, returnPath }))).toMatchObject({
        kind: "bounce",
        finding: "unknown-mail",
        state: "ignored",
      });
    expect(await now()).toMatchObject({ state: "sent" });
    expect(await entries(on)).toEqual([]);
  });

  dbTest("refused at once, the address goes on the list as well", async ({ world, make }) => {
    const smtp = await startSmtp({
      recipients: {
        "gone@company.example": "550 5.1.1 No such user",
        "policy@company.example": "550 no thanks",
      },
    });
    try {
      const event = await make.event();
      await make.order(event, make.request("Gone"));
      await make.order(event, make.request("Policy"));
      const transport = openSmtpTransport(smtp.url);
      await deliverOutbox(world, { transport, render: renderMessages(world) });
      await transport.close();
      expect(await entries(world)).toEqual([
        { email: "gone@company.example", organisationId: null, stream: "all", reason: "bounce" },
      ]);
    } finally {
      await smtp.close();
    }
  });
});

describe("a complaint", () => {
  dbTest("ends announcements, and never tickets", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId, event } = await invited(on, make);
    const { given } = await sentRow(on, registrationId);
    expect(await take(on, complaintReport(given))).toMatchObject({
      kind: "complaint",
      state: "done",
      finding: "ended",
    });
    expect(await entries(on)).toEqual([
      {
        email: given.recipient,
        organisationId: event.organisation.id,
        stream: "announcements",
        reason: "complaint",
      },
    ]);
    await cancelEvent(on, event.organisation.owner, event.organisation.slug, event.slug);
    expect((await deliverAll(on)).map(({ kind }) => kind)).toEqual(["cancelled"]);
  });

  dbTest(
    "that takes one back, or is about nothing of ours, ends nothing",
    async ({ world, make }) => {
      const on = withReplies(world);
      const { registrationId } = await invited(on, make);
      const { given } = await sentRow(on, registrationId);
      await take(on, complaintReport({ ...given, type: "not-spam" }));
      await take(on, complaintReport({ returnPath: "x@y.example", recipient: given.recipient }));
      expect(await entries(on)).toEqual([]);
    },
  );
});

describe("what is none of this", () => {
  dbTest("is kept, counted and never answered", async ({ world, make }) => {
    const on = withReplies(world);
    const { registrationId, given } = await invited(on, make);
    const { given: sent } = await sentRow(on, registrationId);
    const strangers: [Buffer, string][] = [
      [outOfOffice(sent.returnPath, "Auto-Submitted: auto-replied"), "automatic"],
      [outOfOffice(given.organizer, "X-Autoreply: yes"), "automatic"],
      [outOfOffice(given.organizer, "X-Mailer: a person"), "unknown"],
      [Buffer.from("no mail at all"), "unknown"],
      [Buffer.from([0, 255, 0, 13, 10, 13, 10, 0]), "unknown"],
      [mailOf(["From: <a\0b@x.example>", "To: svar@treff.example", "", ""]), "unknown"],
    ];
    for (const [raw, kind] of strangers)
      expect(await take(on, raw)).toMatchObject({ kind, state: "ignored" });
    expect(await world.db.inboundMail.count()).toBe(strangers.length);
    expect(await deliverAll(on)).toEqual([]);
    expect(await entries(on)).toEqual([]);
    expect(await answerIn(on, given)).toMatchObject({ answer: null });
  });

  dbTest(
    "what was stored and left is handled by the sweep; what cannot be is left for good",
    async ({ world, make }) => {
      const on = withReplies(world);
      const { given } = await invited(on, make);
      const stored = { door: "webhook", receivedAt: world.now(), fingerprint: new Uint8Array([1]) };
      await world.db.inboundMail.create({
        data: { ...stored, id: world.newId(), raw: new Uint8Array(outlook(given)) },
      });
      expect(await handleWaiting(on)).toBe(1);
      expect(await answerIn(on, given)).toMatchObject({ answer: "accepted" });

      await world.db
        .$executeRaw`ALTER TABLE calendar_object ADD CONSTRAINT broken CHECK (answer <> 'declined')`;
      try {
        world.clock.advance(2 * hour);
        const mail = outlook({ ...given, answer: "DECLINED", stamp: "20270802T093000Z" });
        await takeInMail(on, mail, "webhook");
        for (let round = 0; round < 6; round += 1) await handleWaiting(on);
        const [failed] = await world.db.inboundMail.findMany({ orderBy: { id: "desc" }, take: 1 });
        expect(failed).toMatchObject({ state: "failed", attempts: 5 });
        expect(failed?.finding).not.toContain("@");
      } finally {
        await world.db.$executeRaw`ALTER TABLE calendar_object DROP CONSTRAINT broken`;
      }
    },
  );
});
