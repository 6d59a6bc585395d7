import { once } from "node:events";
import { connect } from "node:net";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { inboundLimit } from "~/features/mail/domain/inbound-mail";
import { openLog } from "~/platform/log.server";
import { invited, withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { replies } from "tests/support/inbound-mails";
import type { TestWorld } from "tests/support/world";
import { builtAssets, createApp } from "./web-app";

const token = "et-tegn-paa-noe-over-fireogtyve-tegn";

/** The web application as it stands in front of every page, with a mail door. */
async function withDoor(
  world: TestWorld,
  ask: (door: { url: string; port: number; world: TestWorld }) => Promise<void>,
  environment: Readonly<Record<string, string>> = { TREFF_INBOUND_TOKEN: token },
): Promise<void> {
  const on = withReplies(world, { TREFF_URL: "http://localhost:1", ...environment });
  const build = () => Promise.reject(new Error("no page here"));
  const app = createApp(on, openLog(on.settings, "web"), { build, assets: builtAssets() }, null);
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    await ask({ url: `http://127.0.0.1:${port}/hooks/mail`, port, world: on });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const mail = "Message-ID: <1@x.example>\r\nSubject: hei\r\n\r\nNoen skrev.\r\n";

function hand(url: string, body: BodyInit | null, headers: Readonly<Record<string, string>> = {}) {
  return fetch(url, {
    method: "POST",
    body,
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "message/rfc822",
      ...headers,
    },
  });
}

dbTest(
  "a mail service hands a calendar's answer in, and it counts once",
  async ({ world, make }) => {
    await withDoor(world, async ({ url, world: on }) => {
      const { given } = await invited(on, make);
      const raw = new Uint8Array(replies["apple"]?.({ ...given, answer: "DECLINED" }) ?? []);
      const basic = Buffer.from(`mail:${token}`).toString("base64");
      for (const headers of [
        {},
        { Authorization: `Basic ${basic}` },
        { Origin: "https://mail.example" },
      ]) {
        const answer = await hand(url, raw, headers);
        expect(answer.status).toBe(204);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
      expect(await world.db.inboundMail.count()).toBe(1);
      const { answer } = await world.db.calendarObject.findUniqueOrThrow({
        where: { uid: given.uid },
      });
      expect(answer).toBe("declined");
    });
  },
);

dbTest("nobody without the token, and nothing that is no mail", async ({ world }) => {
  await withDoor(world, async ({ url }) => {
    for (const authorization of [
      "",
      "Bearer",
      "Bearer wrong",
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      `Basic ${Buffer.from(token).toString("base64")}x`,
      `Digest ${token}`,
    ]) {
      const answer = await hand(url, mail, { Authorization: authorization });
      expect.soft(answer.status, authorization).toBe(401);
      expect(answer.headers.get("WWW-Authenticate")).toContain("Bearer");
    }
    expect((await hand(url, mail, { "Content-Type": "text/plain" })).status).toBe(415);
    expect(
      (await hand(url, "a=b", { "Content-Type": "application/x-www-form-urlencoded" })).status,
    ).toBe(415);
    expect((await hand(url, "")).status).toBe(400);
    expect((await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(405);
    expect(await world.db.inboundMail.count()).toBe(0);
    // The test bites.
    expect((await hand(url, mail)).status).toBe(204);
    expect(await world.db.inboundMail.count()).toBe(1);
  });
});

dbTest(
  "what is no mail inside is kept all the same, so that it is not handed in for ever",
  async ({ world }) => {
    await withDoor(world, async ({ url }) => {
      const nested = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(20_000);
      for (const body of ["\0\0\0", "no mail", nested, new Uint8Array([0xff, 0xfe, 0x0d, 0x0a])])
        expect((await hand(url, body)).status).toBe(204);
      const rows = await world.db.inboundMail.findMany({ select: { kind: true, state: true } });
      expect(rows).toHaveLength(4);
      for (const row of rows) expect(row).toEqual({ kind: "unknown", state: "ignored" });
    });
  },
);

dbTest("a body without end is not read to its end", async ({ world }) => {
  await withDoor(world, async ({ url, port }) => {
    const huge = new Uint8Array(inboundLimit + 1).fill(65);
    const answer = await hand(url, huge).catch(() => null);
    // Said before the body was read: a client that had begun to send may meet the closed door first.
    if (answer) expect(answer.status).toBe(413);

    // In pieces, without saying how many.
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(
      `POST /hooks/mail HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: message/rfc822\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const said = text(socket).catch(() => "");
    const piece = `10000\r\n${"A".repeat(0x10000)}\r\n`;
    for (let sent = 0; sent <= inboundLimit && !socket.destroyed; sent += 0x10000)
      if (!socket.write(piece))
        await Promise.race([once(socket, "drain"), once(socket, "close"), sleep(2000)]);
    expect(await Promise.race([said, sleep(5000, "")])).toContain("413");
    socket.destroy();
    expect(await world.db.inboundMail.count()).toBe(0);
  });
});

dbTest("a few at a time: who brings more comes again", async ({ world }) => {
  await withDoor(world, async ({ url, port }) => {
    const slow = Array.from({ length: 4 }, () => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(
        `POST /hooks/mail HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: message/rfc822\r\nContent-Length: 1000\r\n\r\nSubject:`,
      );
      return socket;
    });
    await sleep(300);
    const busy = await hand(url, mail);
    expect(busy.status).toBe(503);
    expect(busy.headers.get("Retry-After")).toBe("5");
    for (const socket of slow) socket.destroy();
    await sleep(300);
    expect((await hand(url, mail)).status).toBe(204);
    expect(await world.db.inboundMail.count()).toBe(1);
  });
});

dbTest("without a token there is no door", async ({ world }) => {
  await withDoor(
    world,
    async ({ url }) => {
      // What any address answers that a stranger posts to.
      expect((await hand(url, mail)).status).toBe(403);
      expect(await world.db.inboundMail.count()).toBe(0);
    },
    {},
  );
});
