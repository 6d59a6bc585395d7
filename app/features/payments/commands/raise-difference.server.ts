import type { World } from "~/platform/world.server";

/** Something on which Stripe and we disagree. */
export interface Difference {
  readonly organisationId: string;
  readonly kind:
    | "payment-unknown-here"
    | "payment-unknown-there"
    | "amount-differs"
    | "refund-unknown-here"
    | "refund-unknown-there"
    | "refund-failed";
  /** Stripe's id of what it is about, or ours where Stripe has none. */
  readonly subject: string;
  readonly payableId: string | null;
  readonly oursMinor: number | null;
  readonly theirsMinor: number | null;
  readonly currency: string;
}

/** Writes a disagreement down for the treasurer; one that stands already is not written twice. */
export async function raiseDifference(world: World, difference: Difference): Promise<void> {
  await world.db.$executeRaw`
    INSERT INTO stripe_difference (id, organisation_id, kind, subject, payable_id, ours_minor, theirs_minor, currency,
                                   found_at)
    VALUES (${world.newId()}::uuid, ${difference.organisationId}::uuid, ${difference.kind}, ${difference.subject},
            ${difference.payableId}::uuid, ${difference.oursMinor}, ${difference.theirsMinor}, ${difference.currency},
            ${world.now()})
    ON CONFLICT (kind, subject) WHERE resolved_at IS NULL DO NOTHING`;
}

/** Both agree again. */
export async function resolveDifference(
  world: World,
  { kind, subject }: Pick<Difference, "kind" | "subject">,
): Promise<void> {
  await world.db.stripeDifference.updateMany({
    where: { kind, subject, resolvedAt: null },
    data: { resolvedAt: world.now() },
  });
}
