import { LRUCache } from "lru-cache";
import type { Tag } from "./kept-on";

/** What can be kept: how much it weighs, and what it depends on. */
export interface Keepable {
  /** In bytes. */
  readonly weight: number;
  readonly tags: readonly Tag[];
  /** How long it is true if nothing it depends on changes, in milliseconds from the beginning of its making. */
  readonly lifetime: number;
}

/** What comes of making an answer: what may be kept of it, and the answer itself for whoever had it made. */
export interface Made<Page, Answer> {
  readonly page: Page | null;
  readonly answer: Answer;
}

interface Kept<Page> {
  readonly page: Page;
  readonly expires: number;
}

interface Flight<Page, Answer> {
  readonly begun: number;
  readonly made: Promise<Made<Page, Answer>>;
}

/** How a {@link PageStore} is made; the clock is a test's to move. */
export interface PageStoreOptions {
  /** What all kept pages may weigh together, in bytes. */
  readonly room: number;
  /** A clock that only goes forward, in milliseconds. */
  readonly now?: () => number;
  /** Whether what was made before a change is refused; only a test that shows why takes it away. */
  readonly guarded?: boolean;
}

/**
 * Keeps answers until something they depend on changes, the least used ones going first when room is short.
 *
 * @remarks An answer is read from the database at some moment while it is made, and it takes a while until it
 * is here. If something it depends on was dropped in between, it may have read what was true before: it is
 * handed to those who were waiting for it already, but not kept, and whoever asks after the drop has it made
 * anew.
 */
export class PageStore<Page extends Keepable, Answer> {
  readonly #kept: LRUCache<string, Kept<Page>>;
  readonly #byTag = new Map<Tag, Set<string>>();
  readonly #flights = new Map<string, Flight<Page, Answer>>();
  readonly #now: () => number;
  readonly #guarded: boolean;
  /** Drops are numbered; while something is being made, the number of each tag's last one is remembered. */
  #drops = 0;
  readonly #lastDrops = new Map<Tag, number>();
  #lastDropOfAll = 0;
  #making = 0;

  constructor({ room, now = () => performance.now(), guarded = true }: PageStoreOptions) {
    this.#now = now;
    this.#guarded = guarded;
    this.#kept = new LRUCache({
      maxSize: room,
      // One that would push out a large part of all others is not worth it.
      maxEntrySize: Math.ceil(room / 4),
      sizeCalculation: ({ page }) => Math.max(1, page.weight),
      dispose: ({ page }, key) => this.#forgetTags(key, page.tags),
    });
  }

  /** The page kept under `key`. `evenOld`: also when its time is over. */
  get(key: string, { evenOld = false }: { readonly evenOld?: boolean } = {}): Page | null {
    const kept = this.#kept.get(key);
    if (!kept || (!evenOld && kept.expires <= this.#now())) return null;
    return kept.page;
  }

  /**
   * Has an answer made, once for however many ask for it at the same time, and keeps its page.
   *
   * @returns the answer, and whether it was made for this call: one that may not be kept is for the one who had
   * it made alone.
   */
  async make(
    key: string,
    make: () => Promise<Made<Page, Answer>>,
  ): Promise<Made<Page, Answer> & { readonly own: boolean }> {
    const flight = this.#flights.get(key);
    // Who asks after a change does not take what may have been read before it.
    if (flight && (flight.begun === this.#drops || !this.#guarded))
      return { ...(await flight.made), own: false };
    const own = { begun: this.#drops, made: this.#makeAndKeep(key, make) };
    this.#flights.set(key, own);
    try {
      return { ...(await own.made), own: true };
    } finally {
      if (this.#flights.get(key) === own) this.#flights.delete(key);
    }
  }

  async #makeAndKeep(
    key: string,
    make: () => Promise<Made<Page, Answer>>,
  ): Promise<Made<Page, Answer>> {
    const begun = this.#drops;
    const begunAt = this.#now();
    this.#making += 1;
    try {
      const made = await make();
      if (made.page && (!this.#guarded || !this.#droppedSince(begun, made.page.tags)))
        this.#keep(key, made.page, begunAt + made.page.lifetime);
      return made;
    } finally {
      this.#making -= 1;
      if (this.#making === 0) this.#lastDrops.clear();
    }
  }

  #droppedSince(begun: number, tags: readonly Tag[]): boolean {
    return (
      this.#lastDropOfAll > begun || tags.some((tag) => (this.#lastDrops.get(tag) ?? 0) > begun)
    );
  }

  #keep(key: string, page: Page, expires: number): void {
    this.#kept.set(key, { page, expires });
    if (!this.#kept.has(key)) return;
    for (const tag of page.tags) {
      const keys = this.#byTag.get(tag);
      if (keys) keys.add(key);
      else this.#byTag.set(tag, new Set([key]));
    }
  }

  /** Drops everything that depends on one of `tags`; of `null`, everything. */
  drop(tags: Iterable<Tag> | null): void {
    this.#drops += 1;
    if (tags === null) {
      this.#lastDropOfAll = this.#drops;
      this.#kept.clear();
      return;
    }
    for (const tag of tags) {
      if (this.#making > 0) this.#lastDrops.set(tag, this.#drops);
      for (const key of this.#byTag.get(tag) ?? []) this.#kept.delete(key);
    }
  }

  #forgetTags(key: string, tags: readonly Tag[]): void {
    for (const tag of tags) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
  }

  /** How many pages are kept, and what they weigh in bytes. */
  get figures(): { readonly pages: number; readonly bytes: number } {
    return { pages: this.#kept.size, bytes: this.#kept.calculatedSize };
  }
}
