import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  environmentOf,
  readBootSettings,
  readSettings,
  settingRows,
  withDatabase,
} from "./env.server";

const secret = "s".repeat(32);
const databaseUrl = "postgresql://treff@db.example/treff";

describe("defaults", () => {
  test("without anything: embedded database, this machine only, demo, mails kept", () => {
    expect(readBootSettings({})).toMatchObject({
      nodeEnv: "production",
      port: 3000,
      host: "127.0.0.1",
      url: "http://localhost:3000",
      databasePool: 8,
      mailFrom: "Treff <no-reply@localhost>",
      rateLimit: true,
      trustedProxies: [],
      logLevel: "info",
      demo: true,
      devMail: true,
      embedded: true,
    });
  });

  test("with a database of one's own: all addresses, no demo, no kept mails", () => {
    expect(readSettings({ DATABASE_URL: databaseUrl, TREFF_SECRET: secret })).toMatchObject({
      host: "0.0.0.0",
      demo: false,
      devMail: false,
      embedded: false,
    });
  });

  test("an address others reach ends the demo, unless it is asked for", () => {
    expect(readBootSettings({ HOST: "0.0.0.0" })).toMatchObject({ demo: false, devMail: false });
    expect(readBootSettings({ HOST: "0.0.0.0", TREFF_DEMO: "on" })).toMatchObject({
      demo: true,
      devMail: true,
    });
    expect(readBootSettings({ TREFF_DEMO: "off" })).toMatchObject({ demo: false, devMail: false });
  });

  test("a mail server ends the demo and the kept mails", () => {
    expect(readBootSettings({ SMTP_URL: "smtp://mail.example" })).toMatchObject({
      demo: false,
      devMail: false,
    });
    expect(readBootSettings({ SMTP_URL: "smtp://mail.example", TREFF_DEMO: "on" })).toMatchObject({
      demo: true,
      devMail: false,
    });
  });

  test("the sender is derived from the public address, an empty variable is none", () => {
    expect(
      readBootSettings({ TREFF_URL: "https://treff.example:8443/", SMTP_URL: "" }),
    ).toMatchObject({
      url: "https://treff.example:8443",
      mailFrom: "Treff <no-reply@treff.example>",
      devMail: true,
    });
  });
});

test.each([
  [{ PORT: "0" }, "PORT must be a whole number from 1 to 65535."],
  [{ PORT: "80a" }, "PORT must be a whole number from 1 to 65535."],
  [{ HOST: "a b" }, "HOST must be an address or a host name."],
  [
    { TREFF_URL: "ftp://x" },
    "TREFF_URL must be an http: or https: address without a path, such as https://treff.example.",
  ],
  [{ TREFF_URL: "https://x/path" }, /^TREFF_URL must be/],
  [{ TREFF_URL: "https://user:word@x" }, /^TREFF_URL must be/],
  [{ TREFF_SECRET: "short" }, "TREFF_SECRET must be at least 32 characters long."],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must be a postgresql: address."],
  [{ NODE_ENV: "staging" }, "NODE_ENV must be production, development or test."],
  [{ SMTP_URL: "mail.example:25" }, "SMTP_URL must be an smtp: or smtps: address."],
  [{ TREFF_MAIL_FROM: "Treff" }, "TREFF_MAIL_FROM must be an address or Name <address>."],
  [{ TREFF_MAIL_FROM: "A\r\nBcc: x@y.example <a@b.example>" }, /^TREFF_MAIL_FROM must be/],
  [{ TREFF_RATE_LIMIT: "no" }, "TREFF_RATE_LIMIT must be on or off."],
  [
    { TREFF_TRUSTED_PROXY: "10.0.0.0/33" },
    "TREFF_TRUSTED_PROXY must be a comma-separated list of addresses or CIDR ranges.",
  ],
  [{ TREFF_LOG_LEVEL: "loud" }, /^TREFF_LOG_LEVEL must be fatal, error/],
  [{ TREFF_METRICS_TOKEN: "x" }, "TREFF_METRICS_TOKEN must be at least 16 characters long."],
  [
    { NODE_ENV: "production", DATABASE_URL: databaseUrl },
    "TREFF_SECRET must be set, to at least 32 characters, when DATABASE_URL is set and NODE_ENV is production.",
  ],
])("%o is refused in one sentence", (env, sentence) => {
  expect(() => readBootSettings(env)).toThrow(sentence);
});

