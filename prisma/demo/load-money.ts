import { addTime, dateOf, day, hour, minute, type Instant } from "~/kernel/time";
import { mod10CheckDigit, mod11CheckDigit } from "~/features/payments/domain/check-digits";
import { issueDocuments } from "~/features/payments/commands/issue-documents.server";
import { markPaid } from "~/features/payments/commands/mark-paid.server";
import { raiseDifference } from "~/features/payments/commands/raise-difference.server";
import { recordPayment } from "~/features/payments/commands/record-payment.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { refundOrder } from "~/features/registration/commands/refund-order.server";
import type { World } from "~/platform/world.server";
import { done } from "./done";
import type { LoadedHub } from "./load-hub";
import { norwegianNumbers, swedishNumbers } from "./organisation-numbers";
import type { PastWorld } from "./past-world";

/** Who an organisation of the demo is on its invoices; invented, with check digits that fit. */
interface PlannedSeller {
  readonly legalName: string;
  readonly country: "NO" | "SE";
  readonly address: string;
  readonly accountCodes: Readonly<Record<string, string>>;
}

const norwegianCodes = {
  general: "3000",
  catering: "3010",
  food: "3011",
  lodging: "3012",
  exempt: "3100",
  receivable: "1500",
  bank: "1920",
  card: "1950",
  rounding: "7746",
  refund: "3090",
} as const;
const swedishCodes = {
  general: "3001",
  catering: "3002",
  food: "3003",
  exempt: "3004",
  receivable: "1510",
  bank: "1930",
  card: "1580",
  rounding: "3740",
  refund: "3730",
} as const;

const sellers: Readonly<Record<string, PlannedSeller>> = {
  "sju-elver": {
    legalName: "Sju Elver kommunesamarbeid",
    country: "NO",
    address: "Elvegata 7\n2408 Elvestad",
    accountCodes: norwegianCodes,
  },
  kornkammeret: {
    legalName: "Kornkammeret næringshage AS",
    country: "NO",
    address: "Låveveien 1\n2335 Stange",
    accountCodes: norwegianCodes,
  },
  hyttan: {
    legalName: "Hyttan företagshus AB",
    country: "SE",
    address: "Bruksgatan 4\n681 30 Kristinehamn",
    accountCodes: swedishCodes,
  },
};

/**
 * Lets the organisations that sell have sent invoices, been paid, reminded and credited somebody: each state once, so
 * that the treasurer's pages have something to show.
 */
export async function loadMoney(past: PastWorld, present: Instant, hub: LoadedHub): Promise<void> {
  const seller = sellers[hub.slug];
  if (!seller) return;
  const world = past(present);
  const { id: organisationId } = await world.db.organisation.findUniqueOrThrow({
    where: { slug: hub.slug },
    select: { id: true },
  });
  await settingsOf(past(addTime(present, -400 * day)), organisationId, hub.slug, seller);
  const orders = await world.db.payable.findMany({
    where: { organisationId, companyId: { not: null }, payBy: "invoice", owedMinor: { gt: 0 } },
    orderBy: { createdAt: "asc" },
  });
  const invoicing: Invoicing = { past, present, hub, organisationId };
  if (seller.country === "NO") await paidByCard(invoicing);
  await collects(invoicing, orders);
  const alone = orders.filter(({ createdAt }) => createdAt < addTime(present, -4 * day));
  for (const [place, order] of alone.entries()) {
    const what = course[place];
    if (what) await goes(invoicing, order, what);
  }
}

interface Invoicing {
  readonly past: PastWorld;
  readonly present: Instant;
  readonly hub: LoadedHub;
  readonly organisationId: string;
}

interface InvoicedOrder {
  readonly id: string;
  readonly createdAt: Instant;
  readonly eventId: string | null;
  readonly companyId: string | null;
}

/** What becomes of the first orders, in turn; the others are still to be invoiced. */
const course = ["paid", "overdue", "partly", "credited", "paid", "open", "open"] as const;

async function goes(
  invoicing: Invoicing,
  order: InvoicedOrder,
  what: (typeof course)[number],
): Promise<void> {
  const { past, present } = invoicing;
  const sent = what === "open" ? addTime(present, -2 * day) : addTime(order.createdAt, day);
  const invoice = await issues(invoicing, [order.id], sent, false);
  if (what === "paid")
    await isPaid(invoicing, invoice, earlier(addTime(sent, 8 * day), present), 1);
  if (what === "partly") await isPaid(invoicing, invoice, addTime(present, -day), 2);
  if (what !== "credited" || order.eventId === null) return;
  const at = addTime(present, -3 * day);
  const event = await past(at).db.event.findUniqueOrThrow({ where: { id: order.eventId } });
  const act = { act: "goodwill", amountMinor: 50_000, note: "Middagen ble kald" } as const;
  const where = { organisation: invoicing.hub.slug, event: event.slug, order: order.id };
  done(await refundOrder(past(at), invoicing.hub.organiser, where, act));
  await issues(invoicing, [order.id], addTime(at, hour), false);
}

