import { writeLetter } from "emails/write-letter";
import type { Actor } from "~/kernel/actor";
import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { isMessageKind, secretKinds } from "~/features/mail/domain/message-kinds";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { renderMessages } from "../commands/render-message.server";

/** A letter to be looked at. Its personal links open nothing. */
export interface LetterPreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly senderName: string;
  readonly replyTo: string | null;
  /** The names of what is attached. */
  readonly attachments: readonly string[];
}

/** What no link of a preview is signed with in earnest. */
const worthless = "links of a preview open nothing";

/** Takes what writing the letter did to the database back again. */
class Undone extends Error {
  constructor(readonly value: LetterPreview | null) {
    super();
  }
}

/**
 * The letter of a message as it would be written now; `null` for one that has become pointless.
 *
 * @remarks A letter may make calendar objects when it is written: all of that is taken back. Personal links are signed
 * with another key, so that nobody but the recipient gets one that works.
 *
 * Refused: the access problems; `not-found` also for a letter that nobody else may read (a code, a link to one's data).
 */
export async function previewLetter(
  root: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<Result<LetterPreview | null, AccessProblem>> {
  const member = await membershipOf(root, actor, organisationSlug, "manage-registrations");
  if (!member.ok) return member;
  const message = isUuid(id)
    ? await root.db.outboxMessage.findFirst({
        where: { id, organisationId: member.value.organisation.id },
      })
    : null;
  if (!message || !isMessageKind(message.kind) || secretKinds.includes(message.kind))
    return refuse("not-found");
  const row: OutboxRow = {
    ...message,
    kind: message.kind,
    language: isLocale(message.language) ? message.language : "nb",
    attempt: 1,
    lastSentId: null,
    threadBegun: true,
  };
  for (let again = true; ; again = false) {
    try {
      await inTransaction(root, async (tx) => {
        const settings = { ...tx.settings, secret: worthless };
        throw new Undone(await written({ ...tx, settings, wake: () => {} }, row));
      });
    } catch (error) {
      if (error instanceof Undone) return accept(error.value);
      // The worker was writing the same letter: what it made is there now.
      if (!again || sqlStateOf(error) !== uniqueViolation) throw error;
    }
  }
}

const uniqueViolation = "23505";

async function written(world: World, row: OutboxRow): Promise<LetterPreview | null> {
  const rendered = await renderMessages(world)([row])(row);
  if (rendered === "superseded") return null;
  const { letter, organisationName, accentHue, replyTo, invitation, attachments = [] } = rendered;
  return {
    subject: letter.subject,
    ...writeLetter(letter, { organisationName, accentHue }),
    senderName: organisationName,
    replyTo,
    attachments: [...(invitation ? ["invite.ics"] : []), ...attachments.map(({ name }) => name)],
  };
}
