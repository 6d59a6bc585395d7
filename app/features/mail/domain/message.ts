import type { Locale } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import type { MessageKind } from "./message-kinds";

/** A value that survives being stored as JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A message a command wants sent. */
export interface NewMessage {
  readonly kind: MessageKind;
  readonly recipient: { readonly name: string; readonly email: string };
  readonly language: Locale;
  /**
   * What made it necessary: `order:<id>`, `change:<id>`, `reminder:<id>`. The same cause, kind, recipient and
   * sequence is the same message: it is kept once, however often it is enqueued.
   */
  readonly cause: string;
  /** Messages of one thread to one recipient supersede each other by their sequence. */
  readonly thread?: string | null;
  readonly sequence?: number;
  /** What is needed to write it even when the record has gone. */
  readonly snapshot?: { readonly [key: string]: Json };
  readonly organisationId?: string | null;
  readonly eventId?: string | null;
  readonly orderId?: string | null;
  readonly registrationId?: string | null;
  /** Not before this moment; at once without it. */
  readonly notBefore?: Instant;
}

/** A message as it lies in the outbox, handed to whoever writes its letter. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly recipientName: string;
  readonly recipientEmail: string;
  readonly language: Locale;
  readonly cause: string;
  readonly thread: string | null;
  readonly sequence: number;
  readonly snapshot: unknown;
  readonly organisationId: string | null;
  readonly eventId: string | null;
  readonly orderId: string | null;
  readonly registrationId: string | null;
  readonly createdAt: Instant;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /** The message of this thread that reached the recipient last; `null` when none did. */
  readonly lastSentId: string | null;
  /** Whether an earlier message of this thread reached the recipient, or may have. */
  readonly threadBegun: boolean;
}
