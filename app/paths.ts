import type { Locale } from "~/kernel/locales";

/**
 * Every address of the product. The only place where a URL is built.
 *
 * @remarks Paths only, without the origin: a link in a mail puts `TREFF_URL` before them.
 */
export const paths = {
  home: (page = 1) => (page > 1 ? `/?page=${page}` : "/"),
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  enterCode: (challenge: string, next?: string) =>
    `/sign-in/code/${segment(challenge)}${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  signOut: () => "/sign-out",
  organisation: (organisation: string, page = 1) =>
    `/o/${segment(organisation)}${page > 1 ? `?page=${page}` : ""}`,
  event: (slug: string) => `/e/${segment(slug)}`,
  eventCalendar: (slug: string) => `/e/${segment(slug)}/calendar.ics`,
  register: (slug: string) => `/e/${segment(slug)}/register`,
  /** `done` says once more, calmly, what has just happened. */
  registration: (token: string, done?: Done) => `/r/${segment(token)}${doneQuery(done)}`,
  order: (token: string, done?: Done) => `/orders/${segment(token)}${doneQuery(done)}`,
  personalFeed: (token: string) => `/feeds/${segment(token)}.ics`,
  organise: (organisation?: string) =>
    organisation === undefined ? "/organise" : `/organise/${segment(organisation)}`,
  newEvent: (organisation: string) => `/organise/${segment(organisation)}/new`,
  manageEvent: (organisation: string, event: string) => manage(organisation, event),
  editEvent: (organisation: string, event: string) => `${manage(organisation, event)}/edit`,
  editProgramme: (organisation: string, event: string) =>
    `${manage(organisation, event)}/programme`,
  newSession: (organisation: string, event: string) =>
    `${manage(organisation, event)}/programme/new`,
  editSession: (organisation: string, event: string, session: string) =>
    `${manage(organisation, event)}/programme/${segment(session)}`,
  manageRegistrations: (organisation: string, event: string) =>
    `${manage(organisation, event)}/registrations`,
  manageMessages: (organisation: string, event: string) =>
    `${manage(organisation, event)}/messages`,
  manageEmbed: (organisation: string) => `/organise/${segment(organisation)}/embed`,
  developers: () => "/developers",
  apiDocument: () => "/api/v1/openapi.json",
  /** The pages that stand in other people's pages. */
  embedEvents: (query: { organiser?: string; limit?: number } & FrameLook = {}) =>
    `/embed/events${queryOf({ ...query })}`,
  embedEvent: (slug: string, look: FrameLook = {}) =>
    `/embed/e/${segment(slug)}${queryOf({ ...look })}`,
  embedRegister: (slug: string, look: FrameLook = {}) =>
    `/embed/e/${segment(slug)}/register${queryOf({ ...look })}`,
  /** `seat` or `order`: the token of what was made. */
  embedDone: (slug: string, query: { seat?: string; order?: string } & FrameLook) =>
    `/embed/e/${segment(slug)}/done${queryOf({ ...query })}`,
  /** A page of ours in the language of the frame that leads to it. */
  speaking: (path: string, lang: Locale) => `${path}?lang=${lang}`,
  /** The script with the custom elements. */
  embedScript: () => "/embed/treff.js",
  devMail: () => "/dev/mail",
  devMailMessage: (id: string) => `/dev/mail/${segment(id)}`,
  devMailHtml: (id: string) => `/dev/mail/${segment(id)}/html`,
  devMailBytes: (id: string) => `/dev/mail/${segment(id)}.eml`,
  devUi: () => "/dev/ui",

  /** The page being shown, in another language; its path and the rest of its query stay. */
  inLanguage(url: string, locale: Locale): string {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    searchParams.set("lang", locale);
    return `${pathname}?${searchParams}`;
  },
} as const;

/** What has just been done on the page one is led to. */
export type Done = (typeof doings)[number];

const doings = ["done", "named", "cancelled"] as const;

/** What the address of a page says has just been done; `null` when one only came to look. */
export function doneIn(url: string): Done | null {
  const said = new URL(url, "http://localhost").searchParams.get("done");
  return doings.find((done) => done === said) ?? null;
}

function doneQuery(done: Done | undefined): string {
  return done ? `?done=${done}` : "";
}

/** Whether a page is made to stand in other people's pages; every other page refuses to. */
export function isFramed(pathname: string): boolean {
  return /^\/embed\/(?:events|e\/[^/]+(?:\/(?:register|done))?)$/.test(pathname);
}

/** What the pages of one frame have in common; its links carry it along. */
export interface FrameLook {
  readonly lang?: Locale | undefined;
  /** Light whatever the visitor prefers; left out, as they prefer. */
  readonly theme?: "light" | undefined;
}

/** How the frame looks whose address has this query. */
export function frameTheme(search: string): FrameLook["theme"] {
  return new URLSearchParams(search).get("theme") === "light" ? "light" : undefined;
}

function queryOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

function manage(organisation: string, event: string): string {
  return `/organise/${segment(organisation)}/e/${segment(event)}`;
}

function segment(value: string): string {
  return encodeURIComponent(value);
}
