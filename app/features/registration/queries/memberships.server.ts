import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

/** Whose memberships are asked for. */
export interface MembershipsAsked {
  /** Addresses of attendees. */
  readonly emails: readonly string[];
  /** What the order's company is found by (match-key.ts); `null` without one. */
  readonly companyMatchKey: string | null;
}

/** The networks of people and of a company. */
export interface Memberships {
  /** Those of the company, which are everybody's in its order. */
  readonly ofCompany: readonly string[];
  /** Those a person is in themselves or through their own company, by address in lower case. */
  readonly ofEmail: ReadonlyMap<string, readonly string[]>;
}

/** Which of an organisation's networks these people and this company belong to, read in one statement. */
export async function membershipsOf(
  world: World,
  organisationId: string,
  { emails, companyMatchKey }: MembershipsAsked,
): Promise<Memberships> {
  const asked = [...new Set(emails.map((email) => email.toLowerCase()))];
  if (asked.length === 0 && companyMatchKey === null) return { ofCompany: [], ofEmail: new Map() };
  const rows = await world.db.$queryRaw<{ email: string | null; networkId: string }[]>`
    WITH asked AS (
      SELECT id, lower(email::text) AS email, company_id FROM person
      WHERE organisation_id = ${organisationId}::uuid AND anonymised_at IS NULL
        AND email = ANY (${asked}::text[]::citext[])
    )
    SELECT asked.email, np.network_id::text AS "networkId"
    FROM asked JOIN network_person np ON np.person_id = asked.id
    UNION
    SELECT asked.email, nc.network_id::text
    FROM asked JOIN network_company nc ON nc.company_id = asked.company_id
    UNION
    SELECT NULL, nc.network_id::text
    FROM company JOIN network_company nc ON nc.company_id = company.id
    WHERE company.organisation_id = ${organisationId}::uuid
      AND ${companyMatchKey === null ? Prisma.sql`false` : Prisma.sql`company.match_key = ${companyMatchKey}`}`;
  const ofEmail = new Map<string, string[]>();
  const ofCompany: string[] = [];
  for (const { email, networkId } of rows) {
    if (email === null) ofCompany.push(networkId);
    else ofEmail.set(email, [...(ofEmail.get(email) ?? []), networkId]);
  }
  return { ofCompany, ofEmail };
}

/** The networks of each seat: its attendee's own and the company's. */
export function memberOfSeats(
  { ofCompany, ofEmail }: Memberships,
  seats: readonly { readonly email?: string | undefined }[],
): string[][] {
  return seats.map(({ email }) => [
    ...new Set([...ofCompany, ...(ofEmail.get(email?.toLowerCase() ?? "") ?? [])]),
  ]);
}
