import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { PersonalTableName } from "../domain/data-map";

/** What one organisation holds about one address, by the records it hangs on. */
export interface Holdings {
  readonly organisationId: string;
  readonly email: string;
  readonly personIds: readonly string[];
  /** The seats they sit on. */
  readonly registrationIds: readonly string[];
  /** The orders they are the contact of. */
  readonly orderIds: readonly string[];
  /** Those, and the orders they have a seat in: mails about them may name them. */
  readonly namingOrderIds: readonly string[];
}

/** Looks up what an organisation holds about an address; its lists are empty where it holds nothing. */
export async function holdingsOf(
  world: World,
  organisationId: string,
  email: string,
): Promise<Holdings> {
  const persons = await world.db.person.findMany({
    where: { organisationId, email },
    select: { id: true },
  });
  const registrations = await world.db.registration.findMany({
    where: { organisationId, attendeeEmail: email },
    select: { id: true, orderId: true },
    orderBy: { id: "asc" },
  });
  const orders = await world.db.order.findMany({
    where: { organisationId, contactEmail: email },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const orderIds = orders.map(({ id }) => id);
  return {
    organisationId,
    email,
    personIds: persons.map(({ id }) => id),
    registrationIds: registrations.map(({ id }) => id),
    orderIds,
    namingOrderIds: [...new Set([...orderIds, ...registrations.map(({ orderId }) => orderId)])],
  };
}

/** Whether there is anything at all. */
export function holdsAnything({ personIds, registrationIds, orderIds }: Holdings): boolean {
  return personIds.length + registrationIds.length + orderIds.length > 0;
}

type Rows = Readonly<Record<PersonalTableName, Prisma.Sql | null>>;

const none = Prisma.sql`false`;
const anyOf = (column: string, ids: readonly string[]) =>
  ids.length === 0 ? none : Prisma.sql`t.${Prisma.raw(column)} = ANY(${[...ids]}::uuid[])`;

const paymentsOf = ({ orderIds }: Holdings, what: Prisma.Sql) =>
  Prisma.sql`SELECT ${what} FROM payment WHERE payable_id = ANY(${[...orderIds]}::uuid[])`;

/**
 * Which rows of each table are somebody's at an organisation; `null` for tables that are the installation's. A
 * table of the map that is missing here does not compile.
 */
export function rowsAtOrganisation(held: Holdings): Rows {
  const { organisationId, email } = held;
  const ofSeat = anyOf("registration_id", held.registrationIds);
  const ofPayer = Prisma.sql`t.organisation_id = ${organisationId}::uuid AND t.email = ${email}::citext`;
  const invoices = Prisma.sql`SELECT id FROM invoice
    WHERE organisation_id = ${organisationId}::uuid AND lower(buyer->>'email') = lower(${email})`;
  return {
    person: anyOf("id", held.personIds),
    registration: anyOf("id", held.registrationIds),
    order: anyOf("id", held.orderIds),
    // A sole trader's, and nobody else's that is known there.
    company: Prisma.sql`t.organisation_id = ${organisationId}::uuid AND t.sole_trader
      AND t.id IN (SELECT company_id FROM person WHERE id = ANY(${[...held.personIds]}::uuid[])
        UNION SELECT company_id FROM "order" WHERE id = ANY(${[...held.orderIds]}::uuid[]))
      AND NOT EXISTS (SELECT FROM person p WHERE p.company_id = t.id AND p.anonymised_at IS NULL
        AND p.id <> ALL(${[...held.personIds]}::uuid[]))`,
    sensitive_answer: ofSeat,
    // What was answered once for the order is the contact's.
    answer: Prisma.sql`(${ofSeat} OR t.registration_id IS NULL AND ${anyOf("order_id", held.orderIds)})`,
    consent: ofSeat,
    calendar_object: ofSeat,
    registration_add_on: ofSeat,
    registration_session: ofSeat,
    waitlist_entry: Prisma.sql`(${anyOf("order_id", held.orderIds)} OR ${ofSeat})`,
    network_person: anyOf("person_id", held.personIds),
    payer: ofPayer,
    invoice: Prisma.sql`t.id IN (${invoices})`,
    payable: Prisma.sql`t.organisation_id = ${organisationId}::uuid
      AND (${anyOf("id", held.orderIds)} OR t.payer_email = ${email}::citext)`,
    checkout: anyOf("payable_id", held.orderIds),
    payment: Prisma.sql`(${anyOf("payable_id", held.orderIds)} OR t.invoice_id IN (${invoices}))`,
    refund: Prisma.sql`(${anyOf("payable_id", held.orderIds)}
      OR t.payment_id IN (SELECT id FROM payment WHERE invoice_id IN (${invoices})))`,
    stripe_difference: anyOf("payable_id", held.orderIds),
    dispute: Prisma.sql`t.payment_id IN (${paymentsOf(held, Prisma.sql`id`)})`,
    // What has not been handled yet still has to say what was paid; it names nobody.
    stripe_event: Prisma.sql`t.handled_at IS NOT NULL AND (
      t.payload->'metadata'->>'payable' = ANY(${[...held.orderIds]}::text[])
      OR t.payload->>'payment_intent' IN (${paymentsOf(held, Prisma.sql`payment_intent_id`)}))`,
    outbox_message: Prisma.sql`t.organisation_id = ${organisationId}::uuid AND t.recipient_email = ${email}::citext`,
    captured_mail: Prisma.sql`t.id IN (SELECT id FROM outbox_message
      WHERE organisation_id = ${organisationId}::uuid AND recipient_email = ${email}::citext)`,
    inbound_mail: Prisma.sql`t.organisation_id = ${organisationId}::uuid AND t.about_email = ${email}::citext`,
    // Files that have yet to be brought in, whole: whoever keeps them brings them again, without this row.
    registration_import: Prisma.sql`t.done_at IS NULL AND position(lower(${email}) IN lower(t.rows::text)) > 0
      AND t.event_id IN (SELECT id FROM event WHERE organisation_id = ${organisationId}::uuid)`,
    suppression: Prisma.sql`t.organisation_id = ${organisationId}::uuid AND t.email = ${email}::citext`,
    account: null,
    member: null,
    audit_entry: null,
    sign_in_session: null,
    sign_in_challenge: null,
    own_data_request: null,
  };
}

/** As {@link rowsAtOrganisation}, for what the installation itself holds about an address. */
export function rowsAtInstallation(email: string): Rows {
  const ofAccount = Prisma.sql`t.account_id IN (SELECT id FROM account WHERE email = ${email}::citext)`;
  const byEmail = Prisma.sql`t.email = ${email}::citext`;
  return {
    account: byEmail,
    member: ofAccount,
    audit_entry: ofAccount,
    sign_in_session: ofAccount,
    sign_in_challenge: byEmail,
    own_data_request: byEmail,
    outbox_message: Prisma.sql`t.organisation_id IS NULL AND t.recipient_email = ${email}::citext`,
    captured_mail: Prisma.sql`t.id IN (SELECT id FROM outbox_message
      WHERE organisation_id IS NULL AND recipient_email = ${email}::citext)`,
    inbound_mail: Prisma.sql`t.organisation_id IS NULL AND t.about_email = ${email}::citext`,
    suppression: Prisma.sql`t.organisation_id IS NULL AND t.email = ${email}::citext`,
    person: null,
    registration: null,
    order: null,
    company: null,
    sensitive_answer: null,
    answer: null,
    consent: null,
    calendar_object: null,
    registration_add_on: null,
    registration_session: null,
    waitlist_entry: null,
    registration_import: null,
    network_person: null,
    payer: null,
    invoice: null,
    payable: null,
    checkout: null,
    payment: null,
    refund: null,
    stripe_difference: null,
    dispute: null,
    stripe_event: null,
  };
}
