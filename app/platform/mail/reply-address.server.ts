import type { Settings } from "~/platform/env.server";
import { keyedHash, sameDigest } from "~/platform/tokens.server";

/** What an address of ours takes: a calendar's answer, a bounce, a wish to hear no more. */
const marks = { calendar: "c", bounce: "b", unsubscribe: "u" } as const;

export type ReplyPurpose = keyof typeof marks;

/** Which record an address was made for. */
export interface ReplyTarget {
  readonly purpose: ReplyPurpose;
  /** A calendar object's id, or an outbox message's. */
  readonly id: string;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const macBytes = 10;

/**
 * The address that takes what comes back about one record: `svar+c-<id>-<mac>@treff.example`. `null` while no
 * such address is set.
 *
 * @remarks In base32, because some servers write what stands before the @ in lower case; 46 characters with the
 * plus, which leaves 18 of the 64 to the address itself. The MAC makes it an address that only somebody who was
 * written to can know.
 */
export function replyAddress(
  { replyAddress: base, secret }: Pick<Settings, "replyAddress" | "secret">,
  purpose: ReplyPurpose,
  id: string,
): string | null {
  if (!base) return null;
  const at = base.lastIndexOf("@");
  const mark = `${marks[purpose]}-${base32(idBytes(id))}-${base32(macOf(secret, purpose, id))}`;
  return `${base.slice(0, at)}+${mark}${base.slice(at)}`;
}

const shape = /^[^+\s@]+\+([cbu])-([a-z2-7]{26})-([a-z2-7]{16})@/;

/**
 * Which record an address was made for; `null` when it is none of ours. Compared in constant time.
 *
 * @remarks Whatever stands before the + and after the @: the address may have been another one when it was made.
 */
export function readReplyAddress(
  { secret }: Pick<Settings, "secret">,
  address: string,
): ReplyTarget | null {
  const [, mark, encoded = "", mac = ""] = shape.exec(address.toLowerCase()) ?? [];
  const purpose = (Object.keys(marks) as ReplyPurpose[]).find((known) => marks[known] === mark);
  if (!purpose) return null;
  const id = uuidOf(encoded);
  return sameDigest(bytesOf(mac), macOf(secret, purpose, id)) ? { purpose, id } : null;
}

function macOf(secret: string, purpose: ReplyPurpose, id: string): Buffer {
  return keyedHash(secret, `reply-address:${purpose}`, id).subarray(0, macBytes);
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function uuidOf(encoded: string): string {
  const hex = bytesOf(encoded).subarray(0, 16).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** RFC 4648 §6 without padding, in lower case. */
function base32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

function bytesOf(text: string): Buffer {
  let bits = "";
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, "0");
  const whole = bits.match(/.{8}/g) ?? [];
  return Buffer.from(whole.map((byte) => Number.parseInt(byte, 2)));
}
