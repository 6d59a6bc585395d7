import { addTime, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { issueDocuments } from "../commands/issue-documents.server";
import type { Payables } from "../commands/payables.server";
import { settlesAfter } from "../domain/issuing";

/** As much of a logger as the job needs. */
export interface IssueLog {
  warn(about: object, message: string): void;
}

const batchSize = 100;

/**
 * Writes the documents nobody has to ask for: invoices of events that are invoiced at once, and credit notes for
 * whatever was invoiced and is owed no more. Both wait until nothing has changed for ten minutes.
 *
 * @remarks Each payable is a transaction of its own, in which it is looked at again: any number of workers may run this,
 * and one that dies has written a whole document with its number and its letter, or nothing.
 * @returns how many documents were written.
 */
export async function issueMissingDocuments(
  world: World,
  payables: Payables,
  log?: IssueLog,
): Promise<number> {
  const before = addTime(world.now(), -settlesAfter);
  let written = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const due = await dueForDocuments(world, before, after);
    for (const { id, organisationId } of due) {
      try {
        const request = { organisationId, payableIds: [id], collected: false };
        const issued = await issueDocuments(world, payables, request);
        if (issued.ok) written += issued.value.documents.length;
      } catch (error) {
        // One that cannot be written keeps nobody else's back.
        log?.warn({ error, payable: id }, "a document could not be written");
      }
    }
    const last = due.at(-1);
    if (!last || due.length < batchSize) return written;
    after = last.id;
  }
}

function dueForDocuments(
  world: World,
  before: Instant,
  after: string,
): Promise<{ id: string; organisationId: string }[]> {
  return world.db.$queryRaw`
    SELECT payable.id::text AS id, payable.organisation_id::text AS "organisationId"
    FROM payable LEFT JOIN event ON event.id = payable.event_id
    LEFT JOIN payment_settings AS seller ON seller.organisation_id = payable.organisation_id
    WHERE payable.id > ${after}::uuid AND changed_at <= ${before}
      AND (
        (payable.pay_by = 'invoice' AND event.invoice_when = 'at-once'
          AND owed_minor > invoiced_minor + paid_minor - refunded_minor
          -- As long as the seller has not said who it is (see sellerLacks), none of its invoices can be written.
          AND seller.organisation_number ~ '[^[:space:]]' AND seller.address ~ '[^[:space:]]'
          AND (seller.bank_account ~ '[^[:space:]]' OR seller.iban ~ '[^[:space:]]'))
        OR (invoiced_minor > 0 AND owed_minor < invoiced_minor + paid_minor - refunded_minor))
    ORDER BY payable.id LIMIT ${batchSize}`;
}
