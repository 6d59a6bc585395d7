import type { World } from "~/platform/world.server";
import type { Instant } from "~/kernel/time";

/** Sending is paused: the mail server refuses us, and nobody gets mail until that is put right. */
export interface MailPause {
  /** The server's own words. */
  readonly reason: string;
  readonly since: Instant;
  /** When it is tried again. */
  readonly until: Instant;
}

/** The pause that holds, for the banner on an organiser's pages; `null` while mail goes out. */
export function mailPause(world: World): Promise<MailPause | null> {
  return world.db.mailPause.findFirst({ select: { reason: true, since: true, until: true } });
}
