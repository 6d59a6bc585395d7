import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { may, type Permission } from "../permissions";

/** The organisation an actor acts in, and as whom. */
export interface Membership {
  readonly accountId: string;
  readonly role: string;
  readonly organisation: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly language: string;
    readonly timeZone: string;
    readonly accentHue: number;
  };
}

export type AccessProblem = Problem<"not-signed-in" | "not-found" | "not-allowed">;

/**
 * The actor's membership of an organisation, when their role carries `permission`.
 *
 * @remarks To somebody outside, an organisation they do not belong to is `not-found`, just as one that does
 * not exist; a member whose role is too small is told so.
 */
export async function membershipOf(
  world: World,
  actor: Actor,
  organisationSlug: string,
  permission: Permission,
): Promise<Result<Membership, AccessProblem>> {
  if (actor.kind !== "signed-in") return refuse("not-signed-in");
  const member = await world.db.member.findFirst({
    where: { accountId: actor.accountId, organisation: { slug: organisationSlug } },
    select: {
      role: true,
      organisation: {
        select: {
          id: true,
          slug: true,
          name: true,
          language: true,
          timeZone: true,
          accentHue: true,
        },
      },
    },
  });
  if (!member) return refuse("not-found");
  if (!may(member.role, permission)) return refuse("not-allowed");
  return accept({
    accountId: actor.accountId,
    role: member.role,
    organisation: member.organisation,
  });
}

/** The organisations an actor is a member of, by name. */
export async function organisationsOf(
  world: World,
  actor: Actor,
): Promise<{ slug: string; name: string; role: string }[]> {
  if (actor.kind !== "signed-in") return [];
  const members = await world.db.member.findMany({
    where: { accountId: actor.accountId },
    select: { role: true, organisation: { select: { slug: true, name: true } } },
    orderBy: { organisation: { name: "asc" } },
  });
  return members.map(({ role, organisation }) => ({ role, ...organisation }));
}
