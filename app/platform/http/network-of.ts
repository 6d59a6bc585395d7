import { isIPv6 } from "node:net";

/**
 * The network a request comes from, as limits count it: an IPv4 address, or the 64 bits in which a single IPv6
 * household has more addresses than anybody could count (RFC 6177).
 *
 * @param address - as the socket or a trusted proxy names it; what is no IPv6 address stays as it is.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  // An IPv4 address at the end stands for two groups; the first four are wanted, so it is enough to count it so.
  const written = groups.length + after.length + (plain.includes(".") ? 1 : 0);
  const gap = tail === undefined ? 0 : 8 - written;
  const all = [...groups, ...Array.from({ length: gap }, () => "0"), ...after];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
