import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { documentNumber } from "../domain/document-dates";
import { refundFilters, type RefundFilter } from "../domain/refund-filters";

/** Money on its way back, or that went back. */
export interface ListedRefund {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** requested | pending | succeeded | failed; `by-hand` where somebody has to pay it out. */
  readonly state: string;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
  /** Whose money it is; empty once they were erased. */
  readonly payer: string;
  readonly company: string | null;
  readonly order: {
    readonly id: string;
    readonly code: string;
    /** The event it is of; `null` once that is gone. */
    readonly event: string | null;
  } | null;
  readonly invoice: { readonly id: string; readonly number: string } | null;
}

/** A payment somebody's bank has questioned, and nobody has decided on. */
export interface OpenDispute {
  readonly id: string;
  readonly payer: string;
  readonly order: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** When Stripe wants an answer; `null` when there is nothing to answer any more. */
  readonly dueBy: Instant | null;
}

export const refundsPerPage = 50;

const byHand = { state: "requested", payment: { method: { not: "card" } } } as const;

/** The refunds a filter lets through. */
const conditions: Readonly<Record<RefundFilter, Prisma.RefundWhereInput>> = {
  "by-hand": byHand,
  failed: { state: "failed" },
  all: {},
};

const payableColumns = {
  select: {
    id: true,
    code: true,
    payerName: true,
    company: { select: { name: true } },
    event: { select: { slug: true } },
  },
} satisfies Prisma.PayableDefaultArgs;

const columns = {
  id: true,
  amountMinor: true,
  currency: true,
  state: true,
  reason: true,
  createdAt: true,
  settledAt: true,
  payable: payableColumns,
  payment: {
    select: {
      method: true,
      payable: payableColumns,
      invoice: {
        select: {
          id: true,
          year: true,
          number: true,
          payer: { select: { name: true } },
          company: { select: { name: true } },
        },
      },
    },
  },
} satisfies Prisma.RefundSelect;

/**
 * An organisation's refunds, the latest first, and the payments that are disputed.
 *
 * Refused: the access problems.
 *
 * @param asked.filter - what to narrow them to; `null` for the first that lets something through.
 */
export async function refundsOf(
  world: World,
  actor: Actor,
  organisationSlug: string,
  asked: { readonly filter: RefundFilter | null; readonly page: number },
): Promise<
  Result<
    {
      membership: Membership;
      filter: RefundFilter;
      refunds: ListedRefund[];
      counts: Readonly<Record<RefundFilter, number>>;
      disputes: OpenDispute[];
    },
    AccessProblem
  >
> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const [byHandCount, failed, all, disputes] = await Promise.all([
    world.db.refund.count({ where: { organisationId, ...conditions["by-hand"] } }),
    world.db.refund.count({ where: { organisationId, ...conditions.failed } }),
    world.db.refund.count({ where: { organisationId } }),
    openDisputes(world, organisationId),
  ]);
  const counts = { "by-hand": byHandCount, failed, all };
  const filter =
    asked.filter ?? refundFilters.find((known) => counts[known] > 0) ?? refundFilters[0];
  const rows = await world.db.refund.findMany({
    where: { organisationId, ...conditions[filter] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (asked.page - 1) * refundsPerPage,
    take: refundsPerPage,
    select: columns,
  });
  return accept({
    membership: member.value,
    filter,
    refunds: rows.map(listed),
    counts,
    disputes,
  });
}

/**
 * One refund that somebody has to pay out.
 *
 * Refused: the access problems; `not-found` for another organisation's, and for one that is paid out.
 */
export async function refundToPayOut(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<{ membership: Membership; refund: ListedRefund }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const row = isUuid(id)
    ? await world.db.refund.findFirst({ where: { id, organisationId, ...byHand }, select: columns })
    : null;
  return row ? accept({ membership: member.value, refund: listed(row) }) : refuse("not-found");
}

function listed(row: Prisma.RefundGetPayload<{ select: typeof columns }>): ListedRefund {
  const { payable: own, payment, ...refund } = row;
  const payable = own ?? payment.payable;
  const { invoice } = payment;
  const { company = null, name: payer = "" } = invoice
    ? { company: invoice.company, ...invoice.payer }
    : { company: payable?.company, name: payable?.payerName };
  return {
    ...refund,
    state: payment.method !== "card" && row.state === "requested" ? "by-hand" : row.state,
    payer,
    company: company?.name ?? null,
    order: payable && { id: payable.id, code: payable.code, event: payable.event?.slug ?? null },
    invoice: invoice && { id: invoice.id, number: documentNumber(invoice) },
  };
}

async function openDisputes(world: World, organisationId: string): Promise<OpenDispute[]> {
  const rows = await world.db.dispute.findMany({
    where: { organisationId, closedAt: null },
    orderBy: [{ dueBy: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: {
      id: true,
      amountMinor: true,
      currency: true,
      status: true,
      dueBy: true,
      payment: { select: { payable: { select: { code: true, payerName: true } } } },
    },
  });
  return rows.map(({ payment: { payable }, status, dueBy, ...dispute }) => ({
    ...dispute,
    dueBy: status.endsWith("needs_response") ? dueBy : null,
    payer: payable?.payerName ?? "",
    order: payable?.code ?? null,
  }));
}
