import { describe, expect, it } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { codePointIndex } from "@/lib/text/code-points";
import { initialsOf, spansOf, type PresentPerson } from "./people";

const yusuf: PresentPerson = {
  id: "y",
  name: "Yusuf Adeyemi",
  revision: 2,
  selection: null,
  annotationId: null,
};
const index = codePointIndex("🌉 the quay");
const none = new Map<string, Annotation>();

describe("where a person is in the text", () => {
  it("is what they have selected, counted as this page counts", () => {
    const selection = [{ start: 2, end: 5 }];
    expect(spansOf({ ...yusuf, selection }, 2, index, none)).toEqual([{ start: 3, end: 6 }]);
  });

  it("is nowhere when they read another revision or their place is not in the text", () => {
    const selection = [{ start: 2, end: 500 }];
    expect(spansOf({ ...yusuf, selection }, 2, index, none)).toEqual([]);
    expect(spansOf({ ...yusuf, selection: [{ start: 2, end: 5 }] }, 3, index, none)).toEqual([]);
  });

  it("is the annotation they have open, when it is known here", () => {
    const target = [{ start: 0, end: 2, exact: "🌉", prefix: "", suffix: "" }];
    const open = { target, orphan: false, revision: 2 } as unknown as Annotation;
    const known = new Map([["a", open]]);
    expect(spansOf({ ...yusuf, annotationId: "a" }, 2, index, known)).toBe(target);
    expect(spansOf({ ...yusuf, annotationId: "b" }, 2, index, known)).toEqual([]);
  });
});

describe("initials", () => {
  it("are of the first and the last name, in any script", () => {
    expect(initialsOf("Yusuf Bello Adeyemi")).toBe("YA");
    expect(initialsOf("mira")).toBe("M");
    expect(initialsOf("🌉 bridge")).toBe("🌉B");
    expect(initialsOf("王小明")).toBe("王");
  });
});
