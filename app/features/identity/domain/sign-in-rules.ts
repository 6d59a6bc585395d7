import { hour, minute } from "~/kernel/time";

/** How long a mailed code can be used, in milliseconds. */
export const codeLifetime = 10 * minute;

/** How long somebody stays signed in, in milliseconds. */
export const sessionLifetime = 30 * 24 * hour;

/** Wrong tries a single code survives. */
export const triesPerCode = 5;

/** Window in which unused codes are counted, in milliseconds. */
export const codeWindow = hour;

/**
 * Unused codes one network address may ask for to one address in the window. Counted together, so that a
 * stranger who uses them up keeps nobody else from signing in.
 */
export const codesPerAddressAndSource = 5;

/** Unused codes one address may be sent in the window, whoever asks. */
export const codesPerAddress = 20;

/** Unused codes one network address may ask for in the window; several people share an office's. */
export const codesPerSource = 20;

/** What the code's digits are read from: as typed, spaces and dashes and all. */
export function digitsOf(typed: string): string {
  return typed.replace(/[\s-]/g, "");
}

/** Six digits out of a digest, uniformly enough: 48 bits modulo a million. */
export function sixDigits(digest: Uint8Array): string {
  const number = Buffer.from(digest).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, "0");
}
