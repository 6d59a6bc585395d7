import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { anonymous } from "~/kernel/actor";
import { addTime, minute } from "~/kernel/time";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { faultTest, patience, type FaultStage } from "../support/fault-stage";
import { sells } from "../support/lined-payables";
import { startSmtp, type SmtpDouble } from "../support/smtp";

const orders = 60;

/** Orders of an event that invoices at once, which have stood for as long as it takes. */
async function ordered({ hub }: FaultStage): Promise<{ id: string; slug: string }> {
  const { db } = hub.world;
  const event = await hub.event({ capacity: orders });
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({
    where: { slug: hub.slug },
  });
  await sells(hub.world, { id: organisationId });
  await db.ticketType.updateMany({ where: { eventId: event.id }, data: { priceMinor: 49_900 } });
  await db.event.update({
    where: { id: event.id },
    data: { invoiceWhen: "at-once", offerRevision: { increment: 1 } },
  });
  for (let n = 0; n < orders; n++) {
    const [name, email] = [`Person ${n}`, `person.${n}@${event.slug}.example`];
    const order = { contact: { name, email }, language: "nb" as const, seats: [{ name, email }] };
    const placed = await placeOrder(hub.world, anonymous, event.slug, order);
    if (!placed.ok) throw new Error(placed.problem.code);
  }
  await db.payable.updateMany({
    where: { eventId: event.id },
    data: { changedAt: addTime(hub.world.now(), -11 * minute) },
  });
  return event;
}

/** The Message-IDs of letters with an invoice, by recipient. */
function invoicesByRecipient({ received }: SmtpDouble) {
  const found = new Map<string, Set<string>>();
  for (const { to, mail } of received) {
    const attached = mail.attachments.some(({ filename }) => filename?.startsWith("invoice-"));
    const [recipient = ""] = to;
    if (attached) found.set(recipient, (found.get(recipient) ?? new Set()).add(mail.messageId ?? ""));
  }
  return found;
}

faultTest(
  "workers killed again and again while they invoice: every order once, no number twice, none left out",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, startWorker } = stage;
    const { db } = hub.world;
    const event = await ordered(stage);
    const smtp = await startSmtp();
    const settings = { SMTP_URL: smtp.url, TREFF_DEMO: "off" };
    const written = () => db.invoice.count();
    try {
      let killedWhileWriting = 0;
      for (let kills = 0; kills < 8 && (await written()) < orders - 5; kills++) {
        const before = await written();
        const worker = await startWorker(settings);
        hub.world.wake("issue-documents");
        for (const until = performance.now() + 90_000; (await written()) === before; await sleep(10))
          if (performance.now() > until) throw new Error("Nothing was invoiced for 90 seconds.");
        await sleep(Math.random() * 250);
        await worker.kill();
        if ((await written()) < orders) killedWhileWriting++;
      }
      expect(killedWhileWriting).toBeGreaterThan(0);
      // And two at once that are left alone.
      const last = await Promise.all([startWorker(settings), startWorker(settings)]);
      for (const until = performance.now() + 120_000; (await written()) < orders; await sleep(200)) {
        if (performance.now() > until) throw new Error("Not everything was invoiced.");
        hub.world.wake("issue-documents");
      }
      await db.outboxMessage.updateMany({
        where: { leasedUntil: { not: null } },
        data: { leasedUntil: hub.world.now() },
      });
      for (const until = performance.now() + 240_000; ; await sleep(250)) {
        if ((await db.outboxMessage.count({ where: { state: "queued" } })) === 0) break;
        if (performance.now() > until) throw new Error("Mails still wait after four minutes.");
        hub.world.wake("deliver-outbox");
      }
      for (const worker of last) await worker.close();

      const invoices = await db.invoice.findMany({
        orderBy: { number: "asc" },
        include: { lines: { select: { payableId: true } }, vat: true },
      });
      expect(invoices.map(({ number }) => number)).toEqual(
        Array.from({ length: orders }, (_, n) => n + 1),
      );
      const charged = invoices.flatMap(({ lines }) => lines.map(({ payableId }) => payableId));
      expect(new Set(charged).size).toBe(orders);
      expect(charged).toHaveLength(orders);
      for (const { totalMinor, vat } of invoices)
        expect(vat.reduce((sum, part) => sum + part.netMinor + part.vatMinor, 0)).toBe(totalMinor);
      const payables = await db.payable.findMany({ where: { eventId: event.id } });
      expect(payables.every(({ owedMinor, invoicedMinor }) => owedMinor === invoicedMinor)).toBe(true);
      const states = await db.order.groupBy({
        by: ["paymentState"],
        where: { eventId: event.id },
        _count: true,
      });
      expect(states).toEqual([{ paymentState: "invoiced", _count: orders }]);
      // A letter each; should one have arrived twice, it is the same letter.
      const letters = invoicesByRecipient(smtp);
      expect(letters.size).toBe(orders);
      expect([...letters.values()].every((ids) => ids.size === 1)).toBe(true);
      expect(await db.outboxMessage.count({ where: { kind: "invoice" } })).toBe(orders);
    } finally {
      await smtp.close();
    }
  },
);
