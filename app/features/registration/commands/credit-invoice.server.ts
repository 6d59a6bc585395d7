import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Refused, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import {
  issueDocuments,
  type IssuedDocument,
  type IssueProblem,
} from "~/features/payments/commands/issue-documents.server";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { invoicePage } from "~/features/payments/queries/invoice-page.server";
import { orderPayables } from "./order-payables.server";
import { refundOrder, type RefundProblem } from "./refund-order.server";
import { lockPaidFor } from "./settle-payment.server";

/**
 * Takes back all that an invoice still stands for: its orders cost that much less from now on, and the credit note is
 * written and mailed in the same transaction. Places stay as they are. What was paid for it waits to be paid out.
 *
 * @param note - what it is for, as the payer reads it.
 * @param standingMinor - what whoever asked was shown that it takes back; it is done only while it is still so.
 *
 * Refused: the access problems; `not-found` for a document of another organisation, and for a credit note;
 * `already-credited`; `money-changed`; as `refundOrder` and `issueDocuments` do.
 */
export async function creditInvoice(
  world: World,
  actor: Actor,
  organisationSlug: string,
  invoiceId: string,
  { note, standingMinor }: { readonly note: string; readonly standingMinor: number },
): Promise<
  Result<
    { documents: readonly IssuedDocument[] },
    AccessProblem | IssueProblem | RefundProblem | Problem<"already-credited">
  >
> {
  const known = await invoicePage(world, actor, organisationSlug, invoiceId, "manage-money");
  if (!known.ok) return known;
  const { invoice, membership } = known.value;
  if (invoice.kind !== "invoice") return refuse("not-found");
  const ids = invoice.payables.map(({ id }) => id);
  return inTransaction(world, async (tx) => {
    await lockPaidFor(tx, ids, { places: true });
    const given = await orderPayables.change(tx, ids, (locked) =>
      takeOff(locked, actor, organisationSlug, invoiceId, { note, standingMinor }),
    );
    // What was written before a refusal is taken back with the transaction.
    if (!given.ok) throw new Refusal(given);
    const issued = await issueDocuments(tx, orderPayables, {
      organisationId: membership.organisation.id,
      payableIds: ids,
      collected: ids.length > 1,
      accountId: membership.accountId,
      credits: invoiceId,
      note,
    });
    if (!issued.ok) throw new Refusal(issued);
    return issued;
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return error.refused;
    throw error;
  });
}

type CreditRefused = Refused<
  AccessProblem | IssueProblem | RefundProblem | Problem<"already-credited">
>;

class Refusal extends Error {
  constructor(readonly refused: CreditRefused) {
    super(refused.problem.code);
  }
}

/** Takes what an invoice stands for off the price of its orders; everything is locked. */
async function takeOff(
  world: World,
  actor: Actor,
  organisation: string,
  invoiceId: string,
  { note, standingMinor }: { readonly note: string; readonly standingMinor: number },
): Promise<Result<null, CreditRefused["problem"]>> {
  const page = await invoicePage(world, actor, organisation, invoiceId, "manage-money");
  if (!page.ok) return page;
  const { standing } = page.value;
  const all = standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (all === 0) return refuse("already-credited");
  if (all !== standingMinor) return refuse("money-changed");
  const orders = await world.db.order.findMany({
    where: { id: { in: standing.map(({ payableId }) => payableId) } },
    select: { id: true, event: { select: { slug: true } } },
  });
  const slugs = new Map(orders.map(({ id, event }) => [id, event.slug]));
  for (const { payableId, amountMinor } of standing) {
    const where = { organisation, event: slugs.get(payableId) ?? "", order: payableId };
    const against = await standingOn(world, invoiceId, payableId);
    const act = { act: "goodwill", amountMinor, note, against } as const;
    const given = await refundOrder(world, actor, where, act);
    if (!given.ok) return given;
  }
  return accept(null);
}

/** What an invoice charges of one order, less what was credited of it. */
async function standingOn({ db }: World, invoiceId: string, payableId: string) {
  const lines = await db.invoiceLine.findMany({
    where: { payableId, invoice: { OR: [{ id: invoiceId }, { creditsId: invoiceId }] } },
    select: { netMinor: true, vatCategory: true, vatRate: true },
  });
  return lines.map((line) => ({ ...line, vatCategory: line.vatCategory as VatCategory }));
}
