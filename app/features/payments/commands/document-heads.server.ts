import { isErasedAddress } from "~/kernel/erased-address";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { PlannedDocument } from "../domain/document-lines";
import { buyerParty, sellerLacks, sellerParty, type SellerFacts } from "../domain/invoice-parties";
import { isRounded, roundingOf } from "../domain/rounding";
import { sumBy } from "../domain/sum-by";
import type { DocumentedPayable } from "../queries/documented.server";
import type { PaymentTerms } from "../queries/payment-settings.server";
import { payerOf } from "./payer.server";

/** An invoice that is credited, with what was credited of it before. */
export type CreditedInvoice = Prisma.InvoiceGetPayload<{ include: { creditNotes: true } }>;

/** Who writes the documents, and on what terms. */
interface Seller {
  readonly organisationId: string;
  readonly organisation: SellerFacts["organisation"];
  readonly terms: PaymentTerms;
}

/** A credit note goes to whom its invoice went to, as they were then, and says what they wanted to find on it. */
export function creditHead(
  base: CreditedInvoice,
  { totalMinor }: PlannedDocument,
  { organisation, terms }: Seller,
) {
  const before = {
    totalMinor: sumBy([base, ...base.creditNotes], (one) => one.totalMinor),
    roundingMinor: sumBy([base, ...base.creditNotes], (one) => one.roundingMinor),
  };
  return {
    payerId: base.payerId,
    companyId: base.companyId,
    language: base.language,
    currency: base.currency,
    reference: base.reference,
    buyer: base.buyer as Prisma.InputJsonObject,
    // As long as the seller has not said who it is, it is who it was.
    seller: (sellerLacks(terms).length > 0
      ? base.seller
      : { ...sellerParty({ organisation, terms }) }) as Prisma.InputJsonObject,
    roundingMinor: roundingOf(before, totalMinor, isRounded(terms, base.currency)),
  };
}

/** An invoice goes to whoever ordered, or last ordered of what it collects, and to their company as it is known today. */
export async function invoiceHead(
  world: World,
  document: PlannedDocument,
  documented: readonly DocumentedPayable[],
  { organisationId, organisation, terms }: Seller,
) {
  const charged = new Set(document.lines.map(({ payableId }) => payableId));
  const payables = documented.filter(({ id }) => charged.has(id));
  // Whoever ordered last answers for a collected invoice.
  const last = payables.at(-1);
  if (!last) throw new Error("an invoice of nothing");
  const { companyId, payerName, payerEmail, language, currency } = last;
  const company =
    companyId === null
      ? null
      : await world.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const known = !isErasedAddress(payerEmail);
  const payer = known
    ? await payerOf(world, {
        organisationId,
        companyId,
        name: payerName,
        email: payerEmail,
        language,
      })
    : null;
  const references = [
    ...new Set(payables.map(({ reference }) => reference.trim()).filter(Boolean)),
  ];
  return {
    payerId: payer?.id ?? null,
    companyId,
    language,
    currency,
    reference: references.join("; "),
    seller: { ...sellerParty({ organisation, terms }) } as Prisma.InputJsonObject,
    buyer: {
      ...buyerParty({
        name: payerName,
        email: known ? payerEmail : "",
        sellerCountry: organisation.country,
        company,
      }),
    } as Prisma.InputJsonObject,
    roundingMinor: roundingOf(
      { totalMinor: 0, roundingMinor: 0 },
      document.totalMinor,
      isRounded(terms, currency),
    ),
  };
}
