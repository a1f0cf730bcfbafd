import { hostname } from "node:os";
import { describe, expect, test } from "vitest";
import { isLoopback } from "@/server/http/loopback";
import { createHostCheck } from "./hosts";

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.0.2.7", false],
  ["obelus.example.org", false],
])("%s is loopback: %s", (host, expected) => expect(isLoopback(host)).toBe(expected));

describe("a server for this machine", () => {
  const isOurs = createHostCheck({
    url: "http://localhost:3100",
    host: "127.0.0.1",
    port: 3100,
    hasPublicUrl: false,
  });

  test.each(["localhost:3100", "LocalHost:3100", "127.0.0.1:3100", "[::1]:3100"])(
    "answers to %s",
    (host) => expect(isOurs(host)).toBe(true),
  );

  test.each([
    undefined,
    "",
    "localhost",
    "localhost:3101",
    "evil.invalid:3100",
    "localhost.evil.invalid:3100",
    "192.0.2.7:3100",
    "[2001:db8::1]:3100",
    `${hostname()}.evil.invalid:3100`,
  ])("does not answer to %s", (host) => expect(isOurs(host)).toBe(false));
});

test("a server on port 80 is named without its port", () => {
  const isOurs = createHostCheck({
    url: "http://localhost:80",
    host: "127.0.0.1",
    port: 80,
    hasPublicUrl: false,
  });
  expect(isOurs("localhost")).toBe(true);
  expect(isOurs("127.0.0.1")).toBe(true);
  expect(isOurs("evil.invalid")).toBe(false);
});

test("a server that other machines reach answers to its name and to any address", () => {
  const isOurs = createHostCheck({
    url: "http://localhost:3100",
    host: "0.0.0.0",
    port: 3100,
    hasPublicUrl: false,
  });
  for (const host of [`${hostname()}:3100`, "192.0.2.7:3100", "[2001:db8::1]:3100", "10.0.0.1"]) {
    expect(isOurs(host), host).toBe(true);
  }
  expect(isOurs("evil.invalid:3100")).toBe(false);
});

test("a server with a public URL answers to that and to no foreign address", () => {
  const isOurs = createHostCheck({
    url: "https://obelus.example.org",
    host: "0.0.0.0",
    port: 3100,
    hasPublicUrl: true,
  });
  expect(isOurs("obelus.example.org")).toBe(true);
  expect(isOurs("localhost:3100")).toBe(true);
  expect(isOurs("192.0.2.7:3100")).toBe(false);
  expect(isOurs("obelus.example.org:3100")).toBe(false);
});
