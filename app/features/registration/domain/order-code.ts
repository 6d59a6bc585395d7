const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code people can read to each other: eight characters out of 32 that are not mistaken for one another. */
export function orderCodeOf(random: Uint8Array): string {
  return [...random.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join("");
}
