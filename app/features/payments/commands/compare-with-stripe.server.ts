import { isUuid } from "~/kernel/uuid";
import { callOptions } from "~/platform/stripe.server";
import { inTransaction, type World } from "~/platform/world.server";
import {
  compareBooks,
  type Difference,
  type OurBooks,
  type TheirRefund,
} from "../domain/compare-books";
import { ourBooks } from "../queries/our-books.server";
import {
  answered,
  paymentById,
  refundById,
  type Asking,
  type MarkedPayment,
  type Slice,
} from "../queries/stripe-books.server";
import { noteDifferences } from "./note-differences.server";
import type { Payables } from "./payables.server";
import { recordRefund, RefundUnderWay } from "./record-refund.server";
import { recordSession } from "./record-session.server";
import { refundShape, sessionFacts } from "./stripe-objects.server";

/** What was read from Stripe: all of a time, or nothing but what is asked for by its id. */
export interface ReadBooks {
  readonly slice: Slice | null;
  readonly payments: readonly MarkedPayment[];
  readonly refunds: readonly TheirRefund[];
  /** What else to ask about: Stripe's ids, or ours of refunds Stripe has not heard of. */
  readonly subjects: readonly string[];
}

interface StripeBooks {
  readonly payments: Map<string, MarkedPayment | null>;
  readonly refunds: Map<string, TheirRefund | null>;
}

/**
 * Compares what was read from Stripe with our books, puts right what can be put right, and notes the rest.
 *
 * @remarks Our books are read after Stripe's: what is recorded meanwhile is not missed. No transaction is open while
 * Stripe is asked.
 * @returns how many payments and refunds were compared.
 */
export async function compareWith(
  world: World,
  payables: Payables,
  asking: Asking,
  read: ReadBooks,
): Promise<number> {
  const theirs: StripeBooks = {
    payments: new Map(read.payments.map((payment) => [payment.paymentIntentId, payment])),
    refunds: new Map(read.refunds.map((refund) => [refund.refundId, refund])),
  };
  await askForMissing(asking, read, theirs, await booksFor(world, asking, read, theirs));
  const before = compareBooks(await booksFor(world, asking, read, theirs), theirs);
  const healed: Difference[] = [];
  for (const difference of before.differences)
    if (await heal(world, payables, asking, difference, theirs)) healed.push(difference);
  const after =
    healed.length > 0 ? compareBooks(await booksFor(world, asking, read, theirs), theirs) : before;
  const left = new Set(after.differences.map(({ kind, subject }) => `${kind} ${subject}`));
  const gone = healed.filter(({ kind, subject }) => !left.has(`${kind} ${subject}`));
  await inTransaction(world, (tx) => noteDifferences(tx, after, gone));
  return after.compared.size;
}

function booksFor(
  world: World,
  { stripeAccount }: Asking,
  { slice, subjects }: ReadBooks,
  theirs: StripeBooks,
): Promise<OurBooks> {
  const payments = [...theirs.payments.values()].flatMap((payment) => payment ?? []);
  const refunds = [...theirs.refunds.values()].flatMap((refund) => refund ?? []);
  return ourBooks(world, stripeAccount, {
    slice,
    payments,
    paymentIntentIds: [
      ...theirs.payments.keys(),
      ...refunds.flatMap(({ paymentIntentId }) => paymentIntentId ?? []),
      ...subjects,
    ],
    refundIds: [...theirs.refunds.keys(), ...subjects],
    ownRefundIds: [...refunds.flatMap(({ ownId }) => ownId ?? []), ...subjects],
  });
}

/** What is ours, or is still open, and stands on no page of Stripe's: it may be of another day there. */
async function askForMissing(
  asking: Asking,
  { subjects, refunds }: ReadBooks,
  theirs: StripeBooks,
  ours: OurBooks,
): Promise<void> {
  // The payment of a refund is known to be ours; whether it agrees was asked on its own day.
  const ofRefunds = new Set(refunds.map(({ paymentIntentId }) => paymentIntentId));
  const own = ours.payments.map(({ paymentIntentId }) => paymentIntentId);
  const payments = [
    ...own.filter((id) => !ofRefunds.has(id)),
    ...subjects.filter((subject) => subject.startsWith("pi_")),
  ];
  for (const id of payments)
    if (!theirs.payments.has(id)) theirs.payments.set(id, await paymentById(asking, id));
  const given = [
    ...ours.refunds.flatMap(({ refundId }) => refundId ?? []),
    ...subjects.filter((subject) => /^(py)?re?_/.test(subject)),
  ];
  for (const id of given)
    if (!theirs.refunds.has(id)) theirs.refunds.set(id, await refundById(asking, id));
}

/** Records what we did not hear of, as its webhook would have. Whether that changed anything shows in our books. */
async function heal(
  world: World,
  payables: Payables,
  asking: Asking,
  difference: Difference,
  theirs: StripeBooks,
): Promise<boolean> {
  const { kind, subject } = difference;
  if (kind === "payment-unknown-here") return healPayment(world, payables, asking, subject, theirs);
  const isOfRefund = kind === "refund-unknown-here" || kind === "refund-failed";
  return isOfRefund && healRefund(world, payables, asking, difference, theirs);
}

/** A refund that was made, or failed, at Stripe: one nobody here asked for is written down as made outside. */
async function healRefund(
  world: World,
  payables: Payables,
  asking: Asking,
  { kind, subject, payableId }: Difference,
  theirs: StripeBooks,
): Promise<boolean> {
  const own = await world.db.refund.findFirst({
    where: { OR: [{ refundId: subject }, ...(isUuid(subject) ? [{ id: subject }] : [])] },
    select: { refundId: true, state: true },
  });
  if (kind === "refund-failed" && own?.state === "failed") return false;
  const there = theirs.refunds.get(own?.refundId ?? subject);
  const payment = there?.paymentIntentId
    ? await world.db.payment.findUnique({
        where: { paymentIntentId: there.paymentIntentId },
        select: { id: true, organisationId: true, payableId: true, amountMinor: true },
      })
    : null;
  if (!there || !payment || payableId === null) return false;
  const options = callOptions(asking.stripeAccount);
  const refund = await answered(asking, () =>
    asking.stripe.refunds.retrieve(there.refundId, {}, options),
  );
  const facts = refundShape.parse(refund);
  try {
    await payables.change(world, [payableId], (tx) => recordRefund(tx, payment, facts));
  } catch (error) {
    // It is noted as open, and closes itself the next time.
    if (error instanceof RefundUnderWay) return false;
    throw error;
  }
  return true;
}

async function healPayment(
  world: World,
  payables: Payables,
  asking: Asking,
  subject: string,
  theirs: StripeBooks,
): Promise<boolean> {
  const checkoutId = theirs.payments.get(subject)?.checkoutId;
  const checkout = checkoutId
    ? await world.db.checkout.findFirst({
        where: { id: checkoutId, stripeAccount: asking.stripeAccount },
        select: { id: true, payableId: true },
      })
    : null;
  if (!checkout) return false;
  const { stripe, stripeAccount } = asking;
  const { data } = await answered(asking, () =>
    stripe.checkout.sessions.list(
      { payment_intent: subject, expand: ["data.payment_intent.latest_charge"] },
      callOptions(stripeAccount),
    ),
  );
  const session = data.map(sessionFacts).find(({ marks }) => marks["checkout"] === checkout.id);
  if (!session) return false;
  await payables.change(world, [checkout.payableId], (tx) =>
    recordSession(tx, checkout.id, session, { stripeAccount, at: tx.now() }),
  );
  return true;
}
