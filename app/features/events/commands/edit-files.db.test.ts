import { expect } from "vitest";
import { anonymous } from "~/kernel/actor";
import {
  registrationByToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { seatDocument, seatDocuments } from "~/features/registration/queries/seat-documents.server";
import { dbTest } from "tests/support/db";
import { docx, pdf, picture } from "tests/support/files";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { noFilters } from "../domain/event-filters";
import { addressName, documentsAtMost } from "../domain/file-words";
import { editedEvent } from "../queries/edited-event.server";
import { editedFiles } from "../queries/edited-files.server";
import { browseEvents } from "../queries/browse-events.server";
import { documentsOf } from "../queries/files-of-event.server";
import { bytesOf, readableFile } from "../queries/readable-file.server";
import { addDocument } from "./add-document.server";
import { changeCover, removeCover, setCover } from "./edit-cover.server";
import { changeDocument, moveDocument, removeDocument } from "./edit-documents.server";
import { cancelEvent } from "./publish-event.server";
import { digestOf, storeFile } from "./store-file.server";

const everyone = { audience: "everyone" } as const;
const described = { alt: "Folk rundt et bord", focus: "centre" } as const;
const jpeg = async () => ({
  name: "bord.jpg",
  bytes: await picture("jpeg", { width: 900, height: 600 }),
});

const of = (event: MadeEvent) =>
  [event.organisation.owner, event.organisation.slug, event.slug] as const;

async function added(
  world: TestWorld,
  event: MadeEvent,
  name = "program.pdf",
  details: Parameters<typeof addDocument>[5] = everyone,
  bytes = pdf(),
) {
  const result = await addDocument(world, ...of(event), { name, bytes }, details);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.id;
}

async function read(world: TestWorld, renditionId: string) {
  const parts: Uint8Array[] = [];
  for await (const part of bytesOf(world, renditionId)) parts.push(part);
  return Buffer.concat(parts);
}

async function coverOf(world: TestWorld) {
  const [card] = (await browseEvents(world, noFilters)).events;
  return card?.cover ?? null;
}

dbTest("a cover is encoded anew, described, and stands on the card", async ({ world, make }) => {
  const event = await make.event();
  expect(await coverOf(world)).toBeNull();
  const set = await setCover(world, ...of(event), await jpeg(), described);
  expect(set.ok).toBe(true);
  const cover = await coverOf(world);
  expect(cover).toMatchObject({ width: 900, height: 600, ...described });
  const { id = "", hash = "" } = cover ?? {};
  for (const [name, mediaType] of [
    ["large.webp", "image/webp"],
    ["small.webp", "image/webp"],
    ["large.jpg", "image/jpeg"],
  ]) {
    const file = await readableFile(world, anonymous, id, `${hash}-${name}`);
    expect(file).toMatchObject({ mediaType, purpose: "cover", open: true });
    const bytes = await read(world, file?.renditionId ?? "");
    expect(bytes.length).toBe(file?.size);
  }
  for (const name of [
    "large.webp",
    `${hash}-original`,
    hash,
    `${hash.slice(1)}0-large.webp`,
    `${hash}-large.webp/`,
  ])
    expect(await readableFile(world, anonymous, id, name)).toBeNull();
  const audit = await world.db.auditEntry.findFirstOrThrow({ where: { action: "set-cover" } });
  expect(audit).toMatchObject({
    subjectId: event.id,
    accountId: event.organisation.owner.accountId,
  });
});

dbTest(
  "another cover takes its place, and without one the pattern is back",
  async ({ world, make }) => {
    const event = await make.event();
    await setCover(world, ...of(event), await jpeg(), described);
    const first = await coverOf(world);
    await setCover(world, ...of(event), { name: "b.png", bytes: await picture("png") }, described);
    const second = await coverOf(world);
    expect(second?.id).not.toBe(first?.id);
    expect(
      await readableFile(world, anonymous, first?.id ?? "", `${first?.hash}-large.webp`),
    ).toBeNull();
    expect((await changeCover(world, ...of(event), { alt: "Et bord", focus: "top" })).ok).toBe(
      true,
    );
    expect(await coverOf(world)).toMatchObject({ id: second?.id, alt: "Et bord", focus: "top" });
    expect((await removeCover(world, ...of(event))).ok).toBe(true);
    expect(await coverOf(world)).toBeNull();
    expect(await changeCover(world, ...of(event), described)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect([await world.db.fileRendition.count(), await world.db.fileChunk.count()]).toEqual([
      0, 0,
    ]);
  },
);

dbTest("two covers at once leave one", async ({ world, make }) => {
  const event = await make.event();
  const file = await jpeg();
  const set = await Promise.all(
    Array.from({ length: 4 }, () => setCover(world, ...of(event), file, described)),
  );
  expect(set.every(({ ok }) => ok)).toBe(true);
  expect(await world.db.storedFile.count()).toBe(1);
  // Without the event held, the database itself refuses a second one.
  const row = await world.db.storedFile.findFirstOrThrow();
  await expect(
    world.db.storedFile.create({ data: { ...row, id: world.newId() } }),
  ).rejects.toThrow();
});

dbTest("a document stays byte for byte as it came, however large", async ({ world, make }) => {
  const event = await make.event();
  const bytes = pdf(3_000_001);
  const id = await added(world, event, "møte.pdf", { ...everyone, title: "Møteplan" }, bytes);
  const [line] = await documentsOf(world, event.id);
  expect(line).toMatchObject({ id, title: "Møteplan", fileName: "møte.pdf", size: bytes.length });
  const file = await readableFile(world, anonymous, id, line ? addressName(line) : "");
  expect(file).toMatchObject({ mediaType: "application/pdf", purpose: "document", open: true });
  expect((await read(world, file?.renditionId ?? "")).equals(bytes)).toBe(true);
  expect(await world.db.fileChunk.count()).toBe(6);
});

dbTest(
  "what is no document is refused with the reason, and nothing is kept",
  async ({ world, make }) => {
    const event = await make.event();
    const codeOf = async (name: string, bytes: Buffer) => {
      const result = await addDocument(world, ...of(event), { name, bytes }, everyone);
      return result.ok ? "taken" : [result.problem.code, result.problem.field].join(" ");
    };
    expect(await codeOf("", Buffer.alloc(0))).toBe("file-missing document");
    expect(await codeOf("a.pdf", Buffer.alloc(0))).toBe("file-empty document");
    expect(await codeOf("...", pdf())).toBe("file-name document");
    expect(await codeOf("program", pdf())).toBe("file-name document");
    expect(await codeOf("a.svg", Buffer.from("<svg/>"))).toBe("document-type document");
    expect(await codeOf("a.pdf", docx())).toBe("document-mismatch document");
    expect(await codeOf("a.pdf", pdf(20 * 1024 * 1024 + 1))).toBe("file-too-large document");
    const picture = async (bytes: Buffer, name = "a.jpg") => {
      const result = await setCover(world, ...of(event), { name, bytes }, described);
      return result.ok ? "taken" : [result.problem.code, result.problem.field].join(" ");
    };
    expect(await picture(Buffer.alloc(0), "")).toBe("file-missing cover");
    expect(await picture(Buffer.alloc(0))).toBe("file-empty cover");
    expect(await picture(pdf())).toBe("picture-type cover");
    expect(await picture(Buffer.alloc(10 * 1024 * 1024 + 1))).toBe("file-too-large cover");
    expect(await world.db.storedFile.count()).toBe(0);
  },
);

dbTest(
  "documents keep their order, and are moved, renamed and removed",
  async ({ world, make }) => {
    const event = await make.event();
    const ids: string[] = [];
    for (const name of ["a.pdf", "b.pdf", "c.pdf"]) ids.push(await added(world, event, name));
    const [owner, organisation, slug] = of(event);
    const which = (n: number) => ({ organisation, event: slug, document: ids[n] ?? "" });
    const titles = async () => (await documentsOf(world, event.id)).map(({ title }) => title);
    expect(await titles()).toEqual(["a", "b", "c"]);
    await moveDocument(world, owner, which(2), "up");
    expect(await titles()).toEqual(["a", "c", "b"]);
    await moveDocument(world, owner, which(0), "up");
    await moveDocument(world, owner, which(0), "down");
    expect(await titles()).toEqual(["c", "a", "b"]);
    await changeDocument(world, owner, which(0), { title: "Alfa", audience: "attendees" });
    expect(await documentsOf(world, event.id, "everyone")).toHaveLength(2);
    await removeDocument(world, owner, which(2));
    expect(await titles()).toEqual(["Alfa", "b"]);
    await added(world, event, "d.pdf");
    expect(await titles()).toEqual(["Alfa", "b", "d"]);
    expect(await removeDocument(world, owner, which(2))).toMatchObject({
      problem: { code: "not-found" },
    });
    const actions = (await world.db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(
      (e) => e.action,
    );
    expect(new Set(actions)).toEqual(
      new Set(["add-document", "move-document", "change-document", "remove-document"]),
    );
  },
);

dbTest("of two documents sent at once for the last place one is taken", async ({ world, make }) => {
  const event = await make.event();
  for (let n = 1; n < documentsAtMost; n++) await added(world, event, `${n}.pdf`);
  const sent = await Promise.all(
    ["x.pdf", "y.pdf", "z.pdf"].map((name) =>
      addDocument(world, ...of(event), { name, bytes: pdf() }, everyone),
    ),
  );
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(sent.find(({ ok }) => !ok)).toMatchObject({ problem: { code: "too-many-documents" } });
  expect(await world.db.storedFile.count()).toBe(documentsAtMost);
});

dbTest("…and without holding the event, several would be", async ({ world, make }) => {
  const event = await make.event();
  for (let n = 1; n < documentsAtMost; n++) await added(world, event, `${n}.pdf`);
  // The command's own steps, with `editedEvent` in the place of `lockedEvent`.
  let counted = 0;
  let goOn = () => {};
  const everybodyCounted = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const add = async () => {
    const edited = await editedEvent(world, ...of(event));
    if (!edited.ok) throw new Error(edited.problem.code);
    const { id: eventId, organisationId, accountId } = edited.value;
    await world.db.$transaction(async (db) => {
      const there = await db.storedFile.count({ where: { eventId } });
      if (++counted === 3) goOn();
      await everybodyCounted;
      if (there >= documentsAtMost) return;
      const bytes = pdf();
      const about = {
        purpose: "document",
        title: "x",
        fileName: "x.pdf",
        mediaType: "application/pdf",
      };
      await storeFile(
        { ...world, db },
        {
          ...about,
          eventId,
          organisationId,
          accountId,
          size: bytes.length,
          sha256: digestOf(bytes),
        },
        [],
      );
    });
  };
  await Promise.all([add(), add(), add()]);
  expect(await world.db.storedFile.count()).toBe(documentsAtMost + 2);
});

dbTest(
  "another organisation's staff, and roles too small, are refused everywhere",
  async ({ world, make }) => {
    const event = await make.event();
    const foreign = await make.event();
    const id = await added(world, event);
    const [, organisation, slug] = of(event);
    const file = { name: "a.pdf", bytes: pdf() };
    const which = { organisation, event: slug, document: id };
    const viewer = await make.member(event.organisation.id, "viewer");
    const door = await make.member(event.organisation.id, "door-staff");
    const stranger = foreign.organisation.owner;
    for (const [actor, code] of [
      [anonymous, "not-signed-in"],
      [stranger, "not-found"],
      [viewer, "not-allowed"],
      [door, "not-allowed"],
    ] as const) {
      const answers = await Promise.all([
        setCover(world, actor, organisation, slug, await jpeg(), described),
        changeCover(world, actor, organisation, slug, described),
        removeCover(world, actor, organisation, slug),
        addDocument(world, actor, organisation, slug, file, everyone),
        changeDocument(world, actor, which, { ...everyone, title: "x" }),
        moveDocument(world, actor, which, "up"),
        removeDocument(world, actor, which),
        editedFiles(world, actor, organisation, slug),
      ]);
      expect(answers.map((answer) => (answer.ok ? "taken" : answer.problem.code))).toEqual(
        answers.map(() => code),
      );
    }
    // Through an organisation and an event of their own, at a document that is not.
    const through = { organisation: foreign.organisation.slug, event: foreign.slug, document: id };
    for (const answer of [
      await removeDocument(world, stranger, through),
      await moveDocument(world, stranger, through, "up"),
      await changeDocument(world, stranger, through, { ...everyone, title: "x" }),
    ])
      expect(answer).toMatchObject({ problem: { code: "not-found" } });
    expect(await documentsOf(world, event.id)).toMatchObject([{ id, title: "program" }]);
  },
);

dbTest(
  "files follow their event: drafts and members' events are for members",
  async ({ world, make }) => {
    const shapes = [
      ["draft", "public"],
      ["published", "members"],
      ["published", "unlisted"],
    ] as const;
    for (const [status, visibility] of shapes) {
      const event = await make.event({ status, visibility });
      const stranger = (await make.event()).organisation.owner;
      const id = await added(world, event);
      await setCover(world, ...of(event), await jpeg(), described);
      const files = await editedFiles(world, ...of(event));
      if (!files.ok) throw new Error(files.problem.code);
      const { cover } = files.value.event.card;
      const [line] = files.value.documents;
      const addresses = [
        [id, line ? addressName(line) : ""],
        [cover?.id ?? "", `${cover?.hash}-small.webp`],
      ] as const;
      const viewer = await make.member(event.organisation.id, "viewer");
      for (const [file, name] of addresses) {
        const open = visibility === "unlisted";
        const asked = [
          await readableFile(world, anonymous, file, name),
          await readableFile(world, stranger, file, name),
        ];
        expect(asked.map((found) => found !== null)).toEqual([open, open]);
        expect(await readableFile(world, viewer, file, name)).toMatchObject({ open });
      }
    }
  },
);

dbTest("what is for those with a place opens by their link alone", async ({ world, make }) => {
  const event = await make.event({ seats: 1 });
  const other = await make.event({ organisation: event.organisation });
  const id = await added(world, event, "romliste.pdf", { audience: "attendees" });
  const [line] = await documentsOf(world, event.id);
  const name = line ? addressName(line) : "";
  const tokenOf = async (of: MadeEvent, who: string) => {
    const [seat] = (await make.order(of, make.request(who))).seats;
    return seatTokens(world, { id: seat?.id ?? "", generation: 0 });
  };
  const placed = await tokenOf(event, "Ada");
  const waiting = await tokenOf(event, "Grace");
  const elsewhere = await tokenOf(other, "Karen");

  expect(await readableFile(world, anonymous, id, name)).toBeNull();
  expect(await documentsOf(world, event.id, "everyone")).toEqual([]);
  expect(await seatDocuments(world, placed.registration)).toHaveLength(1);
  expect(await seatDocument(world, placed.registration, id, name)).toMatchObject({ open: false });
  for (const token of [waiting.registration, elsewhere.registration, placed.feed, "x", ""]) {
    expect(await seatDocument(world, token, id, name)).toBeNull();
    if (token !== elsewhere.registration) expect(await seatDocuments(world, token)).toEqual([]);
  }
  await cancelRegistration(world, placed.registration);
  expect(await registrationByToken(world, placed.registration)).not.toBeNull();
  expect(await seatDocument(world, placed.registration, id, name)).toBeNull();
});

dbTest(
  "nothing is changed once an event is over, and everything goes with it",
  async ({ world, make }) => {
    const event = await make.event();
    const id = await added(world, event);
    await setCover(world, ...of(event), await jpeg(), described);
    await cancelEvent(world, ...of(event));
    const [owner, organisation, slug] = of(event);
    for (const answer of [
      await setCover(world, ...of(event), await jpeg(), described),
      await removeCover(world, ...of(event)),
      await addDocument(world, ...of(event), { name: "a.pdf", bytes: pdf() }, everyone),
      await removeDocument(world, owner, { organisation, event: slug, document: id }),
    ])
      expect(answer).toMatchObject({ problem: { code: "event-over" } });
    await world.db.account.deleteMany({ where: { id: owner.accountId } });
    expect(await world.db.storedFile.findMany({ select: { accountId: true } })).toEqual([
      { accountId: null },
      { accountId: null },
    ]);
    await world.db.organisation.delete({ where: { id: event.organisation.id } });
    const left = [
      await world.db.storedFile.count(),
      await world.db.fileRendition.count(),
      await world.db.fileChunk.count(),
    ];
    expect(left).toEqual([0, 0, 0]);
  },
);
