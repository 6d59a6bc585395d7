import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { tablesOf, type PersonalTableName, type Scope } from "../domain/data-map";
import { holdingsOf, rowsAtInstallation, rowsAtOrganisation } from "./holdings.server";

/** A value of an export as JSON carries it; moments are ISO 8601. */
type ExportValue = string | number | boolean | null | readonly string[];
export type ExportRow = Readonly<Record<string, ExportValue>>;

/** What is held in one place, a list for each kind of record; empty lists are left out. */
export type HeldData = Readonly<Record<string, readonly ExportRow[]>>;

/** Names that make a row understandable beside its own columns: the event's title instead of its id. */
const eventOf = Prisma.sql`(SELECT title FROM event e WHERE e.id = t.event_id) AS "event",
  (SELECT starts_at FROM event e WHERE e.id = t.event_id) AS "eventStartsAt"`;
const eventOfSeat = Prisma.sql`(SELECT title FROM event e JOIN registration r ON r.event_id = e.id
  WHERE r.id = t.registration_id) AS "event"`;
const companyOf = Prisma.sql`(SELECT name FROM company c WHERE c.id = t.company_id) AS "company"`;
const organisationOf = Prisma.sql`(SELECT name FROM organisation o WHERE o.id = t.organisation_id) AS "organisation"`;
const explained: Readonly<Partial<Record<PersonalTableName, Prisma.Sql>>> = {
  person: companyOf,
  order: Prisma.sql`${eventOf}, ${companyOf}`,
  registration: Prisma.sql`${eventOf},
    (SELECT name FROM network n WHERE n.id = t.network_id) AS "group",
    (SELECT name FROM ticket_type k WHERE k.id = t.ticket_type_id) AS "ticket"`,
  registration_session: Prisma.sql`${eventOfSeat},
    (SELECT title FROM session s WHERE s.id = t.session_id) AS "session"`,
  registration_add_on: Prisma.sql`${eventOfSeat},
    (SELECT name FROM add_on a WHERE a.id = t.add_on_id) AS "addOn"`,
  answer: Prisma.sql`(SELECT title FROM event e JOIN question q ON q.event_id = e.id WHERE q.id = t.question_id) AS "event",
    (SELECT label FROM question q WHERE q.id = t.question_id) AS "question"`,
  waitlist_entry: Prisma.sql`(SELECT title FROM event e JOIN "order" o ON o.event_id = e.id
    WHERE o.id = t.order_id) AS "event"`,
  network_person: Prisma.sql`(SELECT name FROM network n WHERE n.id = t.network_id) AS "group"`,
  sensitive_answer: eventOfSeat,
  consent: eventOfSeat,
  calendar_object: eventOfSeat,
  outbox_message: Prisma.sql`(SELECT title FROM event e WHERE e.id = t.event_id) AS "event"`,
  payer: companyOf,
  invoice: Prisma.sql`t.buyer->>'name' AS "buyer", t.buyer->>'contact' AS "contact", t.buyer->>'email' AS "email"`,
  member: organisationOf,
  audit_entry: organisationOf,
};

/** Everything an organisation holds about an address, by the data map. */
export async function heldAtOrganisation(
  world: World,
  organisationId: string,
  email: string,
): Promise<HeldData> {
  const held = await holdingsOf(world, organisationId, email);
  return read(world, "organisation", rowsAtOrganisation(held));
}

/** Everything the installation itself holds about an address: an account, codes asked for, mails with them. */
export function heldAtInstallation(world: World, email: string): Promise<HeldData> {
  return read(world, "installation", rowsAtInstallation(email));
}

async function read(
  world: World,
  scope: Scope,
  rows: Readonly<Record<PersonalTableName, Prisma.Sql | null>>,
): Promise<HeldData> {
  const data: Record<string, ExportRow[]> = {};
  for (const [name, { exportAs, columns }] of tablesOf(scope)) {
    const where = rows[name];
    if (!where) continue;
    const own = Object.entries(columns).flatMap(([column, { key }]) =>
      key === null ? [] : [Prisma.raw(`t."${column}" AS "${key}"`)],
    );
    const more = explained[name];
    const wanted = more ? [...own, more] : own;
    if (wanted.length === 0) continue;
    const found = await world.db.$queryRaw<Record<string, unknown>[]>(
      Prisma.sql`SELECT ${Prisma.join(wanted)} FROM ${Prisma.raw(`"${name}"`)} t WHERE ${where}`,
    );
    if (found.length > 0) data[exportAs] = found.map(plain);
  }
  return data;
}

/** A row as JSON carries it. */
function plain(row: Record<string, unknown>): ExportRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : (value as ExportValue),
    ]),
  );
}
