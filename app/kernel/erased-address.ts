/** A domain nobody can have (RFC 6761 §6.4). */
const domain = "erased.invalid";

/** What stands where an address stood: nobody's, and unlike that of any other row. */
export function erasedAddress(id: string): string {
  return `${id}@${domain}`;
}

/** Whether an address has been taken away; no mail is ever written to it. */
export function isErasedAddress(email: string): boolean {
  return email.toLowerCase().endsWith(`@${domain}`);
}
