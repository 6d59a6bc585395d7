import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifyDkim } from "tests/support/dkim";
import { compose } from "./compose.server";
import { mailSigner } from "./dkim.server";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const publicKey = createPublicKey(privateKey)
  .export({ type: "spki", format: "der" })
  .toString("base64");
const sign = mailSigner({
  dkim: { domain: "treff.example", selector: "treff1", privateKey },
});

const raw = compose({
  messageId: "<0192f0c1-1111-7000-8000-000000000001@treff.example>",
  date: new Date("2027-08-02T08:00:00Z"),
  from: { name: "Næringshagen Østfold", address: "no-reply@treff.example" },
  to: { name: "Åse Prøvesen", address: "ase@bedrift.example" },
  subject: `Påmeldt: ${"Studietur til Moss og Ås ".repeat(6)}`,
  text: "Hei Åse,  \n\n  Du er påmeldt.\n\n\n",
  html: "<!doctype html>\n<p>Hei Åse</p>\n",
  inReplyTo: "<earlier@treff.example>",
});

describe("a signed mail", () => {
  test("is found whole by a verifier of another hand", async () => {
    expect(verifyDkim(await sign(raw), publicKey)).toMatchObject({
      domain: "treff.example",
      selector: "treff1",
      bodyIsWhole: true,
      signatureHolds: true,
    });
  });

  test("has what it is about signed, and the unsubscription where there is one", async () => {
    const list = Buffer.from(
      "List-Unsubscribe: <https://treff.example/u/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    );
    const { signed, signatureHolds } = verifyDkim(
      await sign(Buffer.concat([list, raw])),
      publicKey,
    );
    expect(signatureHolds).toBe(true);
    for (const name of ["from", "to", "subject", "date", "message-id", "content-type"])
      expect(signed).toContain(name);
    expect(signed).toEqual(expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]));
    expect(verifyDkim(await sign(raw), publicKey).signed).not.toContain("list-unsubscribe");
  });

  test("has the same bytes at every attempt", async () => {
    expect(await sign(raw)).toEqual(await sign(raw));
  });

  test("that was changed on its way is found out", async () => {
    const text = (await sign(raw)).toString("latin1");
    const of = (changed: string) => verifyDkim(Buffer.from(changed, "latin1"), publicKey);
    expect(of(text.replace("no-reply@", "no-reply2@")).signatureHolds).toBe(false);
    expect(of(text.replace("Hei =C3=85se", "Hei Ola")).bodyIsWhole).toBe(false);
  });
});

test("without a key mails stay as they are", async () => {
  expect(await mailSigner({})(raw)).toBe(raw);
});
