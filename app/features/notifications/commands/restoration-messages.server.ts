import type { World } from "~/platform/world.server";
import { attendeesOf } from "~/features/calendar/queries/attendance.server";
import type { NewMessage } from "~/features/mail/domain/message";
import { cancellationAudience } from "~/features/registration/queries/cancellation-audience.server";
import type { PendingChange } from "../domain/pending-change";
import { pendingLetters } from "../queries/pending-letters.server";

/**
 * The letters of an event that takes place after all, to those who heard that it would not. An attendee's is written
 * with their invitations when it leaves, as a confirmation is: all that changed meanwhile is in it.
 */
export async function restorationMessages(
  world: World,
  { id, eventId, organisationId }: PendingChange,
): Promise<NewMessage[]> {
  const { unwritten } = await pendingLetters(world, eventId);
  const cause = `change:${id}`;
  const attendees = (await attendeesOf(world, { eventId }))
    // Their confirmation has not left: it says that they have a place.
    .filter(({ registrationId }) => !unwritten.has(registrationId))
    .map(({ name, email, locale, orderId, registrationId }) => ({
      recipient: { name, email },
      language: locale,
      cause,
      orderId,
      registrationId,
    }));
  const contacts = (await cancellationAudience(world, eventId))
    .filter((person) => person.as === "contact")
    .map(({ name, email, locale, orderId }) => ({
      recipient: { name, email },
      language: locale,
      cause: `${cause}:${orderId}`,
      orderId,
      registrationId: null,
    }));
  return [...attendees, ...contacts].map((to) => ({
    kind: "restored",
    ...to,
    organisationId,
    eventId,
  }));
}
