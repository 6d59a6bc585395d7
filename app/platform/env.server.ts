import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

/** A setting that is missing or wrong; the message is one sentence that names it and what is wanted. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** What the processes run with: read once at boot, frozen, handed on as `world.settings`. */
export interface Settings {
  readonly nodeEnv: "production" | "development" | "test";
  readonly port: number;
  readonly host: string;
  /** The public address, without a trailing slash. Every link is built from it. */
  readonly url: string;
  readonly secret: string;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Where answers of calendars, bounces and unsubscriptions come back to; what is between + and @ says which. */
  readonly replyAddress?: string;
  /** What a mail that comes in over HTTP has to show. */
  readonly inboundToken?: string;
  /** The mailbox mails come in by, with its password. */
  readonly imapUrl?: string;
  /** Mails a second at most, in each worker; without it as fast as the server takes them. */
  readonly mailRate?: number;
  /** Mails under way at a time to one recipient's domain. */
  readonly mailsPerDomain: number;
  /** What outgoing mail is signed with. */
  readonly dkim?: DkimKey;
  /** What cards are paid through; without it cards are off. */
  readonly stripe?: StripeSettings;
  /** Norway's register of legal entities, up to `/enheter`; without it companies are written down by hand. */
  readonly brregUrl?: string;
  /** Who runs this installation, as its pages about privacy and terms name them. */
  readonly operator?: string;
  /** Where the one who runs it is written to; a mail address. */
  readonly contactEmail?: string;
  /** An absolute path. */
  readonly dataFolder: string;
  readonly rateLimit: boolean;
  /** Addresses and CIDR ranges whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: z.infer<typeof logLevel>;
  readonly metricsToken?: string;
  /** Whether an empty database is filled with the demo. */
  readonly demo: boolean;
  /** Whether mails are kept and shown at `/dev/mail` instead of being sent. */
  readonly devMail: boolean;
  /** Whether the database is the embedded one. */
  readonly embedded: boolean;
}

/** The key of a mail domain, and the name under which its public half stands in the DNS. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** An RSA key as PEM. */
  readonly privateKey: string;
}

/** How Stripe is reached, and what its webhooks are signed with. */
export interface StripeSettings {
  /** A secret key, or better a restricted one. */
  readonly secretKey: string;
  /** One for each endpoint Stripe calls: the account's own, the connected accounts', the next one while it changes. */
  readonly webhookSecrets: readonly string[];
  /** Where its API is, if somewhere else than at Stripe: a double of it. */
  readonly apiUrl?: string;
  /** Whether each organisation takes cards on an account of its own, and only those that have one. */
  readonly connect: boolean;
  /** Milliseconds one call may take; a test's patience is shorter than a visitor's. */
  readonly patience?: number;
}

/** The settings before the embedded database has an address and a secret has been made. */
export type BootSettings = Omit<Settings, "databaseUrl" | "secret"> & {
  readonly databaseUrl?: string;
  readonly secret?: string;
};

