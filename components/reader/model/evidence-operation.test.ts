import { describe, expect, it } from "vitest";
import type { Evidence } from "@/components/claims/evidence";
import { sentForCiting, overlaidEvidence, withCiting, type CiteDeed } from "./evidence-operation";

const words = {
  ...{ documentId: "source", revision: 2 },
  target: [{ start: 3, end: 8, exact: "water" }],
};
const evidence = {
  ...{ id: "e", claim: { id: "c", statement: "It floods.", verdict: null }, annotationId: "a" },
  ...{ stance: "supports", directness: "primary", note: "See there.", quote: "water", version: 0 },
} as Evidence;
const cited: CiteDeed = { does: "cite", annotationId: "a", evidence, words };
const uncited: CiteDeed = { does: "uncite", annotationId: "a", claimId: "c", evidenceId: "e" };
const path = "/claims/c/evidence";

describe("evidence on its way", () => {
  it("goes out under its own id, for the passage it was cited for", () => {
    expect(sentForCiting(cited)).toEqual({
      ...{ method: "POST", path },
      body: {
        ...{ id: "e", stance: "supports", directness: "primary", note: "See there." },
        ...{ ...words, annotationId: "a" },
      },
    });
    expect(sentForCiting(uncited)).toEqual({ method: "DELETE", path: "/evidence/e" });
  });

  it("is shown at once with its claim alone, and goes at once", () => {
    expect(overlaidEvidence([], [cited], path)).toEqual([evidence]);
    expect(overlaidEvidence([], [cited], "/claims/other/evidence")).toEqual([]);
    expect(overlaidEvidence([evidence], [cited], path)).toEqual([evidence]);
    expect(overlaidEvidence([], [cited, uncited], path)).toEqual([]);
  });

  it("is what the server answered, from the moment it did", () => {
    const saved = { ...evidence, version: 1 };
    const known = withCiting(new Map([[path, []]]), cited, saved);
    expect(known.get(path)).toEqual([saved]);
    expect(withCiting(known, uncited, null).get(path)).toEqual([]);
  });
});
