import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { SuppressedStream, SuppressionReason } from "~/features/mail/domain/suppression";
import { membershipOf, type AccessProblem, type Membership } from "./membership.server";

/** One address on the list. */
export interface SuppressedAddress {
  readonly id: string;
  readonly email: string;
  readonly stream: SuppressedStream;
  readonly reason: SuppressionReason;
  /** The mail server's words, or the organiser's note; may be empty. */
  readonly detail: string;
  readonly since: Date;
}

/** How many addresses a page of the list holds. */
export const suppressedPerPage = 50;

/**
 * What of the list an organisation may see: its own entries, and of those that hold everywhere the addresses it has
 * written to itself. That a mailbox is gone says nothing about who else knew it.
 */
export function visibleTo(organisationId: string): Prisma.Sql {
  return Prisma.sql`(s.organisation_id = ${organisationId}::uuid OR (s.organisation_id IS NULL AND EXISTS (
    SELECT FROM outbox_message m
    WHERE m.recipient_email = s.email AND m.organisation_id = ${organisationId}::uuid)))`;
}

/**
 * The addresses an organisation's mail does not reach, the latest first.
 *
 * Refused: the access problems.
 *
 * @param filter.search - part of an address.
 * @param filter.chosen - the entry that is about to be taken off, by its id.
 */
export async function suppressedAddresses(
  world: World,
  actor: Actor,
  organisationSlug: string,
  filter: { readonly search: string; readonly page: number; readonly chosen: string | null },
): Promise<
  Result<
    {
      membership: Membership;
      addresses: SuppressedAddress[];
      total: number;
      chosen: SuppressedAddress | null;
    },
    AccessProblem
  >
> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const membership = member.value;
  const visible = visibleTo(membership.organisation.id);
  const like = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
  const read = (more: Prisma.Sql) => world.db.$queryRaw<SuppressedAddress[]>`
    SELECT s.id::text, s.email::text, s.stream, s.reason, s.detail, s.since FROM suppression s
    WHERE ${visible} AND ${more}`;
  const matching = Prisma.sql`s.email::text ILIKE ${like}`;
  const offset = (filter.page - 1) * suppressedPerPage;
  const [addresses, [counted], chosen] = await Promise.all([
    read(
      Prisma.sql`${matching} ORDER BY s.since DESC, s.id DESC LIMIT ${suppressedPerPage} OFFSET ${offset}`,
    ),
    world.db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM suppression s WHERE ${visible} AND ${matching}`,
    filter.chosen !== null && isUuid(filter.chosen)
      ? read(Prisma.sql`s.id = ${filter.chosen}::uuid`)
      : [],
  ]);
  return accept({
    membership,
    addresses,
    total: counted?.count ?? 0,
    chosen: chosen[0] ?? null,
  });
}
