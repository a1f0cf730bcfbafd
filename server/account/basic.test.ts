import { expect, test } from "vitest";
import { basicOf } from "./basic-credentials";

const basic = (pair: string | Uint8Array) =>
  `Basic ${Buffer.from(pair as string).toString("base64")}`;

test("a Basic header is read as UTF-8, and the password may hold colons", () => {
  expect(basicOf(basic("zoë@x.test:pâß:wort"))).toEqual({
    user: "zoë@x.test",
    password: "pâß:wort",
  });
  expect(basicOf(basic("a:").replace("Basic", "bAsIc"))).toEqual({ user: "a", password: "" });
});

test.each([
  null,
  "",
  "Basic",
  "Basic ",
  "Basic %%%",
  "Bearer YTpi",
  basic("no colon"),
  basic("a:\u0000"),
  basic(Uint8Array.of(0x61, 0x3a, 0xff)),
  `Basic ${"=".repeat(100_000)}`,
])("%.30j says nothing, and is no error", (header) => {
  expect(basicOf(header)).toBeNull();
});
