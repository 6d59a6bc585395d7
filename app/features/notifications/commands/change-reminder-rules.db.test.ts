import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { addTime, day } from "~/kernel/time";
import { presetRule } from "../domain/rule-presets";
import { reminderRules } from "../queries/reminder-rules.server";
import { saveReminderRule, turnReminderRule } from "./change-reminder-rules.server";
import { sendRuleTrial } from "./send-rule-trial.server";

const thanks = presetRule("thanks");

describe("an organiser's rules", () => {
  dbTest(
    "begin with two; one is added, changed, switched off, deleted",
    async ({ world, make }) => {
      const event = await make.event({ startsAt: addTime(world.now(), 20 * day) });
      await make.order(event, make.request("Ada"));
      const { owner, slug: organisation } = event.organisation;
      const at = { organisation, event: event.slug };
      const page = async () => {
        const seen = await reminderRules(world, owner, organisation, event.slug);
        return seen.ok ? seen.value.rules : [];
      };
      expect((await page()).map(({ from, builtIn }) => [from, builtIn])).toEqual([
        ["organisation", true],
        ["organisation", true],
      ]);
      const saved = await saveReminderRule(world, owner, at, null, thanks);
      const id = saved.ok ? saved.value.id : "";
      const [, , added] = await page();
      expect(added).toMatchObject({ id, from: "event", active: true, outlook: { times: 1 } });
      expect(added?.outlook?.next[0]?.people).toBe(1);
      await saveReminderRule(world, owner, at, id, presetRule("two-hours-before"));
      expect((await page())[2]?.rule.timing.amount).toBe(2);
      await turnReminderRule(world, owner, at, id, "off");
      expect((await page())[2]).toMatchObject({ active: false, outlook: null });
      await turnReminderRule(world, owner, at, id, "remove");
      expect(await page()).toHaveLength(2);
      const log = await world.db.auditEntry.findMany({ orderBy: { id: "asc" } });
      expect(
        log.map(({ action }) => action).filter((action) => action.endsWith("reminder")),
      ).toEqual(["add-reminder", "change-reminder", "change-reminder", "remove-reminder"]);
      expect(world.woken).toContain("send-reminders");
    },
  );

  dbTest(
    "the organisation's can be changed for one event, and taken back",
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const [here, there] = [
        await make.event({ organisation }),
        await make.event({ organisation }),
      ];
      const { owner, slug } = organisation;
      const at = { organisation: slug, event: here.slug };
      const page = async (event: string | null) => {
        const seen = await reminderRules(world, owner, slug, event);
        return seen.ok ? seen.value.rules : [];
      };
      const [week, dayBefore] = await page(here.slug);
      await turnReminderRule(world, owner, at, week?.id ?? "", "off");
      await saveReminderRule(world, owner, at, dayBefore?.id ?? "", thanks);
      const changed = await page(here.slug);
      expect(changed.map(({ from, active }) => [from, active])).toEqual([
        ["changed", false],
        ["changed", true],
      ]);
      expect((await page(there.slug)).every(({ active }) => active)).toBe(true);
      expect((await page(null)).every(({ active }) => active)).toBe(true);
      for (const { id } of changed) await turnReminderRule(world, owner, at, id, "reset");
      expect((await page(here.slug)).map(({ from }) => from)).toEqual([
        "organisation",
        "organisation",
      ]);
      // And changed once more, after it was taken back.
      await turnReminderRule(world, owner, at, week?.id ?? "", "off");
      expect((await page(here.slug)).map(({ active }) => active)).toContain(false);
    },
  );

  dbTest(
    "what everybody begins with is not deleted, nor the organisation's at an event",
    async ({ world, make }) => {
      const event = await make.event();
      const { owner, slug: organisation } = event.organisation;
      const [builtIn] = await world.db.reminderRule.findMany();
      for (const of of [event.slug, null])
        expect(
          await turnReminderRule(
            world,
            owner,
            { organisation, event: of },
            builtIn?.id ?? "",
            "remove",
          ),
        ).toMatchObject({ ok: false, problem: { code: "not-found" } });
    },
  );

  dbTest("say what is missing, beside the field", async ({ world, make }) => {
    const event = await make.event();
    const { owner, slug: organisation } = event.organisation;
    const at = { organisation, event: event.slug };
    const others = await make.event();
    const session = await make.session(others);
    const { timing, audience } = thanks;
    const table = [
      [{ timing: { ...timing, amount: 91 } }, "reminder-too-far", "amount"],
      [
        { audience: { ...audience, statuses: ["waitlisted"] } },
        "reminder-words-needed",
        "subject-nb",
      ],
      [{ anchor: "order" }, "reminder-words-needed", "subject-nb"],
      [{ words: { en: { subject: "Hi", text: "Dear {nme}" } } }, "reminder-placeholder", "text-en"],
      [
        { anchor: "session-start", sessionId: session, words: { nb: { subject: "x", text: "y" } } },
        "field-invalid",
        "session",
      ],
    ] as const;
    for (const [change, code, field] of table) {
      const refused = await saveReminderRule(world, owner, at, null, { ...thanks, ...change });
      expect(refused).toMatchObject({ ok: false, problem: { code, field } });
    }
    expect(await world.db.reminderRule.count({ where: { builtIn: null } })).toBe(0);
  });

  dbTest(
    "are seen by a viewer, changed by an organiser, and nobody else's",
    async ({ world, make }) => {
      const event = await make.event();
      const { owner, slug: organisation, id } = event.organisation;
      const stranger = (await make.organisation()).owner;
      const [rule] = await world.db.reminderRule.findMany({ where: { organisationId: id } });
      const before = await world.db.reminderRule.findMany({ orderBy: { id: "asc" } });
      for (const of of [event.slug, null]) {
        const at = { organisation, event: of };
        for (const [actor, code] of [
          [await make.member(id, "viewer"), "not-allowed"],
          [await make.member(id, "door-staff"), "not-allowed"],
          [stranger, "not-found"],
        ] as const) {
          const refusal = { ok: false, problem: { code } };
          expect(await saveReminderRule(world, actor, at, null, thanks)).toMatchObject(refusal);
          expect(await turnReminderRule(world, actor, at, rule?.id ?? "", "off")).toMatchObject(
            refusal,
          );
          expect(await sendRuleTrial(world, actor, at, rule?.id ?? "", "nb")).toMatchObject(
            refusal,
          );
        }
        expect((await reminderRules(world, stranger, organisation, of)).ok).toBe(false);
        expect(
          (await reminderRules(world, await make.member(id, "viewer"), organisation, of)).ok,
        ).toBe(true);
      }
      // Another organisation's rule under one's own name.
      const theirs = await world.db.reminderRule.findFirstOrThrow({
        where: { organisationId: { not: id } },
      });
      const at = { organisation, event: null };
      expect(await saveReminderRule(world, owner, at, theirs.id, thanks)).toMatchObject({
        ok: false,
      });
      expect(await turnReminderRule(world, owner, at, theirs.id, "off")).toMatchObject({
        ok: false,
      });
      expect(await world.db.reminderRule.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    },
  );

  dbTest(
    "can be looked at in one's own mailbox, and open nobody's place",
    async ({ world, make }) => {
      const event = await make.event({ title: "Frokost" });
      await make.session(event, { title: "Velkommen" });
      await make.order(event, make.request("Ada"));
      await deliverAll(world);
      const { owner, slug: organisation } = event.organisation;
      const at = { organisation, event: event.slug };
      const rule = await world.db.reminderRule.findFirstOrThrow({
        where: { builtIn: "day-before" },
      });
      expect((await sendRuleTrial(world, owner, at, rule.id, "nb")).ok).toBe(true);
      const [mail] = await deliverAll(world);
      expect(mail).toMatchObject({ to: owner.email, kind: "trial" });
      expect(mail?.subject).toContain("I morgen: Frokost");
      expect(mail?.text).toContain("Velkommen");
      expect(mail?.text).not.toContain("/r/");
    },
  );
});
