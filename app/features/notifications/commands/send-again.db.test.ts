import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { Make } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { hour, minute } from "~/kernel/time";
import { idOfToken } from "~/platform/tokens.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { anonymous } from "~/kernel/actor";
import { outboxMessage, organisationOutbox } from "../queries/organisation-outbox.server";
import { previewLetter } from "../queries/preview-letter.server";
import { resendMessage, retryMessage } from "./send-again.server";

/** Somebody registered, their confirmation sent, and its row. */
async function confirmed({ world, make }: { world: TestWorld; make: Make }) {
  const event = await make.event();
  const { owner, slug } = event.organisation;
  await make.order(event, make.request("Ada"));
  await deliverAll(world);
  const row = await world.db.outboxMessage.findFirstOrThrow({ where: { kind: "confirmation" } });
  return { event, owner, slug, row };
}

describe("sending again", () => {
  dbTest(
    "gives the same person the same letter once more, and writes it down",
    async ({ world, make }) => {
      const { owner, slug, row } = await confirmed({ world, make });
      const again = await resendMessage(world, owner, slug, row.id);
      if (!again.ok) throw new Error(again.problem.code);
      const mails = await deliverAll(world);
      expect(mails.map(({ to, kind }) => `${kind} ${to}`)).toEqual([
        "confirmation ada@company.example",
      ]);
      expect(mails[0]?.raw).toContain("invite.ics");
      expect(mails[0]?.raw).toContain("ticket.pdf");
      const copy = await world.db.outboxMessage.findUniqueOrThrow({
        where: { id: again.value.id },
      });
      expect(copy.cause).toBe(`resend:${row.id}:1`);
      const audit = await world.db.auditEntry.findFirstOrThrow({
        where: { action: "resend-message" },
      });
      expect(audit).toMatchObject({ subjectId: row.id, accountId: owner.accountId });

      const third = await resendMessage(world, owner, slug, again.value.id);
      if (!third.ok) throw new Error(third.problem.code);
      const copyOfCopy = await world.db.outboxMessage.findUniqueOrThrow({
        where: { id: third.value.id },
      });
      expect(copyOfCopy.cause).toBe(`resend:${row.id}:2`);
      const shown = await outboxMessage(world, owner, slug, third.value.id);
      expect(shown.ok && shown.value.message.related.map(({ id }) => id)).toEqual([
        row.id,
        again.value.id,
      ]);
    },
  );

  dbTest("pressed twice it is sent once", async ({ world, make }) => {
    const { owner, slug, row } = await confirmed({ world, make });
    const twice = await Promise.all([1, 2].map(() => resendMessage(world, owner, slug, row.id)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.flatMap((one) => (one.ok ? [] : [one.problem.code]))).toEqual(["mail-copy-waits"]);
  });

  dbTest("is refused where nothing good would come of it", async ({ world, make }) => {
    const { owner, slug, row } = await confirmed({ world, make });
    const refusedAs = async (data: object) => {
      await world.db.outboxMessage.update({ where: { id: row.id }, data });
      const [again, now] = [
        await resendMessage(world, owner, slug, row.id),
        await retryMessage(world, owner, slug, row.id),
      ];
      return [again, now].map((one) => (one.ok ? "done" : one.problem.code));
    };
    expect(await refusedAs({ kind: "sign-in-code" })).toEqual(["mail-secret", "mail-secret"]);
    expect(await refusedAs({ kind: "confirmation", state: "superseded" })).toEqual([
      "mail-superseded",
      "mail-superseded",
    ]);
    expect(await refusedAs({ state: "queued", attempts: 0 })).toEqual([
      "mail-waits",
      "mail-not-tried",
    ]);
    const leased = new Date(world.now().getTime() + minute);
    expect(await refusedAs({ attempts: 1, leasedUntil: leased })).toEqual([
      "mail-waits",
      "mail-under-way",
    ]);
    expect(
      await refusedAs({ state: "sent", leasedUntil: null, recipientEmail: "x1@erased.invalid" }),
    ).toEqual(["mail-to-nobody", "mail-to-nobody"]);
    expect(await world.db.auditEntry.count({ where: { action: { contains: "message" } } })).toBe(0);
  });

  dbTest("an older message of a thread stays where it is", async ({ world, make }) => {
    const { owner, slug, row } = await confirmed({ world, make });
    const { id: _, snapshot, ...rest } = row;
    await world.db.outboxMessage.update({ where: { id: row.id }, data: { thread: "t" } });
    await world.db.outboxMessage.create({
      data: { ...rest, id: world.newId(), cause: "newer", thread: "t", sequence: 1, snapshot: {} },
    });
    expect(snapshot).toBeDefined();
    expect(await resendMessage(world, owner, slug, row.id)).toMatchObject({
      problem: { code: "mail-superseded" },
    });
  });
});

dbTest(
  "trying now takes what was deferred or given up, and it arrives",
  async ({ world, make }) => {
    const { owner, slug, row } = await confirmed({ world, make });
    for (const state of ["queued", "failed"]) {
      await world.db.outboxMessage.update({
        where: { id: row.id },
        data: { state, attempts: 3, nextAttemptAt: new Date(world.now().getTime() + hour) },
      });
      expect((await retryMessage(world, owner, slug, row.id)).ok).toBe(true);
      await world.db.capturedMail.deleteMany();
      expect(await deliverAll(world)).toHaveLength(1);
      const tried = await world.db.outboxMessage.findUniqueOrThrow({ where: { id: row.id } });
      expect([tried.state, tried.attempts]).toEqual(["sent", state === "failed" ? 1 : 4]);
    }
  },
);

describe("looking at a letter", () => {
  dbTest("shows it as it would be written now, and changes nothing", async ({ world, make }) => {
    const event = await make.event({ title: "Frokostmøte" });
    const { owner, slug } = event.organisation;
    const { seats } = await make.order(event, make.request("Ada"));
    const row = await world.db.outboxMessage.findFirstOrThrow({ where: { kind: "confirmation" } });
    const seen = await previewLetter(world, owner, slug, row.id);
    const letter = seen.ok ? seen.value : null;
    expect(letter?.subject).toContain("Frokostmøte");
    expect(letter?.attachments).toEqual(["invite.ics", "ticket.pdf"]);
    expect(letter?.text).toContain("/r/");
    // The link of a preview is nobody's key.
    const token = /\/r\/([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
    expect(idOfToken(token)).toBe(seats[0]?.id);
    expect(await registrationByToken(world, token)).toBeNull();
    expect(await world.db.calendarObject.count()).toBe(0);
    expect(await world.db.outboxMessage.count()).toBe(1);
  });

  dbTest(
    "says when there is nothing to write any more, and never shows a code",
    async ({ world, make }) => {
      const { owner, slug, row } = await confirmed({ world, make });
      await world.db.registration.updateMany({ data: { status: "cancelled", places: [] } });
      expect(await previewLetter(world, owner, slug, row.id)).toEqual({ ok: true, value: null });
      await world.db.outboxMessage.update({
        where: { id: row.id },
        data: { kind: "sign-in-code" },
      });
      expect(await previewLetter(world, owner, slug, row.id)).toMatchObject({
        problem: { code: "not-found" },
      });
    },
  );
});

dbTest("others see less or nothing, and send nothing", async ({ world, make }) => {
  const { event, slug, row } = await confirmed({ world, make });
  const other = await make.organisation();
  const viewer = await make.member(event.organisation.id, "viewer");
  const door = await make.member(event.organisation.id, "door-staff");
  const actions = [resendMessage, retryMessage, previewLetter] as const;
  const codes = async (actor: Parameters<typeof resendMessage>[1], at: string) =>
    Promise.all(
      [...actions, outboxMessage].map(async (action) => {
        const done = await action(world, actor, at, row.id);
        return done.ok ? "done" : done.problem.code;
      }),
    );
  expect(await codes(other.owner, slug)).toEqual(Array(4).fill("not-found"));
  expect(await codes(other.owner, other.slug)).toEqual(Array(4).fill("not-found"));
  expect(await codes(door, slug)).toEqual(Array(4).fill("not-allowed"));
  expect(await codes(anonymous, slug)).toEqual(Array(4).fill("not-signed-in"));
  expect(await codes(viewer, slug)).toEqual([...Array(3).fill("not-allowed"), "done"]);

  const seen = await outboxMessage(world, viewer, slug, row.id);
  expect(seen.ok && seen.value.message).toMatchObject({
    recipientEmail: "a…@company.example",
    readable: false,
    resending: undefined,
    retrying: undefined,
  });
  const list = await organisationOutbox(world, viewer, slug, {});
  expect(JSON.stringify(list)).not.toContain("ada@");
  expect(await organisationOutbox(world, other.owner, slug, {})).toMatchObject({ ok: false });
});
