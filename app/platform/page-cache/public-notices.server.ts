import pg from "pg";
import { tagsOfNotice, type Tag } from "./kept-on";

/** The channel on which the database's triggers say what changed. */
const channel = "treff_public";

/**
 * How far kept pages can be trusted.
 *
 * - `live`: every change is heard of; pages are kept and handed out.
 * - `frozen`: nothing is heard, but nothing can have changed for longer than a second either; what is kept is
 *   handed out, nothing is added.
 * - `deaf`: changes may have gone unheard; every page is made for its request.
 */
export type Hearing = "live" | "frozen" | "deaf";

/** What a {@link PublicNotices} tells. */
export interface NoticeListener {
  /** What changed; `null` for anything at all. */
  drop(tags: Iterable<Tag> | null): void;
  /** The connection was lost or could not be made; told once for each time. */
  lost?(error: unknown): void;
}

/** A change is applied at once, unless there are many: then as one with all others of so many milliseconds. */
const together = 200;
/** How many a second are applied at once. */
const burst = 10;
/** How long a lost connection may go unnoticed on a page, in milliseconds. */
const grace = 1000;
/** How long pages are handed out while the database is known to be down, in milliseconds. */
const longestFreeze = 60_000;
const delays = [20, 50, 100, 200];
const longestDelay = 400;
/** How often an idle connection is asked whether it is still there, in milliseconds. */
const heartbeat = 10_000;

/** The server itself says that it takes nobody: it is starting or stopping, or nothing listens there. */
const down = new Set(["ECONNREFUSED", "57P01", "57P02", "57P03"]);

/**
 * Listens to what the database says of changes to public pages, on a connection of its own, made again when it
 * is lost.
 *
 * @remarks Whatever was said while nobody listened is lost, so each new connection begins by dropping
 * everything.
 */
export class PublicNotices {
  readonly #url: string;
  readonly #listener: NoticeListener;
  #client: pg.Client | null = null;
  #live = false;
  #closed = false;
  #attempts = 0;
  #lostAt = -Infinity;
  #isDown = false;
  #retry: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;

  readonly #heard = new Set<Tag>();
  #heardAll = false;
  #applying: NodeJS.Timeout | undefined;
  #second = 0;
  #inSecond = 0;

  constructor(url: string, listener: NoticeListener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** Begins to listen; resolves when it listens or the first try failed, in which case it goes on trying. */
  async open(): Promise<void> {
    await this.#connect();
  }

  get hearing(): Hearing {
    if (this.#live) return "live";
    const since = performance.now() - this.#lostAt;
    return since < (this.#isDown ? longestFreeze : grace) ? "frozen" : "deaf";
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#live = false;
    clearTimeout(this.#retry);
    clearTimeout(this.#applying);
    clearInterval(this.#beat);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "treff-notices",
      connectionTimeoutMillis: 3000,
      query_timeout: 3000,
      keepAlive: true,
    });
    this.#client = client;
    // One end for each connection, however many ways it is told.
    let over = false;
    const end = (error: unknown) => {
      if (over) return;
      over = true;
      client.end().catch(() => {});
      this.#lose(error);
    };
    client.on("error", end);
    client.on("end", () => end(new Error("the connection ended")));
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      return end(error);
    }
    if (over || this.#closed) return;
    this.#listener.drop(null);
    this.#live = true;
    this.#isDown = false;
    this.#attempts = 0;
    this.#beat = setInterval(() => void client.query("SELECT 1").catch(end), heartbeat);
    this.#beat.unref();
  }

  #lose(error: unknown): void {
    clearInterval(this.#beat);
    const { code = "" } = error as { code?: string };
    const first = this.#live || this.#attempts === 0;
    if (this.#live) this.#lostAt = performance.now();
    // A connection that is cut tells nothing; the next try tells whether the database is there at all. Once that
    // was unknown for too long, it stays unknown until we hear again.
    else this.#isDown = down.has(code) && this.hearing === "frozen";
    this.#live = false;
    if (this.#closed) return;
    if (first) this.#listener.lost?.(error);
    const delay = delays[this.#attempts] ?? longestDelay;
    this.#attempts += 1;
    this.#retry = setTimeout(() => void this.#connect(), delay);
    this.#retry.unref();
  }

  #hear(notice: string): void {
    const tags = tagsOfNotice(notice);
    if (tags === null) this.#heardAll = true;
    else for (const tag of tags) this.#heard.add(tag);
    if (this.#applying) return;

    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) [this.#second, this.#inSecond] = [second, 0];
    this.#inSecond += 1;
    if (this.#inSecond <= burst) return this.#apply();
    this.#applying = setTimeout(() => this.#apply(), together);
    this.#applying.unref();
  }

  #apply(): void {
    this.#applying = undefined;
    this.#listener.drop(this.#heardAll ? null : this.#heard);
    this.#heardAll = false;
    this.#heard.clear();
  }
}
