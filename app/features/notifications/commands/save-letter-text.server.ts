import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { Words } from "../domain/announcement";
import { letterMoments, type LetterMoment } from "../domain/letter-moments";
import { wordsProblems, type WordsProblem } from "../domain/words-problems";
import { letterTextPage } from "../queries/letter-texts.server";
import { defaultWords } from "./own-words";

/** Which words are meant: a moment's, in one language, for every event or for one. */
export interface LetterTextKey {
  readonly moment: LetterMoment;
  readonly language: Locale;
  /** `null`: for every event of the organisation. */
  readonly eventSlug: string | null;
}

/**
 * Keeps an organiser's words for a letter; `null` goes back to what would be said without them.
 *
 * Refused: the access problems; a sentence about a placeholder beside its field.
 *
 * @remarks Words that are those of the product are not kept, so that they follow when those are put better. An
 * event keeps them where the organisation has others.
 */
export async function saveLetterText(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { moment, language, eventSlug }: LetterTextKey,
  words: Words | null,
): Promise<Result<null, AccessProblem | WordsProblem>> {
  const [problem] = words ? wordsProblems(words, letterMoments[moment], (part) => part) : [];
  return inTransaction(world, async (tx) => {
    const opened = await letterTextPage(tx, actor, organisationSlug, moment, eventSlug);
    if (!opened.ok) return opened;
    if (problem) return { ok: false, problem };
    const { membership, event, organisation: above } = opened.value;
    const { id: organisationId } = membership.organisation;
    const overridden = event !== null && above[language] !== undefined;
    const kept = words && (overridden || !isDefault(words, moment, language)) ? words : null;
    const where = { organisationId, eventId: event?.id ?? null, moment, language };
    if (kept === null) await tx.db.letterText.deleteMany({ where });
    else
      await tx.db.$executeRaw`
        INSERT INTO letter_text (id, organisation_id, event_id, moment, language, subject, body, changed_at)
        VALUES (${tx.newId()}::uuid, ${organisationId}::uuid, ${where.eventId}::uuid, ${moment}, ${language},
                ${kept.subject}, ${kept.text}, ${tx.now()})
        ON CONFLICT (organisation_id, (COALESCE(event_id, organisation_id)), moment, language)
        DO UPDATE SET subject = excluded.subject, body = excluded.body, changed_at = excluded.changed_at`;
    await recordAudit(tx, {
      organisationId,
      accountId: membership.accountId,
      action: kept === null ? "reset-letter-text" : "change-letter-text",
      subject: event
        ? { type: "event", id: event.id }
        : { type: "organisation", id: organisationId },
      detail: { moment, language },
    });
    return accept(null);
  });
}

function isDefault(words: Words, moment: LetterMoment, language: Locale): boolean {
  const original = defaultWords(moment, speechOf(language));
  const tidy = (text: string) => text.replaceAll("\r\n", "\n").trim();
  return tidy(words.subject) === tidy(original.subject) && tidy(words.text) === tidy(original.text);
}
