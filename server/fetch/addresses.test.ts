import fc from "fast-check";
import { networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "./public-address";
import { fetchAddress } from "./fetch-address";

/** None of these may lead to a connection, in whatever notation the address stands. */
const REFUSED: readonly string[] = [
  // 127.0.0.1 as a decimal, hexadecimal and octal number, shortened, and in other digits and dots.
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7F.1/",
  "http://017700000001/",
  "http://0177.0.0.1/",
  "http://0177.0.0.0x1/",
  "http://127.1/",
  "http://127.0.1/",
  "http://127.0.0.1/",
  "http://127.0.0.1./",
  "http://127.0.0.1:80/",
  "http://127.255.255.254/",
  "http://①②⑦.⓪.⓪.①/",
  "http://１２７.０.０.１/",
  "http://127。0。0。1/",
  "http://%31%32%37.0.0.1/",
  "http:127.0.0.1",
  "http:/127.0.0.1",
  "http:\\\\127.0.0.1\\",
  "HTTP://127.0.0.1",
  "  http://127.0.0.1  ",
  "ht\ntp://127.0.0.1/",
  "http://127.0.0.1#@example.com/",
  "http://127.0.0.1?@example.com/",
  "http://127.0.0.1\\@example.com/",
  // No address at all, and this network.
  "http://0/",
  "http://0.0.0.0/",
  "http://0.1.2.3/",
  // Private networks, links, carriers, tests, documentation, multicast, broadcast, reserved.
  "http://10.0.0.1/",
  "http://012.0.0.1/",
  "http://167772161/",
  "http://172.16.0.1/",
  "http://172.31.255.255/",
  "http://192.168.0.1/",
  "http://192.168.257/",
  "http://100.64.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://2852039166/",
  "http://0xA9FEA9FE/",
  "http://192.0.0.1/",
  "http://192.0.2.1/",
  "http://198.18.0.1/",
  "http://198.51.100.1/",
  "http://203.0.113.1/",
  "http://192.88.99.1/",
  "http://224.0.0.1/",
  "http://240.0.0.1/",
  "http://255.255.255.255/",
  // IPv6, and IPv4 in it.
  "http://[::1]/",
  "http://[0:0:0:0:0:0:0:1]/",
  "http://[::]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://[::127.0.0.1]/",
  "http://[::ffff:0:127.0.0.1]/",
  "http://[64:ff9b::127.0.0.1]/",
  "http://[64:ff9b::a9fe:a9fe]/",
  "http://[64:ff9b:1::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[2002:a00:1::1]/",
  "http://[2001:0:7f00:1::]/",
  "http://[2001:db8::1]/",
  "http://[fc00::1]/",
  "http://[fd00::1]/",
  "http://[fe80::1]/",
  "http://[fe80::1%25lo]/",
  "http://[fe80::1%lo]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "http://[100::1]/",
  "http://[4000::1]/",
  // Names that only a machine or a local network has.
  "http://localhost/",
  "http://LOCALHOST/",
  "http://localhost./",
  "http://localhost../",
  "http://app.localhost/",
  "http://printer.local/",
  "http://router.lan/",
  "http://metadata.google.internal/",
  "http://intranet/",
  // Schemes, ports and passwords.
  "file:///etc/passwd",
  "ftp://127.0.0.1/",
  "gopher://127.0.0.1:6379/_x",
  "data:text/html,x",
  "blob:https://example.com/x",
  "javascript:alert(1)",
  "jar:http://127.0.0.1/!/",
  "http://127.0.0.1:22/",
  "http://example.com:5432/",
  "http://example.com:8080/",
  "https://example.com:80443/",
  "http://example.com@127.0.0.1/",
  "http://user@example.com/",
  "http://user:pass@example.com/",
  "//example.com/",
  "example.com",
  "http://",
  "http://[",
  "http://a b/",
  "",
  `http://example.com/${"a".repeat(65_536)}`,
];

test.each(REFUSED)("%j is refused before anything is asked", async (address) => {
  // The limit is so short that an attempt to connect would end with another sentence.
  const limits = { bytes: 1, milliseconds: 1_000, redirects: 0 };
  const refusal = await fetchAddress(address, undefined, limits);
  expect(refusal).toMatchObject({ ok: false, problem: "not-fetched" });
  const { key } = (refusal as { reason: { key: string } }).reason;
  expect(key.replace("Refusals.fetch.", "")).toMatch(
    /^(?:noPublicServer|notAnAddress|scheme|port|password|tooLong)$/,
  );
});

describe("a public address", () => {
  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "223.255.255.255",
    "2606:4700::1",
    "2a00:1450:4001::8a",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
  ])("%s is one", (address) => expect(isPublicAddress(address)).toBe(true));

  test("is none that this machine has itself", () => {
    const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own) expect(isPublicAddress(address), address).toBe(false);
  });
});

/** The octets of an IPv4 address that no public machine has. */
const privateOctets = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), fc.nat(255), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.integer({ min: 224, max: 255 }), fc.nat(255), fc.nat(255), fc.nat(255)),
);

const number = ([a, b, c, d]: readonly number[]) =>
  (((a ?? 0) * 256 + (b ?? 0)) * 256 + (c ?? 0)) * 256 + (d ?? 0);

/** How an IPv4 address can be written in the host of a URL. */
const notations: readonly ((octets: readonly number[]) => string)[] = [
  (octets) => octets.join("."),
  (octets) => `${octets.join(".")}.`,
  (octets) => octets.map((one) => `0${one.toString(8)}`).join("."),
  (octets) => octets.map((one) => `0x${one.toString(16)}`).join("."),
  (octets) => `${number(octets)}`,
  (octets) => `0x${number(octets).toString(16)}`,
  (octets) => `0${number(octets).toString(8)}`,
  (octets) => `${octets[0]}.${number([0, ...octets.slice(1)])}`,
  (octets) => `${octets[0]}.0x${octets[1]?.toString(16)}.${number([0, 0, ...octets.slice(2)])}`,
  (octets) => `[::ffff:${octets.join(".")}]`,
  (octets) => `[0:0:0:0:0:ffff:${octets.join(".")}]`,
  (octets) => `[64:ff9b::${octets.join(".")}]`,
  (octets) => `[::${octets.join(".")}]`,
  (octets) => octets.join("。"),
];

test("no notation of a private IPv4 address is let through", async () => {
  await fc.assert(
    fc.asyncProperty(privateOctets, fc.constantFrom(...notations), async (octets, written) => {
      const refusal = await fetchAddress(`http://${written(octets)}/`);
      expect(refusal).toMatchObject({
        ok: false,
        reason: { key: "Refusals.fetch.noPublicServer" },
      });
    }),
    { numRuns: 400 },
  );
});
