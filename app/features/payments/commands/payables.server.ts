import type { Instant, IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { VatCategory } from "../domain/vat-categories";

/** A line of what is paid for, as an invoice, a card page and a report show it. */
export interface PayableLine {
  /** Its own id, by which a document says what it charges or takes back. */
  readonly sourceId: string;
  readonly kind: "ticket" | "add-on" | "discount" | "fee" | "adjustment";
  readonly itemId: string | null;
  readonly label: string;
  readonly netMinor: number;
  readonly vatCategory: VatCategory;
  readonly vatRate: number | null;
}

/** What is paid for, described by whoever sells it. */
export interface PayableFacts {
  readonly id: string;
  /** The event's title. */
  readonly title: string;
  /** The day it is supplied, in its own zone. */
  readonly suppliedOn: IsoDate;
  /** The lines that count now. Their sum with VAT is what is owed. */
  readonly lines: readonly PayableLine[];
}

/**
 * What payments ask of whoever knows what is paid for. Registration gives it, routes and the worker hand it on.
 *
 * @remarks Everything that changes a payable's money goes through {@link change}: the seats, the counters and the sums
 * are locked before the payable, in the order everybody locks.
 */
export interface Payables {
  /**
   * Runs `work` in one transaction with the payables and all they pay for locked, then brings these up to date: what is
   * paid is confirmed, a payment for places that are gone is seated if there is room and otherwise given back, the
   * state of the order follows.
   *
   * @remarks No call to anybody outside belongs into `work`.
   */
  change<T>(
    world: World,
    payableIds: readonly string[],
    work: (tx: World) => Promise<T>,
  ): Promise<T>;
  /** Keeps what is paid for until then, inside {@link change}. `false` when it is not kept any more. */
  keepUntil(tx: World, payableId: string, until: Instant): Promise<boolean>;
  facts(world: World, payableIds: readonly string[]): Promise<readonly PayableFacts[]>;
}
