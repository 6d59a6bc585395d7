import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { may } from "~/features/organisations/permissions";
import { differenceKinds, type DifferenceKind } from "../domain/compare-books";
import { cardsOf } from "./cards.server";

/** How many of those that are closed are shown, the latest first. */
const earlierShown = 20;

/** A difference as its page shows it. */
export interface DifferenceRow {
  readonly id: string;
  readonly kind: DifferenceKind;
  /** Stripe's id of what it is about, or ours. */
  readonly subject: string;
  readonly oursMinor: number | null;
  readonly theirsMinor: number | null;
  readonly currency: string;
  readonly foundAt: Instant;
  readonly resolvedAt: Instant | null;
  /** What somebody wrote who looked after it; empty where it was put right by itself. */
  readonly note: string;
  /** The order it belongs to, with the event it is of. */
  readonly order: {
    readonly id: string;
    readonly code: string;
    readonly payerName: string;
    readonly eventSlug: string | null;
  } | null;
}

/** The last time an account was compared. */
export interface LastRun {
  readonly startedAt: Instant;
  readonly doneAt: Instant | null;
  readonly coversFrom: Instant;
  readonly coversUntil: Instant;
  /** Of this organisation alone: others may be paid on the same account. */
  readonly compared: number;
  readonly error: "unreachable" | "not-allowed" | "other" | null;
}

export interface DifferencesPage {
  readonly membership: Membership;
  readonly mayAct: boolean;
  readonly cardsOn: boolean;
  readonly open: readonly DifferenceRow[];
  readonly earlier: readonly DifferenceRow[];
  readonly lastRun: LastRun | null;
}

/**
 * On how many things Stripe and an organisation's books disagree, and nobody has looked after it yet.
 *
 * @remarks Asked for on every page of an organiser: one look into an index that holds what is open alone.
 */
export function openDifferences(world: World, organisationId: string): Promise<number> {
  return world.db.stripeDifference.count({ where: { organisationId, resolvedAt: null } });
}

/** Where Stripe and an organisation's books disagree or did, and when that was last looked at. */
export async function differencesPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<DifferencesPage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const { organisation, role } = member.value;
  const cards = await cardsOf(world, organisation.id);
  const open = await world.db.stripeDifference.findMany({
    where: { organisationId: organisation.id, resolvedAt: null },
    orderBy: [{ foundAt: "desc" }, { id: "desc" }],
  });
  const earlier = await world.db.stripeDifference.findMany({
    where: { organisationId: organisation.id, resolvedAt: { not: null } },
    orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
    take: earlierShown,
  });
  const orders = await ordersOf(world, organisation.id, [...open, ...earlier]);
  const rowOf = (row: (typeof open)[number]): DifferenceRow => ({
    ...row,
    kind: differenceKinds.find((kind) => kind === row.kind) ?? "amount-differs",
    order: orders.get(row.payableId ?? "") ?? null,
  });
  return accept({
    membership: member.value,
    mayAct: may(role, "manage-money"),
    cardsOn: cards.on,
    open: open.map(rowOf),
    earlier: earlier.map(rowOf),
    lastRun: await lastRunOf(world, organisation.id, cards.on ? cards.stripeAccount : null),
  });
}

async function ordersOf(
  { db }: World,
  organisationId: string,
  rows: readonly { readonly payableId: string | null }[],
): Promise<ReadonlyMap<string, NonNullable<DifferenceRow["order"]>>> {
  const payables = await db.payable.findMany({
    where: { organisationId, id: { in: rows.flatMap(({ payableId }) => payableId ?? []) } },
    select: { id: true, code: true, payerName: true, event: { select: { slug: true } } },
  });
  return new Map(
    payables.map(({ id, code, payerName, event }) => [
      id,
      { id, code, payerName, eventSlug: event?.slug ?? null },
    ]),
  );
}

async function lastRunOf(
  { db }: World,
  organisationId: string,
  stripeAccount: string | null,
): Promise<LastRun | null> {
  const run = await db.reconciliation.findFirst({
    where: { stripeAccount },
    orderBy: { startedAt: "desc" },
  });
  if (!run) return null;
  const { startedAt, doneAt, coversFrom, coversUntil, error } = run;
  const during = { gte: coversFrom, lt: coversUntil };
  const payments = await db.payment.count({
    where: { organisationId, stripeAccount, method: "card", receivedAt: during },
  });
  const refunds = await db.refund.count({
    where: { organisationId, payment: { method: "card", stripeAccount }, createdAt: during },
  });
  return {
    startedAt,
    doneAt,
    coversFrom,
    coversUntil,
    compared: payments + refunds,
    error:
      error === null
        ? null
        : ((["unreachable", "not-allowed"] as const).find((known) => known === error) ?? "other"),
  };
}
