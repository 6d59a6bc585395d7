import { dateOf, type Instant, type IsoDate } from "~/kernel/time";
import { addDays } from "~/kernel/time";
import type { Programme } from "~/features/programme/domain/programme";
import type { AllDaySpan, TimedSpan } from "./calendar-event";
import { utcTime, writeTime } from "./zones";

/** What a calendar on the web is asked to write down. Never with the address of the online room. */
export type AddEntry = (TimedSpan | AllDaySpan) & {
  readonly title: string;
  readonly details: string;
  readonly location: string;
};

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
export const addServices = ["google", "outlook", "microsoft365"] as const;
export type AddService = (typeof addServices)[number];

/** A trip of more days than this stands in a calendar as a bar above them instead of an entry for each. */
const mostDays = 4;
const longestDetails = 600;

/**
 * What an event becomes in a calendar that takes single entries: one for a one-day event, one for each day of a
 * trip from its first session to its last, and whole days where no programme says more.
 */
export function addEntries(event: AddedEvent, programme: Programme): AddEntry[] {
  const { title, location, startsAt, endsAt, timeZone } = event;
  const content = {
    title,
    location,
    details: `${shortened(event.summary)}\n\n${event.url}`.trim(),
  };
  const [first, last] = [dateOf(startsAt, timeZone), lastDate(event)];
  if (first === last) {
    return [
      {
        ...content,
        starts: { at: startsAt, zone: timeZone },
        ends: { at: endsAt, zone: timeZone },
      },
    ];
  }
  const days = programme.days
    .map((day) => day.sessions.filter(({ cancelled }) => !cancelled))
    .filter((sessions) => sessions.length > 0);
  if (days.length < 2 || days.length > mostDays) return [{ ...content, allDay: { first, last } }];
  return days.map((sessions) => {
    const [begin] = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const [end] = sessions.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime());
    return {
      ...content,
      starts: { at: begin?.startsAt ?? startsAt, zone: begin?.startZone ?? timeZone },
      ends: { at: end?.endsAt ?? endsAt, zone: end?.endZone ?? timeZone },
    };
  });
}

/** The page of a calendar on the web that offers to write `entry` down. */
export function addLink(service: AddService, entry: AddEntry): string {
  switch (service) {
    case "google":
      return googleLink(entry);
    case "outlook":
      return outlookLink("outlook.live.com", entry);
    case "microsoft365":
      return outlookLink("outlook.office.com", entry);
  }
}

/** The page of a calendar on the web that offers to subscribe to a feed. */
export function subscribeLink(service: AddService, feedUrl: string, name: string): string {
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
    details: entry.details,
    location: entry.location,
  });
}

/** On the clock of their zone where one rule describes it and both ends share it; otherwise in UTC. */
function googleDates(entry: AddEntry): Record<string, string> {
  if ("allDay" in entry) {
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
    body: asHtml(entry.details),
    location: entry.location,
  });
}

function outlookDates(entry: AddEntry): Record<string, string> {
  if ("allDay" in entry) {
    const { first, last } = entry.allDay;
    return { startdt: first, enddt: addDays(last, 1), allday: "true" };
  }
  const utc = (at: Instant) => `${at.toISOString().slice(0, 19)}Z`;
  return { startdt: utc(entry.starts.at), enddt: utc(entry.ends.at) };
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
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return `${address}?${pairs.join("&")}`;
}

function asHtml(text: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&<>]/g, (mark) => marks[mark] ?? "").replaceAll("\n", "<br>");
}

/** Addresses have a longest length: what goes into one is cut at a word. */
function shortened(text: string): string {
  if (text.length <= longestDetails) return text;
  const cut = text.slice(0, longestDetails);
  return `${cut.slice(0, cut.lastIndexOf(" ")).trimEnd()} …`;
}
