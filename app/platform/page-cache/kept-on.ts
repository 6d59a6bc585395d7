import type { Instant } from "~/kernel/time";

/**
 * What an answer depends on. It is kept until one of these changes, for half a minute at most.
 *
 * - `event`: an event, by its id: its words, its programme, how many places are left.
 * - `organisation`: an organisation, by its id, with its series and all its events.
 * - `list`: any public event or organisation.
 * - `nothing`: what the program itself says.
 *
 * `places: false` where it does not matter how full anything is: a calendar outlives a rush of orders.
 * `until` are instants at which the answer changes by itself: an event begins or ends. Those past do not count.
 */
export type KeptOn = (
  | { readonly event: string }
  | { readonly organisation: string }
  | { readonly list: true }
  | { readonly nothing: true }
) & { readonly places?: false; readonly until?: readonly Instant[] };

/** A thing that changes, as answers and notices name it. */
export type Tag = string;

/** Everything that stands on many pages of an organisation: its name, its venues. */
const houses: Tag = "houses";

/** The tags of an answer: it goes when a notice names one of them. */
export function tagsOf(on: KeptOn): readonly Tag[] {
  const subject = subjectOf(on);
  if (subject === null) return [];
  return [
    subject,
    ...("event" in on ? [houses] : []),
    ...(on.places === false ? [] : [placesOf(subject)]),
  ];
}

function subjectOf(on: KeptOn): Tag | null {
  if ("event" in on) return `event ${on.event}`;
  if ("organisation" in on) return `organisation ${on.organisation}`;
  return "list" in on ? "list" : null;
}

function placesOf(tag: Tag): Tag {
  return `${tag} places`;
}

/**
 * The tags that a notice of the database names, as its triggers write them; `null` for everything, which is also
 * what words mean that nobody knows.
 */
export function tagsOfNotice(notice: string): readonly Tag[] | null {
  const [kind, ...ids] = notice.split(" ");
  const [first = "", second = ""] = ids;
  if (kind === "event") return [`event ${first}`, `organisation ${second}`, "list"];
  if (kind === "places") return [`event ${first}`, `organisation ${second}`, "list"].map(placesOf);
  // A venue may stand on any event's page: the page does not say which.
  if (kind === "organisation") return [`organisation ${first}`, "list", houses];
  return null;
}
