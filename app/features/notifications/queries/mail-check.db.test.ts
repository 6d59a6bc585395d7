import { generateKeyPairSync } from "node:crypto";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { anonymous } from "~/kernel/actor";
import { lookUpTexts, type LookUpTexts } from "~/platform/mail/dns-texts.server";
import { mailCheck } from "./mail-check.server";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const dkim = {
  domain: "hub.example",
  selector: "treff1",
  privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
};
const p = publicKey.export({ type: "spki", format: "der" }).toString("base64");

dbTest("an owner reads what is missing, and the record to write", async ({ world, make }) => {
  const { owner, slug } = await make.organisation();
  const records: Record<string, string[]> = {
    "hub.example": ["v=spf1 include:_spf.post.example ~all"],
    "treff1._domainkey.hub.example": [`v=DKIM1; k=rsa; p=${p}`],
  };
  const asked: string[] = [];
  const lookUp: LookUpTexts = async (name) => {
    asked.push(name);
    const texts = records[name];
    return texts ? { answer: "found", texts } : { answer: "none" };
  };
  const settings = {
    ...world.settings,
    mailFrom: "Hub <post@hub.example>",
    smtpUrl: "smtp://u:p@smtp.post.example:587",
    dkim,
  };
  const read = await mailCheck({ ...world, settings }, owner, slug, lookUp);
  const check = read.ok ? read.value.check : null;
  expect(asked).toEqual(["hub.example", "treff1._domainkey.hub.example", "_dmarc.hub.example"]);
  expect(check?.checks.map(({ kind, verdict, wanted }) => [kind, verdict, wanted])).toEqual([
    ["spf", "good", null],
    ["dkim", "good", null],
    ["dmarc", "wrong", "v=DMARC1; p=none; rua=mailto:postmaster@hub.example"],
  ]);
  // Nothing secret of the settings is on the page.
  expect(JSON.stringify(check)).not.toMatch(/PRIVATE|u:p@/);

  const local = { ...world, settings: { ...settings, mailFrom: "Treff <no-reply@localhost>" } };
  const nowhere = await mailCheck(local, owner, slug, lookUp);
  expect(nowhere.ok && nowhere.value.check).toMatchObject({ domain: null, checks: [] });
});

dbTest("it is for owners", async ({ world, make }) => {
  const { id, slug } = await make.organisation();
  const other = await make.organisation();
  const organiser = await make.member(id, "organiser");
  const lookUp: LookUpTexts = () => Promise.reject(new Error("nobody may ask"));
  for (const [actor, code] of [
    [organiser, "not-allowed"],
    [other.owner, "not-found"],
    [anonymous, "not-signed-in"],
  ] as const)
    expect(await mailCheck(world, actor, slug, lookUp)).toMatchObject({ problem: { code } });
});

dbTest("a DNS that gives no answer is said to give none, and soon", async () => {
  const begun = performance.now();
  // Reserved names have no records (RFC 6761); where the DNS is closed nobody can know.
  const looked = await lookUpTexts("treff-test.invalid");
  expect(["none", "failed"]).toContain(looked.answer);
  expect(performance.now() - begun).toBeLessThan(3500);
});
