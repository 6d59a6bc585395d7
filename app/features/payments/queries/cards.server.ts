import type { World } from "~/platform/world.server";

/** Whether an organisation can be paid by card, and on whose account; or what there is to set. */
export type Cards =
  | { readonly on: true; readonly stripeAccount: string | null }
  | { readonly on: false; readonly why: "no-key" | "no-account" };

/**
 * Whether and on which account an organisation takes cards.
 *
 * @returns `stripeAccount` is `null` for the installation's own. `no-key`: STRIPE_SECRET_KEY is not set; `no-account`:
 *   each organisation is to have an account of its own here, and this one has none.
 */
export async function cardsOf({ db, settings }: World, organisationId: string): Promise<Cards> {
  if (!settings.stripe) return { on: false, why: "no-key" };
  if (!settings.stripe.connect) return { on: true, stripeAccount: null };
  const row = await db.paymentSettings.findUnique({
    where: { organisationId },
    select: { stripeAccount: true },
  });
  return row?.stripeAccount
    ? { on: true, stripeAccount: row.stripeAccount }
    : { on: false, why: "no-account" };
}
