/** What the DNS said about a name: its texts, or that nobody could be asked. */
export type Looked =
  | { readonly answer: "found"; readonly texts: readonly string[] }
  | { readonly answer: "none" }
  | { readonly answer: "failed"; readonly reason: "refused" | "timeout" | "other" };

/** One thing to say about a record; its code is a key of the texts. */
export interface Finding {
  readonly code: FindingCode;
  readonly grave: boolean;
  readonly params: Readonly<Record<string, string | number>>;
}

const grave = {
  "spf-missing": true,
  "spf-several": true,
  "spf-everybody": true,
  "spf-lookups": true,
  "spf-syntax": true,
  "spf-neutral": false,
  "spf-open": false,
  "spf-ptr": false,
  "dkim-off": false,
  "dkim-missing": true,
  "dkim-several": true,
  "dkim-revoked": true,
  "dkim-other-key": true,
  "dkim-foreign": true,
  "dkim-testing": false,
  "dkim-short": false,
  "dmarc-missing": true,
  "dmarc-several": true,
  "dmarc-syntax": true,
  "dmarc-none": false,
  "dmarc-strict": true,
  "dns-refused": false,
  "dns-timeout": false,
  "dns-other": false,
} as const;

export type FindingCode = keyof typeof grave;

/** What was found out about one kind of record. */
export interface RecordCheck {
  readonly kind: "spf" | "dkim" | "dmarc";
  /** Where it stands in the DNS; `null` where there is nothing to look up. */
  readonly name: string | null;
  /** `unknown`: the DNS could not be asked. */
  readonly verdict: "good" | "advice" | "wrong" | "unknown";
  readonly findings: readonly Finding[];
  /** What stands there now. */
  readonly found: readonly string[];
  /** The record that should stand there instead; `null` where nothing has to be changed. */
  readonly wanted: string | null;
}

/** The public half of the key that mails are signed with. */
export interface SigningFacts {
  readonly domain: string;
  readonly selector: string;
  /** The key as DNS carries it: base64 of its SubjectPublicKeyInfo (RFC 6376 §3.6.1). */
  readonly publicKey: string;
  readonly bits: number;
}

function finding(code: FindingCode, params: Finding["params"] = {}): Finding {
  return { code, grave: grave[code], params };
}

function checkOf(
  about: Pick<RecordCheck, "kind" | "name" | "found">,
  findings: readonly Finding[],
  wanted: string | null,
): RecordCheck {
  const verdict = findings.some((one) => one.grave)
    ? "wrong"
    : findings.length > 0
      ? "advice"
      : "good";
  return { ...about, verdict, findings, wanted: findings.length > 0 ? wanted : null };
}

/** What is said where the DNS gave no answer; `null` where it did. */
function unanswered(kind: RecordCheck["kind"], name: string, looked: Looked): RecordCheck | null {
  if (looked.answer !== "failed") return null;
  const findings = [finding(`dns-${looked.reason}`)];
  return { kind, name, verdict: "unknown", findings, found: [], wanted: null };
}

function textsOf(looked: Looked, belongs: RegExp): string[] {
  return looked.answer === "found" ? looked.texts.filter((text) => belongs.test(text.trim())) : [];
}

/** What makes a receiver ask the DNS again; ten are allowed in all (RFC 7208 §4.6.4). */
const lookups = /^[+?~-]?(?:include:|a(?:[:/]|$)|mx(?:[:/]|$)|ptr(?::|$)|exists:)|^redirect=/i;
const terms =
  /^(?:[+?~-]?(?:all|include:\S+|a(?::[^\s/]+)?(?:\/\S+)?|mx(?::[^\s/]+)?(?:\/\S+)?|ptr(?::\S+)?|ip4:[\d./]+|ip6:[\da-f:./]+|exists:\S+)|[a-z][\w.-]*=\S*)$/i;

/**
 * Whether a domain says who may send in its name (RFC 7208).
 *
 * @param sender - the mail server we hand mails to; it stands in the record that is proposed.
 */
export function checkSpf(domain: string, looked: Looked, sender: string | null): RecordCheck {
  const unknown = unanswered("spf", domain, looked);
  if (unknown) return unknown;
  const found = textsOf(looked, /^v=spf1(?:\s|$)/i);
  const ours = sender === null ? "mx" : `a:${sender}`;
  const about = { kind: "spf", name: domain, found } as const;
  if (found.length === 0) return checkOf(about, [finding("spf-missing")], `v=spf1 ${ours} ~all`);
  const words = found.flatMap((text) => text.trim().split(/\s+/).slice(1));
  const kept = [...new Set(words.filter((word) => !/^[+?~-]?all$/i.test(word)))];
  const end = words.findLast((word) => /^[+?~-]?all$/i.test(word)) ?? null;
  const asks = words.filter((word) => lookups.test(word)).length;
  const unknownTerm = words.find((word) => !terms.test(word));
  const findings = [
    found.length > 1 ? finding("spf-several", { count: found.length }) : null,
    unknownTerm === undefined ? null : finding("spf-syntax", { term: unknownTerm }),
    end !== null && /^\+?all$/i.test(end) ? finding("spf-everybody") : null,
    asks > 10 ? finding("spf-lookups", { count: asks }) : null,
    end?.startsWith("?") ? finding("spf-neutral") : null,
    end === null && !words.some((word) => /^redirect=/i.test(word)) ? finding("spf-open") : null,
    words.some((word) => /^[+?~-]?ptr(?::|$)/i.test(word)) ? finding("spf-ptr") : null,
  ].filter((one) => one !== null);
  const ends = end !== null && /^[~-]/.test(end) ? end : "~all";
  const good = kept.filter((word) => terms.test(word) && !/^[+?~-]?ptr(?::|$)/i.test(word));
  const wanted = asks > 10 ? null : ["v=spf1", ...good, ends].join(" ");
  return checkOf(about, findings, wanted);
}

