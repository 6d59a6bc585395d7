import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { dateOf, type IsoDate } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { documentNumber } from "../domain/document-dates";
import {
  invoiceState,
  searchedNumber,
  type InvoiceFilter,
  type InvoiceState,
} from "../domain/invoice-filters";

/** A document as the list shows it. */
export interface ListedInvoice {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  readonly number: string;
  /** Who it went to, as it stands on it. */
  readonly buyer: string;
  readonly contact: string;
  readonly reference: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  /** What is to be paid, or given back: above nothing. */
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly state: InvoiceState;
}

export interface InvoiceList {
  readonly membership: Membership;
  readonly invoices: readonly ListedInvoice[];
  readonly total: number;
  /** Of all documents that the search finds. */
  readonly counts: Readonly<Record<InvoiceFilter | "all", number>>;
}

export const invoicesPerPage = 50;

/**
 * An organisation's invoices and credit notes, the latest first; those whose number, company, payer or reference holds
 * `search`.
 *
 * @remarks Two statements however many there are.
 *
 * Refused: the access problems.
 */
export async function invoicesOf(
  world: World,
  actor: Actor,
  organisationSlug: string,
  asked: {
    readonly filter: InvoiceFilter | null;
    readonly search: string;
    readonly page: number;
  },
): Promise<Result<InvoiceList, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const { organisation } = member.value;
  const today = dateOf(world.now(), organisation.timeZone);
  const known = Prisma.sql`
    WITH document AS (
      SELECT i.id, i.kind, i.year, i.number, i.reference, i.issued_on, i.due_on, i.currency, i.settled_minor,
        coalesce(i.buyer ->> 'name', '') AS buyer, coalesce(i.buyer ->> 'contact', '') AS contact,
        i.total_minor + i.rounding_minor AS payable,
        coalesce((SELECT -sum(n.total_minor + n.rounding_minor) FROM invoice n WHERE n.credits_id = i.id), 0) AS credited
      FROM invoice i
      WHERE i.organisation_id = ${organisation.id}::uuid AND ${foundBy(asked.search)}),
    judged AS (
      SELECT *, kind = 'invoice' AND payable > settled_minor AS open,
        kind = 'invoice' AND payable > settled_minor AND due_on < ${today}::date AS overdue,
        kind = 'invoice' AND payable <= settled_minor AND credited < payable AS paid,
        kind = 'invoice' AND credited >= payable AS whole
      FROM document)`;
  const [rows, [counts]] = await Promise.all([
    world.db.$queryRaw<Row[]>`
      ${known}
      SELECT id::text, kind, year, number, reference, buyer, contact, currency, payable::float8 AS payable,
        credited::float8 AS credited, settled_minor AS settled, overdue,
        issued_on::text AS "issuedOn", due_on::text AS "dueOn"
      FROM judged WHERE ${asked.filter ? conditions[asked.filter] : Prisma.sql`true`}
      ORDER BY year DESC, number DESC LIMIT ${invoicesPerPage} OFFSET ${(asked.page - 1) * invoicesPerPage}`,
    world.db.$queryRaw<[InvoiceList["counts"]]>`
      ${known}
      SELECT count(*)::int AS "all", (count(*) FILTER (WHERE open))::int AS open,
        (count(*) FILTER (WHERE overdue))::int AS overdue, (count(*) FILTER (WHERE paid))::int AS paid,
        (count(*) FILTER (WHERE whole))::int AS credited,
        (count(*) FILTER (WHERE kind = 'credit-note'))::int AS "credit-notes"
      FROM judged`,
  ]);
  return accept({
    membership: member.value,
    invoices: rows.map(listed),
    total: counts[asked.filter ?? "all"],
    counts,
  });
}

interface Row {
  readonly id: string;
  readonly kind: ListedInvoice["kind"];
  readonly year: number;
  readonly number: number;
  readonly reference: string;
  readonly buyer: string;
  readonly contact: string;
  readonly currency: string;
  readonly payable: number;
  readonly credited: number;
  readonly settled: number;
  readonly overdue: boolean;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
}

const conditions: Readonly<Record<InvoiceFilter, Prisma.Sql>> = {
  open: Prisma.sql`open`,
  overdue: Prisma.sql`overdue`,
  paid: Prisma.sql`paid`,
  credited: Prisma.sql`whole`,
  "credit-notes": Prisma.sql`kind = 'credit-note'`,
};

function foundBy(search: string): Prisma.Sql {
  if (search === "") return Prisma.sql`true`;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = search.replace(/\s/g, "");
  const numbered = searchedNumber(search);
  const number = numbered
    ? Prisma.sql`(i.number = ${numbered.number} AND (${numbered.year}::int IS NULL OR i.year = ${numbered.year}))`
    : Prisma.sql`false`;
  return Prisma.sql`(${number} OR i.buyer ->> 'name' ILIKE ${like} OR i.buyer ->> 'contact' ILIKE ${like}
    OR i.reference ILIKE ${like} OR (i.payment_reference <> '' AND i.payment_reference = ${digits})
    OR EXISTS (SELECT FROM payer WHERE payer.id = i.payer_id AND payer.email::text ILIKE ${like})
    OR EXISTS (SELECT FROM invoice_vat part JOIN payable ON payable.id = part.payable_id
      WHERE part.invoice_id = i.id AND payable.code = upper(${digits})))`;
}

function listed(row: Row): ListedInvoice {
  const { kind, payable, credited, settled, overdue, year, number, ...shown } = row;
  const openMinor = kind === "invoice" ? payable - settled : 0;
  const state = invoiceState({
    kind,
    payableMinor: payable,
    creditedMinor: credited,
    openMinor,
    isOverdue: overdue,
  });
  return {
    id: shown.id,
    kind,
    number: documentNumber({ year, number }),
    buyer: shown.buyer,
    contact: shown.contact,
    reference: shown.reference,
    issuedOn: shown.issuedOn,
    dueOn: shown.dueOn,
    currency: shown.currency,
    amountMinor: Math.abs(payable),
    openMinor,
    state,
  };
}
