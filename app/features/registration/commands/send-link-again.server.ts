import { isLocale } from "~/kernel/locales";
import { hour } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { activeStatuses } from "../domain/registration-transitions";

/**
 * Mails those of `emails` that are registered with the event their personal link once more, at most once an
 * hour, and says which they are.
 */
export async function sendLinkAgain(
  world: World,
  eventId: string,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const registrations = await world.db.registration.findMany({
    where: { eventId, attendeeEmail: { in: [...emails] }, status: { in: [...activeStatuses] } },
    select: {
      id: true,
      organisationId: true,
      orderId: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
    },
  });
  const thisHour = Math.floor(world.now().getTime() / hour);
  await enqueueMessages(
    world,
    registrations.map((registration) => ({
      kind: "link-again",
      recipient: { name: registration.attendeeName ?? "", email: registration.attendeeEmail ?? "" },
      language: isLocale(registration.language) ? registration.language : "nb",
      cause: `link-again:${registration.id}:${thisHour}`,
      organisationId: registration.organisationId,
      eventId,
      orderId: registration.orderId,
      registrationId: registration.id,
    })),
  );
  world.wake("deliver-outbox");
  return new Set(
    registrations.flatMap(({ attendeeEmail }) =>
      attendeeEmail ? [attendeeEmail.toLowerCase()] : [],
    ),
  );
}
