/**
 * Reminders planned, rendered and delivered, against nodemailer's own pooled rate with mails of the same size
 * to the same sink. A program of its own, since React Email renders quickly only under NODE_ENV=production.
 */
import { createTransport } from "nodemailer";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { renderMessages } from "~/features/notifications/commands/render-message.server";
import { sendReminders } from "~/features/notifications/jobs/send-reminders.server";
import { readSettings } from "~/platform/env.server";
import { openSmtpTransport } from "~/platform/mail/smtp-transport.server";
import { openWorld, type RootWorld } from "~/platform/world.server";

const settings = readSettings();
const smtp = settings.smtpUrl ?? "";
const world = openWorld(settings, () => {});
const event = await world.db.event.findFirstOrThrow({
  where: { slug: process.env["EVENT"] ?? "" },
  select: { id: true, startsAt: true },
});

// What is due of everything else would be measured with it.
await world.db.outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "sent" } });
const dayBefore = new Date(event.startsAt.getTime() - 23 * 3_600_000);
const then: RootWorld = { ...world, now: () => dayBefore };
await world.db.event.updateMany({
  where: { id: { not: event.id }, status: "published" },
  data: { status: "archived" },
});

const planned = new Date(event.startsAt.getTime() - 30 * 24 * 3_600_000);
await sendReminders({ ...world, now: () => planned });
await world.db.registration.updateMany({
  where: { eventId: event.id },
  data: { confirmedAt: planned },
});

const begun = performance.now();
await sendReminders(then);
const transport = openSmtpTransport(smtp);
let bytes = 0;
const weighed: typeof transport = {
  ...transport,
  send(inWorld, mail) {
    bytes += mail.raw.length;
    return transport.send(inWorld, mail);
  },
};
const counts = await deliverOutbox(then, { transport: weighed, render: renderMessages(then) });
const seconds = (performance.now() - begun) / 1000;
await transport.close();

// Mails of the same size, so that the wire costs both alike.
const line = `${"y".repeat(76)}\r\n`;
const lines = Math.ceil(bytes / Math.max(1, counts.sent) / line.length);
const raw = Buffer.from(`Subject: x\r\n\r\n${line.repeat(lines)}`);
const pool = createTransport({ pool: true, maxConnections: 10, maxMessages: 1000, url: smtp });
const rawBegun = performance.now();
await Promise.all(
  Array.from({ length: counts.sent }, (_, n) =>
    pool.sendMail({ envelope: { from: "a@bench.example", to: [`p${n}@bench.example`] }, raw }),
  ),
);
const rawSeconds = (performance.now() - rawBegun) / 1000;
pool.close();
await world.db.$disconnect();
process.send?.({ sent: counts.sent, ours: counts.sent / seconds, raw: counts.sent / rawSeconds });
process.disconnect?.();
