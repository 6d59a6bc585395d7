import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { registersThemselves } from "../domain/order-messages";
import {
  isSeated,
  registrationStatuses,
  type RegistrationStatus,
} from "../domain/registration-transitions";

/** A seat as an organiser sees it before cancelling it. */
export interface SeatToCancel {
  readonly id: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly status: RegistrationStatus;
  /** Who will get a mail about it. */
  readonly told: readonly { readonly name: string; readonly email: string }[];
  /** Whether somebody in the queue may get the place. */
  readonly queued: boolean;
}

/**
 * What cancelling a seat would mean, without doing it.
 *
 * Refused: the access problems; `not-found` for a registration of another organisation or event.
 */
export async function seatToCancel(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  registrationId: string,
): Promise<Result<SeatToCancel, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-registrations");
  if (!member.ok) return member;
  if (!isUuid(registrationId)) return refuse("not-found");
  const row = await world.db.registration.findFirst({
    where: {
      id: registrationId,
      organisationId: member.value.organisation.id,
      event: { slug: eventSlug },
    },
    select: {
      id: true,
      attendeeName: true,
      attendeeEmail: true,
      status: true,
      event: { select: { seatPool: { select: { waiting: true } } } },
      order: {
        select: { contactName: true, contactEmail: true, company: { select: { name: true } } },
      },
    },
  });
  if (!row) return refuse("not-found");
  const contact = { name: row.order.contactName, email: row.order.contactEmail };
  const attendee = row.attendeeEmail
    ? [{ name: row.attendeeName ?? "", email: row.attendeeEmail }]
    : [];
  const alone = registersThemselves(contact, [{ email: row.attendeeEmail }]);
  const status = registrationStatuses.find((known) => known === row.status) ?? "cancelled";
  return accept({
    id: row.id,
    name: row.attendeeName,
    company: row.order.company?.name ?? null,
    status,
    told: alone ? attendee : [...attendee, contact],
    queued: isSeated(status) && row.event.seatPool.waiting > 0,
  });
}
