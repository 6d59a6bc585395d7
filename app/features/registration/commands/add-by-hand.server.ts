import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { OrderRequest } from "../domain/order-request";
import { eventToSee } from "../queries/registrations-of-event.server";
import { placeOrder } from "./place-order.server";
import { withoutMails } from "./without-mails.server";

/** Whom an organiser registers. */
export interface AddedPeople {
  readonly contact: { readonly name: string; readonly email: string };
  readonly company?: string | undefined;
  /** Without name and address: to be named later. */
  readonly people: readonly { readonly name?: string; readonly email?: string }[];
  readonly ticketType?: string | undefined;
  readonly language: Locale;
  /** Whether they are told by mail. */
  readonly mails: boolean;
  /** Makes the same form sent twice one order. */
  readonly submissionKey: string;
}

/**
 * Registers people in the organiser's name: outside sale windows and after the deadline, too, but never beyond the
 * number of places; when it is full they wait.
 *
 * Refused: the access problems; `not-found` for an event of another organisation; and as `placeOrder` is.
 */
export async function addByHand(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { contact, company, people, ticketType, language, mails, submissionKey }: AddedPeople,
): Promise<Result<{ registrationId: string | null }, AccessProblem | Problem>> {
  const of = [organisationSlug, eventSlug] as const;
  const event = await eventToSee(world, actor, ...of, "manage-registrations");
  if (!event.ok) return event;
  const request: OrderRequest = {
    contact: { ...contact, ...(company ? { company: { name: company } } : {}) },
    language,
    seats: people.map((person) => ({ ...person, ...(ticketType ? { ticketType } : {}) })),
    source: "organiser",
    submissionKey: `by-hand:${submissionKey}`,
  };
  const placed = mails
    ? await placeOrder(world, actor, eventSlug, request)
    : await withoutMails(world, null, async (tx) => {
        const result = await placeOrder(tx, actor, eventSlug, request);
        return { result, orderId: result.ok ? result.value.id : null };
      });
  if (!placed) return refuse("already-registered", { field: "people" });
  if (!placed.ok) return placed;
  const { id, seats } = placed.value;
  await recordAudit(world, {
    organisationId: event.value.organisationId,
    accountId: event.value.accountId,
    action: "add-registration",
    subject: { type: "order", id },
  });
  return accept({ registrationId: seats.length === 1 ? (seats[0]?.id ?? null) : null });
}
