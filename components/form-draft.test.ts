import { describe, expect, it } from "vitest";
import { resumeForm } from "./form-draft";

const base = { name: "Harbour", words: "Old", tags: ["a"] };

describe("a form that is opened again", () => {
  it("shows what now is where nothing was written", () => {
    expect(resumeForm(undefined, base)).toEqual({ fields: base, resumed: null });
    expect(resumeForm("words of another form", base)).toEqual({ fields: base, resumed: null });
  });

  it("shows what was written", () => {
    const kept = { base, fields: { ...base, words: "New", tags: ["a", "b"] } };
    expect(resumeForm(kept, base)).toEqual({
      fields: { name: "Harbour", words: "New", tags: ["a", "b"] },
      resumed: { overwrites: [], hasOtherChanges: false },
    });
  });

  it("takes nothing back that others changed in fields nobody wrote in", () => {
    const kept = { base, fields: { ...base, words: "New" } };
    expect(resumeForm(kept, { ...base, name: "Quay" })).toEqual({
      fields: { name: "Quay", words: "New", tags: ["a"] },
      resumed: { overwrites: [], hasOtherChanges: true },
    });
  });

  it("says what stands now in a field that both changed", () => {
    const kept = { base, fields: { ...base, words: "New" } };
    expect(resumeForm(kept, { ...base, words: "Theirs" })).toEqual({
      fields: { ...base, words: "New" },
      resumed: { overwrites: ["Theirs"], hasOtherChanges: false },
    });
  });

  it("is no draft any more once what was written was saved elsewhere", () => {
    const kept = { base, fields: { ...base, words: "New" } };
    const now = { ...base, words: "New" };
    expect(resumeForm(kept, now)).toEqual({ fields: now, resumed: null });
  });

  it("ignores fields that the form does not have any more", () => {
    const kept = { base: { ...base, gone: "" }, fields: { ...base, gone: "x", words: "New" } };
    expect(resumeForm(kept, base).fields).toEqual({ ...base, words: "New" });
  });
});
