import { addDays, dateOf, type Instant, type IsoDate } from "~/kernel/time";
import type { Programme, ProgrammeSession } from "~/features/programme/domain/programme";
import type { AllDaySpan, TimedSpan } from "./calendar-event";
import { utcTime, writeTime } from "./zones";

/** What a calendar on the web is asked to write down. Never with the address of the online room. */
export interface AddEntry extends TimedSpan {
  readonly title: string;
  readonly summary: string;
  /** The public page, whole. */
  readonly url: string;
  readonly location: string;
  /** Whole days instead of times, where the calendar has such. */
  readonly allDay?: AllDaySpan["allDay"];
}

/** An event as it goes into a calendar by hand. */
export interface AddedEvent {
  readonly title: string;
  /** A few plain sentences. */
  readonly summary: string;
  /** The public page, whole. */
  readonly url: string;
  readonly location: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
}

/** The calendars on the web that take an entry by link. */
export const addServices = ["google", "outlook", "microsoft365", "yahoo"] as const;
export type AddService = (typeof addServices)[number];

/** Those that subscribe by link; Yahoo has no such page. */
export const subscribeServices = ["google", "outlook", "microsoft365"] as const;

/** A trip of more days than this stands in a calendar as a bar above them instead of an entry for each. */
const mostDays = 4;

/**
 * What an address may have in characters: what each of the four takes, also after somebody was sent by way of a
 * page to sign in, which hands the address on encoded once more.
 */
const longestAddress = 2000;
const longestTitle = 500;
const longestPlace = 300;

/**
 * What an event becomes in a calendar that takes single entries: one for a one-day event, one for each day of a
 * trip from its first session to its last, and whole days where no programme says more.
 */
export function addEntries(event: AddedEvent, programme: Programme): AddEntry[] {
  const { startsAt, timeZone } = event;
  const [first, last] = [dateOf(startsAt, timeZone), lastDate(event)];
  if (first === last) return [wholeEvent(event)];
  const days = daysOf(programme);
  if (days.length < 2 || days.length > mostDays)
    return [{ ...wholeEvent(event), allDay: { first, last } }];
  return days.map((sessions) => dayEntry(event, sessions));
}

/** What somebody's own part of an event becomes: an entry for each of their days, as long as their sessions last. */
export function ownEntries(event: AddedEvent, own: Programme): AddEntry[] {
  const days = daysOf(own);
  return days.length > 0 ? days.map((day) => dayEntry(event, day)) : addEntries(event, own);
}

function wholeEvent({ title, summary, url, location, startsAt, endsAt, timeZone }: AddedEvent) {
  return {
    title,
    summary,
    url,
    location,
    starts: { at: startsAt, zone: timeZone },
    ends: { at: endsAt, zone: timeZone },
  };
}

/** The sessions that take place, by day; days without one are left out. */
function daysOf(programme: Programme): ProgrammeSession[][] {
  return programme.days
    .map((day) => day.sessions.filter(({ cancelled }) => !cancelled))
    .filter((sessions) => sessions.length > 0);
}

/** From the first session of a day to the end of the last, where the day begins. */
function dayEntry(event: AddedEvent, sessions: readonly ProgrammeSession[]): AddEntry {
  const entry = wholeEvent(event);
  const [begin] = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [end] = sessions.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime());
  if (!begin || !end) return entry;
  return {
    ...entry,
    location: begin.place ?? entry.location,
    starts: { at: begin.startsAt, zone: begin.startZone },
    ends: { at: end.endsAt, zone: end.endZone },
  };
}

const writers: Readonly<Record<AddService, (entry: AddEntry) => string>> = {
  google: googleLink,
  outlook: (entry) => outlookLink("outlook.live.com", entry),
  microsoft365: (entry) => outlookLink("outlook.office.com", entry),
  yahoo: yahooLink,
};

/**
 * The page of a calendar on the web that offers to write `entry` down. Title and place are cut when they are very
 * long, then the summary to what the address still has room for; the way to the event's page stays whole.
 */
export function addLink(service: AddService, entry: AddEntry): string {
  const write = writers[service];
  const title = fitted(entry.title, (text) => encoded(text).length <= longestTitle);
  const location = fitted(entry.location, (text) => encoded(text).length <= longestPlace);
  const linkWith = (summary: string) => write({ ...entry, title, location, summary });
  return linkWith(fitted(entry.summary, (text) => linkWith(text).length <= longestAddress));
}

