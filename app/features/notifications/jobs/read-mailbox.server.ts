import { MailboxError, readMailbox } from "~/platform/mail/imap-mailbox.server";
import type { World } from "~/platform/world.server";
import { inboundLimit } from "~/features/mail/domain/inbound-mail";
import { handleWaiting, takeInMail } from "../commands/take-in-mail.server";

/** Mails of one run at most; the next is a minute away. */
const mostMails = 200;

/** As much of a logger as the job needs. */
export interface MailboxLog {
  error(about: object, message: string): void;
}

/**
 * Handles what came in and was left waiting, then reads the mailbox. A mailbox that cannot be read is noted, for
 * the banner that organisers see, until it can be read again.
 *
 * @remarks Two that read at the same time fetch the same mails, and each mail still counts once.
 * @returns how many mails came in by the mailbox.
 */
export async function readInbox(
  world: World,
  { log, signal, patience }: { log?: MailboxLog; signal?: AbortSignal; patience?: number } = {},
): Promise<number> {
  await handleWaiting(world);
  const { imapUrl } = world.settings;
  if (!imapUrl) return 0;
  try {
    const taken = await readMailbox(imapUrl, {
      take: (raw) => takeInMail(world, raw, "mailbox"),
      most: mostMails,
      limit: inboundLimit,
      signal,
      ...(patience ? { patience } : {}),
    });
    await world.db.mailboxTrouble.deleteMany();
    return taken;
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    if (signal?.aborted) return 0;
    log?.error({ said: error.message }, "the mailbox cannot be read");
    const now = world.now();
    const trouble = { reason: error.message, triedAt: now };
    await world.db.mailboxTrouble.upsert({
      where: { id: 1 },
      create: { id: 1, since: now, ...trouble },
      update: trouble,
    });
    return 0;
  }
}
