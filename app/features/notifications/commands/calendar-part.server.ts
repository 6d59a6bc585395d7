import { z } from "zod";
import { inTransaction, type World } from "~/platform/world.server";
import { dateOf } from "~/kernel/time";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { calendarDayMessage } from "./calendar-day-message";

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

/**
 * Sends the cancellation a letter carried by itself: the letter has become pointless, for its reader does not come any
 * more, but what it was to take out still stands in their calendar.
 */
export async function cancelAlone(world: World, row: OutboxRow, ics: string): Promise<void> {
  const uid = row.thread?.replace(/^calendar:/, "") ?? "";
  const { eventId } = row;
  if (!eventId) return;
  await inTransaction(world, async (tx) => {
    // Whoever is being erased is waited for: their calendar's entries are gone then.
    await holdProgramme(tx, eventId);
    const object = await tx.db.calendarObject.findUnique({ where: { uid } });
    if (!object) return;
    await enqueueMessages(tx, [
      calendarDayMessage(row, {
        uid,
        date: dateOf(object.date, "UTC"),
        sessionId: object.sessionId,
        method: "CANCEL",
        sequence: row.sequence,
        ics,
        fresh: false,
        replaced: false,
      }),
    ]);
  });
}
