import type { Actor } from "~/kernel/actor";
import type { Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { issueDocuments, type IssuedDocument, type IssueProblem } from "./issue-documents.server";
import type { Payables } from "./payables.server";

/** What a treasurer has chosen to invoice. */
export interface ChosenOrders {
  readonly payableIds: readonly string[];
  readonly collected: boolean;
  readonly note?: string;
}

/**
 * Issues the documents of the orders a treasurer has chosen.
 *
 * Refused: the access problems, and as `issueDocuments` does.
 */
export async function issueByHand(
  world: World,
  actor: Actor,
  payables: Payables,
  organisationSlug: string,
  chosen: ChosenOrders,
): Promise<Result<{ documents: readonly IssuedDocument[] }, AccessProblem | IssueProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const { organisation, accountId } = member.value;
  return issueDocuments(world, payables, { ...chosen, organisationId: organisation.id, accountId });
}