/** One line of the README's table of settings. */
export interface SettingRow {
  readonly name: string;
  readonly description: string;
  readonly byDefault: string;
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const logLevel = z.enum(logLevels, logLevels.join(", "));
const onOrOff = z.enum(["on", "off"], "on or off").transform((word) => word === "on");

/** A domain as mail uses it: at least two labels (RFC 1035 §2.3.1). */
const domainName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

/** The messages complete the sentence "NAME must be …"; what was given is never repeated in them. */
const schema = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "production, development or test")
    .optional()
    .meta({
      description:
        "How the processes run. Where it is set to production, DATABASE_URL needs TREFF_SECRET too.",
      byDefault: "production",
    }),
  PORT: wholeNumber(1, 65_535)
    .default(3000)
    .meta({ description: "The port the web process listens on.", byDefault: "3000" }),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "an address or a host name")
    .optional()
    .meta({
      description: "The address the web process listens on.",
      byDefault: "127.0.0.1 with the embedded database, otherwise 0.0.0.0",
    }),
  TREFF_URL: z
    .string()
    .transform(
      either(
        publicAddress,
        "an http: or https: address without a path, such as https://treff.example",
      ),
    )
    .optional()
    .meta({
      description:
        "The public address; every link in a page, a mail or a calendar is built from it.",
      byDefault: "http://localhost:PORT",
    }),
  TREFF_SECRET: z.string().min(32, "at least 32 characters long").optional().meta({
    description:
      "The key behind personal links and sign-in, 32 characters or more, the same for all processes.",
    byDefault: "made at the first start and kept in TREFF_DATA",
  }),
  DATABASE_URL: z
    .string()
    .refine(hasScheme("postgres:", "postgresql:"), "a postgresql: address")
    .optional()
    .meta({
      description: "The PostgreSQL database to use.",
      byDefault: "an embedded PostgreSQL, kept in TREFF_DATA",
    }),
  TREFF_DATABASE_POOL: wholeNumber(1, 200)
    .default(8)
    .meta({ description: "How many database connections each process keeps.", byDefault: "8" }),
  SMTP_URL: z
    .string()
    .refine(hasScheme("smtp:", "smtps:"), "an smtp: or smtps: address")
    .optional()
    .meta({
      description: "The server that mails are sent through.",
      byDefault:
        "none; mails then wait in the outbox, or in demo mode are kept and shown at /dev/mail",
    }),
  TREFF_MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]+<[^\s<>"@,;]+@[^\s<>"@,;]+>|[^\s<>"@,;]+@[^\s<>"@,;]+)$/,
      "an address or Name <address>",
    )
    .optional()
    .meta({
      description: "The sender of all mails, as an address or as Name <address>.",
      byDefault: "Treff <no-reply@HOST OF TREFF_URL>",
    }),
  TREFF_REPLY_ADDRESS: z
    .string()
    // What is put between + and @ takes 46 of the 64 octets an address may have before the @ (RFC 5321 §4.5.3.1.1).
    .regex(
      /^[a-z0-9](?:[a-z0-9._-]{0,16}[a-z0-9])?@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i,
      "a mail address with at most 18 plain characters before the @, such as svar@treff.example",
    )
    .optional()
    .meta({
      description:
        "The address that takes calendars' answers, bounces and unsubscriptions, with anything after a +.",
      byDefault: "none; calendars then answer the organiser, and bounces go to TREFF_MAIL_FROM",
    }),
  TREFF_INBOUND_TOKEN: z
    .string()
    .regex(/^\S{24,}$/, "at least 24 characters long, without spaces")
    .optional()
    .meta({
      description:
        "What a mail service shows, as bearer token or password, to hand mails in at /hooks/mail; 24 characters or more.",
      byDefault: "none; /hooks/mail is then closed",
    }),
  TREFF_IMAP_URL: z
    .string()
    .refine(
      isMailbox,
      "an imap: or imaps: address with user and password, such as imaps://user:password@mail.example/INBOX",
    )
    .optional()
    .meta({
      description: "The mailbox of TREFF_REPLY_ADDRESS, read every minute.",
      byDefault: "none",
    }),
  TREFF_MAIL_RATE: wholeNumber(1, 10_000).optional().meta({
    description:
      "How many mails a second each worker sends at most, where the mail server sets a limit.",
    byDefault: "none; as fast as the mail server takes them",
  }),
  TREFF_MAIL_PER_DOMAIN: wholeNumber(1, 100).default(4).meta({
    description: "How many mails each worker has under way at a time to one recipient's domain.",
    byDefault: "4",
  }),
  TREFF_DKIM_DOMAIN: z
    .string()
    .regex(domainName, "a domain such as treff.example")
    .optional()
    .meta({
      description:
        "The domain whose key outgoing mail is signed with (DKIM); the domain of TREFF_MAIL_FROM or one above it.",
      byDefault: "none; mails are not signed here",
    }),
  TREFF_DKIM_SELECTOR: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i,
      "a name such as treff1",
    )
    .optional()
    .meta({
      description: "The name of that key in the DNS: SELECTOR._domainkey.DOMAIN.",
      byDefault: "none",
    }),
  TREFF_DKIM_KEY: z
    .string()
    .transform(
      either(
        signingKey,
        "an RSA private key of 1024 bits or more in PEM, or the path of a file with one",
      ),
    )
    .optional()
    .meta({
      description:
        "The private RSA key in PEM (line breaks may be written as \\n), or the path of a file that holds it.",
      byDefault: "none",
    }),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w+$/, "a secret or restricted key of Stripe, sk_… or rk_…")
    .optional()
    .meta({
      description:
        "The key of the Stripe account that takes cards: a restricted one (rk_…) that may write Checkout Sessions and refunds and read the rest.",
      byDefault: "none; cards are then off",
    }),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform(
      either(webhookSecrets, "a signing secret of a Stripe webhook, whsec_…, or several by commas"),
    )
    .optional()
    .meta({
      description:
        "What Stripe signs its webhooks to /hooks/stripe with; several, separated by commas, where several endpoints call.",
      byDefault: "none; set together with STRIPE_SECRET_KEY",
    }),
  STRIPE_API_URL: z
    .string()
    .transform(either(serviceAddress, "an http: or https: address without a query"))
    .optional()
    .meta({
      description: "Where Stripe's API is answered; set only to point at a double of it.",
      byDefault: "Stripe itself",
    }),
  STRIPE_CONNECT: onOrOff.default(false).meta({
    description:
      "Whether each organisation is paid on a Stripe account of its own (Connect), on or off; on: no cards without one.",
    byDefault: "off; all cards are paid to the one account",
  }),
  TREFF_BRREG_URL: z
    .string()
    .transform(either(serviceAddress, "an http: or https: address without a query"))
    .optional()
    .meta({
      description:
        "The Norwegian register of companies, such as https://data.brreg.no/enhetsregisteret/api; numbers are looked up.",
      byDefault: "none; companies are then written by hand",
    }),
  TREFF_OPERATOR: z
    .string()
    .max(120, "at most 120 characters long")
    .regex(/^[^\p{Cc}]*$/u, "one line of text")
    .optional()
    .meta({
      description:
        "Who runs this installation, named on the pages about privacy, accessibility and terms.",
      byDefault: "none; the pages then say it without a name",
    }),
  TREFF_CONTACT_EMAIL: z
    .string()
    .regex(/^[^\s<>"@,;]+@[^\s<>"@,;]+$/, "a mail address")
    .optional()
    .meta({
      description: "Where those who use this installation can write to the one who runs it.",
      byDefault: "none; the pages then lead to the organisers",
    }),
  TREFF_DATA: z.string().default("./var").meta({
    description: "The folder of the embedded database and of the secret made for it.",
    byDefault: "./var",
  }),
  TREFF_RATE_LIMIT: onOrOff.default(true).meta({
    description: "Rate limits, on or off; off is meant for load tests only.",
    byDefault: "on",
  }),
  TREFF_TRUSTED_PROXY: z
    .string()
    .transform(either(addressRanges, "a comma-separated list of addresses or CIDR ranges"))
    .default([])
    .meta({
      description:
        "The proxies whose X-Forwarded-For is believed: addresses or CIDR ranges, separated by commas.",
      byDefault: "none",
    }),
  TREFF_LOG_LEVEL: logLevel
    .default("info")
    .meta({ description: `How much is logged: ${logLevels.join(", ")}.`, byDefault: "info" }),
  TREFF_METRICS_TOKEN: z.string().min(16, "at least 16 characters long").optional().meta({
    description: "The bearer token that /metrics asks for, 16 characters or more.",
    byDefault: "none; /metrics then answers this machine only",
  }),
  TREFF_DEMO: onOrOff.optional().meta({
    description:
      "Demo mode, on or off: an empty database is filled with the demo, and mails are kept at /dev/mail.",
    byDefault:
      "on with the embedded database, no SMTP_URL and a HOST only this machine reaches; otherwise off",
  }),
});

