import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { testSettings } from "tests/support/world";
import { hour, minute } from "~/kernel/time";
import { requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { auditLog } from "~/features/organisations/queries/audit-log.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import { changePrivacyRules } from "../commands/change-privacy-rules.server";
import { findPeople, personPage } from "./people.server";
import { privacyPage } from "./privacy-rules.server";

dbTest(
  "people are found by name or address, contacts too, by their own organisation alone",
  async ({ world, make }) => {
    const event = await make.event();
    const { owner, slug } = event.organisation;
    await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    const foreign = await make.event();
    await make.order(foreign, make.request("Ada"));
    const found = async (search: string) => {
      const result = await findPeople(world, owner, slug, search);
      return result.ok ? result.value.people.map(({ name }) => name) : result.problem.code;
    };
    expect(await found("ada")).toEqual(["Ada"]);
    expect(await found("nordlys.example")).toEqual(["Ada", "Contact Nordlys", "Grace"]);
    expect(await found("%")).toEqual([]);
    expect(await found("")).toEqual([]);

    const contact = await findPeople(world, owner, slug, "Contact");
    const id = contact.ok ? (contact.value.people[0]?.id ?? "") : "";
    expect(await personPage(world, owner, slug, id)).toMatchObject({
      value: { person: { email: "contact@nordlys.example", plan: { orders: 1 } } },
    });
    const other = foreign.organisation;
    expect(await personPage(world, other.owner, other.slug, id)).toMatchObject({
      problem: { code: "not-found" },
    });
    for (const ask of [findPeople, personPage]) {
      expect(await ask(world, other.owner, slug, id)).toMatchObject({
        problem: { code: "not-found" },
      });
      const viewer = await make.member(event.organisation.id, "viewer");
      expect(await ask(world, viewer, slug, id)).toMatchObject({
        problem: { code: "not-allowed" },
      });
    }
  },
);

dbTest("the log and the rules are the owner's, page by page", async ({ world, make }) => {
  const { organisation } = await make.event();
  const { owner, slug } = organisation;
  const other = await make.organisation();
  for (let n = 0; n < 60; n++)
    await recordAudit(world, {
      organisationId: organisation.id,
      accountId: owner.accountId,
      action: "create-event",
      subject: { type: "event", id: world.newId() },
    });
  await changePrivacyRules(world, owner, slug, { answersKeptDays: 3, personsKeptMonths: 12 });
  const log = await auditLog(world, owner, slug);
  expect(log.ok && [log.value.lines.length, log.value.more, log.value.lines[0]?.action]).toEqual([
    50,
    true,
    "change-privacy-rules",
  ]);
  expect(await auditLog(world, owner, slug, { kind: "privacy" })).toMatchObject({
    value: { lines: [{ detail: { answersKeptDays: 3 } }], more: false },
  });
  expect(await auditLog(world, owner, slug, { kind: "reads" })).toMatchObject({
    value: { lines: [] },
  });
  for (const ask of [auditLog, privacyPage]) {
    expect(await ask(world, other.owner, slug)).toMatchObject({ problem: { code: "not-found" } });
    const organiser = await make.member(organisation.id, "organiser");
    expect(await ask(world, organiser, slug)).toMatchObject({ problem: { code: "not-allowed" } });
  }
});

dbTest(
  "five links an hour to one address from one network address, known or not",
  async ({ world: made, make }) => {
    const world = { ...made, settings: testSettings({ TREFF_RATE_LIMIT: "on" }) };
    const { owner } = await make.organisation();
    const ask = (email: string, source = "192.0.2.1") =>
      requestOwnData(world, { email, language: "nb", source });
    for (const email of [owner.email, "nobody@nowhere.example"]) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(email)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({
        problem: { code: "too-many-requests" },
      });
    }
    expect((await ask(owner.email, "198.51.100.7")).ok).toBe(true);
    made.clock.advance(hour + minute);
    expect((await ask(owner.email)).ok).toBe(true);
  },
);
