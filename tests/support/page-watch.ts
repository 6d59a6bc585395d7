import { AxeBuilder } from "@axe-core/playwright";
import type {
  Browser,
  BrowserContextOptions,
  ConsoleMessage,
  Page,
  Request,
  Response,
} from "playwright-core";

/** Only what is wrong is worked out; the rest takes most of the time. Our frames are all of our own origin. */
const axeOptions: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  resultTypes: ["violations"],
};

type RunOptions = Parameters<AxeBuilder["options"]>[0];
type Stand = <T>(page: Page, look: (page: Page) => Promise<T>) => Promise<T>;

/** A visitor with JavaScript is looked at where they are. */
export const onThePage: Stand = (page, look) => look(page);

/**
 * A visitor without JavaScript is looked at in a copy, for axe is a script itself.
 *
 * @param options of the copy's context: as the visitor comes, but with scripts.
 */
export function onACopy(browser: Browser, options: BrowserContextOptions): Stand {
  return async (page, look) => {
    const storageState = await page.context().storageState();
    const context = await browser.newContext({ ...options, storageState, javaScriptEnabled: true });
    try {
      const copy = await context.newPage();
      // As it was read, with its styles, but without its scripts: they did not run for the visitor either.
      const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/gi, "");
      const contentType = "text/html; charset=utf-8";
      // Not for one time only: taking a route away while the page's other requests stand at it can leave one there.
      await copy.route(page.url(), (route) => route.fulfill({ body, contentType }));
      await copy.goto(page.url());
      return await look(copy);
    } finally {
      await context.close();
    }
  };
}

/**
 * Listens to one page: console errors (a broken content security policy among them), failed requests, requests to
 * anybody else, and pages that were shown but never looked at by axe.
 */
export class PageWatch {
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];
  #shown: string | null = null;
  /** Pages of ours shown so far; the answer to a form is one, at the end of its redirects. */
  pagesShown = 0;

  constructor(
    readonly page: Page,
    readonly appUrl: string,
    /** Lends a page on which scripts run: for a visitor without JavaScript, a copy of what is shown. */
    readonly checkIn: Stand,
  ) {
    page.on("console", (message) => this.#onConsole(message));
    page.on("pageerror", (error) => this.complain(`script error: ${error.message}`));
    page.on("request", (request) => this.#onRequest(request));
    page.on("requestfailed", (request) => this.#onFailedRequest(request));
    page.on("response", (response) => this.#onResponse(response));
    // A document of its own: not a step to an anchor, nor a state in the history.
    page.on("domcontentloaded", () => this.#onShown(page.url()));
  }

  /** Complaints that match are expected from now on, and before. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  complain(complaint: string): void {
    this.#complaints.push(complaint);
  }

  /** What nobody expected, once each. */
  complaints(): string[] {
    return [...new Set(this.#complaints)].filter(
      (complaint) => !this.#expected.some((pattern) => pattern.test(complaint)),
    );
  }

  /** Whether a page of ours is shown that axe has not looked at. */
  get isUnchecked(): boolean {
    return this.#shown !== null;
  }

  /** Lets axe look at the page as it is now; what it finds is a complaint, and is thrown as well. */
  async check(): Promise<void> {
    await this.page.waitForLoadState("load");
    const { violations } = await this.checkIn(this.page, (page) =>
      new AxeBuilder({ page }).setLegacyMode().options(axeOptions).analyze(),
    );
    this.#shown = null;
    if (violations.length === 0) return;
    const list = violations
      .map(({ id, help, nodes }) => {
        const places = nodes.map(({ target, html }) => `    ${target.join(" ")}  ${html}`);
        return `  ${id}: ${help}\n${places.slice(0, 5).join("\n")}`;
      })
      .join("\n");
    throw new Error(`axe found on ${pathOf(this.page.url())}:\n${list}`);
  }

  #onShown(address: string): void {
    if (!address.startsWith(this.appUrl)) return;
    this.pagesShown += 1;
    if (this.#shown !== null) this.complain(`${pathOf(this.#shown)} was left without checkPage()`);
    this.#shown = address;
  }

  #onConsole(message: ConsoleMessage): void {
    if (message.type() !== "error") return;
    // Chromium's note on a refused request: the request itself is judged below.
    if (message.text().startsWith("Failed to load resource")) return;
    this.complain(`console error: ${message.text()}`);
  }

  #onRequest(request: Request): void {
    const { protocol, origin } = new URL(request.url());
    if (/^(data|blob|about):$/.test(protocol) || origin === new URL(this.appUrl).origin) return;
    this.complain(`third-party request: ${request.url()}`);
  }

  #onFailedRequest(request: Request): void {
    // A navigation broken off by the next one is nobody's fault.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    this.complain(
      `failed request: ${request.method()} ${pathOf(request.url())} ${request.failure()?.errorText}`,
    );
  }

  #onResponse(response: Response): void {
    const request = response.request();
    const isForm = request.method() !== "GET";
    const status = response.status();
    // A form may be refused (4xx, said on the page); nothing else may, and nothing may break.
    if (status < 400 || (isForm && status < 500)) return;
    this.complain(`status ${status}: ${request.method()} ${pathOf(request.url())}`);
  }
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}
