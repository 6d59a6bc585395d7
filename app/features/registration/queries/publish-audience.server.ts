import type { World } from "~/platform/world.server";
import {
  draftAudience,
  draftedChange,
  type ProgrammeDraft,
} from "~/features/programme/domain/programme-draft";
import { eachOnce, type ToldPerson } from "../domain/told-people";
import { concernedPeople, type ConcernedPerson } from "./concerned-people.server";

/** Whom publishing some drafts concerns. */
export interface PublishAudience {
  /** Who gets a letter, each once. */
  readonly told: readonly ToldPerson<ConcernedPerson>[];
  /** How many letters that is: who is attendee and contact gets two. */
  readonly letters: number;
  /** How many have only corrected words on their programme: those reach their calendars, without a letter. */
  readonly corrected: number;
  /** How many more come, and hear nothing, since none of it is on their programme. */
  readonly untouched: number;
  /** How many people have each draft on their programme, by its id. */
  readonly concerned: Readonly<Record<string, number>>;
}

/**
 * Whom publishing `drafts` concerns: a letter to those on whose programme something is added, moved or cancelled;
 * none for a correction of words.
 *
 * @remarks Asks for no permission: the caller has found the event by a query that does.
 */
export async function publishAudience(
  world: World,
  eventId: string,
  drafts: readonly ProgrammeDraft[],
): Promise<PublishAudience> {
  const told = new Map<string, ConcernedPerson>();
  const corrected = new Map<string, ConcernedPerson>();
  const concerned: Record<string, number> = {};
  for (const draft of drafts) {
    const people = await concernedPeople(world, eventId, draftAudience(draft));
    concerned[draft.id] = eachOnce(people).length;
    const list = draftedChange(draft) === "corrected" ? corrected : told;
    for (const person of people) list.set(placeOf(person), person);
  }
  const coming = await concernedPeople(world, eventId);
  const onlyCorrected = [...corrected].filter(([place]) => !told.has(place)).length;
  return {
    told: eachOnce([...told.values()]),
    letters: told.size,
    corrected: onlyCorrected,
    untouched: coming.length - told.size - onlyCorrected,
    concerned,
  };
}

/** One letter's worth: a seat, or the unnamed seats of an order. */
function placeOf({ as, orderId, registrationId }: ConcernedPerson): string {
  return as === "contact" ? `contact ${orderId}` : registrationId;
}
