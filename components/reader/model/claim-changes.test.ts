import { expect, test } from "vitest";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import type { Change, ChangeKind } from "@/lib/change/change";
import { drafted } from "./draft";
import { annotationsCarrying, newsHeld } from "./claim-changes";

const place = { projectId: "p", documentId: "d", revision: 1 };
const reAnchorer = (id: string, claimId: string): Annotation => {
  const annotation = drafted(place, { id: "mira", name: "Mira" }, [], { kind: "claim", id });
  const occurrence: AnnotationOccurrence = {
    id: `${id}-${claimId}`,
    annotationId: id,
    claimId,
    statement: "",
    verdict: null,
    role: "asserts",
    commitment: "asserted",
    wording: "",
    quantities: [],
    version: 1,
  };
  return { ...annotation, occurrences: [occurrence] };
};
const change = (kind: ChangeKind, id: string, by = "yusuf", annotationId?: string): Change => ({
  number: 1,
  kind,
  id,
  annotationId: annotationId ?? null,
  by: { id: by, name: by },
  at: "",
});
const known = {
  seen: 0,
  annotations: new Map(
    [reAnchorer("a", "flood"), reAnchorer("b", "wall")].map((one) => [one.id, one]),
  ),
};

test("a claim concerns the passages that carry it", () => {
  const claims = [change("claim.saved", "flood"), change("claim.saved", "elsewhere")];
  expect(annotationsCarrying({ known }, claims).map(({ id }) => id)).toEqual(["a"]);
});

test("what waits is counted once, whether its claim changed with it, and without one's own", () => {
  const held = [
    change("occurrence.saved", "a-flood", "yusuf", "a"),
    change("note.saved", "note", "yusuf", "a"),
    change("annotation.saved", "mine", "mira"),
  ];
  const heldClaims = [change("claim.saved", "flood"), change("claim.saved", "wall")];
  expect(newsHeld({ known, held, heldClaims: [] }, "mira")).toBe(1);
  expect(newsHeld({ known, held, heldClaims }, "mira")).toBe(2);
});
