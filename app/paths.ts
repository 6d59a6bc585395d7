import type { Locale } from "~/kernel/locales";

/**
 * Every address of the product. The only place where a URL is built.
 *
 * @remarks Paths only, without the origin: a link in a mail puts `TREFF_URL` before them.
 */
export const paths = {
  /** The front page, its list narrowed by what `query` says. */
  home: (query: Query = {}) => `/${queryOf(query)}`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  enterCode: (challenge: string, next?: string) =>
    `/sign-in/code/${segment(challenge)}${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  signOut: () => "/sign-out",
  organisation: (organisation: string) => `/o/${segment(organisation)}`,
  organisationPicture: (organisation: string) => `/o/${segment(organisation)}/share.png`,
  /** All events of an organisation, to subscribe to. */
  organisationFeed: (organisation: string, ask: FeedQuery = {}) =>
    `/o/${segment(organisation)}/events${feedEnd(ask)}`,
  /** What an organisation's open events have for one of its networks. */
  networkFeed: (organisation: string, network: string, ask: FeedQuery = {}) =>
    `/o/${segment(organisation)}/n/${segment(network)}/events${feedEnd(ask)}`,
  /** Where one puts together the calendar of an organisation, a series or an event. */
  organisationSubscribe: (organisation: string) => `/o/${segment(organisation)}/subscribe`,
  seriesSubscribe: (series: string) => `/s/${segment(series)}/subscribe`,
  eventSubscribe: (slug: string) => `/e/${segment(slug)}/subscribe`,
  /** `query`: which page of what is over. */
  series: (series: string, query: Query = {}) => `/s/${segment(series)}${queryOf(query)}`,
  seriesFeed: (series: string, ask: FeedQuery = {}) =>
    `/s/${segment(series)}/events${feedEnd(ask)}`,
  event: (slug: string) => `/e/${segment(slug)}`,
  eventCalendar: (slug: string) => `/e/${segment(slug)}/calendar.ics`,
  eventFeed: (slug: string, ask: FeedQuery = {}) => `/e/${segment(slug)}/feed${feedEnd(ask)}`,
  eventPicture: (slug: string) => `/e/${segment(slug)}/share.png`,
  register: (slug: string) => `/e/${segment(slug)}/register`,
  /** `done` says once more, calmly, what has just happened. */
  registration: (token: string, done?: Done) => `/r/${segment(token)}${doneQuery(done)}`,
  /** The same page, open where the place is given back. */
  giveBack: (token: string) => `/r/${segment(token)}?leave=1#give-back`,
  order: (token: string, done?: Done) => `/orders/${segment(token)}${doneQuery(done)}`,
  /** The page of what was ordered: of its only seat where somebody came alone, of the order otherwise. */
  ordered: ({ kind, token }: { kind: "seat" | "order"; token: string }, done?: Done) =>
    `${kind === "seat" ? "/r" : "/orders"}/${segment(token)}${doneQuery(done)}`,
  /** A cover or a document; `name` begins with the hash of what stands there. */
  file: (id: string, name: string) => `/files/${segment(id)}/${segment(name)}`,
  /** The same for somebody who has a place, by their personal link. */
  registrationFile: (token: string, id: string, name: string) =>
    `/r/${segment(token)}/files/${segment(id)}/${segment(name)}`,
  /** Somebody's own programme as a file to keep. */
  ownCalendar: (token: string) => `/r/${segment(token)}/calendar.ics`,
  /** Where somebody changes what they answered and chose. */
  seatChoices: (token: string, done?: Done, refused?: string) =>
    `/r/${segment(token)}/choices${queryOf({ done, refused })}`,
  /** Where a file is sent that answers a question. */
  seatUpload: (token: string) => `/r/${segment(token)}/upload`,
  seatReceipt: (token: string) => `/r/${segment(token)}/receipt.pdf`,
  /** Where a contact, or an organiser, replaces the link of one seat. */
  orderSeatLink: (token: string, seat: string, done?: Done) =>
    `/orders/${segment(token)}/seats/${segment(seat)}/link${doneQuery(done)}`,
  manageSeatLink: (organisation: string, event: string, seat: string, done?: Done) =>
    `${manage(organisation, event)}/registrations/${segment(seat)}/link${doneQuery(done)}`,
  /** Where an order is paid by card. */
  payOrder: (token: string, query: Query = {}) => `/orders/${segment(token)}/pay${queryOf(query)}`,
  /** Where the payment page leads back to; `checkout` is what was tried, `seen` how often this page was looked at. */
  orderPaid: (token: string, query: { checkout?: string; seen?: number } = {}) =>
    `/orders/${segment(token)}/paid${queryOf(query)}`,
  orderInvoicePdf: (token: string, invoice: string) =>
    `/orders/${segment(token)}/invoices/${segment(invoice)}.pdf`,
  /** What somebody who pays ordered, owes and paid, by a link that is only ever mailed. */
  payerAccount: (token: string, done?: "renewed") =>
    `/account/${segment(token)}${queryOf({ done })}`,
  payerInvoicePdf: (token: string, invoice: string) =>
    `/account/${segment(token)}/invoices/${segment(invoice)}.pdf`,
  orderReceipt: (token: string) => `/orders/${segment(token)}/receipt.pdf`,
  ticketPdf: (token: string) => `/r/${segment(token)}/ticket.pdf`,
  personalFeed: (token: string) => `/feeds/${segment(token)}.ics`,
  /** Where somebody asks for what is held about them; with a token, where they see it. */
  ownData: (token?: string) => (token === undefined ? "/my-data" : `/my-data/${segment(token)}`),
  ownDataErase: (token: string, organisation: string) =>
    `/my-data/${segment(token)}/erase/${segment(organisation)}`,
  ownDataFile: (token: string) => `/my-data/${segment(token)}/data.json`,
  /** Where somebody ends one stream of mails, or begins it again. */
  unsubscribe: (token: string, done?: "ended" | "resumed") =>
    `/unsubscribe/${segment(token)}${queryOf({ done })}`,
  organise: (organisation?: string) =>
    organisation === undefined ? "/organise" : `/organise/${segment(organisation)}`,
  newEvent: (organisation: string) => `/organise/${segment(organisation)}/new`,
  manageEvent: (organisation: string, event: string) => manage(organisation, event),
  editEvent: (organisation: string, event: string) => `${manage(organisation, event)}/edit`,
  editProgramme: (organisation: string, event: string) =>
    `${manage(organisation, event)}/programme`,
  newSession: (organisation: string, event: string) =>
    `${manage(organisation, event)}/programme/new`,
  publishProgramme: (organisation: string, event: string) =>
    `${manage(organisation, event)}/programme/publish`,
  editSession: (organisation: string, event: string, session: string) =>
    `${manage(organisation, event)}/programme/${segment(session)}`,
  /** What an event offers and asks. */
  offer: (organisation: string, event: string) => `${manage(organisation, event)}/offer`,
  offerRules: (organisation: string, event: string) => `${manage(organisation, event)}/offer/rules`,
  offerPreview: (organisation: string, event: string) =>
    `${manage(organisation, event)}/offer/preview`,
  /** One thing of it; `new` begins one, as a preset says. */
  offerItem: (
    organisation: string,
    event: string,
    part: "tickets" | "quotas" | "add-ons" | "questions" | "codes",
    item: string,
    query: Query = {},
  ) => `${manage(organisation, event)}/offer/${part}/${segment(item)}${queryOf(query)}`,
  /** Where an organisation says from where it sells, and whether with VAT. */
  seller: (organisation: string) => `/organise/${segment(organisation)}/seller`,
  /** What came in, is due and went back, as `query` narrows it: currency, event, company, from, until. */
  money: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money${queryOf(query)}`,
  eventMoney: (organisation: string, event: string, query: Query = {}) =>
    `${manage(organisation, event)}/money${queryOf(query)}`,
  /** The orders behind a figure. */
  moneyOrders: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money/orders${queryOf(query)}`,
  moneyRefunds: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money/refunds${queryOf(query)}`,
  /** Where Stripe and the books disagree; `query`: look-after, done. */
  differences: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money/differences${queryOf(query)}`,
  /** The postings for an accounting program; `query`: from, until, event. */
  moneyExport: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money/export.csv${queryOf(query)}`,
  /** Where orders are invoiced; `query`: of which event. */
  issueInvoices: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/money/issue${queryOf(query)}`,
  /** `query`: state, q and page. */
  invoices: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/invoices${queryOf(query)}`,
  /** Where several orders of a company become one invoice. */
  newInvoice: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/invoices/new${queryOf(query)}`,
  invoice: (organisation: string, id: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/invoices/${segment(id)}${queryOf(query)}`,
  invoicePdf: (organisation: string, id: string) =>
    `/organise/${segment(organisation)}/invoices/${segment(id)}.pdf`,
  manageRegistrations: (organisation: string, event: string) =>
    `${manage(organisation, event)}/registrations`,
  /** Who waits for what, and why others were served. */
  manageWaitlist: (organisation: string, event: string, query: Query = {}) =>
    `${manage(organisation, event)}/waitlist${queryOf(query)}`,
  manageApplications: (organisation: string, event: string, query: Query = {}) =>
    `${manage(organisation, event)}/applications${queryOf(query)}`,
  /** One registration; its answers about diet and access are shown when asked for. */
  manageRegistration: (organisation: string, event: string, id: string, query: Query = {}) =>
    `${manage(organisation, event)}/registrations/${segment(id)}${queryOf(query)}`,
  /** What one order owes, paid and got back, and giving money back. */
  orderMoney: (organisation: string, event: string, order: string) =>
    `${manage(organisation, event)}/orders/${segment(order)}/money`,
  addRegistration: (organisation: string, event: string) =>
    `${manage(organisation, event)}/registrations/new`,
  bulkRegistrations: (organisation: string, event: string) =>
    `${manage(organisation, event)}/registrations/bulk`,
  exportRegistrations: (
    organisation: string,
    event: string,
    format: "csv" | "xlsx",
    query: Query = {},
  ) => `${manage(organisation, event)}/registrations/export.${format}${queryOf(query)}`,
  /** Where a file of registrations is brought in; with an id, one that was read. */
  importRegistrations: (organisation: string, event: string, id?: string) =>
    `${manage(organisation, event)}/import${id === undefined ? "" : `/${segment(id)}`}`,
  /** Lists for those outside; `query`: the kind, and what it is about. */
  lists: (organisation: string, event: string, query: Query = {}) =>
    `${manage(organisation, event)}/lists${queryOf(query)}`,
  listFile: (organisation: string, event: string, format: "csv" | "xlsx", query: Query = {}) =>
    `${manage(organisation, event)}/lists/list.${format}${queryOf(query)}`,
  /** A list somebody outside may open for a while. */
  sharedList: (token: string) => `/lists/${segment(token)}`,
  sharedListFile: (token: string, format: "csv" | "xlsx") =>
    `/lists/${segment(token)}/list.${format}`,
  manageMessages: (organisation: string, event: string) =>
    `${manage(organisation, event)}/messages`,
  /** When whom is reminded and thanked: at one event, or (`event` null) at all of an organisation's. */
  reminders: (organisation: string, event: string | null) =>
    `${event === null ? `/organise/${segment(organisation)}` : manage(organisation, event)}/reminders`,
  /** One of those rules; `new` begins one, as a preset says. */
  reminderRule: (organisation: string, event: string | null, rule: string, query: Query = {}) =>
    `${event === null ? `/organise/${segment(organisation)}` : manage(organisation, event)}/reminders/${segment(rule)}${queryOf(query)}`,
  privacy: () => "/privacy",
  accessibility: () => "/accessibility",
  terms: () => "/terms",
  help: () => "/help",
  editFiles: (organisation: string, event: string) => `${manage(organisation, event)}/files`,
  sitemap: (part?: number) => (part === undefined ? "/sitemap.xml" : `/sitemap/${part}.xml`),
  manageSensitive: (organisation: string, event: string) => `${manage(organisation, event)}/needs`,
  /** The people an organisation knows; `id` is a person's, or that of an order somebody was the contact of. */
  people: (organisation: string, id?: string) =>
    `/organise/${segment(organisation)}/people${id === undefined ? "" : `/${segment(id)}`}`,
  /** The companies an organisation knows; `id` is one's of them. */
  companies: (organisation: string, id?: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/companies${id === undefined ? "" : `/${segment(id)}`}${queryOf(query)}`,
  /** Who may be registered with an event twice. */
  samePeople: (organisation: string, event: string, query: Query = {}) =>
    `${manage(organisation, event)}/same-people${queryOf(query)}`,
  /** The addresses that get no mail, or not all of it. */
  suppressed: (organisation: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/suppressed${queryOf(query)}`,
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
  /** The words of an organisation's letters; of one moment, in one language, for every event or for one. */
  letterTexts: (organisation: string, moment?: string, query: LetterTextQuery = {}) =>
    `/organise/${segment(organisation)}/texts${moment === undefined ? "" : `/${segment(moment)}`}${queryOf({ ...query })}`,
  letterPreview: (organisation: string, moment: string, query: LetterTextQuery = {}) =>
    `/organise/${segment(organisation)}/texts/${segment(moment)}/preview${queryOf({ ...query })}`,
  /** Announcements about an event; `id` is one's of them. */
  announce: (organisation: string, event: string, id?: string) =>
    `${manage(organisation, event)}/announce${id === undefined ? "" : `/${segment(id)}`}`,
  announcePreview: (organisation: string, event: string) =>
    `${manage(organisation, event)}/announce-preview`,
  /** What an organisation has sent; `filter`: state, kind, q and page. */
  outbox: (organisation: string, filter: Query = {}) =>
    `/organise/${segment(organisation)}/outbox${queryOf(filter)}`,
  outboxMessage: (organisation: string, id: string, query: Query = {}) =>
    `/organise/${segment(organisation)}/outbox/${segment(id)}${queryOf(query)}`,
  outboxLetter: (organisation: string, id: string) =>
    `/organise/${segment(organisation)}/outbox/${segment(id)}/letter`,
  mailCheck: (organisation: string) => `/organise/${segment(organisation)}/mail-check`,
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
  /** The script with the custom elements. */
  embedScript: () => "/embed/treff.js",
  /** Where Stripe calls us. */
  stripeHook: () => "/hooks/stripe",
  devMail: () => "/dev/mail",
  devMailMessage: (id: string) => `/dev/mail/${segment(id)}`,
  devMailHtml: (id: string) => `/dev/mail/${segment(id)}/html`,
  devMailBytes: (id: string) => `/dev/mail/${segment(id)}.eml`,
  devUi: () => "/dev/ui",

  /** Chooses a language for good and goes on to the page `here`, its own `lang` taken out of it. */
  chooseLanguage(here: string, locale: Locale): string {
    const { pathname, searchParams } = new URL(here, "http://localhost");
    searchParams.delete("lang");
    const next = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
    return `/language/${locale}?next=${encodeURIComponent(next)}`;
  },
  /** A page of ours in one language: an address of its own. The rest of its query stays. */
  inLanguage(url: string, locale: Locale): string {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    searchParams.set("lang", locale);
    return `${pathname}?${searchParams}`;
  },
} as const;

/** What is for one person, for staff or for makers, and for no search engine. */
export const privatePlaces = [
  "/r/",
  "/orders/",
  "/account/",
  "/lists/",
  "/feeds/",
  "/organise",
  "/my-data",
  "/unsubscribe/",
  "/language/",
  "/sign-",
  "/dev/",
] as const;

/** Whether the page at `pathname` is one of those. */
export function isPrivate(pathname: string): boolean {
  return privatePlaces.some((place) => pathname.startsWith(place));
}

/** What has just been done on the page one is led to. */
export type Done = (typeof doings)[number];

const doings = [
  "done",
  "named",
  "cancelled",
  "answered",
  "withdrawn",
  "feed-renewed",
  "feed-closed",
  "channel",
  "handed-over",
  "changed",
  "link-mailed",
  "offer-accepted",
  "left-queue",
  "left-choice",
  "reminded",
  "link-sent",
  "details",
  "seats-added",
  "paid",
  "to-be-invoiced",
  "account-mailed",
] as const;

/** What the address of a page says has just been done; `null` when one only came to look. */
export function doneIn(url: string): Done | null {
  const said = new URL(url, "http://localhost").searchParams.get("done");
  return doings.find((done) => done === said) ?? null;
}

/** What stands after the question mark, by name; each value is encoded. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** How a feed is asked for. */
export interface FeedQuery {
  /** The language of the calendar's own words. */
  readonly lang?: Locale | undefined;
  /** Only entries of these kinds. */
  readonly kinds?: readonly string[];
  readonly format?: "ics" | "json";
}

function feedEnd({ lang, kinds = [], format = "ics" }: FeedQuery): string {
  const query = queryOf({ kind: kinds.length > 0 ? kinds.join(",") : undefined, lang });
  return `.${format}${query.replaceAll("%2C", ",")}`;
}

function doneQuery(done: Done | undefined): string {
  return done ? `?done=${done}` : "";
}

/** Whether a page is made to stand in other people's pages; every other page refuses to. */
export function isFramed(pathname: string): boolean {
  return /^\/embed\/(?:events|e\/[^/]+(?:\/(?:register|done))?)$/.test(pathname);
}

/** Whether a page has the form that leads on to the payment page. */
export function isPaidAt(pathname: string): boolean {
  return /^\/orders\/[^/]+\/pay$/.test(pathname);
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

/** Which words of a letter are looked at, and with whose registration. */
interface LetterTextQuery {
  readonly language?: Locale | undefined;
  /** The event they are written for, instead of all. */
  readonly event?: string | undefined;
  /** The event whose people are the example. */
  readonly about?: string | undefined;
  readonly seat?: string | undefined;
  readonly done?: "saved" | "reset" | undefined;
}

function queryOf(query: Query): string {
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
