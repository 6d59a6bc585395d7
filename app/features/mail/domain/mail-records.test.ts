import { describe, expect, test } from "vitest";
import { checkDkim, checkDmarc, checkSpf, dmarcNames, type Looked } from "./mail-records";

const found = (...texts: string[]): Looked => ({ answer: "found", texts });
const none: Looked = { answer: "none" };
const refused: Looked = { answer: "failed", reason: "refused" };
const signing = { domain: "hub.example", selector: "treff1", publicKey: "MIIBIjAN", bits: 2048 };

const spf = (looked: Looked) => checkSpf("hub.example", looked, "smtp.post.example");
const many = Array.from({ length: 11 }, (_, n) => `include:s${n}.example`).join(" ");

describe("SPF", () => {
  test.each([
    ["good", [], found("v=spf1 include:_spf.post.example ~all", "google-site-verification=1")],
    ["good", [], found("v=spf1 redirect=_spf.post.example")],
    ["good", [], found("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a mx/24 -all")],
    ["wrong", ["spf-missing"], none],
    ["wrong", ["spf-missing"], found("v=spf10 -all")],
    ["wrong", ["spf-several"], found("v=spf1 mx -all", "v=spf1 include:b.example ~all")],
    ["wrong", ["spf-everybody"], found("v=spf1 mx +all")],
    ["wrong", ["spf-everybody"], found("v=spf1 mx all")],
    ["wrong", ["spf-lookups"], found(`v=spf1 ${many} -all`)],
    ["wrong", ["spf-syntax"], found("v=spf1 ipv4:192.0.2.1 -all")],
    ["advice", ["spf-neutral"], found("v=spf1 mx ?all")],
    ["advice", ["spf-open"], found("v=spf1 mx")],
    ["advice", ["spf-ptr"], found("v=spf1 ptr -all")],
    ["unknown", ["dns-refused"], refused],
  ] as const)("%s %j", (verdict, codes, looked) => {
    const check = spf(looked);
    expect([check.verdict, check.findings.map(({ code }) => code)]).toEqual([verdict, codes]);
  });

  test("says the exact record to write", () => {
    expect(spf(none).wanted).toBe("v=spf1 a:smtp.post.example ~all");
    expect(spf(found("v=spf1 mx -all", "v=spf1 include:b.example ~all")).wanted).toBe(
      "v=spf1 mx include:b.example ~all",
    );
    expect(spf(found("v=spf1 mx +all")).wanted).toBe("v=spf1 mx ~all");
    expect(spf(found("v=spf1 mx -all")).wanted).toBeNull();
  });
});

describe("DKIM", () => {
  const dkim = (looked: Looked, given: Partial<typeof signing> = {}) =>
    checkDkim("hub.example", looked, { ...signing, ...given });

  test.each([
    ["good", [], found("v=DKIM1; k=rsa; p=MIIBIjAN")],
    ["good", [], found("v=DKIM1;p=MIIB IjAN ;")],
    ["wrong", ["dkim-missing"], none],
    ["wrong", ["dkim-revoked"], found("v=DKIM1; p=")],
    ["wrong", ["dkim-other-key"], found("v=DKIM1; k=rsa; p=AAAA")],
    ["wrong", ["dkim-other-key"], found("v=DKIM1; k=ed25519; p=MIIBIjAN")],
    ["wrong", ["dkim-several"], found("v=DKIM1; p=MIIBIjAN", "v=DKIM1; p=MIIBIjAN")],
    ["advice", ["dkim-testing"], found("v=DKIM1; t=y:s; p=MIIBIjAN")],
    ["unknown", ["dns-timeout"], { answer: "failed", reason: "timeout" }],
  ] as const)("%s %j", (verdict, codes, looked) => {
    const check = dkim(looked);
    expect([check.verdict, check.findings.map(({ code }) => code)]).toEqual([verdict, codes]);
    expect(check.name).toBe("treff1._domainkey.hub.example");
  });

  test("a key must be of the sender's domain, and long enough", () => {
    const codes = (given: Partial<typeof signing>) =>
      dkim(found("v=DKIM1; p=MIIBIjAN"), given).findings.map(({ code }) => code);
    expect(codes({ domain: "other.example" })).toEqual(["dkim-foreign"]);
    expect(codes({ bits: 1024 })).toEqual(["dkim-short"]);
    expect(dkim(found("p=MIIBIjAN"), { bits: 1024 }).wanted).toBeNull();
    expect(dkim(none).wanted).toBe("v=DKIM1; k=rsa; p=MIIBIjAN");
  });

  test("without a key there is advice, and nothing to look up", () => {
    const check = checkDkim("hub.example", null, null);
    expect(check).toMatchObject({ verdict: "advice", name: null, wanted: null });
  });
});

describe("DMARC", () => {
  const dmarc = (looked: readonly Looked[], given: Partial<typeof signing> = {}) =>
    checkDmarc("post.hub.example", looked, {
      signing: { ...signing, ...given },
      reportTo: "post@hub.example",
    });

  test("is looked for at the domain and above it", () => {
    expect(dmarcNames("post.hub.example")).toEqual([
      "_dmarc.post.hub.example",
      "_dmarc.hub.example",
    ]);
  });

  test.each([
    ["good", [], [found("v=DMARC1; p=reject"), none]],
    ["good", [], [none, found("v=DMARC1; p=quarantine; adkim=r")]],
    ["wrong", ["dmarc-missing"], [none, none]],
    ["wrong", ["dmarc-several"], [found("v=DMARC1; p=reject", "v=DMARC1; p=reject"), none]],
    ["wrong", ["dmarc-syntax"], [found("v=DMARC1; rua=mailto:a@b.example"), none]],
    ["advice", ["dmarc-none"], [found("v=DMARC1; p=none"), none]],
    ["wrong", ["dmarc-strict"], [none, found("v=DMARC1; p=reject; adkim=s")]],
    ["unknown", ["dns-refused"], [refused, found("v=DMARC1; p=reject")]],
  ] as const)("%s %j", (verdict, codes, looked) => {
    const check = dmarc(looked);
    expect([check.verdict, check.findings.map(({ code }) => code)]).toEqual([verdict, codes]);
  });

  test("begins by watching, and then goes on", () => {
    expect(dmarc([none, none]).wanted).toBe("v=DMARC1; p=none; rua=mailto:post@hub.example");
    expect(dmarc([found("v=DMARC1; p=none; rua=mailto:x@y.example"), none]).wanted).toBe(
      "v=DMARC1; p=quarantine; rua=mailto:x@y.example",
    );
  });
});
