import type { LetterFacts, LetterKind } from "emails/letter-facts";
import type { Attachment } from "~/platform/mail/compose.server";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import type { LetterContext, LetterReading } from "../queries/letter-context.server";

/** What a letter says, and the calendar part that goes with it. */
export interface Written<K extends LetterKind = LetterKind> {
  readonly facts: LetterFacts[K];
  readonly invitation?: { readonly method: "REQUEST" | "CANCEL"; readonly ics: string } | null;
  /** What else goes with it: a ticket. */
  readonly attachments?: readonly Attachment[];
}

/** Writes the facts of one kind of message as they are now, or says that it has become pointless. */
export type LetterWriter<K extends MessageKind> = (
  world: World,
  row: OutboxRow,
  context: LetterContext,
  reading: LetterReading,
) => Promise<Written<K> | "superseded">;
