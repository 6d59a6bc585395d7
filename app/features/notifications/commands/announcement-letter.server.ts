import { z } from "zod";
import { speechOf } from "~/i18n/speech";
import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { unsubscribeUrl } from "~/features/mail/queries/unsubscribe-link.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { announcedWords, wordsFor } from "../domain/announcement";
import type { LetterContext, LetterReading } from "../queries/letter-context.server";
import { daysOf } from "./attendee-letters.server";
import type { LetterWriter } from "./letter-writer";
import { organiserLetter } from "./organiser-letter";
import type { LetterAbout } from "./placeholder-values";

const snapshot = z.object({ announcementId: z.uuid() });

/** What an organiser announced, in the recipient's language. */
export const announcementLetter: LetterWriter<"announcement"> = async (
  world,
  row,
  context,
  reading,
) => {
  const { announcementId } = snapshot.parse(row.snapshot);
  const announcement = await world.db.announcement.findUnique({
    where: { id: announcementId },
    select: { words: true, mainLanguage: true, stoppedAt: true },
  });
  if (!announcement || announcement.stoppedAt || !isStillTheirs(row, context)) return "superseded";
  const { mainLanguage } = announcement;
  const said = announcedWords.parse(announcement.words);
  const words = wordsFor(said, row.language, isLocale(mainLanguage) ? mainLanguage : row.language);
  if (!words) return "superseded";
  const about = await aboutRecipient(world, row, context, reading);
  return {
    facts: organiserLetter(words, about, speechOf(row.language), announcementsEnd(world, row)),
  };
};

/** Where the recipient ends what is announced to them; `null` for a message of no organisation. */
export function announcementsEnd(world: World, row: OutboxRow): string | null {
  const { organisationId, recipientEmail: email } = row;
  return (
    organisationId && unsubscribeUrl(world, { organisationId, email, stream: "announcements" })
  );
}

/**
 * Whether the recipient still holds what they were written to about: the letter carries its personal link, which is
 * another's once a seat has been handed over.
 */
function isStillTheirs({ recipientEmail }: OutboxRow, { seat, order }: LetterContext): boolean {
  if (seat && ["cancelled", "declined"].includes(seat.status)) return false;
  const holder = seat ? seat.attendeeEmail : order.contactEmail;
  return holder?.toLowerCase() === recipientEmail.toLowerCase();
}

/** What the placeholders of a letter to the recipient of `row` are filled from: their own seat and programme. */
export async function aboutRecipient(
  world: World,
  row: OutboxRow,
  context: LetterContext,
  reading: LetterReading,
): Promise<LetterAbout> {
  const attendee = await reading.attendee(row);
  const attendance = attendee && (await reading.attendance(context.eventId));
  return {
    now: world.now(),
    recipientName: row.recipientName,
    event: context.event,
    organisationName: context.organisation.name,
    companyName: context.order.company?.name ?? null,
    seats: context.order.registrations.filter(({ status }) => status !== "cancelled").length,
    programme: attendee && attendance ? daysOf(attendance, attendee) : [],
    manageUrl: context.manageUrl,
  };
}
