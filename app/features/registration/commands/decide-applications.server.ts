import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { decideApplication, type Verdict } from "./decide-application.server";

/** Who is approved and pays by card has their place from then on. */
const countedAs = {
  confirmed: "confirmed",
  "awaiting-payment": "confirmed",
  waitlisted: "waitlisted",
  declined: "declined",
} as const;

/** What has become of several applications. */
export interface DecidedTogether {
  readonly confirmed: number;
  readonly waitlisted: number;
  readonly declined: number;
  /** Somebody had decided them before. */
  readonly already: number;
  /** Gone, or not to be decided any more. */
  readonly failed: number;
}

/**
 * Approves or declines several applications in the order given, each in a transaction of its own: what is done stays
 * done, and a later one that is refused is counted. Refused: the access problems, and then nothing was decided.
 */
export async function decideApplications(
  world: World,
  actor: Actor,
  organisationSlug: string,
  orderIds: readonly string[],
  verdict: Verdict,
  message: string,
): Promise<Result<DecidedTogether, AccessProblem>> {
  const done = { confirmed: 0, waitlisted: 0, declined: 0, already: 0, failed: 0 };
  for (const orderId of new Set(orderIds)) {
    const decided = await decideApplication(
      world,
      actor,
      organisationSlug,
      orderId,
      verdict,
      message,
    );
    if (decided.ok) done[countedAs[decided.value.outcome]]++;
    else if (decided.problem.code === "already-decided") done.already++;
    else if (decided.problem.code === "not-signed-in" || decided.problem.code === "not-allowed")
      return { ok: false, problem: { ...decided.problem, code: decided.problem.code } };
    else done.failed++;
  }
  return accept(done);
}
