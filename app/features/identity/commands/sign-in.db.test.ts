import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { testSettings, type TestWorld } from "tests/support/world";
import { deliverAll } from "tests/support/deliver";
import { hour, minute } from "~/kernel/time";
import { sha256 } from "~/platform/tokens.server";
import { actorOfSession } from "../queries/actor-of-session.server";
import { enterSignInCode } from "./enter-sign-in-code.server";
import { codeOf, requestSignInCode } from "./request-sign-in-code.server";
import { signOut } from "./sign-out.server";

const ask = (world: TestWorld, email: string, source = "192.0.2.1") =>
  requestSignInCode(world, { email, language: "nb", source });

async function challenge(world: TestWorld, email: string): Promise<string> {
  const asked = await ask(world, email);
  if (!asked.ok) throw new Error(asked.problem.code);
  return asked.value.challengeId;
}

const wrong = (code: string) => (code === "000000" ? "111111" : "000000");

describe("signing in", () => {
  dbTest("takes the code that was mailed, once", async ({ world, make }) => {
    const { owner } = await make.organisation();
    const challengeId = await challenge(world, owner.email);
    const [mail] = await deliverAll(world);
    const code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "";
    expect(mail).toMatchObject({ kind: "sign-in-code", to: owner.email });

    const entered = await enterSignInCode(world, { challengeId, code });
    if (!entered.ok) throw new Error(entered.problem.code);
    expect(await actorOfSession(world, entered.value.sessionSecret)).toMatchObject({
      accountId: owner.accountId,
    });
    expect(await enterSignInCode(world, { challengeId, code })).toMatchObject({
      problem: { code: "code-expired" },
    });

    await signOut(world, entered.value.sessionSecret);
    expect(await actorOfSession(world, entered.value.sessionSecret)).toEqual({ kind: "anonymous" });
  });

  dbTest("stores neither the code nor the session's secret", async ({ world, make }) => {
    const { owner } = await make.organisation();
    const challengeId = await challenge(world, owner.email);
    const code = codeOf(world, challengeId);
    const entered = await enterSignInCode(world, { challengeId, code });
    const stored = JSON.stringify(
      [
        await world.db.signInChallenge.findMany(),
        await world.db.signInSession.findMany(),
        await world.db.outboxMessage.findMany(),
      ],
      (_, value: unknown) =>
        value instanceof Uint8Array
          ? Buffer.from(value).toString("utf8")
          : typeof value === "bigint"
            ? String(value)
            : value,
    );
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(entered.ok ? entered.value.sessionSecret : "-");
    const [session] = await world.db.signInSession.findMany();
    expect(Buffer.from(session?.tokenHash ?? [])).toEqual(
      sha256(entered.ok ? entered.value.sessionSecret : ""),
    );
  });

  dbTest(
    "leaves an address nobody has the same answer and rows, and no mail",
    async ({ world, make }) => {
      const { owner } = await make.organisation();
      const known = await ask(world, owner.email);
      const unknown = await ask(world, "nobody@nowhere.example");
      expect(Object.keys(unknown)).toEqual(Object.keys(known));
      expect(await world.db.signInChallenge.count()).toBe(2);
      expect(await world.db.outboxMessage.count()).toBe(2);
      expect((await deliverAll(world)).map((mail) => mail.to)).toEqual([owner.email]);
      const id = unknown.ok ? unknown.value.challengeId : "";
      expect(
        await enterSignInCode(world, { challengeId: id, code: codeOf(world, id) }),
      ).toMatchObject({
        problem: { code: "code-wrong" },
      });
    },
  );

  dbTest(
    "ends after five wrong tries, also at once, and after ten minutes",
    async ({ world, make }) => {
      const { owner } = await make.organisation();
      const challengeId = await challenge(world, owner.email);
      const code = codeOf(world, challengeId);
      const tries = await Promise.all(
        Array.from({ length: 8 }, () => enterSignInCode(world, { challengeId, code: wrong(code) })),
      );
      expect(
        tries.filter((answer) => !answer.ok && answer.problem.code === "code-wrong").length,
      ).toBeLessThanOrEqual(4);
      expect(await enterSignInCode(world, { challengeId, code })).toMatchObject({
        problem: { code: "code-expired" },
      });

      const late = await challenge(world, owner.email);
      world.clock.advance(11 * minute);
      expect(
        await enterSignInCode(world, { challengeId: late, code: codeOf(world, late) }),
      ).toMatchObject({
        problem: { code: "code-expired" },
      });
    },
  );

  dbTest(
    "gives five codes an hour to one address from one network address, known or not",
    async ({ world: made, make }) => {
      const world = limited(made);
      const { owner } = await make.organisation();
      for (const email of [owner.email, "nobody@nowhere.example"]) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => ask(world, email)));
        expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
      }
      // Whoever used them up keeps nobody out who asks from elsewhere.
      expect((await ask(world, owner.email, "198.51.100.7")).ok).toBe(true);
      made.clock.advance(hour + minute);
      expect((await ask(world, owner.email)).ok).toBe(true);
    },
  );

  dbTest(
    "gives twenty to an address or a network address, all at once",
    async ({ world: made }) => {
      const world = limited(made);
      const many = Array.from({ length: 24 }, (_, n) => n);
      const toOne = await Promise.all(
        many.map((n) => ask(world, "ada@company.example", `192.0.2.${n}`)),
      );
      expect(toOne.filter((answer) => answer.ok)).toHaveLength(20);
      const fromOne = await Promise.all(
        many.map((n) => ask(world, `person${n}@company.example`, "198.51.100.7")),
      );
      expect(fromOne.filter((answer) => answer.ok)).toHaveLength(20);
      expect(fromOne.find((answer) => !answer.ok)).toMatchObject({
        problem: { code: "too-many-codes" },
      });
    },
  );
});

/** The world with its limits on. */
const limited = (world: TestWorld): TestWorld => ({
  ...world,
  settings: testSettings({ TREFF_RATE_LIMIT: "on" }),
});
