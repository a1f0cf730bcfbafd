import { describe, expect, it } from "vitest";
import type { Evidence } from "@/components/claims/evidence";
import { codePointIndex } from "@/lib/text/code-points";
import { overlaidEvidence } from "../overlay";
import { addEvidence, type AddEvidence } from "./add-evidence";
import { NO_PASSAGE, type Passage } from "./passage";
import type { Operation } from "./registry";
import { removeEvidence, type RemoveEvidence } from "./remove-evidence";

const words = {
  documentId: "source",
  revision: 2,
  target: [{ start: 3, end: 8, exact: "water" }],
};
const evidence = {
  id: "e",
  claim: { id: "c", statement: "It floods.", verdict: null },
  annotationId: "a",
  stance: "supports",
  directness: "primary",
  note: "See there.",
  quote: "water",
  version: 0,
} as Evidence;
const cited: AddEvidence = { kind: "add-evidence", annotationId: "a", evidence, words };
const ids = { annotationId: "a", claimId: "c", evidenceId: "e" };
const uncited: RemoveEvidence = { kind: "remove-evidence", ...ids };
const path = "/claims/c/evidence";
const me = { id: "mira", name: "Mira" };
const index = codePointIndex("");

function shown(known: readonly Evidence[], operations: readonly Operation[], of = path) {
  const underway = operations.map((operation) => ({ operation, at: "" }));
  return overlaidEvidence(new Map([[of, known]]), underway, me).get(of);
}

describe("evidence on its way", () => {
  it("goes out under its own id, for the passage it was cited for", () => {
    expect(addEvidence.request(cited, index)).toEqual({
      method: "POST",
      path,
      body: {
        id: "e",
        stance: "supports",
        directness: "primary",
        note: "See there.",
        ...words,
        annotationId: "a",
      },
    });
    expect(removeEvidence.request(uncited, index)).toEqual({
      method: "DELETE",
      path: "/evidence/e",
    });
  });

  it("is shown at once with its claim alone, and goes at once", () => {
    expect(shown([], [cited])).toEqual([evidence]);
    expect(shown([], [cited], "/claims/other/evidence")).toEqual([]);
    expect(shown([evidence], [cited])).toEqual([evidence]);
    expect(shown([], [cited, uncited])).toEqual([]);
  });

  it("is what the server answered, from the moment it did", () => {
    const saved = { ...evidence, version: 1 };
    const context = { me, at: "", toUtf16: () => expect.fail("no annotation is answered") };
    const before: Passage = { ...NO_PASSAGE, evidence: new Map([[path, []]]) };
    const known = addEvidence.acknowledge(before, cited, saved, context);
    expect(known.evidence.get(path)).toEqual([saved]);
    const after = removeEvidence.acknowledge(known, uncited, null, context);
    expect(after.evidence.get(path)).toEqual([]);
  });
});
