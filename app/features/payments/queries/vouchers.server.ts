import { addDays, dateOf, instantOf, type Instant, type IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { documentNumber } from "../domain/document-dates";

/** What is booked: all of an organisation in a time, by day, or what concerns one event. */
export interface Booked {
  readonly organisationId: string;
  /** The organisation's, in which its days begin. */
  readonly timeZone: string;
  readonly from: IsoDate;
  /** The last day. */
  readonly until: IsoDate;
  readonly eventId: string | null;
}

/** One thing that is booked as a whole: a document, or money that came or went. */
export interface Voucher {
  readonly id: string;
  readonly kind: "invoice" | "credit-note" | "card" | "settled" | "refund" | "dispute";
  readonly date: IsoDate;
  /** The document's number; Stripe's id of a payment or refund, ours where it has none. */
  readonly number: string;
  readonly currency: string;
  /** Whose: what stands on the document, or who pays. */
  readonly customer: string;
  readonly order: string;
  readonly payableId: string | null;
  /** What came in; below nothing what went. Nothing of a document. */
  readonly amountMinor: number;
  readonly account: "bank" | "card" | "other";
}

/** Everything that is booked in a time, in order of its day. */
export async function vouchersOf(world: World, booked: Booked): Promise<readonly Voucher[]> {
  const all = [
    ...(await documents(world, booked)),
    ...(await payments(world, booked)),
    ...(await refunds(world, booked)),
    ...(await disputes(world, booked)),
  ];
  return all.toSorted((a, b) => a.date.localeCompare(b.date) || a.number.localeCompare(b.number));
}

async function documents({ db }: World, booked: Booked): Promise<Voucher[]> {
  const rows = await db.invoice.findMany({
    where: {
      organisationId: booked.organisationId,
      issuedOn: { gte: new Date(booked.from), lte: new Date(booked.until) },
      ...(booked.eventId === null ? {} : { lines: { some: ofEvent(booked.eventId) } }),
    },
    orderBy: [{ year: "asc" }, { number: "asc" }],
    select: {
      id: true,
      kind: true,
      year: true,
      number: true,
      issuedOn: true,
      currency: true,
      buyer: true,
    },
  });
  return rows.map(({ id, kind, issuedOn, currency, buyer, ...numbered }) => ({
    id,
    kind: kind === "credit-note" ? "credit-note" : "invoice",
    date: issuedOn.toISOString().slice(0, 10),
    number: documentNumber(numbered),
    currency,
    customer: nameOf(buyer),
    order: "",
    payableId: null,
    amountMinor: 0,
    account: "other",
  }));
}

async function payments({ db }: World, booked: Booked): Promise<Voucher[]> {
  const rows = await db.payment.findMany({
    where: {
      organisationId: booked.organisationId,
      receivedAt: duringOf(booked),
      cancelledAt: null,
      ...paymentOfEvent(booked.eventId),
    },
    include: paidFor,
  });
  return rows.map((row) => ({
    ...factsOf(row),
    id: row.id,
    kind: row.invoice ? "settled" : "card",
    date: dateOf(row.receivedAt, booked.timeZone),
    number: row.chargeId ?? row.paymentIntentId ?? row.id,
    currency: row.currency,
    amountMinor: row.amountMinor,
  }));
}

/** What was carried out: what is still to be paid out is no voucher yet. */
async function refunds({ db }: World, booked: Booked): Promise<Voucher[]> {
  const during = duringOf(booked);
  const rows = await db.refund.findMany({
    where: {
      organisationId: booked.organisationId,
      state: "succeeded",
      OR: [{ settledAt: during }, { settledAt: null, createdAt: during }],
      ...(booked.eventId === null ? {} : { payment: paymentOfEvent(booked.eventId) }),
    },
    include: { payment: { include: paidFor } },
  });
  return rows.map(({ payment, ...row }) => ({
    ...factsOf(payment),
    id: row.id,
    kind: "refund",
    date: dateOf(row.settledAt ?? row.createdAt, booked.timeZone),
    number: row.refundId ?? row.id,
    currency: row.currency,
    amountMinor: -row.amountMinor,
  }));
}

async function disputes({ db }: World, booked: Booked): Promise<Voucher[]> {
  const rows = await db.dispute.findMany({
    where: {
      organisationId: booked.organisationId,
      status: "lost",
      closedAt: duringOf(booked),
      ...(booked.eventId === null ? {} : { payment: paymentOfEvent(booked.eventId) }),
    },
    include: { payment: { include: paidFor } },
  });
  return rows.map(({ payment, ...row }) => ({
    ...factsOf(payment),
    id: row.id,
    kind: "dispute",
    date: dateOf(row.closedAt ?? row.openedAt, booked.timeZone),
    number: row.disputeId,
    currency: row.currency,
    amountMinor: -row.amountMinor,
  }));
}

const paidFor = {
  payable: {
    select: { id: true, code: true, payerName: true, company: { select: { name: true } } },
  },
  invoice: { select: { year: true, number: true, buyer: true } },
} as const;

interface PaidFor {
  readonly method: string;
  readonly payable: {
    readonly id: string;
    readonly code: string;
    readonly payerName: string;
    readonly company: { readonly name: string } | null;
  } | null;
  readonly invoice: {
    readonly year: number;
    readonly number: number;
    readonly buyer: unknown;
  } | null;
}

function factsOf({ method, payable, invoice }: PaidFor) {
  return {
    customer: invoice
      ? nameOf(invoice.buyer)
      : (payable?.company?.name ?? payable?.payerName ?? ""),
    order: payable?.code ?? (invoice ? documentNumber(invoice) : ""),
    payableId: payable?.id ?? null,
    account: method === "card" || method === "bank" ? method : ("other" as const),
  } as const;
}

/** The name a document has for its buyer. */
function nameOf(buyer: unknown): string {
  const { name } = (buyer ?? {}) as { readonly name?: unknown };
  return typeof name === "string" ? name : "";
}

function ofEvent(eventId: string) {
  return { payable: { eventId } };
}

function paymentOfEvent(eventId: string | null) {
  if (eventId === null) return {};
  return { OR: [ofEvent(eventId), { invoice: { lines: { some: ofEvent(eventId) } } }] };
}

function duringOf({ from, until, timeZone }: Booked): { gte: Instant; lt: Instant } {
  const midnight = (date: IsoDate) => {
    const instant = instantOf(`${date}T00:00`, timeZone) ?? instantOf(`${date}T01:00`, timeZone);
    if (!instant) throw new RangeError(`no such day: ${date}`);
    return instant;
  };
  return { gte: midnight(from), lt: midnight(addDays(until, 1)) };
}
