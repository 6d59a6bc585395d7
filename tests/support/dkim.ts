import { createHash, createPublicKey, verify } from "node:crypto";

/** What a signature says of itself (RFC 6376 §3.5). */
export interface DkimVerdict {
  readonly domain: string;
  readonly selector: string;
  /** The names of the signed fields, in lower case. */
  readonly signed: readonly string[];
  readonly bodyIsWhole: boolean;
  readonly signatureHolds: boolean;
}

/**
 * Verifies a mail's DKIM signature: rsa-sha256, relaxed/relaxed. Written from RFC 6376 for the tests alone.
 *
 * @param publicKey - base64 of the SubjectPublicKeyInfo, as it stands in the DNS.
 */
export function verifyDkim(raw: Buffer, publicKey: string): DkimVerdict {
  const text = raw.toString("latin1");
  const split = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, split).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? "";
  const tags = new Map(
    signature
      .slice(signature.indexOf(":") + 1)
      .replace(/\r\n/g, "")
      .split(";")
      .map((tag) => {
        const at = tag.indexOf("=");
        return [tag.slice(0, at).trim(), tag.slice(at + 1).trim()] as const;
      }),
  );
  if (
    tags.get("v") !== "1" ||
    tags.get("a") !== "rsa-sha256" ||
    tags.get("c") !== "relaxed/relaxed"
  )
    throw new Error("not a signature this test knows");

  const body = relaxedBody(text.slice(split + 4));
  const hash = createHash("sha256").update(body, "latin1").digest("base64");

  const signed = (tags.get("h") ?? "")
    .toLowerCase()
    .split(":")
    .map((name) => name.trim());
  // Of a field that is there several times, the last counts first (§5.4.2).
  const rest = fields.toReversed();
  const lines = signed.flatMap((name) => {
    const at = rest.findIndex((field) => field.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? [] : rest.splice(at, 1).map((field) => `${relaxedField(field)}\r\n`);
  });
  const own = relaxedField(signature.replace(/([;:]\s*b=)[^;]*/, "$1"));
  const key = createPublicKey({
    key: Buffer.from(publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  return {
    domain: tags.get("d") ?? "",
    selector: tags.get("s") ?? "",
    signed,
    bodyIsWhole: hash === tags.get("bh"),
    signatureHolds: verify(
      "sha256",
      Buffer.from(lines.join("") + own, "latin1"),
      key,
      Buffer.from((tags.get("b") ?? "").replace(/\s/g, ""), "base64"),
    ),
  };
}

/** §3.4.2 */
function relaxedField(field: string): string {
  const at = field.indexOf(":");
  const value = field
    .slice(at + 1)
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
  return `${field.slice(0, at).trim().toLowerCase()}:${value}`;
}

/** §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body
    .split("\r\n")
    .map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""))
    .join("\r\n")
    .replace(/(\r\n)+$/, "");
  return lines === "" ? "" : `${lines}\r\n`;
}
