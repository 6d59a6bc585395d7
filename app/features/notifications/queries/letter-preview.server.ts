import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { sampleFacts } from "emails/sample-letters";
import { writeLetter, type WrittenLetter } from "emails/write-letter";
import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import { isLocale, locales, type Locale } from "~/kernel/locales";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { eventAttendance } from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import {
  chosenSessionIds,
  chosenSessions,
} from "~/features/registration/queries/chosen-sessions.server";
import { offerOf } from "~/features/registration/queries/offer.server";
import { daysOf } from "../commands/attendee-letters.server";
import { organiserLetter } from "../commands/organiser-letter";
import { aboutFacts, inOwnWords } from "../commands/own-words";
import { previewFacts, type PreviewedRegistration } from "../commands/preview-facts";
import type { Words } from "../domain/announcement";
import { isLetterMoment, type LetterMoment } from "../domain/letter-moments";
import { LetterReading } from "./letter-context.server";
import { letterTextPage } from "./letter-texts.server";

/** Whose registration a letter is shown with; only the organisation's own are found. */
export interface PreviewOf {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly eventId: string | null;
  /** One of the event's seats; the first by name when it is not given or not there. */
  readonly seatId: string | null;
}

/** What can be chosen to be shown. */
export interface PreviewSeat {
  readonly id: string;
  readonly name: string;
}

