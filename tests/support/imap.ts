import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** How the server behaves; it may be changed at any time and holds from the next command on. */
export interface ImapManner {
  password: string;
  /** Answers no command any more. */
  hang: boolean;
  /** Cuts the line instead of answering this command: `STORE`, `FETCH`. */
  cutAt: string | null;
}

export interface ImapDouble {
  /** `imap://user:password@127.0.0.1:port/INBOX` */
  readonly url: string;
  readonly manner: ImapManner;
  /** What was said to the server, a command a line, without passwords. */
  readonly heard: readonly string[];
  put(raw: Buffer): void;
  /** How many mails nobody has marked as seen. */
  unseen(): number;
  close(): Promise<void>;
}

interface Kept {
  readonly uid: number;
  readonly raw: Buffer;
  seen: boolean;
}

/** Starts a server on a free port that speaks as much IMAP (RFC 9051) as reading a mailbox takes. */
export async function startImap(): Promise<ImapDouble> {
  const mails: Kept[] = [];
  const heard: string[] = [];
  const manner: ImapManner = { password: "open sesame", hang: false, cutAt: null };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    let rest = "";
    socket.on("data", (chunk) => {
      rest += chunk.toString("latin1");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        answer(socket, line);
      }
    });
  });

  function answer(socket: Socket, line: string): void {
    const [, tag = "", uid = "", command = "", words = ""] =
      /^(\S+) (UID )?(\S+) ?(.*)$/i.exec(line) ?? [];
    const name = command.toUpperCase();
    heard.push(name === "LOGIN" ? "LOGIN" : `${uid}${name} ${words}`.trim());
    if (manner.hang) return;
    if (manner.cutAt === name) return void socket.destroy();
    const ok = (...untagged: (string | Buffer)[]) => {
      for (const each of untagged) socket.write(each);
      socket.write(`${tag} OK ${name} done\r\n`);
    };
    switch (name) {
      case "CAPABILITY":
        return ok("* CAPABILITY IMAP4rev1\r\n");
      case "LOGIN":
        return words.includes(manner.password)
          ? ok()
          : void socket.write(`${tag} NO [AUTHENTICATIONFAILED] ${words} is not known here\r\n`);
      case "LIST":
        return ok('* LIST (\\Noselect) "/" ""\r\n');
      case "SELECT":
        return /^"?INBOX"?$/i.test(words)
          ? ok(
              `* ${mails.length} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n`,
              "* OK [PERMANENTFLAGS (\\Seen)] kept\r\n* OK [UIDVALIDITY 7] same\r\n",
              `* OK [UIDNEXT ${mails.length + 1}] next\r\n`,
            )
          : void socket.write(`${tag} NO [NONEXISTENT] there is no such folder\r\n`);
      case "SEARCH": {
        const found = mails.filter(({ seen }) => !seen).map((mail) => mail.uid);
        return ok(`* SEARCH ${found.join(" ")}\r\n`);
      }
      case "FETCH": {
        const mail = mails[Number(/^\d+/.exec(words)?.[0]) - 1];
        if (!mail) return ok();
        const most = Number(/<0\.(\d+)>/.exec(words)?.[1] ?? mail.raw.length);
        const part = mail.raw.subarray(0, most);
        const origin = /<0\./.test(words) ? "<0>" : "";
        return ok(
          `* ${mail.uid} FETCH (UID ${mail.uid} BODY[]${origin} {${part.length}}\r\n`,
          part,
          ")\r\n",
        );
      }
      case "STORE": {
        const mail = mails[Number(/^\d+/.exec(words)?.[0]) - 1];
        if (mail && /\+FLAGS.*\\Seen/i.test(words)) mail.seen = true;
        return ok();
      }
      case "LOGOUT":
        ok("* BYE\r\n");
        return void socket.end();
      default:
        return ["NOOP", "CLOSE", "UNSELECT"].includes(name)
          ? ok()
          : void socket.write(`${tag} BAD ${name}\r\n`);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://svar:${encodeURIComponent(manner.password)}@127.0.0.1:${port}/INBOX`,
    manner,
    heard,
    put: (raw) => void mails.push({ uid: mails.length + 1, raw, seen: false }),
    unseen: () => mails.filter(({ seen }) => !seen).length,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
