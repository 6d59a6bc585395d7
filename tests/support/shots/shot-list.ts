import type { Page } from "playwright-core";
import { paths } from "~/paths";
import type { ShotPlaces, Viewer } from "./shot-places";

/** One picture: which page, who looks, and what is done before it is taken. */
export interface Shot {
  /** Also what it is asked for by: `npm run shots -- register`. */
  readonly name: string;
  readonly path: (places: ShotPlaces) => string;
  /** Who looks; anybody unless said. */
  readonly as?: Viewer;
  /** On the application that has nothing in it. */
  readonly empty?: true;
  /** What is done on the page before it is taken. */
  readonly act?: (page: Page) => Promise<unknown>;
}

/** Presses the button that sends the page's last form; what was required and left empty is refused. */
async function send(page: Page): Promise<void> {
  const button = page.locator("main form button[type=submit]:visible").last();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

async function forCompany(page: Page): Promise<void> {
  await page.locator('input[name="for"][value="company"]').check();
}

/** Fills in a company's form and goes on to the last look. */
async function toReview(page: Page): Promise<void> {
  await forCompany(page);
  const texts = { name: "Gro Elve", email: "gro@elve.example", company: "Elve & Sønner AS" };
  for (const [field, text] of Object.entries(texts))
    await page.locator(`input[name="contact.${field}"]`).fill(text);
  await send(page);
}

/** Moves the start of what is edited by a day, and asks to save: who will be told? */
async function move(page: Page): Promise<void> {
  for (const name of ["startsAt", "endsAt"]) {
    const field = page.locator(`input[name="${name}"]`);
    const value = await field.inputValue();
    await field.fill(
      value.replace(/T(\d\d)/, (_, h: string) => `T${String((+h + 1) % 24).padStart(2, "0")}`),
    );
  }
  const button = page.locator('button[name="intent"][value="save"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Moves a session to another room; however often, it is the same draft. */
async function elsewhere(page: Page, intent: "save" | "review"): Promise<void> {
  await page.locator('input[name="place"]').fill("Møterom 3");
  const button = page.locator(`button[name="intent"][value="${intent}"]`);
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Writes a placeholder there is none of, and asks to save. */
async function misspell(page: Page): Promise<void> {
  await page.locator('input[name="subject"]').fill("{fornamn}, {arrangement}");
  const button = page.locator('button[name="intent"][value="save"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Writes an announcement and asks who gets it. */
async function count(page: Page): Promise<void> {
  await page.locator('input[name="subject-nb"]').fill("Ta med gode sko, {fornavn}");
  await page.locator('input[name="status-waitlisted"]').check();
  const button = page.locator('button[name="intent"][value="count"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** Opens the first registration of the table. */
async function openFirst(page: Page): Promise<void> {
  const link = page.locator(".registrations th a").first();
  await Promise.all([page.waitForEvent("domcontentloaded"), link.click()]);
}

/** Sends an announcement. */
async function announce(page: Page): Promise<void> {
  await count(page);
  const button = page.locator('button[name="intent"][value="send"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

/** A rule that has just been begun. */
function newReminder(organisation: string, event: string): string {
  return paths.reminderRule(organisation, event, "new", { preset: "thanks" });
}

/** Opens everything that opens where it stands. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator("main details > summary").all()) await summary.click();
}

/** Goes to the first company of the list. */
async function firstCompany(page: Page): Promise<void> {
  await page.locator("main table a").first().click();
  await page.waitForLoadState("load");
}

/** Every page of the product, a line each. A new page gets its line here. */
export const shots: readonly Shot[] = [
  // What everybody sees
  { name: "home", path: () => paths.home() },
  { name: "home-empty", path: () => paths.home(), empty: true },
  { name: "home-page-2", path: () => paths.home({ page: "2" }) },
  { name: "organisation", path: ({ organisation }) => paths.organisation(organisation.demo) },
  { name: "organisation-none", path: ({ organisation }) => paths.organisation(organisation.none) },
  { name: "organisation-one", path: ({ organisation }) => paths.organisation(organisation.one) },
  { name: "organisation-many", path: ({ organisation }) => paths.organisation(organisation.many) },
  {
    name: "subscribe-organisation",
    path: ({ organisation }) => paths.organisationSubscribe(organisation.demo),
  },
  { name: "subscribe-event", path: ({ event }) => paths.eventSubscribe(event.trip) },
  { name: "event", path: ({ event }) => paths.event(event.trip) },
  { name: "event-series", path: ({ event }) => paths.event(event.breakfast) },
  { name: "event-bare", path: ({ event }) => paths.event(event.one) },
  { name: "event-full", path: ({ event }) => paths.event(event.full) },
  { name: "event-cancelled", path: ({ event }) => paths.event(event.cancelled) },

  // Registering
  { name: "register", path: ({ event }) => paths.register(event.trip) },
  { name: "register-errors", path: ({ event }) => paths.register(event.trip), act: send },
  { name: "register-company", path: ({ event }) => paths.register(event.trip), act: forCompany },
  {
    name: "register-company-errors",
    path: ({ event }) => paths.register(event.trip),
    act: (page) => forCompany(page).then(() => send(page)),
  },
  { name: "register-review", path: ({ event }) => paths.register(event.trip), act: toReview },
  { name: "register-bare", path: ({ event }) => paths.register(event.one) },
  { name: "register-waitlist", path: ({ event }) => paths.register(event.full) },
  { name: "register-approval", path: ({ event }) => paths.register(event.approval) },
  { name: "register-closed", path: ({ event }) => paths.register(event.cancelled) },
  { name: "order-done", path: ({ link }) => `${link.order}?done=done` },
  { name: "order", path: ({ link }) => link.order },
  { name: "order-open", path: ({ link }) => link.order, act: openAll },
  { name: "order-add", path: ({ link }) => `${link.order}?add=2` },
  { name: "seat-done", path: ({ link }) => `${link.confirmed}?done=done` },
  { name: "seat", path: ({ link }) => link.confirmed },
  { name: "seat-choices", path: ({ link }) => `${link.confirmed}/choices` },
  { name: "seat-unnamed", path: ({ link }) => link.unnamed },
  { name: "seat-unnamed-errors", path: ({ link }) => link.unnamed, act: nameNobody },
  { name: "seat-waiting", path: ({ link }) => link.waiting },
  { name: "seat-asked", path: ({ link }) => link.asked },
  { name: "seat-cancelled", path: ({ link }) => `${link.cancelled}?done=cancelled` },
  { name: "seat-handed-over", path: ({ link }) => link.handedOver },
  { name: "seat-hand-over-errors", path: ({ link }) => link.confirmed, act: handToNobody },

  { name: "seat-leaving", path: ({ link }) => `${link.confirmed}?leave=1#give-back` },
  { name: "unsubscribe", path: ({ link }) => link.unsubscribe },

  // Words
  { name: "privacy", path: () => paths.privacy() },
  { name: "accessibility", path: () => paths.accessibility() },
  { name: "terms", path: () => paths.terms() },
  { name: "help", path: () => paths.help() },
  { name: "privacy-unknown-operator", path: () => paths.privacy(), empty: true },

  // Signing in
  { name: "sign-in", path: () => paths.signIn() },
  { name: "sign-in-errors", path: () => paths.signIn(), act: send },
  { name: "sign-in-code", path: ({ code }) => code },
  { name: "sign-in-code-errors", path: ({ code }) => code, act: send },

  // Organisers
  { name: "organise", as: "demo", path: () => paths.organise() },
  { name: "organise-home", as: "demo", path: (at) => paths.organise(at.organisation.demo) },
  { name: "organise-home-none", as: "none", path: (at) => paths.organise(at.organisation.none) },
  { name: "organise-home-one", as: "one", path: (at) => paths.organise(at.organisation.one) },
  { name: "organise-home-many", as: "demo", path: (at) => paths.organise(at.organisation.many) },
  {
    name: "organise-money-differences",
    as: "demo",
    path: (at) => paths.differences(at.organisation.demo),
  },
  { name: "money", as: "demo", path: (at) => paths.money(at.organisation.demo) },
  { name: "money-none", as: "none", path: (at) => paths.money(at.organisation.none) },
  { name: "money-one", as: "one", path: (at) => paths.money(at.organisation.one) },
  { name: "money-event", as: "demo", path: demoEvent(paths.eventMoney) },
  { name: "money-orders", as: "demo", path: (at) => paths.moneyOrders(at.organisation.demo) },
  { name: "money-refunds", as: "demo", path: (at) => paths.moneyRefunds(at.organisation.demo) },
  {
    name: "money-issue",
    as: "demo",
    path: (at) => paths.issueInvoices(at.organisation.demo, { event: at.event.trip }),
  },
  { name: "invoices", as: "demo", path: (at) => paths.invoices(at.organisation.demo) },
  {
    name: "invoice-one",
    as: "demo",
    path: (at) => paths.invoice(at.organisation.demo, at.invoice),
  },
  {
    name: "money-order",
    as: "demo",
    path: (at) => paths.orderMoney(at.organisation.demo, at.event.trip, at.paidOrder),
  },
  { name: "invoice-new", as: "demo", path: (at) => paths.newInvoice(at.organisation.demo) },
  { name: "organise-new", as: "demo", path: (at) => paths.newEvent(at.organisation.demo) },
  {
    name: "organise-new-form",
    as: "demo",
    path: (at) => `${paths.newEvent(at.organisation.demo)}?kind=study-trip`,
  },
  {
    name: "organise-new-errors",
    as: "demo",
    path: (at) => `${paths.newEvent(at.organisation.demo)}?kind=study-trip`,
    act: send,
  },
  { name: "organise-event", as: "demo", path: demoEvent(paths.manageEvent) },
  { name: "organise-event-one", as: "one", path: oneEvent(paths.manageEvent) },
  { name: "organise-event-draft", as: "demo", path: draftEvent(paths.manageEvent) },
  { name: "organise-event-many", as: "demo", path: manyEvent(paths.manageEvent) },
  { name: "organise-edit", as: "demo", path: demoEvent(paths.editEvent) },
  { name: "organise-edit-told", as: "demo", path: demoEvent(paths.editEvent), act: move },
  { name: "organise-programme", as: "demo", path: demoEvent(paths.editProgramme) },
  { name: "organise-programme-none", as: "demo", path: draftEvent(paths.editProgramme) },
  { name: "organise-session-new", as: "demo", path: demoEvent(paths.newSession) },
  { name: "organise-session-errors", as: "demo", path: demoEvent(paths.newSession), act: send },
  { name: "organise-session", as: "demo", path: demoSession("") },
  {
    name: "organise-programme-drafts",
    as: "demo",
    path: demoSession(""),
    act: (page) => elsewhere(page, "save"),
  },
  {
    name: "organise-publish",
    as: "demo",
    path: demoSession(""),
    act: (page) => elsewhere(page, "review"),
  },
  { name: "organise-registrations", as: "demo", path: demoEvent(paths.manageRegistrations) },
  { name: "organise-waitlist", as: "demo", path: demoEvent(paths.manageWaitlist) },
  { name: "organise-applications", as: "demo", path: demoEvent(paths.manageApplications) },
  { name: "organise-registrations-none", as: "demo", path: draftEvent(paths.manageRegistrations) },
  { name: "organise-registrations-one", as: "one", path: oneEvent(paths.manageRegistrations) },
  { name: "organise-registrations-many", as: "demo", path: manyEvent(paths.manageRegistrations) },
  {
    name: "organise-registrations-filtered",
    as: "demo",
    path: (places) => `${manyEvent(paths.manageRegistrations)(places)}?sort=name&missing=any`,
  },
  {
    name: "organise-registration",
    as: "demo",
    path: demoEvent(paths.manageRegistrations),
    act: openFirst,
  },
  { name: "organise-registration-new", as: "demo", path: demoEvent(paths.addRegistration) },
  {
    name: "organise-registrations-bulk",
    as: "demo",
    path: (places) => `${manyEvent(paths.bulkRegistrations)(places)}?do=cancel&all=1`,
  },
  {
    name: "organise-import",
    as: "demo",
    path: demoEvent((org, slug) => paths.importRegistrations(org, slug)),
  },
  { name: "organise-lists", as: "demo", path: demoEvent((org, slug) => paths.lists(org, slug)) },
  {
    name: "organise-lists-none",
    as: "demo",
    path: draftEvent((org, slug) => paths.lists(org, slug)),
  },
  { name: "organise-messages", as: "demo", path: demoEvent(paths.manageMessages) },
  { name: "organise-messages-none", as: "demo", path: draftEvent(paths.manageMessages) },
  { name: "organise-messages-one", as: "one", path: oneEvent(paths.manageMessages) },
  { name: "organise-messages-many", as: "demo", path: manyEvent(paths.manageMessages) },
  { name: "letters", as: "demo", path: (at) => paths.letterTexts(at.organisation.demo) },
  {
    name: "letters-reminder",
    as: "demo",
    path: (at) => paths.letterTexts(at.organisation.demo, "reminder", { language: "nb" }),
  },
  {
    name: "letters-errors",
    as: "demo",
    path: (at) => paths.letterTexts(at.organisation.demo, "left", { language: "nb" }),
    act: misspell,
  },
  {
    name: "letters-none",
    as: "none",
    path: (at) => paths.letterTexts(at.organisation.none, "declined", { language: "sv" }),
  },
  { name: "announce", as: "demo", path: demoEvent(paths.announce) },
  { name: "announce-counted", as: "demo", path: demoEvent(paths.announce), act: count },
  { name: "announce-sent", as: "demo", path: demoEvent(paths.announce), act: announce },

  { name: "organise-suppressed", as: "one", path: (at) => paths.suppressed(at.organisation.one) },
  {
    name: "organise-suppressed-none",
    as: "none",
    path: (at) => paths.suppressed(at.organisation.none),
  },
  { name: "organise-offer", as: "demo", path: demoEvent(paths.offer) },
  { name: "organise-offer-rules", as: "demo", path: demoEvent(paths.offerRules) },
  { name: "organise-offer-preview", as: "demo", path: demoEvent(paths.offerPreview) },
  ...(["tickets", "quotas", "add-ons", "questions", "codes"] as const).map((part) => ({
    name: `organise-offer-${part}`,
    as: "demo" as const,
    path: demoEvent((organisation, event) =>
      paths.offerItem(organisation, event, part, "new", { preset: "double-room" }),
    ),
  })),
  {
    name: "organise-seller",
    as: "demo",
    path: ({ organisation }) => paths.seller(organisation.demo),
  },
  { name: "organise-reminders", as: "demo", path: demoEvent(paths.reminders) },
  { name: "organise-reminders-draft", as: "demo", path: draftEvent(paths.reminders) },
  { name: "organise-reminder-new", as: "demo", path: demoEvent(newReminder) },
  { name: "organise-reminder-preview", as: "demo", path: demoEvent(newReminder), act: send },
  {
    name: "organise-reminders-all",
    as: "demo",
    path: ({ organisation }) => paths.reminders(organisation.demo, null),
  },

  { name: "organise-outbox", as: "demo", path: (at) => paths.outbox(at.organisation.demo) },
  { name: "organise-outbox-none", as: "none", path: (at) => paths.outbox(at.organisation.none) },
  { name: "organise-outbox-many", as: "demo", path: (at) => paths.outbox(at.organisation.many) },
  {
    name: "organise-outbox-message",
    as: "demo",
    path: (at) => paths.outboxMessage(at.organisation.demo, at.message.sent),
  },
  {
    name: "organise-outbox-failed",
    as: "one",
    path: (at) => paths.outboxMessage(at.organisation.one, at.message.failed),
  },
  { name: "organise-companies", as: "demo", path: (at) => paths.companies(at.organisation.demo) },
  {
    name: "organise-company",
    as: "demo",
    path: (at) => paths.companies(at.organisation.demo),
    act: firstCompany,
  },
  {
    name: "organise-companies-none",
    as: "none",
    path: (at) => paths.companies(at.organisation.none),
  },
  {
    name: "organise-same-people",
    as: "demo",
    path: ({ organisation, event }) => paths.samePeople(organisation.demo, event.trip),
  },
  { name: "organise-mail-check", as: "demo", path: (at) => paths.mailCheck(at.organisation.demo) },

  // Where it ends
  { name: "error-404", path: () => "/no/such/page" },
  { name: "error-foreign", as: "none", path: (at) => paths.organise(at.organisation.demo) },
  { name: "error-plain", path: () => "/%00" },

  // The demo's mails, and the parts
  { name: "mails", path: () => paths.devMail() },
  { name: "mail", path: ({ mails }) => paths.devMailMessage(mails["confirmation"] ?? "") },
  ...[
    "sign-in-code",
    "confirmation",
    "order-confirmation",
    "seat-to-be-named",
    "waitlisted",
    "awaiting-approval",
    "cancelled",
  ].map((kind) => ({
    name: `mail-${kind}`,
    path: ({ mails }: ShotPlaces) => paths.devMailHtml(mails[kind] ?? ""),
  })),
  { name: "ui", path: () => paths.devUi() },
];

type EventPath = (organisation: string, event: string) => string;

function demoEvent(path: EventPath) {
  return ({ organisation, event }: ShotPlaces) => path(organisation.demo, event.trip);
}

function oneEvent(path: EventPath) {
  return ({ organisation, event }: ShotPlaces) => path(organisation.one, event.one);
}

function draftEvent(path: EventPath) {
  return ({ event }: ShotPlaces) => path("sju-elver", event.draft);
}

function manyEvent(path: EventPath) {
  return ({ organisation, event }: ShotPlaces) => path(organisation.many, event.many);
}

function demoSession(query: string) {
  return ({ organisation, event, session }: ShotPlaces) =>
    paths.editSession(organisation.demo, event.trip, session) + query;
}

async function handToNobody(page: Page): Promise<void> {
  const button = page.locator("main button[value=hand-over]");
  await page.locator("main details:has(button[value=hand-over]) > summary").click();
  await Promise.all([page.waitForEvent("domcontentloaded"), button.click()]);
}

async function nameNobody(page: Page): Promise<void> {
  const button = page.locator("main form:has(input[name=email]) button[type=submit]:visible");
  await Promise.all([page.waitForEvent("domcontentloaded"), button.first().click()]);
}
