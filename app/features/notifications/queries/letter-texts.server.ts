import type { Actor } from "~/kernel/actor";
import { isLocale, locales, type Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import type { Words } from "../domain/announcement";
import { allMoments, type LetterMoment } from "../domain/letter-moments";

/** The event whose own words are looked at, instead of the organisation's. */
export interface WordedEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

/** One moment in the list: in which languages the organisation has words of its own, and which events differ. */
export interface MomentLine {
  readonly moment: LetterMoment;
  readonly languages: readonly Locale[];
  readonly events: readonly (WordedEvent & { readonly languages: readonly Locale[] })[];
}

/** Every moment with what has been changed. Refused: the access problems. */
export async function letterTextsPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<{ membership: Membership; moments: MomentLine[] }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "edit-events");
  if (!member.ok) return member;
  const rows = await world.db.letterText.findMany({
    where: { organisationId: member.value.organisation.id },
    select: {
      moment: true,
      language: true,
      event: { select: { id: true, slug: true, title: true } },
    },
  });
  const moments = allMoments.map((moment) => {
    const mine = rows.filter((row) => row.moment === moment);
    const events = new Map(mine.flatMap(({ event }) => (event ? [[event.id, event]] : [])));
    return {
      moment,
      languages: languagesOf(mine.filter(({ event }) => event === null)),
      events: [...events.values()].map((event) => ({
        ...event,
        languages: languagesOf(mine.filter((row) => row.event?.id === event.id)),
      })),
    };
  });
  return accept({ membership: member.value, moments });
}

function languagesOf(rows: readonly { readonly language: string }[]): Locale[] {
  return locales.filter((locale) => rows.some(({ language }) => language === locale));
}

/** The words of one moment as they stand. */
export interface LetterTextPage {
  readonly membership: Membership;
  /** The event whose words these are; `null` for the organisation's. */
  readonly event: WordedEvent | null;
  /** By language, the words written here. */
  readonly own: Readonly<Partial<Record<Locale, Words>>>;
  /** By language, the organisation's, which hold where the event has none. */
  readonly organisation: Readonly<Partial<Record<Locale, Words>>>;
}

/** One moment's words. Refused: the access problems; `not-found` for an event of another organisation. */
export async function letterTextPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  moment: LetterMoment,
  eventSlug: string | null,
): Promise<Result<LetterTextPage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "edit-events");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const event =
    eventSlug === null
      ? null
      : await world.db.event.findFirst({
          where: { organisationId, slug: eventSlug },
          select: { id: true, slug: true, title: true },
        });
  if (eventSlug !== null && !event) return refuse("not-found");
  const rows = await world.db.letterText.findMany({
    where: { organisationId, moment, OR: [{ eventId: null }, { eventId: event?.id ?? null }] },
    select: { eventId: true, language: true, subject: true, body: true },
  });
  const wordsOf = (eventId: string | null) =>
    Object.fromEntries(
      rows.flatMap(({ language, subject, body, ...row }) =>
        row.eventId === eventId && isLocale(language) ? [[language, { subject, text: body }]] : [],
      ),
    );
  return accept({
    membership: member.value,
    event,
    own: wordsOf(event?.id ?? null),
    organisation: wordsOf(null),
  });
}
