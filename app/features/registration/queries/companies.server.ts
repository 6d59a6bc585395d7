import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { foldText } from "~/kernel/slug";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";

/** A company as a list shows it. */
export interface ListedCompany {
  readonly id: string;
  /** Empty where it was a person's, who has been forgotten. */
  readonly name: string;
  readonly country: string;
  /** Of a sole trader masked. */
  readonly organisationNumber: string | null;
  readonly municipality: string;
  readonly industry: string;
  readonly people: number;
  /** Events somebody of theirs has or had a place at. */
  readonly events: number;
}

export const companiesPerPage = 50;

/**
 * The companies an organisation knows, by name; those whose name, number, municipality or industry holds `search`.
 *
 * Refused: the access problems.
 */
export async function companiesOf(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { search, page }: { readonly search: string; readonly page: number },
): Promise<
  Result<{ membership: Membership; companies: ListedCompany[]; total: number }, AccessProblem>
> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  // People write numbers in groups; without a digit nobody looks for one.
  const digits = search.replace(/[\s.-]/g, "");
  const number = /^\d{4,}/.test(digits) ? `${digits}%` : "";
  const rows = await world.db.$queryRaw<(ListedCompany & { total: number })[]>`
    WITH shown AS (
      SELECT id, name, country, organisation_number, municipality, industry, (count(*) OVER ())::int AS total
      FROM company
      WHERE organisation_id = ${member.value.organisation.id}::uuid
        AND (${search} = '' OR name ILIKE ${like} OR municipality ILIKE ${like} OR industry ILIKE ${like}
          OR organisation_number LIKE ${number})
      ORDER BY name = '', lower(name), id
      LIMIT ${companiesPerPage} OFFSET ${(page - 1) * companiesPerPage})
    SELECT c.id::text, c.name, c.country, c.organisation_number AS "organisationNumber", c.municipality, c.industry, c.total,
      (SELECT count(*)::int FROM person p WHERE p.company_id = c.id AND p.anonymised_at IS NULL) AS people,
      (SELECT count(DISTINCT r.event_id)::int FROM "order" o JOIN registration r ON r.order_id = o.id
        WHERE o.company_id = c.id AND r.status = 'confirmed') AS events
    FROM shown c ORDER BY c.name = '', lower(c.name), c.id`;
  return accept({
    membership: member.value,
    companies: rows,
    total: rows[0]?.total ?? 0,
  });
}

/** A company's lasting record with all that hangs on it. */
export interface CompanyPage {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly organisationNumber: string | null;
  readonly soleTrader: boolean;
  readonly municipality: string;
  readonly industry: string;
  readonly legalForm: string;
  readonly registerReadAt: Instant | null;
  readonly dissolvedOn: Instant | null;
  /** Whether a public register can be asked about it. */
  readonly inRegister: boolean;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
  }[];
  readonly orders: readonly {
    readonly id: string;
    readonly code: string;
    readonly createdAt: Instant;
    readonly seats: number;
    readonly event: {
      readonly slug: string;
      readonly title: string;
      readonly startsAt: Instant;
      readonly timeZone: string;
    };
  }[];
  /** Records that may be of the same company. */
  readonly alike: readonly CompanyInBrief[];
}

/** As much of a company as is needed to tell it from another. */
export interface CompanyInBrief {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly organisationNumber: string | null;
  readonly municipality: string;
}

const briefly = {
  id: true,
  name: true,
  country: true,
  organisationNumber: true,
  municipality: true,
} as const;

/** People and orders shown of one company; more than any has. */
const mostShown = 200;

/**
 * One company of the organisation's.
 *
 * @param search - looks for the record it may be merged with; without it those with a name like its own are offered.
 *
 * Refused: the access problems; `not-found` for another organisation's company.
 */
export async function companyPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  search = "",
): Promise<Result<{ membership: Membership; company: CompanyPage }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const company = isUuid(id)
    ? await world.db.company.findFirst({
        where: { id, organisationId },
        select: {
          ...briefly,
          industry: true,
          soleTrader: true,
          legalForm: true,
          registerReadAt: true,
          dissolvedOn: true,
          persons: {
            where: { anonymisedAt: null },
            orderBy: [{ name: "asc" }, { id: "asc" }],
            take: mostShown,
            select: { id: true, name: true, email: true },
          },
          orders: {
            orderBy: [{ createdAt: "desc" }, { id: "asc" }],
            take: mostShown,
            select: {
              id: true,
              code: true,
              createdAt: true,
              event: { select: { slug: true, title: true, startsAt: true, timeZone: true } },
              _count: {
                select: {
                  registrations: { where: { status: { notIn: ["cancelled", "declined"] } } },
                },
              },
            },
          },
        },
      })
    : null;
  if (!company) return refuse("not-found");
  const { persons, orders, ...record } = company;
  return accept({
    membership: member.value,
    company: {
      ...record,
      inRegister:
        world.settings.brregUrl !== undefined &&
        record.country === "NO" &&
        record.organisationNumber !== null,
      people: persons,
      orders: orders.map(({ _count, ...order }) => ({ ...order, seats: _count.registrations })),
      alike: await companiesLike(world, organisationId, record, search),
    },
  });
}

/** Records whose name begins as this one's does, or holds what was searched for. */
function companiesLike(
  world: World,
  organisationId: string,
  { id, name }: { readonly id: string; readonly name: string },
  search: string,
): Promise<CompanyInBrief[]> {
  const [first = ""] = foldText(name).split(/[^\p{L}\p{N}]+/u);
  const wanted = search === "" ? [name.slice(0, first.length)] : [search];
  if (wanted[0]?.length === 0) return Promise.resolve([]);
  return world.db.company.findMany({
    where: {
      organisationId,
      id: { not: id },
      OR: wanted.map((text) => ({
        name:
          search === ""
            ? { startsWith: text, mode: "insensitive" as const }
            : { contains: text, mode: "insensitive" as const },
      })),
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 10,
    select: briefly,
  });
}

/** What merging two records would do. */
export interface MergePreview {
  readonly other: CompanyInBrief;
  /** What moves from the other record to this one. */
  readonly people: number;
  readonly orders: number;
  readonly hosted: number;
  readonly codes: number;
  /** They have two different numbers: two companies, which are not merged. */
  readonly differ: boolean;
}

/**
 * What becomes of `other` when it is merged into the company; `null` where there is no such record.
 *
 * @remarks For somebody who may see the company: the access was checked with it.
 */
export async function mergePreview(
  world: World,
  organisationId: string,
  company: Pick<CompanyInBrief, "id" | "organisationNumber" | "country">,
  other: string,
): Promise<MergePreview | null> {
  if (!isUuid(other) || other === company.id) return null;
  const row = await world.db.company.findFirst({
    where: { id: other, organisationId },
    select: {
      ...briefly,
      _count: { select: { persons: true, orders: true, hosted: true, codes: true } },
    },
  });
  if (!row) return null;
  const { _count, ...brief } = row;
  return {
    other: brief,
    people: _count.persons,
    orders: _count.orders,
    hosted: _count.hosted,
    codes: _count.codes,
    differ: haveTwoNumbers(company, brief),
  };
}

/** Whether both have a number, and not the same. */
export function haveTwoNumbers(
  one: Pick<CompanyInBrief, "organisationNumber" | "country">,
  other: Pick<CompanyInBrief, "organisationNumber" | "country">,
): boolean {
  if (one.organisationNumber === null || other.organisationNumber === null) return false;
  return one.organisationNumber !== other.organisationNumber || one.country !== other.country;
}
