import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { messageKinds } from "~/features/mail/domain/message-kinds";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { holdEvent } from "~/features/registration/commands/serve-waitlist.server";
import { announcementCause, type AnnouncedWords } from "../domain/announcement";
import type { Selection } from "../domain/announcement-selection";
import {
  announcedPeople,
  audienceFigures,
  type AnnouncedEvent,
} from "../queries/announcement-audience.server";

/** What an organiser wants everybody of a selection to read. */
export interface NewAnnouncement {
  /** What makes a second submission of the same form the same announcement. */
  readonly submissionKey: string;
  readonly mainLanguage: Locale;
  /** At least in the main language. */
  readonly words: AnnouncedWords;
  readonly selection: Selection;
  /** How many they were told it goes to. */
  readonly expected: number;
}

/**
 * Puts an announcement and a message for each of its recipients into the outbox, in one transaction.
 *
 * Refused: the access problems; `nobody-chosen`; `audience-changed` (with the `count` now) when somebody has come or
 * gone since they were counted.
 *
 * @remarks The same form sent twice is one announcement. The messages are written in one statement, whatever their
 * number; each person is written to once.
 */
export async function sendAnnouncement(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  announcement: NewAnnouncement,
): Promise<Result<{ id: string }, AccessProblem | Problem<"nobody-chosen" | "audience-changed">>> {
  return inTransaction(world, async (tx) => {
    const opened = await organiserEvent(tx, actor, organisationSlug, eventSlug, "edit-events");
    if (!opened.ok) return opened;
    const { membership, event } = opened.value;
    const of = { organisationId: membership.organisation.id, eventId: event.id };
    // Whoever is being erased is waited for: they are not among the recipients.
    await holdEvent(tx, event.id);

    const id = await keepAnnouncement(tx, of, announcement);
    if (id === null) return accept({ id: await knownAnnouncement(tx, of, announcement) });
    const { count, leftOut } = await audienceFigures(tx, of, announcement.selection);
    if (count !== announcement.expected || count === 0) {
      await tx.db.announcement.delete({ where: { id } });
      return count === 0
        ? refuse("nobody-chosen")
        : refuse("audience-changed", { params: { count } });
    }
    const messages = await enqueue(tx, of, id, announcement);
    await tx.db.announcement.update({ where: { id }, data: { messages, leftOut } });
    await recordAudit(tx, {
      organisationId: of.organisationId,
      accountId: membership.accountId,
      action: "send-announcement",
      subject: { type: "event", id: event.id },
      detail: { announcement: id, messages },
    });
    tx.wake("deliver-outbox");
    return accept({ id });
  });
}

/** Writes the announcement down; `null` when this form has been sent before. A second one waits for the first. */
async function keepAnnouncement(
  world: World,
  { organisationId, eventId }: AnnouncedEvent,
  { submissionKey, mainLanguage, words, selection }: NewAnnouncement,
): Promise<string | null> {
  const id = world.newId();
  const { count } = await world.db.announcement.createMany({
    data: [
      {
        id,
        organisationId,
        eventId,
        submissionKey,
        mainLanguage,
        words,
        selection,
        messages: 0,
        leftOut: 0,
        createdAt: world.now(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

async function knownAnnouncement(
  world: World,
  { eventId }: AnnouncedEvent,
  { submissionKey }: NewAnnouncement,
): Promise<string> {
  const { id } = await world.db.announcement.findUniqueOrThrow({
    where: { eventId_submissionKey: { eventId, submissionKey } },
    select: { id: true },
  });
  return id;
}

/** One row for each recipient, in the language they read if it was written in. */
async function enqueue(
  world: World,
  of: AnnouncedEvent,
  id: string,
  { selection, words, mainLanguage }: NewAnnouncement,
): Promise<number> {
  const now = world.now();
  const written = Object.keys(words);
  return world.db.$executeRaw`
    INSERT INTO outbox_message (id, organisation_id, event_id, order_id, registration_id, kind, recipient_name,
                                recipient_email, language, cause, snapshot, priority, next_attempt_at, created_at)
    SELECT gen_random_uuid(), ${of.organisationId}::uuid, ${of.eventId}::uuid, order_id, registration_id,
           'announcement', name, email, CASE WHEN language = ANY(${written}) THEN language ELSE ${mainLanguage} END,
           ${announcementCause(id)}, jsonb_build_object('announcementId', ${id}::text),
           ${messageKinds.announcement.priority}::int, ${now}, ${now}
    FROM (${announcedPeople(of, selection)}) people
    WHERE NOT left_out
    ON CONFLICT DO NOTHING`;
}
