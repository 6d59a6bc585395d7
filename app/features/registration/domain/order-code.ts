const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code people can read to each other: eight characters out of 32 that are not mistaken for one another. */
export function orderCodeOf(random: Uint8Array): string {
  return [...random.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** A code as {@link orderCodeOf} makes it, from the chance in a new identity (the last 62 bits of a UUID, RFC 9562). */
export function codeOfId(id: string): string {
  const tail = id.replaceAll("-", "").slice(16);
  return orderCodeOf(Uint8Array.from(tail.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}
