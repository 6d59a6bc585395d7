import type { Settled } from "./outbox-lease.server";

/** Hears whether the row was still ours. */
type Heard = (ours: boolean) => void;

/**
 * Writes what became of rows as fast as the database takes it: what is settled while a statement is under way goes
 * with the next one. Nobody waits for it but the end of the batch.
 *
 * @remarks A worker that dies meanwhile has sent mails that are not marked, as it always can: they are sent again
 * with the same Message-ID.
 */
export class SettlingTogether {
  #waiting: { readonly settled: Settled; readonly heard: Heard }[] = [];
  #writing: Promise<void> | null = null;
  #broken = false;

  constructor(
    private readonly write: (settled: readonly Settled[]) => Promise<ReadonlySet<string>>,
  ) {}

  /** Whether writing failed; what was not written then stays with its lease. */
  get broken(): boolean {
    return this.#broken;
  }

  add(settled: Settled, heard: Heard): void {
    this.#waiting.push({ settled, heard });
    this.#writing ??= this.#writeAll();
    // Whoever waits for all of it hears of a failure.
    this.#writing.catch(() => {});
  }

  /** Waits until everything is written; throws what went wrong with it. */
  async all(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const now = this.#waiting.splice(0);
        const ours = await this.write(now.map(({ settled }) => settled));
        for (const { settled, heard } of now) heard(ours.has(settled.row.id));
      }
      this.#writing = null;
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }
}
