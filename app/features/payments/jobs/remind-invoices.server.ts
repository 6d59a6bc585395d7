import { erasedSuffix } from "~/kernel/erased-address";
import { dateOf, wallTimeOf } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { noteReminder } from "../commands/remind-invoice.server";
import { isOfficeHour, isReminderDue, mostReminders } from "../domain/reminder-due";

/** Invoices in one transaction: small, so that nobody waits for them. */
const batchSize = 50;

interface OverdueInvoice {
  readonly id: string;
  readonly dueOn: Date;
  readonly reminders: number;
  readonly remindedAt: Date | null;
  readonly timeZone: string;
  readonly afterDays: number;
}

/**
 * Reminds payers of invoices that are overdue, as their organisation wants it. What is about to be credited is not
 * reminded of, nor what nobody is left to pay.
 *
 * @remarks Between eight and four in the organisation's zone. Each batch is locked and skips what another worker holds, so that every reminder is sent once.
 * @returns how many were sent.
 */
export async function remindInvoices(world: World): Promise<number> {
  const sent: string[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const batch = await inTransaction(world, async (tx) => {
      const overdue = await overdueInvoices(tx, after);
      for (const invoice of overdue) {
        if (!isOfficeHour(wallTimeOf(tx.now(), invoice.timeZone))) continue;
        const today = dateOf(tx.now(), invoice.timeZone);
        const remindedOn = invoice.remindedAt && dateOf(invoice.remindedAt, invoice.timeZone);
        const dueOn = invoice.dueOn.toISOString().slice(0, 10);
        if (!isReminderDue({ ...invoice, dueOn, remindedOn }, today, invoice.afterDays)) continue;
        await noteReminder(tx, invoice.id);
        sent.push(invoice.id);
      }
      return overdue;
    });
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return new Set(sent).size;
    after = last.id;
  }
}

function overdueInvoices(world: World, after: string): Promise<OverdueInvoice[]> {
  return world.db.$queryRaw<OverdueInvoice[]>`
    SELECT invoice.id::text AS id, due_on AS "dueOn", reminders, reminded_at AS "remindedAt",
           organisation.time_zone AS "timeZone", coalesce(settings.remind_after_days, 7) AS "afterDays"
    FROM invoice
    JOIN organisation ON organisation.id = invoice.organisation_id
    JOIN payer ON payer.id = invoice.payer_id AND payer.email NOT LIKE ${`%${erasedSuffix}`}
    LEFT JOIN payment_settings AS settings ON settings.organisation_id = invoice.organisation_id
    WHERE invoice.id > ${after}::uuid AND kind = 'invoice' AND settled_minor < total_minor + rounding_minor
      AND reminders < ${mostReminders}
      AND (settings.organisation_id IS NULL OR settings.remind_after_days IS NOT NULL)
      -- A day is over somewhere on earth half a day before it is in UTC: the rule itself looks at the zone.
      AND due_on + coalesce(settings.remind_after_days, 7) <= (${world.now()}::timestamptz AT TIME ZONE 'UTC')::date + 1
      AND NOT EXISTS (
        SELECT FROM payable WHERE owed_minor < invoiced_minor + paid_minor - refunded_minor
          AND id IN (SELECT payable_id FROM invoice_line WHERE invoice_id = invoice.id))
    ORDER BY invoice.id LIMIT ${batchSize}
    FOR NO KEY UPDATE OF invoice SKIP LOCKED`;
}
