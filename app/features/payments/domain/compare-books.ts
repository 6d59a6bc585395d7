export const differenceKinds = [
  "payment-unknown-here",
  "payment-unknown-there",
  "amount-differs",
  "refund-unknown-here",
  "refund-unknown-there",
  "refund-failed",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Whose something is. */
interface Owner {
  readonly organisationId: string;
  readonly payableId: string | null;
}

/** A payment by card as we have it. */
export interface OurPayment extends Owner {
  readonly paymentIntentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** A refund of one as we have it; without Stripe's id until Stripe has answered. */
export interface OurRefund extends Owner {
  readonly id: string;
  readonly refundId: string | null;
  readonly state: "requested" | "pending" | "succeeded" | "failed";
  readonly amountMinor: number;
  readonly currency: string;
}

/** A payment as Stripe has it. */
export interface TheirPayment {
  readonly paymentIntentId: string;
  /** What came in: nothing while it is under way. */
  readonly amountMinor: number;
  readonly currency: string;
  /** The checkout of ours its metadata names; `null` where another program took it. */
  readonly checkoutId: string | null;
}

/** A refund as Stripe has it. */
export interface TheirRefund {
  readonly refundId: string;
  readonly paymentIntentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly failed: boolean;
  /** The refund of ours its metadata names, if any. */
  readonly ownId: string | null;
}

/** Our books, as far as they are compared: whatever Stripe names, and whatever is new. */
export interface OurBooks {
  readonly payments: readonly OurPayment[];
  readonly refunds: readonly OurRefund[];
  /** The checkouts Stripe's payments name, by their ids. */
  readonly checkouts: ReadonlyMap<string, Owner>;
}

/** Stripe's books. `null` for what it was asked for by its id and does not know. */
export interface TheirBooks {
  readonly payments: ReadonlyMap<string, TheirPayment | null>;
  readonly refunds: ReadonlyMap<string, TheirRefund | null>;
}

/** Something on which the books disagree. Amounts in minor units; none where one side has nothing. */
export interface Difference extends Owner {
  readonly kind: DifferenceKind;
  /** Stripe's id of what it is about; ours where Stripe has none. */
  readonly subject: string;
  readonly oursMinor: number | null;
  readonly theirsMinor: number | null;
  readonly currency: string;
}

/** What came of a comparison: where the books disagree, and all they were compared on. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** The subjects that were looked at: what is open of one and no longer differs has come to agree. */
  readonly compared: ReadonlySet<string>;
}

/**
 * Compares our books with Stripe's. What another program took through the same account is no concern of ours: a payment
 * counts when it is in our books, or names a checkout of ours.
 *
 * @remarks Only what both sides were asked about is compared. What is ours and is missing from `theirs` altogether was
 * not asked for; what Stripe was asked for and does not know stands there as `null`.
 */
export function compareBooks(ours: OurBooks, theirs: TheirBooks): Comparison {
  const differences: Difference[] = [];
  const compared = new Set<string>();
  comparePayments(ours, theirs, differences, compared);
  compareRefunds(ours, theirs, differences, compared);
  return { differences, compared };
}

function comparePayments(
  ours: OurBooks,
  theirs: TheirBooks,
  differences: Difference[],
  compared: Set<string>,
): void {
  const known = new Set<string>();
  for (const payment of ours.payments) {
    const { paymentIntentId: subject, amountMinor, currency, organisationId, payableId } = payment;
    known.add(subject);
    const there = theirs.payments.get(subject);
    if (there === undefined) continue;
    compared.add(subject);
    const owner = { organisationId, payableId, subject, oursMinor: amountMinor, currency };
    if (!there || there.amountMinor === 0)
      differences.push({ ...owner, kind: "payment-unknown-there", theirsMinor: null });
    else if (there.amountMinor !== amountMinor || !isSameCurrency(there, payment))
      differences.push({ ...owner, kind: "amount-differs", theirsMinor: there.amountMinor });
  }
  for (const [subject, there] of theirs.payments) {
    const owner = there?.checkoutId ? ours.checkouts.get(there.checkoutId) : undefined;
    if (known.has(subject) || !there || !owner) continue;
    compared.add(subject);
    if (there.amountMinor > 0)
      differences.push({
        ...owner,
        kind: "payment-unknown-here",
        subject,
        oursMinor: null,
        theirsMinor: there.amountMinor,
        currency: there.currency.toUpperCase(),
      });
  }
}

function compareRefunds(
  ours: OurBooks,
  theirs: TheirBooks,
  differences: Difference[],
  compared: Set<string>,
): void {
  const byOwnId = new Map(
    [...theirs.refunds.values()].flatMap((there) => (there?.ownId ? [[there.ownId, there]] : [])),
  );
  const known = new Set<string>();
  for (const refund of ours.refunds) {
    const named = byOwnId.get(refund.id);
    const there = refund.refundId === null ? named : theirs.refunds.get(refund.refundId);
    const theirId = refund.refundId ?? there?.refundId ?? refund.id;
    known.add(theirId);
    if (there === undefined && refund.refundId !== null) continue;
    compared.add(theirId).add(refund.id);
    const kind = kindOfRefund(refund, there ?? null);
    if (kind)
      differences.push({
        organisationId: refund.organisationId,
        payableId: refund.payableId,
        kind,
        // One that failed is ours to see to, whichever of Stripe's it was.
        subject: kind === "refund-failed" ? refund.id : theirId,
        oursMinor: refund.amountMinor,
        theirsMinor: kind === "refund-failed" ? 0 : (there?.amountMinor ?? null),
        currency: refund.currency,
      });
  }
  const payments = new Map(ours.payments.map((payment) => [payment.paymentIntentId, payment]));
  for (const [subject, there] of theirs.refunds) {
    const payment = there?.paymentIntentId ? payments.get(there.paymentIntentId) : undefined;
    if (known.has(subject) || !there || !payment) continue;
    compared.add(subject);
    if (!there.failed)
      differences.push({
        organisationId: payment.organisationId,
        payableId: payment.payableId,
        kind: "refund-unknown-here",
        subject,
        oursMinor: null,
        theirsMinor: there.amountMinor,
        currency: payment.currency,
      });
  }
}

/** How a refund of ours differs from Stripe's; one that was not asked for yet does not. */
function kindOfRefund(ours: OurRefund, there: TheirRefund | null): DifferenceKind | null {
  if (!there) {
    if (ours.state === "failed") return "refund-failed";
    return ours.refundId === null && ours.state !== "succeeded" ? null : "refund-unknown-there";
  }
  if (there.failed) return "refund-failed";
  if (ours.state === "failed") return "refund-unknown-here";
  return there.amountMinor === ours.amountMinor && isSameCurrency(there, ours)
    ? null
    : "amount-differs";
}

/** ISO 4217, which Stripe writes small. */
function isSameCurrency(a: { readonly currency: string }, b: { readonly currency: string }) {
  return a.currency.toUpperCase() === b.currency.toUpperCase();
}
