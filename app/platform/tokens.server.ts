import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** What a personal link opens. Each purpose has tokens of its own: a feed's never opens a registration. */
export type LinkPurpose =
  | "registration"
  | "order"
  | "feed"
  | "own-data"
  | "check-in"
  | "list"
  | "account";

/** Which of a record's links of one purpose: a count, or two of them where either may end the link (`3.1`). */
type Generation = number | `${number}.${number}`;

const idBytes = 16;
const macBytes = 18;

/**
 * The token of a personal link: the record's id followed by HMAC-SHA-256 over purpose, id and generation,
 * cut to 144 bits, base64url.
 *
 * @remarks Recomputed whenever a link is rendered, so nothing secret is stored; raising the record's
 * generation revokes every link handed out before.
 */
export function linkToken(
  secret: string,
  purpose: LinkPurpose,
  id: string,
  generation: Generation,
): string {
  return Buffer.concat([idToBytes(id), macOf(secret, purpose, id, generation)]).toString(
    "base64url",
  );
}

/** The record a token claims to open; `null` when it is no token at all. Proves nothing yet. */
export function idOfToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== idBytes + macBytes || bytes.toString("base64url") !== token) return null;
  const hex = bytes.subarray(0, idBytes).toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}

/** Whether `token` opens record `id` in its present generation; compared in constant time. */
export function opensRecord(
  secret: string,
  purpose: LinkPurpose,
  token: string,
  record: { id: string; generation: Generation },
): boolean {
  if (idOfToken(token) !== record.id) return false;
  const mac = Buffer.from(token, "base64url").subarray(idBytes);
  return timingSafeEqual(mac, macOf(secret, purpose, record.id, record.generation));
}

/** A random secret of 256 bits, base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256, for looking up a random secret that is stored hashed. */
export function sha256(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}

/** HMAC-SHA-256 of `value` for one named use of the installation's secret. */
export function keyedHash(secret: string, use: string, value: string): Buffer {
  return createHmac("sha256", secret).update(`${use}\0${value}`).digest();
}

/** Whether two digests are equal, in constant time. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

const sealBytes = 16;

/**
 * `text` as a token that only this installation can make and read, base64url; the same text gives the same token.
 *
 * @remarks The HMAC of the text is both its proof and the starting point of its encryption (SIV, RFC 5297): no
 * random number is needed, and two texts never share a key stream.
 */
export function sealed(secret: string, use: string, text: string): string {
  const mac = sealOf(secret, use, text);
  const cipher = createCipheriv("aes-256-ctr", keyedHash(secret, `seal-key:${use}`, ""), mac);
  return Buffer.concat([mac, cipher.update(text, "utf8"), cipher.final()]).toString("base64url");
}

/** What was {@link sealed} for this use; `null` for anything else. Compared in constant time. */
export function unsealed(secret: string, use: string, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length <= sealBytes || bytes.toString("base64url") !== token) return null;
  const mac = bytes.subarray(0, sealBytes);
  const key = keyedHash(secret, `seal-key:${use}`, "");
  const cipher = createDecipheriv("aes-256-ctr", key, mac);
  const text = Buffer.concat([cipher.update(bytes.subarray(sealBytes)), cipher.final()]).toString();
  return timingSafeEqual(mac, sealOf(secret, use, text)) ? text : null;
}

function sealOf(secret: string, use: string, text: string): Buffer {
  return keyedHash(secret, `seal:${use}`, text).subarray(0, sealBytes);
}

function macOf(secret: string, purpose: LinkPurpose, id: string, generation: Generation): Buffer {
  return keyedHash(secret, `link:${purpose}`, `${id}:${generation}`).subarray(0, macBytes);
}

function idToBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}
