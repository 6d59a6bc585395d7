import { z } from "zod";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";

/** The calendar part of a message as its snapshot keeps it. */
export const calendarPart = z.object({ method: z.enum(["REQUEST", "CANCEL"]), ics: z.string() });

/**
 * Whether what a cancellation takes out was introduced by a mail of its own that never left: then there is nothing
 * to take out, and neither is sent.
 */
export async function neverLeft(
  world: World,
  { id, thread, recipientEmail }: OutboxRow,
): Promise<boolean> {
  if (!thread) return false;
  const [known] = await world.db.$queryRaw<{ introduced: boolean | null; begun: boolean | null }[]>`
    SELECT bool_or(sequence = 0) AS introduced, bool_or(state = 'sent' OR lease IS NOT NULL) AS begun
    FROM outbox_message
    WHERE thread = ${thread} AND recipient_email = ${recipientEmail}::citext AND id <> ${id}::uuid`;
  return known?.introduced === true && known.begun !== true;
}
