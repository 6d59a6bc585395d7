import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message as the server got it. */
export interface ReceivedMail {
  readonly from: string;
  /** The envelope's recipients. */
  readonly to: readonly string[];
  /** The exact bytes of DATA, dots unstuffed. */
  readonly raw: Buffer;
  readonly mail: ParsedMail;
}

/** How the server behaves; it may be changed at any time and holds from the next command on. */
export interface SmtpManner {
  /** Refuses at RCPT: by recipient, with what is said. `550 5.1.1 No such user`, `450 4.2.1 Try later`. */
  recipients: Readonly<Record<string, string>>;
  /** Refuses every message after DATA: `451 4.3.0 Try again later`. */
  message: string | null;
  /** Refuses at connection: `554 5.7.1 You are blocked`. */
  connection: string | null;
  /** Asks for a name and a password; any but these are refused with 535. */
  login: { readonly user: string; readonly password: string } | null;
  /**
   * Cuts the line at the end of DATA: before the 250 the message is not kept; after it the message is kept
   * and the sender never hears so.
   */
  cut: "before-250" | "after-250" | null;
  /** Answers nothing any more after DATA; `kept` has taken the message all the same. */
  hang: boolean | "kept";
}

export interface SmtpDouble {
  /** `smtp://127.0.0.1:port`, with name and password when it asks for them. */
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How many connections were made, and how many messages were tried. */
  readonly seen: { readonly connections: number; readonly attempts: number };
  readonly manner: SmtpManner;
  /** Waits until `count` messages were received in all; fails after `seconds`. */
  waitFor(count: number, seconds?: number): Promise<readonly ReceivedMail[]>;
  close(): Promise<void>;
}

/** Starts a real SMTP server on a free port that does as it is told. */
export async function startSmtp(given: Partial<SmtpManner> = {}): Promise<SmtpDouble> {
  const manner: SmtpManner = {
    recipients: {},
    message: null,
    connection: null,
    login: null,
    cut: null,
    hang: false,
    ...given,
  };
  const received: ReceivedMail[] = [];
  const seen = { connections: 0, attempts: 0 };
  const options: SMTPServerOptions = {
    hideSTARTTLS: true,
    disableReverseLookup: true,
    authOptional: manner.login === null,
    allowInsecureAuth: true,
    closeTimeout: 200,
    onConnect(_session, done) {
      seen.connections += 1;
      done(manner.connection === null ? null : refusal(manner.connection));
    },
    onAuth(auth, _session, done) {
      const { login } = manner;
      const known = login && auth.username === login.user && auth.password === login.password;
      if (known) done(null, { user: auth.username });
      else done(refusal("535 5.7.8 Authentication credentials invalid"));
    },
    onRcptTo({ address }, _session, done) {
      const answer = manner.recipients[address];
      done(answer === undefined ? null : refusal(answer));
    },
    onData(stream, session, done) {
      seen.attempts += 1;
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void answer(Buffer.concat(chunks), session, done);
      });
    },
  };
  const server = new SMTPServer(options);
  // A sender that hangs up in the middle is part of the tests.
  server.on("error", () => {});

  async function answer(
    raw: Buffer,
    session: Parameters<NonNullable<SMTPServerOptions["onData"]>>[1],
    done: (error?: Error | null) => void,
  ): Promise<void> {
    if (manner.hang === true) return;
    if (manner.message !== null) return done(refusal(manner.message));
    if (manner.cut !== "before-250") {
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        raw,
        mail: await simpleParser(raw),
      });
    }
    if (manner.hang) return;
    if (manner.cut === null) return done();
    for (const connection of connectionsOf(server)) connection.destroy();
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const login = manner.login
    ? `${encodeURIComponent(manner.login.user)}:${encodeURIComponent(manner.login.password)}@`
    : "";
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    received,
    seen,
    manner,
    async waitFor(count, seconds = 10) {
      const until = performance.now() + seconds * 1000;
      while (received.length < count) {
        if (performance.now() > until) {
          throw new Error(`Waited ${seconds} s for ${count} mails, received ${received.length}.`);
        }
        await sleep(20);
      }
      return received;
    },
    close: () =>
      new Promise((resolve) => {
        for (const connection of connectionsOf(server)) connection.destroy();
        server.close(() => resolve());
      }),
  };
}

/** `450 4.2.1 Try later` as the error smtp-server wants. */
function refusal(answer: string): Error {
  const [code = "", ...words] = answer.split(" ");
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) });
}

function connectionsOf(server: SMTPServer): { destroy(): void }[] {
  const { connections } = server as unknown as {
    connections: Set<{ _socket: { destroy(): void } }>;
  };
  return [...connections].map(({ _socket }) => _socket);
}