/** Whether the public half of the key we sign with stands in the DNS (RFC 6376 §3.6). */
export function checkDkim(
  fromDomain: string,
  looked: Looked | null,
  signing: SigningFacts | null,
): RecordCheck {
  if (signing === null || looked === null)
    return checkOf({ kind: "dkim", name: null, found: [] }, [finding("dkim-off")], null);
  const { domain, selector, publicKey, bits } = signing;
  const name = `${selector}._domainkey.${domain}`;
  const unknown = unanswered("dkim", name, looked);
  if (unknown) return unknown;
  const found = textsOf(looked, /(?:^|;)\s*p\s*=/i);
  const tags = tagsOf(found[0] ?? "");
  const key = tags.get("p")?.replace(/\s/g, "");
  const rsa = (tags.get("k") ?? "rsa").toLowerCase() === "rsa";
  const findings = [
    found.length === 0 ? finding("dkim-missing") : null,
    found.length > 1 ? finding("dkim-several", { count: found.length }) : null,
    key === "" ? finding("dkim-revoked") : null,
    key && (key !== publicKey || !rsa) ? finding("dkim-other-key") : null,
    within(fromDomain, domain) ? null : finding("dkim-foreign", { from: fromDomain, domain }),
    tags.get("t")?.split(":").includes("y") ? finding("dkim-testing") : null,
    bits < 2048 ? finding("dkim-short", { bits }) : null,
  ].filter((one) => one !== null);
  const onlyOurs = findings.every(({ code }) => code === "dkim-short" || code === "dkim-foreign");
  const wanted = onlyOurs ? null : `v=DKIM1; k=rsa; p=${publicKey}`;
  return checkOf({ kind: "dkim", name, found }, findings, wanted);
}

/** Where a domain's policy may stand: at its own name, or at one above it that is no top-level domain. */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, at) => `_dmarc.${labels.slice(at).join(".")}`);
}

/**
 * Whether a domain says what becomes of mail that is not really from it (RFC 7489 §6.3).
 *
 * @param looked - the answers for {@link dmarcNames}, nearest first; the nearest policy holds.
 */
export function checkDmarc(
  fromDomain: string,
  looked: readonly Looked[],
  { signing, reportTo }: { signing: SigningFacts | null; reportTo: string },
): RecordCheck {
  const names = dmarcNames(fromDomain);
  const [own = ""] = names;
  const policies = looked.map((one) => textsOf(one, /^v\s*=\s*DMARC1(?:\s*;|$)/i));
  const at = policies.findIndex((texts) => texts.length > 0);
  const unasked = looked
    .slice(0, at < 0 ? undefined : at)
    .map((one, index) => unanswered("dmarc", names[index] ?? own, one))
    .find((one) => one !== null);
  if (unasked) return unasked;
  const found = policies[at] ?? [];
  const name = names[at] ?? own;
  const tags = tagsOf(found[0] ?? "");
  const policy = tags.get("p")?.toLowerCase();
  const known = policy !== undefined && ["none", "quarantine", "reject"].includes(policy);
  const report = tags.get("rua") ?? `mailto:${reportTo}`;
  const findings = [
    found.length === 0 ? finding("dmarc-missing") : null,
    found.length > 1 ? finding("dmarc-several", { count: found.length }) : null,
    found.length > 0 && !known ? finding("dmarc-syntax") : null,
    policy === "none" ? finding("dmarc-none") : null,
    tags.get("adkim")?.toLowerCase() === "s" && signing && signing.domain !== fromDomain
      ? finding("dmarc-strict", { from: fromDomain, domain: signing.domain })
      : null,
  ].filter((one) => one !== null);
  const next = found.length === 0 ? "none" : "quarantine";
  const wanted = `v=DMARC1; p=${known && policy !== "none" ? policy : next}; rua=${report}`;
  return checkOf({ kind: "dmarc", name, found }, findings, wanted);
}

/** `v=DMARC1; p=none` by name; the first of a name counts. */
function tagsOf(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of text.split(";")) {
    const [name = "", ...value] = part.split("=");
    const key = name.trim().toLowerCase();
    if (key !== "" && !tags.has(key)) tags.set(key, value.join("=").trim());
  }
  return tags;
}

/** Whether `name` is `domain` or lies below it. */
function within(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
