import { Prisma } from "~/platform/db.server";
import type { TableFilter } from "../domain/table-filter";

/** What the conditions below are about: `r` a registration, `o` its order, `c` the order's company. */
export const registrationTables = Prisma.sql`
  registration r JOIN "order" o ON o.id = r.order_id LEFT JOIN company c ON c.id = o.company_id`;

/** A seat that is to be somebody's, and nobody has been named for it. */
export const isUnnamed = Prisma.sql`
  (r.attendee_email IS NULL AND r.anonymised_at IS NULL
   AND r.status IN ('confirmed', 'awaiting-payment', 'offered', 'waitlisted', 'awaiting-approval'))`;

/** The questions of a seat that have to be answered and are not: of its ticket type, and asked after what was said. */
export const openQuestions = Prisma.sql`
  FROM question q WHERE q.event_id = r.event_id AND q.scope = 'seat' AND q.required AND q.archived_at IS NULL
    AND r.anonymised_at IS NULL AND r.status IN ('confirmed', 'awaiting-payment', 'offered', 'waitlisted', 'awaiting-approval')
    AND (coalesce(cardinality(q.ticket_type_ids), 0) = 0 OR r.ticket_type_id = ANY (q.ticket_type_ids))
    AND (q.depends_on_id IS NULL OR EXISTS (
      SELECT FROM answer earlier WHERE earlier.question_id = q.depends_on_id AND earlier.order_id = r.order_id
        AND (earlier.registration_id = r.id OR earlier.registration_id IS NULL)
        AND earlier.values && q.depends_on_values))
    AND NOT EXISTS (SELECT FROM answer given WHERE given.question_id = q.id AND given.registration_id = r.id)`;

/** A name or a required answer is not there yet. */
export const lacksSomething = Prisma.sql`(${isUnnamed} OR EXISTS (SELECT ${openQuestions}))`;

/** Waits for the place itself, or for a part of what was asked. */
export const isWaiting = Prisma.sql`
  (r.status = 'waitlisted'
   OR EXISTS (SELECT FROM registration_add_on w WHERE w.registration_id = r.id AND w.status = 'waitlisted')
   OR EXISTS (SELECT FROM registration_session w WHERE w.registration_id = r.id AND w.status = 'waitlisted'))`;

/** How far the paying of a seat's order is. */
export const paymentOfSeat = Prisma.sql`
  CASE WHEN o.payment_state = 'to-be-invoiced' AND EXISTS (
    SELECT FROM payable p WHERE p.id = o.id
      AND p.owed_minor - p.invoiced_minor - p.paid_minor + p.refunded_minor < 0)
  THEN 'to-be-credited' ELSE o.payment_state END`;

/**
 * The registrations of an event that a filter lets through, as a condition on {@link registrationTables}.
 *
 * @remarks Who may not see money asks for none, see `filterFor`. A question about diet or health is no filter: whoever may not read the answers could find them out by it.
 */
export function passes(eventId: string, filter: TableFilter): Prisma.Sql {
  const { search, status, company, ticket, addOn, session, group, answer, source, payment } =
    filter;
  const conditions = [
    Prisma.sql`r.event_id = ${eventId}::uuid`,
    search &&
      Prisma.sql`' ' || fold_search(concat_ws(' ', r.attendee_name, r.attendee_email::text, o.contact_name,
        o.contact_email::text, c.name, o.code)) LIKE ALL (
          SELECT '%' || fold_search(word) || '%' FROM regexp_split_to_table(${search}, '\\s+') AS word)`,
    status && Prisma.sql`r.status = ${status}`,
    company &&
      (company === "none"
        ? Prisma.sql`o.company_id IS NULL`
        : Prisma.sql`o.company_id = ${company}::uuid`),
    ticket && Prisma.sql`r.ticket_type_id = ${ticket}::uuid`,
    addOn &&
      Prisma.sql`EXISTS (SELECT FROM registration_add_on chosen WHERE chosen.registration_id = r.id AND chosen.add_on_id = ${addOn}::uuid)`,
    session &&
      Prisma.sql`EXISTS (SELECT FROM registration_session chosen WHERE chosen.registration_id = r.id AND chosen.session_id = ${session}::uuid)`,
    group && Prisma.sql`r.network_id = ${group}::uuid`,
    answer &&
      Prisma.sql`EXISTS (
        SELECT FROM answer said JOIN question asked ON asked.id = said.question_id
        WHERE asked.id = ${answer.question}::uuid AND asked.event_id = r.event_id AND NOT asked.sensitive
          AND said.order_id = r.order_id AND (said.registration_id = r.id OR said.registration_id IS NULL)
          AND ${answer.value} = ANY (said.values))`,
    filter.missing === "name" && isUnnamed,
    filter.missing === "any" && lacksSomething,
    source && Prisma.sql`o.source = ${source}`,
    payment && Prisma.sql`${paymentOfSeat} = ${payment}`,
    filter.waiting && isWaiting,
  ];
  return Prisma.join(
    conditions.filter((condition) => condition instanceof Prisma.Sql),
    " AND ",
  );
}
