import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** Pictures kept by one process, in bytes. */
const keptBytes = 12 * 1024 * 1024;
/** How many may wait to be drawn; whoever comes then is asked to come again. */
const mostWaiting = 12;

/** Too many pictures are waiting to be drawn. */
export class PicturesBusy extends Error {
  override readonly name = "PicturesBusy";
}

/** What a picture shows, as data: the same content is the same picture. Raise the version when its look changes. */
export function pictureHash(version: number, content: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify([version, content]))
    .digest("base64url")
    .slice(0, 27);
}

/**
 * Draws pictures one at a time and keeps what was asked for last. Who asks for a picture that is being drawn waits
 * for that one, so that nobody can make a process draw more than it can show.
 */
export class PictureStore {
  readonly #kept = new LRUCache<string, Uint8Array>({
    maxSize: keptBytes,
    sizeCalculation: ({ byteLength }) => byteLength,
  });
  readonly #drawing = new Map<string, Promise<Uint8Array>>();
  #last: Promise<unknown> = Promise.resolve();

  /** The picture of `hash`; `draw` is called when nobody has it yet. */
  async pictureOf(hash: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#kept.get(hash) ?? this.#drawing.get(hash);
    if (known !== undefined) return known;
    if (this.#drawing.size >= mostWaiting) throw new PicturesBusy();
    const drawn = this.#last.then(draw);
    this.#last = drawn.catch(() => {});
    this.#drawing.set(hash, drawn);
    try {
      const picture = await drawn;
      this.#kept.set(hash, picture);
      return picture;
    } finally {
      this.#drawing.delete(hash);
    }
  }
}
