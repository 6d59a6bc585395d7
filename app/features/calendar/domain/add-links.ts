import { addDays } from "~/kernel/time";
import type { CalendarContent } from "./calendar-event";
import { manyLines, oneLine } from "./content-line";
import { utcTime } from "./zones";

/** Web addresses that open a filled-in entry in the three calendars people have in a browser. */
export interface AddLinks {
  readonly google: string;
  readonly outlook: string;
  readonly microsoft365: string;
}

// Servers refuse addresses beyond some 8,000 octets; a letter may take nine of them ("%E2%80%93").
const longestText = 600;

/**
 * "Add to calendar" links for one entry.
 *
 * @remarks Such an entry is a copy that no later change reaches: offer it beside an invitation or a
 * feed, not instead.
 */
export function addLinks(content: CalendarContent): AddLinks {
  const text = oneLine(content.summary);
  const location = oneLine(content.location ?? "");
  const details = detailsOf(content);
  const microsoft = {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: text,
    ...microsoftTimes(content),
    location,
    body: asHtml(details),
  };
  return {
    google: address("https://calendar.google.com/calendar/render", {
      action: "TEMPLATE",
      text,
      ...googleTimes(content),
      location,
      details,
    }),
    outlook: address("https://outlook.live.com/calendar/0/deeplink/compose", microsoft),
    microsoft365: address("https://outlook.office.com/calendar/0/deeplink/compose", microsoft),
  };
}

function googleTimes(content: CalendarContent): Record<string, string> {
  if ("allDay" in content) {
    const { first, last } = content.allDay;
    return { dates: `${first}/${addDays(last, 1)}`.replaceAll("-", "") };
  }
  const { starts, ends } = content;
  return { dates: `${utcTime(starts.at)}/${utcTime(ends.at)}`, ctz: starts.zone };
}

function microsoftTimes(content: CalendarContent): Record<string, string> {
  if ("allDay" in content) {
    const { first, last } = content.allDay;
    return { startdt: first, enddt: addDays(last, 1), allday: "true" };
  }
  // Instants: Outlook shows them on the clock of the person's own calendar.
  return { startdt: isoSeconds(content.starts.at), enddt: isoSeconds(content.ends.at) };
}

function isoSeconds(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}

/** The description, shortened, with the links that must not get lost behind it. */
function detailsOf({ description, conferenceUrl, url }: CalendarContent): string {
  const characters = Array.from(manyLines(description ?? ""));
  const text =
    characters.length > longestText
      ? `${characters.slice(0, longestText).join("").trimEnd()}…`
      : characters.join("");
  const links = [conferenceUrl, url].filter((link) => link && !text.includes(link));
  return [text, ...links].filter(Boolean).join("\n\n");
}

function asHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}

/** `%20` for a space, never `+`: Outlook shows the plus sign. */
function address(base: string, query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}?${parts.join("&")}`;
}
