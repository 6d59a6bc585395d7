import { z } from "zod";
import { paths } from "~/paths";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import type { LetterWriter } from "./letter-writer";

const snapshot = z.object({ calendarObjectId: z.string() });

/** The letter that follows what somebody's calendar answered. */
export const answerLetters: {
  readonly "calendar-declined": LetterWriter<"calendar-declined">;
} = {
  "calendar-declined": async (world, row, { event, eventStatus, seat }) => {
    const { calendarObjectId } = snapshot.parse(row.snapshot);
    const theirs =
      seat?.status === "confirmed" &&
      seat.attendeeEmail?.toLowerCase() === row.recipientEmail.toLowerCase();
    const over = eventStatus !== "published" || event.startsAt <= world.now();
    if (!seat || !theirs || over) return "superseded";
    // Meanwhile they may have changed their mind.
    const entry = await world.db.calendarObject.findUnique({
      where: { id: calendarObjectId },
      select: { answer: true, method: true },
    });
    if (entry?.answer !== "declined" || entry.method !== "REQUEST") return "superseded";
    const { registration } = seatTokens(world, { id: seat.id, generation: seat.tokenGeneration });
    return {
      facts: {
        now: world.now(),
        recipientName: row.recipientName,
        event,
        giveBackUrl: world.settings.url + paths.giveBack(registration),
      },
    };
  },
};
