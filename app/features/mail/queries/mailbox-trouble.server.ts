import type { World } from "~/platform/world.server";
import type { Instant } from "~/kernel/time";

/** The mailbox that answers come to cannot be read. */
export interface MailboxTrouble {
  /** The server's own words. */
  readonly reason: string;
  readonly since: Instant;
}

/** What is wrong with the mailbox, for the banner on an organiser's pages; `null` while it is read, or there is none. */
export async function mailboxTrouble(world: World): Promise<MailboxTrouble | null> {
  if (!world.settings.imapUrl) return null;
  return world.db.mailboxTrouble.findFirst({ select: { reason: true, since: true } });
}
