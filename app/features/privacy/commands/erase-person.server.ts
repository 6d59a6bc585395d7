import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { ownDataAddress } from "~/features/identity/queries/own-data-address.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { knownAddress } from "../queries/known-address.server";
import { heldPlaces } from "../queries/own-data.server";
import { eraseAddress, eraseAtInstallation, type ErasedCounts } from "./erase-address.server";

type EraseProblem = Problem<"not-found" | "seats-to-come">;

/**
 * Erases somebody in the organiser's name. What stays is in the plan shown before; the log says that it was
 * done, and not to whom.
 *
 * Refused: the access problems, `not-found` for somebody another organisation knows, `seats-to-come` when they
 * have places at events to come and these are not to be given back.
 */
export async function eraseAsOrganiser(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  { cancelSeats }: { readonly cancelSeats: boolean },
): Promise<Result<ErasedCounts, AccessProblem | EraseProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const email = await knownAddress(tx, organisation.id, id);
    if (email === null) return refuse("not-found");
    const erasure = {
      organisationId: organisation.id,
      email,
      by: "organiser",
      cancelSeats,
    } as const;
    return erased(tx, erasure, accountId);
  });
}

/**
 * Erases somebody at one organisation at their own wish, through the link mailed to them. Once nobody holds
 * anything any more, what the installation itself knows goes too, the link included.
 *
 * Refused: `not-found` for a link that opens nothing or an organisation that holds nothing, `seats-to-come` as
 * {@link eraseAsOrganiser} is.
 *
 * @returns whether the link still opens something.
 */
export async function eraseOwn(
  world: World,
  token: string,
  organisationSlug: string,
  { cancelSeats }: { readonly cancelSeats: boolean },
): Promise<Result<{ linkOpens: boolean }, EraseProblem>> {
  return inTransaction(world, async (tx) => {
    const email = await ownDataAddress(tx, token);
    if (email === null) return refuse("not-found");
    const places = await heldPlaces(tx, email);
    const place = places.find(({ slug }) => slug === organisationSlug);
    if (!place) return refuse("not-found");
    const erasure = { organisationId: place.id, email, by: "attendee", cancelSeats } as const;
    const done = await erased(tx, erasure, null);
    if (!done.ok) return done;
    const account = await tx.db.account.count({ where: { email } });
    const linkOpens = places.length > 1 || account > 0;
    if (!linkOpens) await eraseAtInstallation(tx, email);
    return accept({ linkOpens });
  });
}

/**
 * Erases what the installation itself holds about somebody, at their own wish: an account on nobody's staff,
 * codes and links asked for. The link opens nothing afterwards.
 *
 * Refused: `not-found` for a link that opens nothing.
 *
 * @returns whether an account stays, because its owner is on the staff of an organisation.
 */
export async function eraseOwnAccount(
  world: World,
  token: string,
): Promise<Result<{ accountStays: boolean }, Problem<"not-found">>> {
  return inTransaction(world, async (tx) => {
    const email = await ownDataAddress(tx, token);
    if (email === null) return refuse("not-found");
    return accept({ accountStays: await eraseAtInstallation(tx, email) });
  });
}

async function erased(
  world: World,
  erasure: Parameters<typeof eraseAddress>[1],
  accountId: string | null,
): Promise<Result<ErasedCounts, Problem<"seats-to-come">>> {
  const done = await eraseAddress(world, erasure);
  if (!done.ok) return done;
  const { registrations, cancelled } = done.value;
  await recordAudit(world, {
    organisationId: erasure.organisationId,
    accountId,
    action: "erase-person",
    // Of its own: whose it was is what was erased.
    subject: { type: "erasure", id: world.newId() },
    detail: { by: erasure.by, registrations, cancelled },
  });
  return done;
}