/** A few who came by themselves have paid by card, and one of their cards does not take back what it is given. */
async function paidByCard({ past, present, hub, organisationId }: Invoicing): Promise<void> {
  const { db } = past(present);
  const orders = await db.payable.findMany({
    where: {
      organisationId,
      companyId: null,
      owedMinor: { gt: 0 },
      createdAt: { lt: addTime(present, -4 * day) },
    },
    orderBy: { createdAt: "asc" },
    take: 4,
    include: { event: { select: { slug: true } } },
  });
  for (const [place, { id, currency, owedMinor, createdAt }] of orders.entries()) {
    const at = addTime(createdAt, minute);
    await db.order.update({ where: { id }, data: { payBy: "card" } });
    await db.payable.update({ where: { id }, data: { payBy: "card" } });
    const checkoutId = past(at).newId();
    const money = { organisationId, payableId: id, amountMinor: owedMinor, currency };
    await db.checkout.create({
      data: { ...money, id: checkoutId, state: "paid", expiresAt: at, createdAt, endedAt: at },
    });
    const stripe = {
      stripeAccount: null,
      paymentIntentId: `pi_demo${place}`,
      chargeId: `ch_demo${place}`,
      receivedAt: at,
    };
    await orderPayables.change(past(at), [id], (tx) =>
      recordPayment(tx, { ...money, ...stripe, checkoutId }),
    );
  }
  const [first] = orders;
  if (!first?.event) return;
  const at = addTime(present, -2 * day);
  const where = { organisation: hub.slug, event: first.event.slug, order: first.id };
  const act = { act: "goodwill", amountMinor: 9500, note: "Kaffen tok slutt" } as const;
  done(await refundOrder(past(at), hub.organiser, where, act));
  const refund = await db.refund.findFirstOrThrow({ where: { payableId: first.id } });
  const failed = { state: "failed", refundId: "re_demo", lastError: "lost_or_stolen_card" };
  await db.refund.update({ where: { id: refund.id }, data: failed });
  const night = addTime(present, -9 * hour);
  await raiseDifference(past(night), {
    organisationId,
    kind: "refund-failed",
    subject: refund.id,
    payableId: first.id,
    oursMinor: refund.amountMinor,
    theirsMinor: 0,
    currency: refund.currency,
  });
  await db.reconciliation.create({
    data: {
      id: past(night).newId(),
      coversFrom: addTime(night, -7 * day),
      coversUntil: night,
      startedAt: night,
      doneAt: addTime(night, 4000),
      compared: 5,
    },
  });
}

/** One invoice for a company that has ordered more than once. */
async function collects(invoicing: Invoicing, orders: readonly InvoicedOrder[]): Promise<void> {
  const company = orders.find(({ id, companyId }) =>
    orders.some((other) => other.id !== id && other.companyId === companyId),
  )?.companyId;
  const own = orders.filter(({ companyId }) => companyId === company);
  const ids = own.map(({ id }) => id);
  if (company && ids.length > 1)
    await issues(invoicing, ids, addTime(invoicing.present, -hour), true);
}

async function issues(
  { past, organisationId }: Invoicing,
  payableIds: readonly string[],
  at: Instant,
  collected: boolean,
): Promise<string | null> {
  const request = { organisationId, payableIds, collected };
  const issued = await issueDocuments(past(at), orderPayables, request);
  // The collected ones are invoiced already.
  if (!issued.ok && issued.problem.code === "nothing-to-invoice") return null;
  return done(issued).documents[0]?.id ?? null;
}

async function isPaid(
  { past, hub }: Invoicing,
  invoiceId: string | null,
  at: Instant,
  parts: number,
): Promise<void> {
  if (invoiceId === null) return;
  const world = past(at);
  const { totalMinor, roundingMinor } = await world.db.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
  });
  const paid = {
    paidOn: dateOf(at, "Europe/Oslo"),
    amountMinor: Math.round((totalMinor + roundingMinor) / parts),
    method: "bank",
    note: "",
  } as const;
  done(await markPaid(world, orderPayables, hub.organiser, hub.slug, invoiceId, paid));
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

async function settingsOf(
  world: World,
  organisationId: string,
  slug: string,
  { legalName, country, address, accountCodes }: PlannedSeller,
): Promise<void> {
  const place = Object.keys(sellers).indexOf(slug);
  const isNorwegian = country === "NO";
  // Numbers of their own, after those the companies have.
  const numbers = (isNorwegian ? norwegianNumbers(120) : swedishNumbers(120)).slice(-10);
  await world.db.paymentSettings.create({
    data: {
      organisationId,
      legalName,
      organisationNumber: (numbers[place] ?? "").replace(/\D/g, ""),
      address,
      registrationNote: isNorwegian ? "Foretaksregisteret" : "Godkänd för F-skatt",
      bankAccount: isNorwegian ? norwegianAccount(place) : bankgiro(place),
      referenceKind: isNorwegian ? "kid-mod10" : "ocr",
      wholeKroner: !isNorwegian,
      accountCodes,
    },
  });
}

/** An account of no bank there is, the first from `place` on whose check digit exists (modulus 11). */
function norwegianAccount(place: number): string {
  for (let serial = 9_990_510_000 + place * 100; ; serial++) {
    const check = mod11CheckDigit(String(serial));
    if (check !== null) return `${serial}${check}`;
  }
}

function bankgiro(place: number): string {
  const serial = String(999_100 + place);
  return `${serial}${mod10CheckDigit(serial)}`;
}
