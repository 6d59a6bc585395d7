import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import type { RenderedMessage, RenderMessages } from "~/features/mail/jobs/deliver-outbox.server";
import { LetterReading, type LetterContext } from "../queries/letter-context.server";
import { attendeeLetters } from "./attendee-letters.server";
import { changeLetters } from "./change-letters.server";
import { contactLetters } from "./contact-letters.server";
import type { LetterWriter } from "./letter-writer";
import { ownDataLetter } from "./own-data-letter.server";
import { signInLetter } from "./sign-in-letter.server";

type EventKind = Exclude<MessageKind, "sign-in-code" | "own-data">;

const writers: { readonly [K in EventKind]: LetterWriter<K> } = {
  ...attendeeLetters,
  ...changeLetters,
  ...contactLetters,
};

/**
 * Renders messages at delivery, from what is true then: a mail is never staler than its sending.
 *
 * @remarks `mail` is low and knows only what kind of message about which record; this room is high and knows
 * everything a letter says.
 */
export function renderMessages(world: World): RenderMessages {
  return (rows) => {
    const reading = new LetterReading(world, rows);
    return async (row) => {
      if (row.kind === "sign-in-code") return signInLetter(world, row);
      if (row.kind === "own-data") return ownDataLetter(world, row);
      const context = await reading.context(row);
      return context ? rendered(world, row, row.kind, context, reading) : "superseded";
    };
  };
}

async function rendered<K extends EventKind>(
  world: World,
  row: OutboxRow,
  kind: K,
  context: LetterContext,
  reading: LetterReading,
): Promise<RenderedMessage | "superseded"> {
  const written = await writers[kind](world, row, context, reading);
  if (written === "superseded") return written;
  const { organisation } = context;
  return {
    letter: letterOf(kind, written.facts, speechOf(row.language)),
    invitation: written.invitation ?? null,
    attachments: written.attachments ?? [],
    accentHue: organisation.accentHue,
    organisationName: organisation.name,
    replyTo: organisation.replyEmail,
  };
}
