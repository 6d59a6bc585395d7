import { accept, type Problem, type Result } from "~/kernel/result";
import type { Actor } from "~/kernel/actor";
import { dateOf, datesBetween } from "~/kernel/time";
import { currencyOf } from "~/kernel/currencies";
import { slugOf } from "~/kernel/slug";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { findOrMakeCompany } from "~/features/companies/commands/find-or-make-company.server";
import { timesOf } from "../domain/event-times";
import { offerTemplate } from "../domain/offer-template";
import type { EventDetails } from "../schema";
import { keepQuestions } from "./keep-questions.server";

type TimesProblem = Problem<"time-skipped" | "ends-before-start" | "lasts-too-long">;

/**
 * Makes a draft event with its place, its seats and a day for each of its dates. The same submission again
 * answers with the same event.
 *
 * Refused: the access problems; a time that does not exist, an end before the start.
 */
export async function createEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  details: EventDetails,
): Promise<Result<{ id: string; slug: string }, AccessProblem | TimesProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "edit-events");
  if (!member.ok) return member;
  const times = timesOf({ ...details, startZone: details.timeZone, endZone: details.timeZone });
  if (!times.ok) return times;
  const { organisation, accountId } = member.value;

  return inTransaction(world, async (tx) => {
    // One at a time: a second click finds the event of the first, and no two choose one address.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('create-event', 0))`;
    const id = details.submission ?? tx.newId();
    const made = await tx.db.event.findFirst({
      where: { id, organisationId: organisation.id },
      select: { id: true, slug: true },
    });
    if (made) return accept(made);

    const { country } = await tx.db.organisation.findUniqueOrThrow({
      where: { id: organisation.id },
      select: { country: true },
    });
    const now = tx.now();
    const seatPoolId = tx.newId();
    const slug = await freeSlug(tx, details.title, dateOf(times.value.startsAt, details.timeZone));
    await tx.db.seatPool.create({ data: { id: seatPoolId, size: details.capacity } });
    await tx.db.event.create({
      data: {
        id,
        slug,
        organisationId: organisation.id,
        seatPoolId,
        ...times.value,
        ...(await columnsOf(tx, organisation.id, details)),
        calendarUid: uidOf(tx),
        calendarRevisedAt: now,
        createdAt: now,
        ticketTypes: {
          create: {
            id: tx.newId(),
            name: attendeeWords[details.language],
            currency: currencyOf(country),
          },
        },
      },
    });
    await offerByKind(tx, id, details, times.value);
    const dates = datesBetween(
      dateOf(times.value.startsAt, details.timeZone),
      dateOf(times.value.endsAt, details.timeZone),
    );
    await tx.db.eventDay.createMany({
      data: dates.map((date) => ({ id: tx.newId(), eventId: id, date: new Date(date) })),
    });
    await keepQuestions(tx, id, details);
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "create-event",
      subject: { type: "event", id },
      detail: { title: details.title },
    });
    return accept({ id, slug });
  });
}

/** Gives a new event what its kind nearly always offers and asks. */
async function offerByKind(
  world: World,
  eventId: string,
  { kind, language, timeZone }: EventDetails,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<void> {
  const days = { first: dateOf(startsAt, timeZone), last: dateOf(endsAt, timeZone) };
  const { addOns, questions } = offerTemplate(kind, language, days);
  const stands = (position: number) => ({ id: world.newId(), eventId, position });
  await world.db.addOn.createMany({
    data: addOns.map((addOn, place) => ({
      ...addOn,
      ...stands(place),
      date: new Date(addOn.date),
      ticketTypeIds: [],
    })),
  });
  await world.db.question.createMany({
    data: questions.map(({ options, ...question }, place) => ({
      ...question,
      ...stands(place),
      scope: "seat",
      options: [...options],
      ticketTypeIds: [],
      dependsOnValues: [],
    })),
  });
}

/** The default ticket type's name in the event's language. */
const attendeeWords = { nb: "Deltaker", sv: "Deltagare", en: "Attendee" } as const;

/** A new opaque calendar identity on this installation's domain (RFC 7986 §5.3). */
export function uidOf(world: World): string {
  return `${world.newId()}@${new URL(world.settings.url).hostname}`;
}

/** The plain columns of an event, its place and host found or made. */
export async function columnsOf(world: World, organisationId: string, details: EventDetails) {
  return {
    kind: details.kind,
    title: details.title,
    summary: details.summary ?? "",
    description: details.description ?? "",
    language: details.language,
    timeZone: details.timeZone,
    onlineUrl: details.onlineUrl ?? null,
    visibility: details.visibility,
    requiresApproval: details.requiresApproval ?? false,
    ...(details.calendarGrain ? { calendarGrain: details.calendarGrain } : {}),
    venueId: details.placeName ? await venueOf(world, organisationId, details) : null,
    hostCompanyId: details.hostCompany
      ? await findOrMakeCompany(world, organisationId, { name: details.hostCompany })
      : null,
  };
}

async function venueOf(
  world: World,
  organisationId: string,
  details: EventDetails,
): Promise<string> {
  const name = details.placeName ?? "";
  const facts = {
    ...(details.placeAddress ? { address: details.placeAddress } : {}),
    ...(details.municipality ? { municipality: details.municipality } : {}),
  };
  const venue = await world.db.venue.upsert({
    where: { organisationId_name: { organisationId, name } },
    create: { id: world.newId(), organisationId, name, ...facts },
    update: facts,
  });
  return venue.id;
}

async function freeSlug(world: World, title: string, date: string): Promise<string> {
  const base = `${slugOf(title) || "treff"}-${date.slice(0, 7)}`;
  const taken = new Set(
    (
      await world.db.event.findMany({
        where: { slug: { startsWith: base } },
        select: { slug: true },
      })
    ).map((event) => event.slug),
  );
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
