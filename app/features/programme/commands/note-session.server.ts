import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EditedEvent } from "~/features/events/queries/edited-event.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { SessionFacts } from "../domain/session-change";

/** The day a session falls on in the event's zone, made when there is none. */
export async function dayOf(
  world: World,
  event: EditedEvent,
  facts: SessionFacts,
): Promise<string> {
  const date = new Date(dateOf(facts.startsAt, event.timeZone));
  const day = await world.db.eventDay.upsert({
    where: { eventId_date: { eventId: event.id, date } },
    create: { id: world.newId(), eventId: event.id, date },
    update: {},
    select: { id: true },
  });
  return day.id;
}

/** Facts as they are kept in a change or an audit entry. */
export function jsonOf(facts: SessionFacts) {
  return { ...facts, startsAt: facts.startsAt.toISOString(), endsAt: facts.endsAt.toISOString() };
}

/** Whose session a change is about. */
export function changeOf(event: EditedEvent, sessionId: string) {
  return {
    organisationId: event.organisationId,
    eventId: event.id,
    sessionId,
    accountId: event.accountId,
  };
}

/** An audit entry about a session. */
export async function auditSession(
  world: World,
  event: EditedEvent,
  action: string,
  id: string,
  detail: object,
) {
  await recordAudit(world, {
    organisationId: event.organisationId,
    accountId: event.accountId,
    action,
    subject: { type: "session", id },
    detail: { ...detail },
  });
}
