import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import { defaultWords } from "../commands/own-words";
import type { Words } from "../domain/announcement";
import {
  momentPreview,
  shownLetter,
  type MomentPreview,
  type PreviewQuestion,
} from "./letter-preview.server";
import { letterTextPage, type WordedEvent } from "./letter-texts.server";

/** Whose words hold now: those written here, the organisation's above an event, or the product's. */
export type WhoseWords = "own" | "organisation" | "standard";

/** A moment's words to be edited, beside what they stand for. */
export interface LetterEditor extends Pick<MomentPreview, "events" | "seats" | "example"> {
  readonly organisation: Membership["organisation"];
  readonly event: WordedEvent | null;
  readonly holds: WhoseWords;
  /** What holds now. */
  readonly words: Words;
  /** What would hold without those written here. */
  readonly beneath: { readonly whose: WhoseWords; readonly words: Words };
  /** The letter as it would be sent now, as plain text. */
  readonly plainText: string;
  /** Events to come, for which other words could be written. */
  readonly wordable: readonly WordedEvent[];
}

/** A moment's words in one language. Refused: the access problems; `not-found` for another organisation's event. */
export async function letterEditor(
  world: World,
  actor: Actor,
  organisationSlug: string,
  question: PreviewQuestion,
): Promise<Result<LetterEditor, AccessProblem>> {
  const { moment, language, eventSlug } = question;
  const page = await letterTextPage(world, actor, organisationSlug, moment, eventSlug);
  if (!page.ok) return page;
  const preview = await momentPreview(world, actor, organisationSlug, question, null);
  if (!preview.ok) return preview;
  const { membership, event, own, organisation: above } = page.value;
  const standard = { whose: "standard" as const, words: defaultWords(moment, speechOf(language)) };
  const beneath =
    event && above[language]
      ? { whose: "organisation" as const, words: above[language] }
      : standard;
  const { letter, events, seats, example } = preview.value;
  return accept({
    organisation: membership.organisation,
    event,
    holds: own[language] ? "own" : beneath.whose,
    words: own[language] ?? beneath.words,
    beneath,
    plainText: shownLetter(letter, membership).text,
    events,
    seats,
    example,
    wordable: await world.db.event.findMany({
      where: {
        organisationId: membership.organisation.id,
        endsAt: { gt: world.now() },
        status: { in: ["draft", "published"] },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: 50,
      select: { id: true, slug: true, title: true },
    }),
  });
}
