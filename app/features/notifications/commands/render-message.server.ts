import type { LetterFacts } from "emails/letter-facts";
import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { speechOf } from "~/i18n/speech";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import type { RenderedMessage, RenderMessages } from "~/features/mail/jobs/deliver-outbox.server";
import { LetterReading, type LetterContext } from "../queries/letter-context.server";
import { answerLetters } from "./answer-letters.server";
import { OwnLetterTexts } from "../queries/own-letter-texts.server";
import { announcementLetter } from "./announcement-letter.server";
import { attendeeLetters } from "./attendee-letters.server";
import { calendarLetters } from "./calendar-letters.server";
import { changeLetters } from "./change-letters.server";
import { contactLetters } from "./contact-letters.server";
import type { LetterWriter } from "./letter-writer";
import { aboutFacts, inOwnWords, momentOf, type WordableKind } from "./own-words";
import { missingLetters } from "./missing-letters.server";
import { ownDataLetter } from "./own-data-letter.server";
import { isPayerKind, payerLetter, type PayerKind } from "./payer-letters.server";
import { paymentLetters } from "./payment-letters.server";
import { trialLetter } from "./trial-letter.server";
import { reminderLetters } from "./reminder-letters.server";
import { signInLetter } from "./sign-in-letter.server";

type EventKind = Exclude<MessageKind, "sign-in-code" | "own-data" | "trial" | PayerKind>;

const writers: { readonly [K in EventKind]: LetterWriter<K> } = {
  ...attendeeLetters,
  ...calendarLetters,
  ...changeLetters,
  ...contactLetters,
  ...answerLetters,
  ...missingLetters,
  ...reminderLetters,
  ...paymentLetters,
  announcement: announcementLetter,
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
    const texts = new OwnLetterTexts(world);
    return async (row) => {
      if (row.kind === "sign-in-code") return signInLetter(world, row);
      if (row.kind === "own-data") return ownDataLetter(world, row);
      if (row.kind === "trial") return trialLetter(world, row);
      if (isPayerKind(row.kind)) return payerLetter(world, row, row.kind);
      const context = await reading.context(row);
      return context ? rendered(world, row, row.kind, context, reading, texts) : "superseded";
    };
  };
}

async function rendered<K extends EventKind>(
  world: World,
  row: OutboxRow,
  kind: K,
  context: LetterContext,
  reading: LetterReading,
  texts: OwnLetterTexts,
): Promise<RenderedMessage | "superseded"> {
  const written = await writers[kind](world, row, context, reading);
  if (written === "superseded") return written;
  const { organisation } = context;
  const letter = letterOf(kind, written.facts, speechOf(row.language));
  return {
    letter: await inOrganisersWords(letter, row, kind, written.facts, context, texts),
    invitation: written.invitation ?? null,
    attachments: written.attachments ?? [],
    accentHue: organisation.accentHue,
    organisationName: organisation.name,
    replyTo: organisation.replyEmail,
  };
}

/** The letter as it is, or with the words this event's organisers wrote for it in its language. */
async function inOrganisersWords<K extends EventKind>(
  letter: Letter,
  { language }: OutboxRow,
  kind: K,
  facts: LetterFacts[K],
  { eventId, organisation, order }: LetterContext,
  texts: OwnLetterTexts,
): Promise<Letter> {
  const moment = momentOf(kind, facts);
  const words = moment && (await texts.wordsFor(eventId, moment, language));
  if (!words) return letter;
  const of = { organisationName: organisation.name, companyName: order.company?.name ?? null };
  const about = aboutFacts(facts as LetterFacts[WordableKind], of);
  return inOwnWords(letter, words, about, speechOf(language));
}
