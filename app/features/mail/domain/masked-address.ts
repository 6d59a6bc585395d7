/** An address for somebody who needs to recognise it, not to use it: `ola.nordmann@firma.no` as `o…@firma.no`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "…";
  const [first = ""] = address;
  return `${first}…${address.slice(at)}`;
}
