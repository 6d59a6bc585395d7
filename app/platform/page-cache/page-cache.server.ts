import type { IncomingMessage } from "node:http";
import { Counter, Gauge, type Registry } from "prom-client";
import { LRUCache } from "lru-cache";
import type { Locale } from "~/kernel/locales";
import { carriesSession, chosenLanguage } from "../http/cookies.server";
import { negotiateLocale } from "../http/negotiate-locale";
import type { KeptPage } from "./kept-page";
import { pageAddress, type PageAddress } from "./page-address";
import { PageStore, type Made } from "./page-store";
import { PublicNotices, type Hearing } from "./public-notices.server";

/** What kept pages may take of this process's memory, in bytes. */
const room = 48 * 1024 * 1024;

/** How a request for a public page was answered. */
export type Outcome = "hit" | "unchanged" | "made" | "shared" | "not-kept";

/** A request whose answer may be kept. */
export interface KeepableRequest {
  readonly key: string;
  readonly address: PageAddress;
  readonly locale: Locale;
}

/**
 * The anonymous public pages of this process as ready bytes, right within a second of any change by any process.
 *
 * @remarks Any number of processes have one each; what keeps them right is the database, see
 * {@link PublicNotices}.
 */
export class PageCache<Answer> {
  readonly #store = new PageStore<KeptPage, Answer>({ room });
  readonly #notices: PublicNotices;
  readonly #outcomes: Record<Outcome, number> = {
    hit: 0,
    unchanged: 0,
    made: 0,
    shared: 0,
    "not-kept": 0,
  };

  /** @param onLost - told when changes are not heard of any more; the cache mends itself. */
  constructor(databaseUrl: string, onLost: (error: unknown) => void) {
    this.#notices = new PublicNotices(databaseUrl, {
      drop: (tags) => this.#store.drop(tags),
      lost: onLost,
    });
  }

  /** Begins to listen to changes; until it does, nothing is kept. */
  open(): Promise<void> {
    return this.#notices.open();
  }

  close(): Promise<void> {
    return this.#notices.close();
  }

  get hearing(): Hearing {
    return this.#notices.hearing;
  }

  /** The page that is ready for a request; `null` when there is none, or the request is not for one. */
  ready(request: IncomingMessage): KeptPage | null {
    const { hearing } = this.#notices;
    if (hearing === "deaf") return null;
    const asked = keepableRequest(request);
    // While the database is down, the last that was true is better than nothing.
    return asked && this.#store.get(asked.key, { evenOld: hearing === "frozen" });
  }

  /** Has a page made that is not ready, once for all who ask for it now; see {@link PageStore.make}. */
  make(
    key: string,
    make: () => Promise<Made<KeptPage, Answer>>,
  ): Promise<Made<KeptPage, Answer> & { readonly own: boolean }> {
    return this.#store.make(key, make);
  }

  count(outcome: Outcome): void {
    this.#outcomes[outcome] += 1;
  }

  /** Adds the cache's figures to the process's. */
  measure(registry: Registry): void {
    const registers: Registry[] = [];
    const outcomes = this.#outcomes;
    const figures = () => this.#store.figures;
    const hears = () => Number(this.#notices.hearing === "live");
    const answers = new Counter({
      name: "treff_page_cache_answers_total",
      help: "Answers to requests for pages that may be kept, by how they came about",
      labelNames: ["outcome"],
      registers,
      collect() {
        this.reset();
        for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
      },
    });
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value());
        },
      });
    registry.registerMetric(answers);
    for (const metric of [
      gauge("treff_page_cache_pages", "Pages kept as ready bytes", () => figures().pages),
      gauge("treff_page_cache_bytes", "Memory that kept pages take", () => figures().bytes),
      gauge("treff_page_cache_hears", "1 while changes are heard of and pages are kept", hears),
    ])
      registry.registerMetric(metric);
  }
}

/**
 * What a request is for, when it is for a page that may be kept and comes from nobody in particular: a reading
 * request without a session, without credentials, without a body.
 */
export function keepableRequest(request: IncomingMessage): KeepableRequest | null {
  const { method, url = "", headers } = request;
  if (method !== "GET" && method !== "HEAD") return null;
  const address = pageAddress(url);
  if (!address) return null;
  if (
    headers.authorization !== undefined ||
    headers["content-length"] !== undefined ||
    headers["transfer-encoding"] !== undefined ||
    carriesSession(headers.cookie)
  )
    return null;
  const locale =
    address.locale ??
    (address.bare ? undefined : chosenLanguage(headers.cookie)) ??
    languageOf(headers["accept-language"]);
  return { key: `${locale} ${address.url}`, address, locale };
}

const languages = new LRUCache<string, Locale>({ max: 500 });

function languageOf(header: string | undefined): Locale {
  if (header === undefined || header.length > 200) return negotiateLocale(header);
  const known = languages.get(header);
  if (known) return known;
  const locale = negotiateLocale(header);
  languages.set(header, locale);
  return locale;
}
