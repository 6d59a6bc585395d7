import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { readOrganisationNumber } from "~/features/companies/domain/organisation-number";
import { changeSeller, sellerOf } from "~/features/events/commands/change-seller.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { readAccountNumber } from "../domain/account-numbers";
import { cardsOf, type Cards } from "../queries/cards.server";
import { paymentSettings, type PaymentTerms } from "../queries/payment-settings.server";
import type { SellingDetails } from "../schema";

/** How an organisation sells, and whether cards are on. Refused: the access problems. */
export async function sellingOf(world: World, actor: Actor, organisationSlug: string) {
  const seller = await sellerOf(world, actor, organisationSlug);
  if (!seller.ok) return seller;
  const { id } = seller.value.membership.organisation;
  const [terms, cards]: [PaymentTerms, Cards] = await Promise.all([
    paymentSettings(world, id),
    cardsOf(world, id),
  ]);
  return accept({ ...seller.value, terms, cards });
}

export type SellingProblem = Problem<
  | "org-number-signs"
  | "org-number-length"
  | "org-number-check"
  | "org-number-country"
  | "account-signs"
  | "account-length"
  | "account-check"
  | "reference-not-here"
>;

/**
 * Says how an organisation sells, invoices and is paid. Documents that were issued stay as they are.
 *
 * @remarks The Stripe account its cards are paid to is set by whoever runs the installation, and stays.
 *
 * Refused: the access problems; beside their fields, an organisation number and an account number that are none in its
 * country; `reference-not-here` for a reference its country's banks do not know.
 */
export async function changeSelling(
  world: World,
  actor: Actor,
  organisationSlug: string,
  details: SellingDetails,
): Promise<Result<null, AccessProblem | SellingProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-sales");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const checked = checkedNumbers(details);
    if (!checked.ok) return checked;
    const { country, vatRegistered = false, remindAfterDays = null } = details;
    const before = await tx.db.organisation.findUniqueOrThrow({
      where: { id: organisation.id },
      select: { country: true, vatRegistered: true },
    });
    // Only then: it makes every form somebody is filling in read its offer again.
    if (before.country !== country || before.vatRegistered !== vatRegistered) {
      const changed = await changeSeller(tx, actor, organisationSlug, { country, vatRegistered });
      if (!changed.ok) return changed;
    }
    const row = {
      ...checked.value,
      legalName: details.legalName ?? "",
      address: details.address ?? "",
      registrationNote: details.registrationNote ?? "",
      iban: details.iban ?? "",
      bic: details.bic ?? "",
      referenceKind: details.referenceKind,
      dueDays: details.dueDays,
      remindAfterDays,
      wholeKroner: details.wholeKroner ?? false,
      accountCodes: Object.fromEntries(
        Object.entries(details.accountCodes ?? {}).filter(([, code]) => code !== undefined),
      ),
      treasurerEmail: details.treasurerEmail ?? "",
    };
    await tx.db.paymentSettings.upsert({
      where: { organisationId: organisation.id },
      create: { organisationId: organisation.id, ...row },
      update: row,
    });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "change-payment-settings",
      subject: { type: "organisation", id: organisation.id },
      detail: { dueDays: row.dueDays, remindAfterDays, wholeKroner: row.wholeKroner },
    });
    return accept(null);
  });
}

/** The numbers a country has rules for, as they are kept: digits alone. */
function checkedNumbers(
  details: SellingDetails,
): Result<{ organisationNumber: string; bankAccount: string }, SellingProblem> {
  const { country, referenceKind, organisationNumber: typed, bankAccount } = details;
  const number = typed === undefined ? null : readOrganisationNumber(typed, country);
  if (number && !number.ok) return refuse(number.problem.code, { field: "organisationNumber" });
  const account = bankAccount === undefined ? null : readAccountNumber(bankAccount, country);
  if (account && !account.ok) return refuse(account.problem, { field: "bankAccount" });
  const home = referenceKind === "ocr" ? "SE" : "NO";
  if (referenceKind !== "none" && country !== home)
    return refuse("reference-not-here", { field: "referenceKind" });
  return accept({
    organisationNumber: number?.value.number ?? "",
    bankAccount: account?.number ?? "",
  });
}
