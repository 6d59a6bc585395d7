import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";

/**
 * Says on which account of Stripe an organisation is paid by card (Connect). For whoever runs the installation: no page
 * leads here. What is being paid already stays where it was begun.
 *
 * Refused: `not-found` when there is no such organisation.
 *
 * @returns the organisation's name, and the account it had before; `null` for none.
 */
export async function setStripeAccount(
  world: World,
  organisationSlug: string,
  stripeAccount: string,
): Promise<Result<{ name: string; before: string | null }, Problem<"not-found">>> {
  return inTransaction(world, async (tx) => {
    const organisation = await tx.db.organisation.findUnique({
      where: { slug: organisationSlug },
      select: { id: true, name: true, paymentSettings: { select: { stripeAccount: true } } },
    });
    if (!organisation) return refuse("not-found");
    const { id, name, paymentSettings } = organisation;
    const before = paymentSettings?.stripeAccount ?? null;
    if (before === stripeAccount) return accept({ name, before });
    await tx.db.paymentSettings.upsert({
      where: { organisationId: id },
      create: { organisationId: id, stripeAccount },
      update: { stripeAccount },
    });
    await recordAudit(tx, {
      organisationId: id,
      accountId: null,
      action: "change-payment-settings",
      subject: { type: "organisation", id },
      detail: { stripeAccount },
    });
    return accept({ name, before });
  });
}
