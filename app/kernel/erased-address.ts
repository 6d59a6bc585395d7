/**
 * What every address that was taken away ends with, after the id of its row: nobody's (RFC 6761 §6.4), and unlike
 * that of any other row.
 */
export const erasedSuffix = "@erased.invalid";

/** Whether an address has been taken away; no mail is ever written to it. */
export function isErasedAddress(email: string): boolean {
  return email.toLowerCase().endsWith(erasedSuffix);
}
