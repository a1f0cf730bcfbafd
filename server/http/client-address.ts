import "server-only";
import { isIPv4, isIPv6 } from "node:net";

/** Set by the HTTP server on every request, whatever the client sent under this name. */
const HEADER = "x-obelus-address";

/** The eight groups of an IPv6 address, each as a number. */
function groupsOf(address: string): number[] {
  const [head = "", tail = ""] = address.split("::");
  const groups = (part: string) =>
    part.split(":").flatMap((group) => {
      if (!group) return [];
      if (!group.includes(".")) return [parseInt(group, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
      return [a * 256 + b, c * 256 + d];
    });
  const [first, last] = [groups(head), groups(tail)];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

/**
 * What calls from one place are counted under. One customer of a provider holds a whole IPv6 /64
 * and could take a new address for each call, so only the first 64 bits count there.
 */
export function placeOf(address: string): string {
  const bare = address.replace(/%.*$/, "");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return "unknown";
  const groups = groupsOf(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

export function placeOfRequest(request: Request): string {
  return placeOf(request.headers.get(HEADER) ?? "");
}