/** The page of a calendar on the web that offers to subscribe to a feed. */
export function subscribeLink(
  service: (typeof subscribeServices)[number],
  feedUrl: string,
  name: string,
): string {
  if (service === "google") {
    return withQuery("https://calendar.google.com/calendar/render", { cid: webcalOf(feedUrl) });
  }
  const host = service === "outlook" ? "outlook.live.com" : "outlook.office.com";
  return withQuery(`https://${host}/calendar/0/addfromweb`, { url: feedUrl, name });
}

/** The same feed as calendar programs take it. */
export function webcalOf(feedUrl: string): string {
  return feedUrl.replace(/^https?:/, "webcal:");
}

function googleLink(entry: AddEntry): string {
  return withQuery("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: entry.title,
    ...googleDates(entry),
    details: detailsOf(entry),
    location: entry.location,
  });
}

/** On the clock of their zone where one rule describes it and both ends share it; otherwise in UTC. */
function googleDates(entry: AddEntry): Record<string, string> {
  if (entry.allDay) {
    const { first, last } = entry.allDay;
    // The end is exclusive.
    return { dates: `${basic(first)}/${basic(addDays(last, 1))}` };
  }
  const { starts, ends } = entry;
  const [from, to] = [writeTime(starts.at, starts.zone), writeTime(ends.at, ends.zone)];
  if (from.zone !== undefined && from.zone === to.zone) {
    return { dates: `${from.value}/${to.value}`, ctz: from.zone };
  }
  return { dates: `${utcTime(starts.at)}/${utcTime(ends.at)}` };
}

function outlookLink(host: string, entry: AddEntry): string {
  return withQuery(`https://${host}/calendar/0/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.title,
    ...outlookDates(entry),
    // Outlook takes the body for HTML.
    body: asHtml(detailsOf(entry)),
    location: entry.location,
  });
}

function outlookDates(entry: AddEntry): Record<string, string> {
  if (entry.allDay) {
    const { first, last } = entry.allDay;
    return { startdt: first, enddt: addDays(last, 1), allday: "true" };
  }
  const utc = (at: Instant) => `${at.toISOString().slice(0, 19)}Z`;
  return { startdt: utc(entry.starts.at), enddt: utc(entry.ends.at) };
}

function yahooLink(entry: AddEntry): string {
  return withQuery("https://calendar.yahoo.com/", {
    v: "60",
    title: entry.title,
    ...yahooDates(entry),
    desc: detailsOf(entry),
    in_loc: entry.location,
  });
}

/** Yahoo knows one whole day, not several: those are a span like any other. It reads UTC alone. */
function yahooDates({ allDay, starts, ends }: AddEntry): Record<string, string> {
  return allDay && allDay.first === allDay.last
    ? { st: basic(allDay.first), dur: "allday" }
    : { st: utcTime(starts.at), et: utcTime(ends.at) };
}

function detailsOf({ summary, url }: AddEntry): string {
  return `${summary}\n\n${url}`.trim();
}

/** The last date somebody is there: what ends at midnight ends the day before. */
function lastDate({ endsAt, timeZone, startsAt }: AddedEvent): IsoDate {
  const justBefore = new Date(Math.max(endsAt.getTime() - 1, startsAt.getTime()));
  return dateOf(justBefore, timeZone);
}

function basic(date: IsoDate): string {
  return date.replaceAll("-", "");
}

/** `%20` for a space, as all of them understand it; a plus sign is shown as one by Outlook. */
function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encoded(value)}`);
  return `${address}?${pairs.join("&")}`;
}

function asHtml(text: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&<>]/g, (mark) => marks[mark] ?? "").replaceAll("\n", "<br>");
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** As much of a text as fits, cut between words where there are any, and never within a character. */
function fitted(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  let [kept, tooLong] = ["", text.length];
  for (let from = 0; tooLong - from > 1;) {
    const middle = Math.floor((from + tooLong) / 2);
    const cut = cutAt(text, middle);
    if (fits(cut)) [kept, from] = [cut, middle];
    else tooLong = middle;
  }
  return kept;
}

function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  const words = cut.replace(/\s+\S*$/, "");
  const kept = (words.length < cut.length ? words : cut.replace(/[\ud800-\udbff]$/, "")).trimEnd();
  return kept ? `${kept} …` : "";
}
