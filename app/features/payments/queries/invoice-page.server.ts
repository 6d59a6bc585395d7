import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import type { Permission } from "~/features/organisations/permissions";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { invoiceState, type InvoiceState } from "../domain/invoice-filters";
import { invoiceOf, type InvoiceView } from "./invoice.server";

/** A mail about a document. */
export interface InvoiceLetter {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  /** queued | sent | superseded | failed */
  readonly state: string;
  readonly at: Instant;
}

export interface InvoicePage {
  readonly membership: Membership;
  readonly invoice: InvoiceView;
  readonly state: InvoiceState;
  /** Who issued it; nobody where a rule did. */
  readonly issuedBy: string | null;
  /** What was mailed about it, the oldest first. */
  readonly letters: readonly InvoiceLetter[];
  /** What a whole credit takes back of each order. */
  readonly standing: readonly { readonly payableId: string; readonly amountMinor: number }[];
}

/**
 * A document with its history, for the organisation that issued it.
 *
 * Refused: the access problems; `not-found` for another organisation's.
 */
export async function invoicePage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  permission: Extract<Permission, "see-money" | "manage-money"> = "see-money",
): Promise<Result<InvoicePage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, permission);
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const invoice = isUuid(id) ? await invoiceOf(world, { organisationId }, id) : null;
  if (!invoice) return refuse("not-found");
  const [letters, { account }, parts] = await Promise.all([
    lettersOf(world, organisationId, id),
    world.db.invoice.findUniqueOrThrow({
      where: { id },
      select: { account: { select: { name: true } } },
    }),
    world.db.invoiceVat.groupBy({
      by: ["payableId"],
      where: { invoice: { OR: [{ id }, { creditsId: id }] } },
      _sum: { netMinor: true, vatMinor: true },
      orderBy: { payableId: "asc" },
    }),
  ]);
  return accept({
    membership: member.value,
    invoice,
    state: invoiceState({
      kind: invoice.kind,
      payableMinor: invoice.record.payableMinor,
      creditedMinor: invoice.creditNotes.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      openMinor: invoice.openMinor,
      isOverdue: invoice.isOverdue,
    }),
    issuedBy: account?.name ?? null,
    letters,
    standing: parts.flatMap(({ payableId, _sum }) => {
      const amountMinor = (_sum.netMinor ?? 0) + (_sum.vatMinor ?? 0);
      return amountMinor > 0 ? { payableId, amountMinor } : [];
    }),
  });
}

/** The mails about a document, and those sent once more. */
async function lettersOf(
  world: World,
  organisationId: string,
  invoiceId: string,
): Promise<InvoiceLetter[]> {
  const rows = await world.db.$queryRaw<
    { id: string; kind: string; to: string; state: string; createdAt: Date; sentAt: Date | null }[]
  >`
    SELECT id::text, kind, recipient_email::text AS "to", state, created_at AS "createdAt", sent_at AS "sentAt"
    FROM outbox_message
    WHERE organisation_id = ${organisationId}::uuid AND kind IN ('invoice', 'credit-note', 'invoice-reminder')
      AND snapshot ->> 'invoiceId' = ${invoiceId}
    ORDER BY created_at, id`;
  return rows.map(({ createdAt, sentAt, ...letter }) => ({ ...letter, at: sentAt ?? createdAt }));
}
