import { describe, expect, it } from "vitest";
import { NO_RHETORIC, type Annotation } from "@/lib/annotation/annotation";
import { drafted } from "../draft";
import { clashes, edited, currentValues } from "./annotation-edit";
import { detailsWith, fieldsOf } from "../details";
import { changedBy, fromRhetoric } from "../rhetoric-use";

const place = { projectId: "p", documentId: "d", revision: 1 };
const rhetoric = { ...NO_RHETORIC, technique: "slogans", target: "the council" };
const before: Annotation = {
  ...drafted(place, { id: "mira", name: "Mira" }, [], { kind: "rhetoric", rhetoric }),
  version: 3,
  body: "Twice.",
};

describe("an edit", () => {
  it("says only what changed, and leaves of a detail what others said meanwhile", () => {
    const edit = detailsWith(before, { ...fieldsOf(before), slug: "fear" });
    expect(edit).toEqual({ rhetoric: { technique: "fear" } });
    const now = { ...before, rhetoric: { ...rhetoric, target: "the harbour board" } };
    expect(clashes(before, now, edit)).toBe(false);
    expect(edited(now, edit).rhetoric).toMatchObject({
      technique: "fear",
      target: "the harbour board",
    });
  });

  it("says of a use of rhetoric only what was typed", () => {
    const use = { ...fromRhetoric(rhetoric), justification: " It repeats. " };
    expect(changedBy(use, rhetoric)).toEqual({ justification: "It repeats." });
    expect(changedBy(fromRhetoric(rhetoric), rhetoric)).toEqual({});
  });

  it("clashes where somebody changed the same field, not where it is written in another order", () => {
    const edit = { rhetoric: { target: "the press" } };
    const other = { ...before, rhetoric: { ...rhetoric, target: "the mayor" } };
    expect(clashes(before, other, edit)).toBe(true);
    const turned = Object.fromEntries(Object.entries(rhetoric).reverse()) as typeof rhetoric;
    expect(clashes(before, { ...before, rhetoric: turned }, edit)).toBe(false);
    expect(clashes(before, { ...before, body: "Thrice." }, edit)).toBe(false);
  });

  it("clashes where the kind it belongs to is another one now", () => {
    const now = { ...before, kind: "claim" as const, rhetoric: null };
    expect(clashes(before, now, { rhetoric: { target: "the press" } })).toBe(true);
  });

  it("of the kind is taken back with the details that went with it", () => {
    const edit = detailsWith(before, { ...fieldsOf(before), kind: "claim", slug: "factual" });
    const after = edited(before, edit);
    expect(after).toMatchObject({ kind: "claim", rhetoric: null, claim: { type: "factual" } });
    expect(edited(after, currentValues(before, edit))).toEqual(before);
  });
});
