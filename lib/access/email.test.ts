import fc from "fast-check";
import { expect, test } from "vitest";
import { emailKey } from "./email";

test.each([
  ["A@x.test", "a@x.test"],
  ["a@x.test ", "a@x.test"],
  ["\u00a0a@x.test\t", "a@x.test"],
  ["a＠x.test", "a@x.test"],
  ["ａ@x.test", "a@x.test"],
  ["e\u0301va@x.test", "\u00e9va@x.test"],
  ["ß@x.test", "ß@x.test"],
  ["ẞ@x.test", "ß@x.test"],
  ["o'brien+press@x.test", "o'brien+press@x.test"],
  ["Ana@MÜLLER.test", "ana@müller.test"],
  ["owner@localhost", "owner@localhost"],
])("%j is the account %j", (typed, key) => {
  expect(emailKey(typed)).toBe(key);
});

test.each([
  "",
  "a",
  "@x.test",
  "a@",
  "a@x.test\u200b",
  "a\u00ad@x.test",
  "a@x.test,b@x.test",
  "a@x.test;b@x.test",
  '"e@evil.invalid"@x.test',
  "Ana <a@x.test>",
  "a@x.test\r\nBcc: v@x.test",
  "a b@x.test",
  "a\u0000@x.test",
  "a@xn--80ak6aa92e.com",
  "a@x..test",
  "a@.test",
  "a\ud800@x.test",
  `${"a".repeat(250)}@x.test`,
])("%j is no address", (typed) => {
  expect(emailKey(typed)).toBeNull();
});

test("a key is its own key, whatever was typed", () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("@x.test", "@İ.test")),
      ([mailbox, rest]) => {
        const key = emailKey(mailbox + rest);
        if (key !== null) expect(emailKey(key)).toBe(key);
      },
    ),
    { numRuns: 2000 },
  );
});