/** Addresses only this machine reaches. */
const loopback = /^(localhost|127(\.\d+){3}|::1)$/;

/** Set by `npm start` for the processes it starts: DATABASE_URL then names the embedded database. */
const embeddedMark = "TREFF_EMBEDDED";

/** Every setting with its description and its default in words, in the order of the README's table. */
export const settingRows: readonly SettingRow[] = Object.entries(schema.shape).map(
  ([name, field]) => {
    const { description = "", byDefault } = field.meta() ?? {};
    return { name, description, byDefault: String(byDefault) };
  },
);

/**
 * The settings of a process that has its database: web, worker, demo.
 *
 * @throws {SettingsError} when a setting is missing or wrong.
 */
export function readSettings(env: Environment = process.env): Settings {
  const { databaseUrl, secret, ...rest } = readBootSettings(env);
  if (databaseUrl === undefined) {
    throw new SettingsError(
      "DATABASE_URL must be set for this command; `npm start` brings a database of its own.",
    );
  }
  if (secret === undefined) {
    throw new SettingsError(
      "TREFF_SECRET must be set, to at least 32 characters, for this command.",
    );
  }
  return Object.freeze({ ...rest, databaseUrl, secret });
}

/**
 * The settings as far as the environment gives them; the caller completes them with
 * {@link withDatabase}.
 *
 * @throws {SettingsError} when a setting is wrong.
 */
