import { expect, test } from "vitest";
import { parse } from "./parse";
import { print } from "./print";
import { renameCoder } from "./rename-coder";

const byId = "0190c0de-0000-7000-8000-000000000001";
const coder = { id: "0190c0de-0000-7000-8000-000000000002", name: "Former member 2" };

function renamed(text: string): string {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return print(renameCoder(parsed.query, { byId, names: ["Ana Sol"] }, coder));
}

test("a query by name or id asks for the other, on both sides and under not", () => {
  expect(renamed('coder:"ana sol"')).toBe('coder:"Former member 2"');
  expect(renamed(`claim not coder:${byId}`)).toBe(`claim not coder:${coder.id}`);
  expect(renamed('claim before (quotation coder:"Ana Sol" or coder:Bo)')).toContain(
    'coder:"Former member 2"',
  );
});

test("other coders and other fields stay, and so does the query itself", () => {
  const parsed = parse('coder:Ana or speaker:"Ana Sol"');
  if (!parsed.ok) throw new Error(parsed.problem.code);
  expect(renameCoder(parsed.query, { byId, names: ["Ana Sol"] }, coder)).toBe(parsed.query);
});
