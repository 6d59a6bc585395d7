import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { docx, pdf } from "tests/support/files";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addressHash } from "~/features/events/domain/file-words";
import { inTransaction } from "~/platform/world.server";
import { readableFile } from "~/features/events/queries/readable-file.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { applicationsOfEvent } from "../queries/applications-of-event.server";
import { registrationDetail } from "../queries/registration-detail.server";
import { seatChoices } from "../queries/seat-choices.server";
import { changeSeat } from "./change-seat.server";
import { uploadAnswer } from "./upload-answer.server";

const deck = { name: "C:\\min\\ark.pdf", bytes: pdf() };

async function asked(world: TestWorld, event: MadeEvent, kind = "file") {
  const id = world.newId();
  await world.db.question.create({
    data: { id, eventId: event.id, scope: "seat", kind, label: "Presentasjon", required: true },
  });
  return id;
}

async function comes(world: TestWorld, make: Make, event: MadeEvent, name = "Ada") {
  const [seat] = (await make.order(event, make.request(name))).seats;
  if (!seat) throw new Error("no seat");
  return seatTokens(world, seat).registration;
}

dbTest(
  "a file is an answer, read by who handles registrations, and goes with it",
  async ({ world, make }) => {
    const event = await make.event();
    const question = await asked(world, event);
    const token = await comes(world, make, event);
    expect((await seatChoices(world, token))?.missing).toHaveLength(1);
    expect(await uploadAnswer(world, token, question, deck)).toMatchObject({ ok: true });
    const second = await uploadAnswer(world, token, question, { ...deck, name: "ny.pdf" });
    expect(second).toMatchObject({ ok: true });
    expect(await seatChoices(world, token)).toMatchObject({
      missing: [],
      files: [{ question, fileName: "ny.pdf" }],
    });
    // The first one is gone with the answer it was.
    const [file, ...more] = await world.db.storedFile.findMany();
    expect(more).toEqual([]);
    if (!file) throw new Error("no file");

    const name = `${addressHash(file.sha256)}-ny.pdf`;
    const { owner, id } = event.organisation;
    expect(await readableFile(world, owner, file.id, name)).toMatchObject({
      fileName: "ny.pdf",
      open: false,
    });
    const strangers = [
      anonymous,
      (await make.organisation()).owner,
      await make.member(id, "viewer"),
      await make.member(id, "door-staff"),
    ];
    for (const stranger of strangers)
      expect(await readableFile(world, stranger, file.id, name)).toBeNull();

    // The registration and the applications lead to it; another organisation learns nothing of it.
    const { slug } = event.organisation;
    const seat = await world.db.registration.findFirstOrThrow({ where: { eventId: event.id } });
    const said = [{ kind: "file", files: [{ id: file.id, name, fileName: "ny.pdf" }] }];
    expect(await registrationDetail(world, owner, slug, event.slug, seat.id)).toMatchObject({
      value: { answers: said },
    });
    await world.db.registration.updateMany({ data: { status: "awaiting-approval", places: [] } });
    expect(await applicationsOfEvent(world, owner, slug, event.slug)).toMatchObject({
      value: { applications: [{ seats: [{ answers: said }] }] },
    });
    const elsewhere = await make.organisation();
    for (const [actor, organisation] of [
      [elsewhere.owner, slug],
      [elsewhere.owner, elsewhere.slug],
    ] as const) {
      expect(
        await registrationDetail(world, actor, organisation, event.slug, seat.id),
      ).toMatchObject({ ok: false });
      expect(await applicationsOfEvent(world, actor, organisation, event.slug)).toMatchObject({
        ok: false,
      });
    }

    await world.db.answer.deleteMany();
    expect(await world.db.storedFile.count()).toBe(0);
    expect(await world.db.fileChunk.count()).toBe(0);
  },
);

dbTest(
  "only what is asked, while it can be changed, and what it says it is",
  async ({ world, make }) => {
    const event = await make.event();
    const question = await asked(world, event);
    const text = await asked(world, event, "text");
    await world.db.question.update({ where: { id: text }, data: { required: false } });
    const token = await comes(world, make, event);
    const foreign = await comes(world, make, await make.event(), "Grace");
    const refused = async (...of: [string, string, typeof deck]) => {
      const taken = await uploadAnswer(world, ...of);
      return taken.ok ? null : taken.problem.code;
    };
    expect(await refused(token, text, deck)).toBe("not-asked");
    expect(await refused(foreign, question, deck)).toBe("not-asked");
    expect(await refused("x", question, deck)).toBe("not-found");
    expect(await refused(token, question, { ...deck, bytes: docx() })).toBe("document-mismatch");
    expect(await refused(token, question, { ...deck, name: "ark.exe" })).toBe("document-type");
    expect(await refused(token, question, { name: "", bytes: Buffer.alloc(0) })).toBe(
      "file-missing",
    );
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await refused(token, question, { ...deck, bytes: large })).toBe("file-too-large");
    await world.db.event.update({ where: { id: event.id }, data: { changesUntil: world.now() } });
    expect(await refused(token, question, deck)).toBe("changes-over");
    expect(await world.db.storedFile.count()).toBe(0);
  },
);

dbTest(
  "a text that looks like a file's id is text, and takes no file away",
  async ({ world, make }) => {
    const event = await make.event();
    const question = await asked(world, event);
    const text = await asked(world, event, "text");
    await world.db.question.update({ where: { id: text }, data: { required: false } });
    await world.db.question.update({ where: { id: text }, data: { required: false } });
    const token = await comes(world, make, event);
    expect(await uploadAnswer(world, token, question, deck)).toMatchObject({ ok: true });
    const file = await world.db.storedFile.findFirstOrThrow();
    const thief = await world.db.registration.findFirstOrThrow({
      where: { orderId: (await make.order(event, make.request("Grace"))).id },
    });
    const change = (values: Record<string, string>) =>
      inTransaction(world, (tx) =>
        changeSeat(
          tx,
          thief.id,
          {
            answers: Object.entries(values).map(([id, value]) => ({
              question: id,
              values: [value],
            })),
          },
          "attendee",
        ),
      );
    expect(await change({ [text]: file.id })).toMatchObject({ ok: true });
    expect(await change({ [text]: file.id, [question]: file.id })).toMatchObject({
      problems: [{ code: "answer-file", field: `q.${question}` }],
    });
    expect(await change({ [text]: "Et foredrag" })).toMatchObject({ ok: true });
    await world.db.answer.deleteMany({ where: { questionId: text } });
    expect(await world.db.storedFile.count()).toBe(1);
  },
);