test("a process apart needs a database and a secret", () => {
  expect(() => readSettings({})).toThrow(/^DATABASE_URL must be set/);
  expect(() => readSettings({ DATABASE_URL: databaseUrl })).toThrow(/^TREFF_SECRET must be set/);
});

test("what was given is never repeated in a refusal", () => {
  const env = { DATABASE_URL: "mysql://user:geheim@host/x" };
  expect(() => readBootSettings(env)).toThrow(/^(?!.*geheim)/);
});

test.each([
  {},
  { SMTP_URL: "smtps://mail.example", PORT: "4000", TREFF_TRUSTED_PROXY: "10.0.0.0/8, ::1" },
])("a child reads the same settings again: %o", (env) => {
  const settings = withDatabase(readBootSettings(env), { databaseUrl, secret });
  expect(readSettings(environmentOf(settings, env))).toEqual(settings);
});

test("every setting has its line for the README", () => {
  for (const row of settingRows) {
    expect(row.description).toMatch(/^[A-Z].*\.$/);
    expect(row.byDefault).not.toBe("undefined");
  }
});

describe("the key that mails are signed with", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 1024,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const all = {
    TREFF_DKIM_DOMAIN: "Treff.example",
    TREFF_DKIM_SELECTOR: "treff1",
    TREFF_DKIM_KEY: privateKey,
  };

  test("may stand in the setting, on one line too, or in a file", () => {
    const expected = { domain: "treff.example", selector: "treff1", privateKey: privateKey.trim() };
    const folder = mkdtempSync(join(tmpdir(), "treff-key-"));
    const file = join(folder, "key.pem");
    writeFileSync(file, privateKey);
    for (const key of [privateKey, privateKey.replaceAll("\n", "\\n"), file]) {
      const { dkim } = readBootSettings({ ...all, TREFF_DKIM_KEY: key });
      expect({ ...dkim, privateKey: dkim?.privateKey.trim() }).toEqual(expected);
    }
    rmSync(folder, { recursive: true });
  });

  test.each([
    ["nothing", "no-such-file.pem"],
    ["no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"],
    [
      "a key of another kind",
      generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ],
  ])("%s stops the start with a sentence", (_what, key) => {
    expect(() => readBootSettings({ ...all, TREFF_DKIM_KEY: key })).toThrow(
      "TREFF_DKIM_KEY must be an RSA private key of 1024 bits or more in PEM, or the path of a file with one.",
    );
  });

  test("needs its domain and its name", () => {
    expect(() => readBootSettings({ TREFF_DKIM_DOMAIN: "treff.example" })).toThrow(
      "TREFF_DKIM_SELECTOR and TREFF_DKIM_KEY must be set as well: signing mail takes all three TREFF_DKIM_ settings.",
    );
    expect(readBootSettings({}).dkim).toBeUndefined();
  });
});

describe("cards", () => {
  const both = {
    STRIPE_SECRET_KEY: "rk_test_abc",
    STRIPE_WEBHOOK_SECRET: "whsec_one, whsec_two",
  };

  test("are off without a key, and take a key with the secrets of its webhooks", () => {
    expect(readBootSettings({}).stripe).toBeUndefined();
    expect(readBootSettings(both).stripe).toEqual({
      secretKey: "rk_test_abc",
      webhookSecrets: ["whsec_one", "whsec_two"],
      connect: false,
    });
    const elsewhere = { STRIPE_API_URL: "http://127.0.0.1:4000/", STRIPE_CONNECT: "on" };
    expect(readBootSettings({ ...both, ...elsewhere }).stripe).toMatchObject({
      apiUrl: "http://127.0.0.1:4000",
      connect: true,
    });
  });

  test.each(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const)(
    "without %s the other stops the start with a sentence",
    (missing) => {
      expect(() => readBootSettings({ ...both, [missing]: "" })).toThrow(
        `${missing} must be set as well: cards take a key and the signing secret of its webhook.`,
      );
    },
  );

  test("take no publishable key and no secret of another kind", () => {
    expect(() => readBootSettings({ ...both, STRIPE_SECRET_KEY: "pk_test_abc" })).toThrow(
      "STRIPE_SECRET_KEY must be a secret or restricted key of Stripe, sk_… or rk_….",
    );
    expect(() => readBootSettings({ ...both, STRIPE_WEBHOOK_SECRET: "rk_test_abc" })).toThrow(
      "STRIPE_WEBHOOK_SECRET must be a signing secret of a Stripe webhook",
    );
  });
});
