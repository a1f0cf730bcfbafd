import { expect, test } from "vitest";
import { identifier, nameAsText } from "./identifier";

test("names of tables and columns become SQL", () => {
  expect(identifier("ClaimTerm").sql).toBe('"ClaimTerm"');
  expect(identifier("createdById", "a").sql).toBe('"a"."createdById"');
  expect(nameAsText("createdById").sql).toBe("'createdById'");
});

test.each(["", "1a", 'a"', "a'b", "a b", "a;--", "a.b", "ä", "a\n"])("%j is none", (name) => {
  expect(() => identifier(name)).toThrow();
  expect(() => identifier("id", name)).toThrow();
  expect(() => nameAsText(name)).toThrow();
});
