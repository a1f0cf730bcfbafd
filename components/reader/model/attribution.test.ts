import { describe, expect, it } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotation } from "@/test/format/sample";
import { ANNOTATION_OFFSETS, inUtf16 } from "@/lib/contract/page-offsets";
import { codePointIndex } from "@/lib/text/code-points";
import { overlaid } from "./overlay";
import {
  attributionInputOf,
  setAttribution,
  spokenWords,
  type AttributionInput,
} from "./operations/set-attribution";
import { findEnclosingQuotation } from "./attribution";
import { nested } from "./quotation-nesting";

const segment = (start: number, end: number, exact = "x") => ({
  start,
  end,
  exact,
  prefix: "",
  suffix: "",
});

function quotation(id: string, start: number, end: number, inside: string | null = null) {
  const attribution = {
    id: `of ${id}`,
    annotationId: id,
    speaker: { id: "s", name: "Ana" },
    addressee: null,
    naming: "named" as const,
    at: { cue: null, speaker: null, addressee: null },
    inside,
  };
  const details = { form: null, speaker: null, cue: null, addressee: null, match: null };
  return inPage("words", {
    id,
    kind: "quotation",
    claim: null,
    quotation: details,
    attribution,
    target: [segment(start, end)],
  });
}

function inPage(...input: Parameters<typeof annotation>) {
  return inUtf16(ANNOTATION_OFFSETS, annotation(...input), codePointIndex("x".repeat(100)));
}

const input: AttributionInput = {
  speaker: { id: null, name: "Edda Quill", role: "auditor" },
  addressee: { id: "known", name: "Bo" },
  naming: "role",
  at: { cue: [segment(2, 5, "had")], speaker: null, addressee: null },
  inside: "outer",
};

describe("who says quoted words", () => {
  it("goes out in code points, a record by its id and a new name with its role", () => {
    const index = codePointIndex("🌉had told her");
    const operation = { kind: "set-attribution", annotationId: "a", attribution: input } as const;
    expect(setAttribution.request(operation, index)).toEqual({
      method: "PUT",
      path: "/annotations/a/attribution",
      body: {
        speakerId: null,
        speaker: { name: "Edda Quill", role: "auditor" },
        addresseeId: "known",
        addressee: null,
        naming: "role",
        inside: "outer",
        at: { cue: [{ start: 1, end: 4, exact: "had" }], speaker: null, addressee: null },
      },
    });
    expect(setAttribution.request({ ...operation, attribution: null }, index).method).toBe(
      "DELETE",
    );
  });

  it("is shown at once, and gone at once when it is taken back", () => {
    const before = quotation("a", 0, 9);
    const me = { id: "me", name: "Mira" };
    const shown = (attribution: AttributionInput | null) => {
      const operation = { kind: "set-attribution", annotationId: "a", attribution } as const;
      return overlaid(new Map([["a", before]]), [{ operation, at: "" }], me).get("a");
    };
    expect(shown(input)).toMatchObject({
      attribution: { speaker: { name: "Edda Quill" }, inside: "outer" },
      quotation: { speaker: "Edda Quill", cue: "had", addressee: "Bo" },
    });
    expect(shown(null)).toMatchObject({ attribution: null, quotation: { speaker: null } });
  });

  it("is sent again as it stood, for undo", () => {
    expect(attributionInputOf(quotation("a", 0, 9, "outer"))).toMatchObject({ inside: "outer" });
    expect(attributionInputOf(inPage("x"))).toBeNull();
    expect(spokenWords(input)).toEqual({ speaker: "Edda Quill", cue: "had", addressee: "Bo" });
  });
});

describe("voices inside voices", () => {
  const outer = quotation("outer", 0, 90);
  const middle = quotation("middle", 10, 60, "outer");
  const inner = quotation("inner", 20, 40, "middle");
  const apart = quotation("apart", 95, 99);
  const all: Annotation[] = [outer, middle, inner, apart];

  it("words stand in the smallest other quotation that holds them", () => {
    expect(findEnclosingQuotation(all, [segment(22, 30)])?.id).toBe("inner");
    expect(findEnclosingQuotation(all, [segment(20, 40)], "inner")?.id).toBe("middle");
    expect(findEnclosingQuotation(all, [segment(0, 90)], "outer")).toBeNull();
    expect(findEnclosingQuotation(all, [])).toBeNull();
  });

  it("brackets tell how deep each voice is, and leave out who stands alone", () => {
    expect(
      nested(all).map(({ annotation: { id }, depth, deepest }) => [id, depth, deepest]),
    ).toEqual([
      ["outer", 0, 2],
      ["middle", 1, 2],
      ["inner", 2, 2],
    ]);
    expect(nested([inner])).toEqual([]);
  });

  it("a circle that two people made at once is drawn and not walked for ever", () => {
    const one = quotation("one", 0, 9, "two");
    const two = quotation("two", 0, 8, "one");
    expect(nested([one, two])).toHaveLength(2);
  });
});
