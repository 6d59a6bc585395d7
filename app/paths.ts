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
  /** Where somebody asks for what is held about them; with a token, where they see it. */
  ownData: (token?: string) => (token === undefined ? "/my-data" : `/my-data/${segment(token)}`),
  ownDataErase: (token: string, organisation: string) =>
    `/my-data/${segment(token)}/erase/${segment(organisation)}`,
  ownDataFile: (token: string) => `/my-data/${segment(token)}/data.json`,
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
  manageSensitive: (organisation: string, event: string) => `${manage(organisation, event)}/needs`,
  /** The people an organisation knows; `id` is a person's, or that of an order somebody was the contact of. */
  people: (organisation: string, id?: string) =>
    `/organise/${segment(organisation)}/people${id === undefined ? "" : `/${segment(id)}`}`,
  personFile: (organisation: string, id: string) =>
    `/organise/${segment(organisation)}/people/${segment(id)}/data.json`,
  erasePerson: (organisation: string, id: string) =>
    `/organise/${segment(organisation)}/people/${segment(id)}/erase`,
  privacyRules: (organisation: string) => `/organise/${segment(organisation)}/privacy`,
  log: (organisation: string, filter: { kind?: string; page?: number } = {}) => {
    const { kind, page = 1 } = filter;
    const query = new URLSearchParams({
      ...(kind ? { kind } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    }).toString();
    return `/organise/${segment(organisation)}/log${query && `?${query}`}`;
  },
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

const doings = ["done", "named", "cancelled", "answered", "withdrawn"] as const;

/** What the address of a page says has just been done; `null` when one only came to look. */
export function doneIn(url: string): Done | null {
  const said = new URL(url, "http://localhost").searchParams.get("done");
  return doings.find((done) => done === said) ?? null;
}

function doneQuery(done: Done | undefined): string {
  return done ? `?done=${done}` : "";
}

function manage(organisation: string, event: string): string {
  return `/organise/${segment(organisation)}/e/${segment(event)}`;
}

function segment(value: string): string {
  return encodeURIComponent(value);
}
