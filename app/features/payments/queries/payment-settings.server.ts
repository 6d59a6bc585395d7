import type { World } from "~/platform/world.server";
import { referenceKinds, type ReferenceKind } from "../domain/payment-reference";

/** What an organisation's invoices and books need to know of it. */
export interface PaymentTerms {
  readonly legalName: string;
  readonly organisationNumber: string;
  readonly address: string;
  readonly registrationNote: string;
  readonly bankAccount: string;
  readonly iban: string;
  readonly bic: string;
  readonly referenceKind: ReferenceKind;
  readonly dueDays: number;
  /** None is sent when `null`. */
  readonly remindAfterDays: number | null;
  readonly wholeKroner: boolean;
  readonly accountCodes: Readonly<Record<string, string>>;
  readonly treasurerEmail: string;
  readonly stripeAccount: string | null;
}

const unsaid: PaymentTerms = {
  legalName: "",
  organisationNumber: "",
  address: "",
  registrationNote: "",
  bankAccount: "",
  iban: "",
  bic: "",
  referenceKind: "none",
  dueDays: 14,
  remindAfterDays: 7,
  wholeKroner: false,
  accountCodes: {},
  treasurerEmail: "",
  stripeAccount: null,
};

/** How an organisation is paid, as its treasurer has said; the usual terms while nobody has. */
export async function paymentSettings(world: World, organisationId: string): Promise<PaymentTerms> {
  const row = await world.db.paymentSettings.findUnique({ where: { organisationId } });
  if (!row) return unsaid;
  const { organisationId: _, referenceKind, accountCodes, ...terms } = row;
  return {
    ...terms,
    referenceKind: referenceKinds.find((kind) => kind === referenceKind) ?? "none",
    accountCodes: codesOf(accountCodes),
  };
}

function codesOf(stored: unknown): Readonly<Record<string, string>> {
  if (typeof stored !== "object" || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((code): code is [string, string] => typeof code[1] === "string"),
  );
}