export function readBootSettings(env: Environment = process.env): BootSettings {
  const given = parse(env);
  const embedded = given.DATABASE_URL === undefined || env[embeddedMark] === "1";
  if (!embedded && given.NODE_ENV === "production" && given.TREFF_SECRET === undefined) {
    throw new SettingsError(
      "TREFF_SECRET must be set, to at least 32 characters, when DATABASE_URL is set and NODE_ENV is production.",
    );
  }
  const url = given.TREFF_URL ?? `http://localhost:${given.PORT}`;
  const host = given.HOST ?? (embedded ? "127.0.0.1" : "0.0.0.0");
  const alone = embedded && given.SMTP_URL === undefined && loopback.test(host);
  const demo = given.TREFF_DEMO ?? alone;
  return Object.freeze({
    nodeEnv: given.NODE_ENV ?? "production",
    port: given.PORT,
    host,
    url,
    ...present("secret", given.TREFF_SECRET),
    ...present("databaseUrl", given.DATABASE_URL),
    databasePool: given.TREFF_DATABASE_POOL,
    ...present("smtpUrl", given.SMTP_URL),
    mailFrom: given.TREFF_MAIL_FROM ?? `Treff <no-reply@${mailDomain(url)}>`,
    ...present("replyAddress", given.TREFF_REPLY_ADDRESS),
    ...present("inboundToken", given.TREFF_INBOUND_TOKEN),
    ...present("imapUrl", given.TREFF_IMAP_URL),
    ...present("mailRate", given.TREFF_MAIL_RATE),
    mailsPerDomain: given.TREFF_MAIL_PER_DOMAIN,
    ...present("dkim", dkimOf(given)),
    ...present("stripe", stripeSettingsOf(given)),
    ...present("brregUrl", given.TREFF_BRREG_URL),
    ...present("operator", given.TREFF_OPERATOR),
    ...present("contactEmail", given.TREFF_CONTACT_EMAIL),
    dataFolder: path.resolve(given.TREFF_DATA),
    rateLimit: given.TREFF_RATE_LIMIT,
    trustedProxies: Object.freeze(given.TREFF_TRUSTED_PROXY),
    logLevel: given.TREFF_LOG_LEVEL,
    ...present("metricsToken", given.TREFF_METRICS_TOKEN),
    demo,
    // The kept mails hold sign-in codes: they are shown where the demo is, and nowhere else.
    devMail: demo && embedded && given.SMTP_URL === undefined,
    embedded,
  });
}

/** Boot settings completed with a database and a secret. */
export function withDatabase(
  boot: BootSettings,
  found: { readonly databaseUrl: string; readonly secret: string },
): Settings {
  return Object.freeze({ ...boot, ...found });
}

/** The environment from which a child process reads exactly these settings again. */
export function environmentOf(settings: Settings, env: Environment = process.env): Environment {
  return {
    ...env,
    NODE_ENV: settings.nodeEnv,
    PORT: String(settings.port),
    HOST: settings.host,
    TREFF_URL: settings.url,
    TREFF_SECRET: settings.secret,
    TREFF_DATA: settings.dataFolder,
    TREFF_DEMO: settings.demo ? "on" : "off",
    DATABASE_URL: settings.databaseUrl,
    [embeddedMark]: settings.embedded ? "1" : "",
  };
}