/** The people of an event a letter can be shown with, by name. */
async function previewSeats(
  world: World,
  { organisationId, eventId }: { readonly organisationId: string; readonly eventId: string },
): Promise<PreviewSeat[]> {
  const seats = await world.db.registration.findMany({
    where: { organisationId, eventId, attendeeName: { not: null }, anonymisedAt: null },
    orderBy: [{ attendeeName: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, attendeeName: true },
  });
  return seats.map(({ id, attendeeName }) => ({ id, name: attendeeName ?? "" }));
}

/** The events a letter can be shown with: those somebody is registered for, the latest first. */
async function previewEvents(
  world: World,
  organisationId: string,
): Promise<{ id: string; slug: string; title: string }[]> {
  return world.db.event.findMany({
    where: { organisationId, registrations: { some: { attendeeName: { not: null } } } },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: 30,
    select: { id: true, slug: true, title: true },
  });
}

/** The letter of a moment as somebody real would get it; in `words`, or as it is without them. */
async function previewOfMoment(
  world: World,
  of: PreviewOf,
  moment: LetterMoment,
  language: Locale,
  words: Words | null,
): Promise<Letter> {
  const speech = speechOf(language);
  const registration = await previewedRegistration(world, of);
  const { kind, facts } = previewFacts(moment, registration);
  const letter = letterOf(kind, facts as never, speech);
  if (!words) return letter;
  const { organisationName } = of;
  const about = aboutFacts(facts, { organisationName, companyName: registration.companyName });
  return inOwnWords(letter, words, about, speech);
}

/** What a real registration says of itself; an invented one where nobody is registered yet. */
async function previewedRegistration(world: World, of: PreviewOf): Promise<PreviewedRegistration> {
  const seat = of.eventId
    ? await world.db.registration.findFirst({
        where: {
          organisationId: of.organisationId,
          eventId: of.eventId,
          attendeeName: { not: null },
          ...(of.seatId ? { id: of.seatId } : {}),
        },
        orderBy: [{ attendeeName: "asc" }, { id: "asc" }],
        select: {
          id: true,
          orderId: true,
          eventId: true,
          attendeeName: true,
          networkId: true,
          ...chosenSessions,
        },
      })
    : null;
  if (!seat) return invented(world);
  const row = {
    orderId: seat.orderId,
    eventId: seat.eventId,
    registrationId: seat.id,
  } as OutboxRow;
  const [context, attendance, offer] = await Promise.all([
    new LetterReading(world, [row]).context(row),
    eventAttendance(world, seat.eventId),
    offerOf(world, seat.eventId),
  ]);
  if (!context) return invented(world);
  return {
    now: world.now(),
    recipientName: seat.attendeeName ?? "",
    event: context.event,
    orderCode: context.order.code,
    companyName: context.order.company?.name ?? null,
    seats: context.order.registrations.map(({ seatNumber, attendeeName }) => ({
      number: seatNumber,
      name: attendeeName,
    })),
    programme: daysOf(attendance, {
      networkId: seat.networkId,
      sessionIds: chosenSessionIds(seat),
    }),
    asked: offer.questions
      .filter(({ scope, required }) => scope === "seat" && required)
      .map(({ label }) => label),
  };
}

function invented(world: World): PreviewedRegistration {
  const { recipientName, event, programme } = sampleFacts.reminder;
  return {
    now: world.now(),
    recipientName,
    event: { ...event, url: world.settings.url },
    orderCode: sampleFacts["order-confirmation"].orderCode,
    companyName: null,
    seats: [{ number: 1, name: recipientName }],
    programme,
    asked: sampleFacts["complete-your-part"].missing,
  };
}

/** What a letter's preview is asked for: its words are for one language, its example is somebody's registration. */
export interface PreviewQuestion {
  readonly moment: LetterMoment;
  readonly language: Locale;
  /** The event whose own words are written; its people are the examples. */
  readonly eventSlug: string | null;
  /** The event whose people are the examples, where the words are the organisation's. */
  readonly aboutSlug: string | null;
  readonly seatId: string | null;
}

/** The question an address asks, in the product's first language where it names none; `null` for no moment. */
export function previewQuestion(moment: string, query: URLSearchParams): PreviewQuestion | null {
  if (!isLetterMoment(moment)) return null;
  const language = query.get("language");
  const seatId = query.get("seat");
  return {
    moment,
    language: isLocale(language) ? language : locales[0],
    eventSlug: query.get("event"),
    aboutSlug: query.get("about"),
    seatId,
  };
}

/** A letter to look at, and what else could be looked at. */
export interface MomentPreview {
  readonly membership: Membership;
  readonly letter: Letter;
  readonly events: readonly { readonly slug: string; readonly title: string }[];
  readonly seats: readonly PreviewSeat[];
  /** The example in use; `null` for an invented one. */
  readonly example: { readonly eventSlug: string; readonly seatId: string } | null;
}

/**
 * A moment's letter with the registration of somebody real, in `words` or as it would be sent now.
 *
 * Refused: the access problems; `not-found` for another organisation's event.
 */
export async function momentPreview(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { moment, language, eventSlug, aboutSlug, seatId }: PreviewQuestion,
  words: Words | null,
): Promise<Result<MomentPreview, AccessProblem>> {
  const page = await letterTextPage(world, actor, organisationSlug, moment, eventSlug);
  if (!page.ok) return page;
  const { membership, event, own, organisation } = page.value;
  const { id: organisationId, name: organisationName } = membership.organisation;
  const events = event ? [event] : await previewEvents(world, organisationId);
  const chosen = events.find(({ slug }) => slug === aboutSlug) ?? events[0] ?? null;
  const seats = chosen ? await previewSeats(world, { organisationId, eventId: chosen.id }) : [];
  const seat = seats.find(({ id }) => id === seatId) ?? seats[0] ?? null;
  const of = {
    organisationId,
    organisationName,
    eventId: chosen?.id ?? null,
    seatId: seat?.id ?? null,
  };
  const said = words ?? own[language] ?? organisation[language] ?? null;
  return accept({
    membership,
    letter: await previewOfMoment(world, of, moment, language, said),
    events,
    seats,
    example: chosen && seat ? { eventSlug: chosen.slug, seatId: seat.id } : null,
  });
}

/** A letter as the two forms it is sent in. */
export function shownLetter(letter: Letter, { organisation }: Membership): WrittenLetter {
  return writeLetter(letter, {
    organisationName: organisation.name,
    accentHue: organisation.accentHue,
  });
}

/** An announcement as the event's first attendee by name would get it. */
export async function announcementPreview(
  world: World,
  {
    membership,
    event,
  }: { readonly membership: Membership; readonly event: { readonly id: string } },
  language: Locale,
  words: Words,
): Promise<Letter> {
  const { id: organisationId, name: organisationName } = membership.organisation;
  const of = { organisationId, organisationName, eventId: event.id, seatId: null };
  const speech = speechOf(language);
  const registration = await previewedRegistration(world, of);
  const { url } = registration.event;
  const seats = registration.seats.length;
  const about = { ...registration, organisationName, seats, manageUrl: url };
  return letterOf("announcement", organiserLetter(words, about, speech, url), speech);
}
