import { ImapFlow } from "imapflow";

export interface MailboxReading {
  /** Takes one mail in; only when it has done so is the mail marked as seen. */
  readonly take: (raw: Uint8Array) => Promise<void>;
  /** Mails in one reading; what is left is for the next. */
  readonly most: number;
  /** Octets of one mail; of a longer one only the beginning is fetched. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** How long the server may be silent, in milliseconds. */
  readonly patience?: number;
}

/** The mailbox cannot be read; the message is the server's or the network's, without user or password. */
export class MailboxError extends Error {
  override readonly name = "MailboxError";
}

/**
 * Reads what is unseen in a mailbox (RFC 9051), the oldest first, and marks each mail as seen once it is taken in.
 *
 * @remarks A mail whose taking in fails stays unseen, and so does one that was taken in while the connection
 * broke: it then comes again, and whoever takes it has to know it. Nothing is deleted.
 * @param url - `imaps://user:password@host/INBOX`; `imap:` changes to TLS where the server can.
 * @returns how many were taken in.
 * @throws {@link MailboxError} when the mailbox cannot be read; what `take` throws goes through.
 */
export async function readMailbox(url: string, reading: MailboxReading): Promise<number> {
  const { hostname, port, protocol, username, password, pathname } = new URL(url);
  const { patience = 30_000, signal } = reading;
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "imaps:" ? 993 : 143),
    secure: protocol === "imaps:",
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: Math.min(patience, 15_000),
    greetingTimeout: Math.min(patience, 10_000),
    socketTimeout: patience,
    disableAutoIdle: true,
    logger: false,
  });
  // What goes wrong with the connection is told to the command that waited for it.
  client.on("error", () => undefined);
  const stop = () => client.close();
  signal?.addEventListener("abort", stop, { once: true });
  const folder = decodeURIComponent(pathname.slice(1)) || "INBOX";
  const spoken = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw new MailboxError(wordsOf(error, [username, password].map(decodeURIComponent)));
    });
  try {
    await spoken(client.connect());
    await spoken(client.mailboxOpen(folder));
    const unseen = await spoken(client.search({ seen: false }, { uid: true }));
    // The client answers some failures instead of throwing them.
    if (!unseen) throw new MailboxError("the mailbox could not be searched");
    let taken = 0;
    for (const uid of unseen.slice(0, reading.most)) {
      if (signal?.aborted) break;
      const source = { source: { maxLength: reading.limit } };
      const mail = await spoken(client.fetchOne(String(uid), source, { uid: true }));
      if (!mail && !client.usable) throw new MailboxError("the connection broke");
      // Somebody else took it out of the mailbox meanwhile.
      if (!mail || !mail.source) continue;
      await reading.take(mail.source);
      const marked = await spoken(client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true }));
      if (!marked) throw new MailboxError("a mail could not be marked as seen");
      taken += 1;
    }
    await client.logout().catch(() => undefined);
    return taken;
  } finally {
    signal?.removeEventListener("abort", stop);
    client.close();
  }
}

/** What an error says, one line, with nothing in it that opens the mailbox. */
function wordsOf(error: unknown, secrets: readonly string[]): string {
  const { responseText, message, code } = error as {
    responseText?: string;
    message?: string;
    code?: string;
  };
  let words = responseText || message || code || "no answer";
  for (const secret of secrets.filter((each) => each.length > 2))
    words = words.replaceAll(secret, "…");
  return words.replace(/[\p{Cc}\s]+/gu, " ").slice(0, 300);
}
