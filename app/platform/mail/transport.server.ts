import type { World } from "~/platform/world.server";
import type { Outcome } from "./outcome.server";

/** A mail ready to leave: the exact bytes, the envelope, and what a reader of captured mail wants to see. */
export interface ReadyMail {
  /** The outbox row it was made from. */
  readonly id: string;
  readonly kind: string;
  readonly envelope: { readonly from: string; readonly to: string };
  readonly raw: Buffer;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: string | null;
}

/** What carries mails away. */
export interface Transport {
  /** `database`: sending is a write; the row's new state is then written in the same transaction. */
  readonly carries: "network" | "database";
  /** One attempt, at most {@link sendLimit} long. Never throws for what a server or a network did. */
  send(world: World, mail: ReadyMail): Promise<Outcome>;
  close(): Promise<void>;
}

/** How long one attempt may take, in milliseconds; shorter than the lease of an outbox row. */
export const sendLimit = 30_000;
