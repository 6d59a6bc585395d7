import type { Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import type { Words } from "../domain/announcement";
import type { LetterMoment } from "../domain/letter-moments";

/** The words organisers wrote in place of ours, read once for each event of a batch of letters. */
export class OwnLetterTexts {
  readonly #read = new Map<string, Promise<ReadonlyMap<string, Words>>>();

  constructor(readonly world: World) {}

  /** The event's own words, otherwise the organisation's; `null` where nobody wrote any in this language. */
  async wordsFor(eventId: string, moment: LetterMoment, language: Locale): Promise<Words | null> {
    let read = this.#read.get(eventId);
    if (!read) this.#read.set(eventId, (read = textsOf(this.world, eventId)));
    return (await read).get(`${moment} ${language}`) ?? null;
  }
}

async function textsOf(world: World, eventId: string): Promise<ReadonlyMap<string, Words>> {
  const rows = await world.db.letterText.findMany({
    where: {
      organisation: { events: { some: { id: eventId } } },
      OR: [{ eventId: null }, { eventId }],
    },
    select: { eventId: true, moment: true, language: true, subject: true, body: true },
  });
  // The event's come last and so stand over the organisation's.
  const nearest = rows.toSorted((a, b) => Number(a.eventId !== null) - Number(b.eventId !== null));
  return new Map(
    nearest.map(({ moment, language, subject, body }) => [
      `${moment} ${language}`,
      { subject, text: body },
    ]),
  );
}
