import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";
import { inject, test } from "vitest";
import { openHub } from "./hub";
import { artifacts } from "./keeper";
import { openMail, readMails, waitForMail, type MailLine, type OpenedMail } from "./mailbox";
import { onACopy, onThePage, PageWatch } from "./page-watch";

/** The sizes everything has to work in, in CSS pixels. */
const viewports = {
  narrow: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;

/** How a visitor comes. */
export interface VisitorOptions {
  readonly viewport?: keyof typeof viewports;
  readonly locale?: "nb" | "sv" | "en";
  readonly javaScriptEnabled?: boolean;
  readonly colorScheme?: "light" | "dark";
}

const regions = { nb: "nb-NO", sv: "sv-SE", en: "en-GB" } as const;

/**
 * Presses a button or link (its whole name, or a locator), waits for the page that comes of it and checks it; with a
 * click, when nothing else is said.
 */
export type Press = (
  what: string | RegExp | Locator,
  how?: (target: Locator) => Promise<void>,
) => Promise<void>;

/** One browser of its own (cookies, cache) with one page, listened to and checked. */
export interface Visitor {
  readonly page: Page;
  /** Goes to a path of the application and checks the page. `status` is what it must answer with: 200. */
  readonly visit: (path: string, expected?: { status?: number }) => Promise<void>;
  readonly press: Press;
  /** Has axe look at the page as it is now; needed after a step that `visit` and `press` did not make. */
  readonly checkPage: () => Promise<void>;
  /** Lets complaints that match pass (console errors, failed requests, …). */
  readonly expectComplaint: (pattern: RegExp) => void;
  /** Keeps a picture in tests/.artifacts/shots when `TREFF_SHOTS=1`. */
  readonly shoot: (name: string) => Promise<void>;
}

/** The mails the application has sent since the test began, newest first. */
export interface Mailbox {
  readonly mails: () => Promise<MailLine[]>;
  readonly open: (line: MailLine) => Promise<OpenedMail>;
  /** Waits for the newest mail of a kind to an address. A mail is handed out once: the next call waits for the next. */
  readonly mailTo: (address: string, kind: string) => Promise<OpenedMail>;
}

/** Signing in by mailed code, as the pages do it. */
const signInPath = "/sign-in";
const signInCodeKind = "sign-in-code";

/**
 * A test in a real Chromium against the built application with the demo data.
 *
 * Fixtures: everything of {@link Visitor} for the one visitor most tests need, `open(options)` for further ones,
 * `mails`, `mailTo`, `openMail`, `signInAsOrganiser`, `appUrl`, and `hub`, an organisation of the file's own with
 * events as they are wanted. The application and its database are shared by all tests: use addresses and events of
 * your own.
 *
 * A test fails on anything that {@link PageWatch} complains of. A failed test leaves a picture of every page it had
 * open in tests/.artifacts/failures and prints where.
 */
export const browserTest = test
  .extend("options", {} as VisitorOptions)
  .extend("stage", { scope: "worker" }, () => inject("browserStage"))
  .extend("appUrl", ({ stage }) => stage.appUrl)
  .extend("databaseUrl", ({ stage }) => stage.databaseUrl)
  .extend("hub", { scope: "file" }, async ({ stage }, { onCleanup }) => {
    const hub = await openHub(stage.databaseUrl, stage.appUrl);
    onCleanup(() => hub.close());
    return hub;
  })
  .extend("browser", { scope: "worker" }, async ({ stage }, { onCleanup }) => {
    const browser = await chromium.connect(stage.browserUrl);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("open", async ({ browser, stage, task }, { onCleanup }) => {
    const opened: OpenVisitor[] = [];
    onCleanup(() => leave(opened, task));
    return async (options: VisitorOptions = {}): Promise<Visitor> => {
      const visitor = await openVisitor(browser, stage.appUrl, options);
      opened.push(visitor);
      return visitor;
    };
  })
  .extend("visitor", ({ open, options }) => open(options))
  .extend("page", ({ visitor }) => visitor.page)
  .extend("visit", ({ visitor }) => visitor.visit)
  .extend("press", ({ visitor }) => visitor.press)
  .extend("checkPage", ({ visitor }) => visitor.checkPage)
  .extend("expectComplaint", ({ visitor }) => visitor.expectComplaint)
  .extend("shoot", ({ visitor }) => visitor.shoot)
  .extend("mailbox", async ({ stage }): Promise<Mailbox> => {
    const known = new Set((await readMails(stage.appUrl)).map(({ id }) => id));
    const handedOut = new Set(known);
    return {
      mails: async () => (await readMails(stage.appUrl)).filter(({ id }) => !known.has(id)),
      open: (line) => openMail(stage.appUrl, line),
      mailTo: async (address, kind) => {
        const mail = await waitForMail(stage.appUrl, address, kind, handedOut);
        handedOut.add(mail.id);
        return mail;
      },
    };
  })
  .extend("mails", ({ mailbox }) => mailbox.mails)
  .extend("openMail", ({ mailbox }) => mailbox.open)
  .extend("mailTo", ({ mailbox }) => mailbox.mailTo)
  .extend(
    "signInAsOrganiser",
    ({ visitor, mailTo, stage }) =>
      async (address: string = stage.organiser) => {
        const { page, visit, press } = visitor;
        await visit(signInPath);
        await page.locator('input[type="email"]').fill(address);
        await press(page.locator('main form button[type="submit"]').first());
        const { mail } = await mailTo(address, signInCodeKind);
        const code = /\b\d{6}\b/.exec(mail.text ?? "")?.[0];
        if (code === undefined) throw new Error(`No six-digit code in:\n${mail.text}`);
        await page.locator('input[autocomplete="one-time-code"]').fill(code);
        await press(page.locator('main form button[type="submit"]').first());
      },
  );

/** {@link browserTest} for a visitor who comes another way: `browserTestAs({ viewport: "phone", locale: "sv" })`. */
export function browserTestAs(options: VisitorOptions): typeof browserTest {
  return browserTest.extend("options", options) as typeof browserTest;
}

interface OpenVisitor extends Visitor {
  readonly watch: PageWatch;
  readonly context: BrowserContext;
}

async function openVisitor(
  browser: Browser,
  appUrl: string,
  options: VisitorOptions,
): Promise<OpenVisitor> {
  const {
    viewport = "desktop",
    locale = "nb",
    javaScriptEnabled = true,
    colorScheme = "light",
  } = options;
  const contextOptions = {
    baseURL: appUrl,
    viewport: viewports[viewport],
    locale: regions[locale],
    // Where people are; the server is elsewhere.
    timezoneId: "Europe/Oslo",
    javaScriptEnabled,
    colorScheme,
    reducedMotion: "reduce" as const,
    hasTouch: viewport !== "desktop",
    isMobile: viewport !== "desktop",
  };
  const context = await browser.newContext(contextOptions);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const stand = javaScriptEnabled ? onThePage : onACopy(browser, contextOptions);
  const watch = new PageWatch(page, appUrl, stand);
  return {
    page,
    watch,
    context,
    checkPage: () => watch.check(),
    expectComplaint: (pattern) => watch.expect(pattern),
    async visit(path, { status = 200 } = {}) {
      if (status >= 400) watch.expect(new RegExp(`^status ${status}: GET `));
      const answer = await page.goto(path);
      if (answer && answer.status() !== status) {
        throw new Error(`${path} answered ${answer.status()} instead of ${status}.`);
      }
      await watch.check();
    },
    async press(what, how = (target) => target.click()) {
      const target =
        typeof what === "string" || what instanceof RegExp
          ? page
              .getByRole("button", { name: what, exact: true })
              .or(page.getByRole("link", { name: what, exact: true }))
              .filter({ visible: true })
          : what;
      const before = watch.pagesShown;
      await how(target);
      const until = performance.now() + 10_000;
      while (watch.pagesShown === before && performance.now() < until) await sleep(10);
      if (watch.pagesShown === before) throw new Error(`No page came of pressing ${String(what)}.`);
      await watch.check();
    },
    async shoot(name) {
      if (process.env["TREFF_SHOTS"] !== "1") return;
      const file = `${name}-${viewport}-${locale}-${colorScheme}.png`;
      await picture(page, "shots", file);
    },
  };
}

/** The end of a test: the last page is checked, failures get their pictures, every visitor goes. */
async function leave(
  visitors: readonly OpenVisitor[],
  task: { name: string; id: string; result?: { state: string } | undefined },
): Promise<void> {
  const troubles: string[] = [];
  let failed = task.result?.state === "fail";
  for (const { watch } of visitors) {
    if (!failed && watch.isUnchecked) {
      await watch.check().catch((error: Error) => troubles.push(error.message));
    }
    troubles.push(...watch.complaints());
  }
  failed ||= troubles.length > 0;
  for (const [index, { page, context }] of visitors.entries()) {
    if (failed) {
      const file = `${slugOf(task.name)}-${index + 1}.png`;
      const at = await picture(page, "failures", file).catch(() => null);
      if (at !== null) console.log(`${task.name}: ${page.url()}\n  picture: ${at}`);
    }
    await context.close();
  }
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
}

async function picture(page: Page, folder: string, file: string): Promise<string> {
  const path = join(artifacts, folder, file);
  mkdirSync(join(artifacts, folder), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  return path;
}

function slugOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
}
