import { expect } from "vitest";
import { minute } from "~/kernel/time";
import { inboundLimit } from "~/features/mail/domain/inbound-mail";
import { invited, withReplies } from "tests/support/answering";
import { dbTest } from "tests/support/db";
import { startImap, type ImapDouble } from "tests/support/imap";
import { replies } from "tests/support/inbound-mails";
import type { TestWorld } from "tests/support/world";
import { readInbox } from "./read-mailbox.server";

const mailTest = dbTest.extend<"imap", ImapDouble>(
  "imap",
  async ({ databaseUrl: _databaseUrl }, { onCleanup }) => {
    const imap = await startImap();
    onCleanup(() => imap.close());
    return imap;
  },
);

const withMailbox = (world: TestWorld, url: string) => withReplies(world, { TREFF_IMAP_URL: url });

const kinds = async (world: TestWorld) =>
  (await world.db.inboundMail.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);

/** What the banner on an organiser's pages says of the mailbox. */
const troubleOf = (on: TestWorld) =>
  on.db.mailboxTrouble.findFirst({ select: { reason: true, since: true } });

mailTest(
  "what lies in the mailbox is taken in, and marked only then",
  async ({ world, make, imap }) => {
    const on = withMailbox(world, imap.url);
    const { given } = await invited(on, make);
    imap.put(replies["google"]?.({ ...given, answer: "TENTATIVE" }) ?? Buffer.alloc(0));
    imap.put(Buffer.from("Subject: hei\r\n\r\nNoen skrev.\r\n"));
    expect(await readInbox(on)).toBe(2);
    expect(await kinds(on)).toEqual(["reply", "unknown"]);
    expect(imap.unseen()).toBe(0);
    expect(imap.heard.filter((said) => /EXPUNGE|DELETE|MOVE/.test(said))).toEqual([]);
    const { answer } = await world.db.calendarObject.findUniqueOrThrow({
      where: { uid: given.uid },
    });
    expect(answer).toBe("tentative");
    expect(await readInbox(on)).toBe(0);
    expect(await troubleOf(on)).toBeNull();
  },
);

mailTest(
  "a line that breaks after a mail was taken in brings it again, to no effect",
  async ({ world, imap }) => {
    const on = withMailbox(world, imap.url);
    imap.put(Buffer.from("Subject: hei\r\nMessage-ID: <1@x.example>\r\n\r\nNoen skrev.\r\n"));
    imap.manner.cutAt = "STORE";
    expect(await readInbox(on)).toBe(0);
    expect(imap.unseen()).toBe(1);
    expect(await kinds(on)).toEqual(["unknown"]);
    expect(await troubleOf(on)).not.toBeNull();
    imap.manner.cutAt = null;
    expect(await readInbox(on)).toBe(1);
    expect(await kinds(on)).toEqual(["unknown"]);
    expect(await troubleOf(on)).toBeNull();
  },
);

mailTest("one that cannot be stored stays where it lies", async ({ world, imap }) => {
  const on = withMailbox(world, imap.url);
  imap.put(Buffer.from("Subject: hei\r\n\r\nNoen skrev.\r\n"));
  await world.db.$executeRaw`ALTER TABLE inbound_mail ADD CONSTRAINT away CHECK (false) NOT VALID`;
  try {
    await expect(readInbox(on)).rejects.toThrow();
    expect(imap.unseen()).toBe(1);
  } finally {
    await world.db.$executeRaw`ALTER TABLE inbound_mail DROP CONSTRAINT away`;
  }
  // That was the database's fault, not the mailbox's.
  expect(await troubleOf(on)).toBeNull();
  expect(await readInbox(on)).toBe(1);
});

mailTest("of a mail without end only the beginning is fetched", async ({ world, imap }) => {
  const on = withMailbox(world, imap.url);
  imap.put(
    Buffer.concat([Buffer.from("Subject: x\r\n\r\n"), Buffer.alloc(inboundLimit + 1000, 65)]),
  );
  expect(await readInbox(on)).toBe(1);
  const { raw } = await world.db.inboundMail.findFirstOrThrow();
  expect(raw?.length).toBe(inboundLimit);
});

mailTest(
  "a broken mailbox is said, in its own words and without the password",
  async ({ world, imap }) => {
    const on = withMailbox(world, imap.url);
    imap.manner.password = "changed meanwhile";
    expect(await readInbox(on)).toBe(0);
    const since = world.now();
    world.clock.advance(minute);
    await readInbox(on);
    const trouble = await troubleOf(on);
    expect(trouble).toMatchObject({ since });
    expect(trouble?.reason).toMatch(/not known here/);
    expect(trouble?.reason).not.toMatch(/sesame|svar/);
  },
);

mailTest(
  "a server that says nothing, or is not there, is waited for no longer than said",
  async ({ world, imap }) => {
    const on = withMailbox(world, imap.url);
    imap.manner.hang = true;
    const begun = performance.now();
    await readInbox(on, { patience: 500 });
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await troubleOf(on)).not.toBeNull();
    const nowhere = withMailbox(world, "imap://svar:hemmelig@127.0.0.1:9/INBOX");
    await readInbox(nowhere, { patience: 500 });
    expect((await troubleOf(nowhere))?.reason).not.toContain("hemmelig");
  },
);

mailTest("a folder that is not there is the mailbox's trouble", async ({ world, imap }) => {
  const on = withMailbox(world, imap.url.replace("/INBOX", "/Svar%20inn"));
  await readInbox(on);
  expect((await troubleOf(on))?.reason).toMatch(/no such folder/);
});

mailTest(
  "whoever ends the worker ends the reading, and that is no trouble",
  async ({ world, imap }) => {
    const on = withMailbox(world, imap.url);
    imap.manner.hang = true;
    const ending = new AbortController();
    const reading = readInbox(on, { signal: ending.signal });
    setTimeout(() => ending.abort(), 200);
    expect(await reading).toBe(0);
    expect(await troubleOf(on)).toBeNull();
  },
);
