const pattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether `text` is written as a UUID (RFC 9562 §4), so that the database can be asked for it. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}
