/** Control characters, line and paragraph separators, and marks that turn the direction of writing. */
const invisible = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** What could make a name look like an address, or end it: some clients read names as lists. */
const addressLike = /[@:;,"<>()[\]\\]+/g;

/** A person's or organisation's name as it may stand before an address (at most 100 characters). */
export function mailName(name: string): string {
  return shorten(oneLine(name.replace(addressLike, " ")), 100);
}

/** A subject in one line (at most 200 characters). */
export function mailSubject(subject: string): string {
  return shorten(oneLine(subject), 200);
}

/**
 * An address as it may stand in a header or on the wire.
 *
 * @throws RangeError when it could be read as anything but one address.
 */
export function mailAddress(address: string): string {
  if (
    !/^[^\s\p{Cc}<>()[\]\\,;:@"]+@[^\s\p{Cc}<>()[\]\\,;:@"]+$/u.test(address) ||
    address.length > 254
  ) {
    throw new RangeError("not a mail address");
  }
  return address;
}

/** Splits `Name <address>`, or an address alone, as the settings hold the sender. */
export function mailboxOf(text: string): { name: string; address: string } {
  const named = /^([^<>]+)<([^<>]+)>$/.exec(text);
  return named
    ? { name: mailName(named[1] ?? ""), address: mailAddress(named[2] ?? "") }
    : { name: "", address: mailAddress(text) };
}

function oneLine(text: string): string {
  return text.replace(invisible, " ").replace(/\s+/g, " ").trim();
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
