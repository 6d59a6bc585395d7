import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import { minute, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import { announcedWords, announcementCause, type AnnouncedWords } from "../domain/announcement";

/** What has become of an announcement's messages. */
export interface AnnouncementFigures {
  readonly sent: number;
  /** Still to leave. */
  readonly waiting: number;
  readonly failed: number;
  /** Held back: it was stopped, or the recipient is no longer there. */
  readonly heldBack: number;
}

export interface AnnouncementLine extends AnnouncementFigures {
  readonly id: string;
  readonly subject: string;
  readonly messages: number;
  readonly leftOut: number;
  readonly createdAt: Instant;
  readonly stoppedAt: Instant | null;
}

/** One announcement with how fast it goes. */
export interface AnnouncementPage {
  readonly membership: Membership;
  readonly event: EditableEvent;
  readonly announcement: AnnouncementLine;
  readonly words: AnnouncedWords;
  readonly mainLanguage: Locale;
  /** Messages a minute over the last minutes; `null` before there is anything to reckon with. */
  readonly perMinute: number | null;
  /** When the last one leaves at that rate. */
  readonly doneAt: Instant | null;
}

const columns = {
  id: true,
  words: true,
  mainLanguage: true,
  messages: true,
  leftOut: true,
  createdAt: true,
  stoppedAt: true,
} as const;

/** An event's announcements, the latest first, with their figures. Refused: the access problems. */
export async function announcementsOf(
  world: World,
  of: { readonly organisationId: string; readonly eventId: string },
): Promise<AnnouncementLine[]> {
  const rows = await world.db.announcement.findMany({
    where: of,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: columns,
  });
  const figures = await figuresOf(
    world,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => lineOf(row, figures));
}

/** One announcement of an event. Refused: the access problems; `not-found` for another event's. */
export async function announcementPage(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  id: string,
): Promise<Result<AnnouncementPage, AccessProblem>> {
  const opened = await organiserEvent(world, actor, organisationSlug, eventSlug, "edit-events");
  if (!opened.ok) return opened;
  const { membership, event } = opened.value;
  const row = await world.db.announcement.findFirst({
    where: { id, eventId: event.id, organisationId: membership.organisation.id },
    select: columns,
  });
  if (!row) return refuse("not-found");
  const announcement = lineOf(row, await figuresOf(world, [id]));
  const perMinute = announcement.waiting > 0 ? await rateOf(world, id) : null;
  const minutes = perMinute && announcement.waiting / perMinute;
  return accept({
    ...opened.value,
    announcement,
    words: announcedWords.parse(row.words),
    mainLanguage: mainOf(row),
    perMinute: perMinute && Math.max(1, Math.round(perMinute)),
    doneAt: minutes ? new Date(world.now().getTime() + minutes * minute) : null,
  });
}

/** How far back the rate is reckoned, in minutes: long enough for a batch, short enough to notice a pause. */
const lookBack = 5;

/** What has left in the last minutes, by the minute; `null` when nothing has. */
async function rateOf(world: World, id: string): Promise<number | null> {
  const now = world.now();
  const since = new Date(now.getTime() - lookBack * minute);
  const [figures] = await world.db.$queryRaw<{ sent: number; first: Date | null }[]>`
    SELECT count(*)::int AS sent, min(sent_at) AS first FROM outbox_message
    WHERE kind = 'announcement' AND cause = ${announcementCause(id)} AND state = 'sent' AND sent_at >= ${since}`;
  if (!figures?.first || figures.sent < 2) return null;
  // A rate over less than ten seconds says little; the first burst would promise too much.
  const elapsed = Math.max(now.getTime() - figures.first.getTime(), minute / 6);
  return figures.sent / (elapsed / minute);
}

interface Row {
  readonly id: string;
  readonly words: unknown;
  readonly mainLanguage: string;
  readonly messages: number;
  readonly leftOut: number;
  readonly createdAt: Date;
  readonly stoppedAt: Date | null;
}

function mainOf({ mainLanguage }: Row): Locale {
  return isLocale(mainLanguage) ? mainLanguage : "nb";
}

const none: AnnouncementFigures = { sent: 0, waiting: 0, failed: 0, heldBack: 0 };

function lineOf(row: Row, figures: ReadonlyMap<string, AnnouncementFigures>): AnnouncementLine {
  const { id, messages, leftOut, createdAt, stoppedAt } = row;
  const subject = announcedWords.parse(row.words)[mainOf(row)]?.subject ?? "";
  return { id, subject, messages, leftOut, createdAt, stoppedAt, ...(figures.get(id) ?? none) };
}

/** Figures of several announcements in one query. */
async function figuresOf(
  world: World,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnnouncementFigures>> {
  if (ids.length === 0) return new Map();
  const rows = await world.db.$queryRaw<(AnnouncementFigures & { cause: string })[]>`
    SELECT cause,
      (count(*) FILTER (WHERE state = 'sent'))::int AS sent,
      (count(*) FILTER (WHERE state = 'queued'))::int AS waiting,
      (count(*) FILTER (WHERE state = 'failed'))::int AS failed,
      (count(*) FILTER (WHERE state = 'superseded'))::int AS "heldBack"
    FROM outbox_message WHERE kind = 'announcement' AND cause = ANY(${ids.map(announcementCause)})
    GROUP BY cause`;
  const byCause = new Map(rows.map(({ cause, ...figures }) => [cause, figures]));
  return new Map(ids.map((id) => [id, byCause.get(announcementCause(id)) ?? none]));
}