function parse(env: Environment): z.infer<typeof schema> {
  // A variable set to nothing, as compose files and CI forms do it, counts as not set.
  const given = Object.fromEntries(
    settingRows.map(({ name }) => [name, env[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SettingsError(`${String(issue?.path[0])} must be ${issue?.message}.`);
}

/** All three settings of the signature, or none of them. */
function dkimOf(given: z.infer<typeof schema>): DkimKey | undefined {
  const {
    TREFF_DKIM_DOMAIN: domain,
    TREFF_DKIM_SELECTOR: selector,
    TREFF_DKIM_KEY: privateKey,
  } = given;
  if (domain !== undefined && selector !== undefined && privateKey !== undefined)
    return { domain: domain.toLowerCase(), selector, privateKey };
  const missing = Object.entries({
    TREFF_DKIM_DOMAIN: domain,
    TREFF_DKIM_SELECTOR: selector,
    TREFF_DKIM_KEY: privateKey,
  }).filter(([, value]) => value === undefined);
  if (missing.length === 3) return undefined;
  throw new SettingsError(
    `${missing.map(([name]) => name).join(" and ")} must be set as well: signing mail takes all three TREFF_DKIM_ settings.`,
  );
}

/** The key and what its webhooks are signed with, or neither: a payment nobody hears of helps nobody. */
function stripeSettingsOf(given: z.infer<typeof schema>): StripeSettings | undefined {
  const {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: secrets,
    STRIPE_API_URL: apiUrl,
    STRIPE_CONNECT: connect,
  } = given;
  if (secretKey !== undefined && secrets !== undefined)
    return Object.freeze({
      secretKey,
      webhookSecrets: Object.freeze(secrets),
      ...present("apiUrl", apiUrl),
      connect,
    });
  if (secretKey === undefined && secrets === undefined) return undefined;
  const missing = secretKey === undefined ? "STRIPE_SECRET_KEY" : "STRIPE_WEBHOOK_SECRET";
  throw new SettingsError(
    `${missing} must be set as well: cards take a key and the signing secret of its webhook.`,
  );
}

function webhookSecrets(text: string): string[] | null {
  const secrets = text.split(",").map((secret) => secret.trim());
  return secrets.every((secret) => /^whsec_\S+$/.test(secret)) ? secrets : null;
}

/** An RSA key as PEM, from the setting itself or the file it names; shorter ones must not be used (RFC 8301 §3.2). */
function signingKey(given: string): string | null {
  try {
    const pem = given.includes("-----BEGIN")
      ? given.replaceAll("\\n", "\n")
      : readFileSync(given, "utf8");
    const key = createPrivateKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === "rsa" && bits >= 1024 ? pem : null;
  } catch {
    return null;
  }
}

function wholeNumber(least: number, most: number) {
  const wanted = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, wanted)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wanted);
}

/** A transform that reads the text, or refuses it with what is wanted. */
function either<T>(read: (text: string) => T | null, wanted: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: wanted });
    return z.NEVER;
  };
}

function publicAddress(text: string): string | null {
  const url = parsedUrl(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) return null;
  const bare = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return bare ? url.origin : null;
}

/** The address below which another service answers, without a slash at its end. */
function serviceAddress(text: string): string | null {
  const url = parsedUrl(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) return null;
  if (url.search || url.hash || url.username || url.password) return null;
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function addressRanges(text: string): string[] | null {
  const ranges = text.split(",").map((range) => range.trim());
  return ranges.every(isAddressRange) ? ranges : null;
}

function isAddressRange(range: string): boolean {
  const [address = "", length, ...more] = range.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    length === undefined ||
    (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128))
  );
}

function hasScheme(...schemes: string[]): (text: string) => boolean {
  return (text) => schemes.includes(parsedUrl(text)?.protocol ?? "");
}

function isMailbox(text: string): boolean {
  const url = parsedUrl(text);
  return Boolean(
    url &&
    ["imap:", "imaps:"].includes(url.protocol) &&
    url.hostname &&
    url.username &&
    url.password,
  );
}

/** The domain of the default sender; an address literal needs brackets (RFC 5321 §4.1.3). */
function mailDomain(url: string): string {
  const host = new URL(url).hostname;
  return isIP(host) === 4 ? `[${host}]` : host;
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function present<const Name extends string, T>(
  name: Name,
  value: T | undefined,
): { [N in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: T };
}
