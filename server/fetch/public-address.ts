import "server-only";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whether an IP address is one of the public internet, and not of this machine, a private network, a
 * link, a tunnel or a range that is set aside (the special-purpose registries of IANA, by ipaddr.js).
 * IPv4 inside IPv6 (mapped, and NAT64 with its well-known prefix) is judged by the IPv4 address;
 * 6to4 and Teredo are refused, since a packet to them ends where the embedded address says.
 *
 * @param address as a resolver or the URL parser writes it
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const inner = innerAddress(ipaddr.parse(address));
  if (inner.range() !== "unicast") return false;
  // Global unicast (RFC 4291, 2.4): all that is not in it is unassigned, or compatible with IPv4.
  if (inner instanceof ipaddr.IPv6 && !inner.match(GLOBAL_UNICAST, 3)) return false;
  return !isOfThisMachine(inner);
}

const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");
const NAT64 = ipaddr.IPv6.parse("64:ff9b::");

/** The IPv4 address that an IPv6 address stands for, where it stands for one. */
function innerAddress(address: Address): Address {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.match(NAT64, 96)) {
    return new ipaddr.IPv4(address.toByteArray().slice(12));
  }
  return address;
}

/** A server can have a public address of its own, behind which all its services listen. */
function isOfThisMachine(address: Address): boolean {
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return own.some(
    (one) =>
      ipaddr.isValid(one.address) &&
      ipaddr.parse(one.address).toNormalizedString() === address.toNormalizedString(),
  );
}
