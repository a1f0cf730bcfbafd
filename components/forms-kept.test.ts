import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIELDS, FORMS, NOT_KEPT } from "@/test/forms";

const DRAFT = /\b(?:useFormDraft|useDraft)(?:<[^(]*>)?\(|\bdrafts\.set\(/;
const FIELD = /<(?:TextInput|TextArea|ProseArea|textarea|input)\b((?:[^>]|=>)*)>/g;
const NOT_TYPED = /type="(?:hidden|file|checkbox|radio|color|range)"/;
/** What keeps drafts for forms, and elements that hold no field of their own. */
const TOOLS = /^components\/(?:ui\/|use-form-draft|drafts|reader\/context\/use-draft)/;

const sources = ["components", "app"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !TOOLS.test(file))
  .map((file) => ({ file, source: readFileSync(file, "utf8") }));

/** Whether a field of the file takes what somebody types. */
function hasField(source: string): boolean {
  return [...source.matchAll(FIELD)].some(([, attributes = ""]) => !NOT_TYPED.test(attributes));
}

describe("what is half written", () => {
  it("is kept by the forms that are listed, and by no other", () => {
    const keep = sources.filter(({ source }) => DRAFT.test(source)).map(({ file }) => file);
    expect(keep.sort()).toEqual([...FORMS].sort());
  });

  it("is kept of each field, or there is a reason why not", () => {
    const typed = sources.filter(({ source }) => hasField(source)).map(({ file }) => file);
    const known = new Set<string>([...FORMS, ...Object.keys(FIELDS), ...Object.keys(NOT_KEPT)]);
    expect(typed.filter((file) => !known.has(file))).toEqual([]);
    const listed = [...Object.keys(FIELDS), ...Object.keys(NOT_KEPT)];
    expect(listed.filter((file) => !typed.includes(file))).toEqual([]);
  });

  it("is kept in one way: a file is listed once", () => {
    const all = [...FORMS, ...Object.keys(FIELDS), ...Object.keys(NOT_KEPT)];
    expect(new Set(all).size).toBe(all.length);
  });
});
