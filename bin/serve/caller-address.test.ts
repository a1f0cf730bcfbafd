import type { IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { readCallerAddress } from "./caller-address";

function readFrom(
  peer: string | undefined,
  headers: IncomingHttpHeaders,
  isProxyExpected: boolean,
) {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: peer });
  return readCallerAddress({ socket, headers }, isProxyExpected);
}

const FORWARDED = { "x-forwarded-for": "203.0.113.9, 198.51.100.4" };

describe("X-Forwarded-For", () => {
  test.each([
    "127.0.0.1",
    "::1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.1",
    "192.168.1.1",
    "::ffff:10.0.0.1",
    "fd00::1",
  ])("of a proxy at %s is believed, as far as the proxy has seen it", (peer) =>
    expect(readFrom(peer, FORWARDED, true)).toBe("198.51.100.4"),
  );

  test.each(["192.0.2.7", "172.32.0.1", "2001:db8::1", "::ffff:192.0.2.7"])(
    "of %s, which is no proxy of ours, is not",
    (peer) => expect(readFrom(peer, FORWARDED, true)).toBe(peer),
  );

  test("is not believed where no proxy was announced", () => {
    expect(readFrom("127.0.0.1", FORWARDED, false)).toBe("127.0.0.1");
  });

  test("may be missing", () => {
    expect(readFrom("127.0.0.1", {}, true)).toBe("127.0.0.1");
    expect(readFrom(undefined, {}, true)).toBe("");
  });
});
