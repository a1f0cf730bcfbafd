import { expect, test } from "vitest";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { codePointIndex } from "@/lib/text/code-points";
import { NO_PASSAGE } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";
import { overlaid } from "./overlay";
import { Undo } from "./undo";
import { meantBy } from "./occurrences";

const me = { id: "mira", name: "Mira" };
const index = codePointIndex("");

function occurrence(id: string, claimId: string): AnnotationOccurrence {
  const rest = {
    statement: "It fell.",
    verdict: null,
    wording: "fell",
    quantities: [],
    version: 1,
  };
  return { id, claimId, annotationId: "a", role: "asserts", commitment: "asserted", ...rest };
}

const carrying = (...occurrences: AnnotationOccurrence[]) =>
  ({
    id: "a",
    kind: "claim",
    version: 1,
    occurrences,
    claim: { id: occurrences[0]?.claimId ?? null, statement: "It fell.", type: null },
  }) as unknown as Annotation;

const after = (annotation: Annotation, ...operations: Operation[]) =>
  overlaid(
    new Map([["a", annotation]]),
    operations.map((operation) => ({ operation, at: "" })),
    me,
  ).get("a");

test("a claim that is on its way to a passage is there at once, and once", () => {
  const two = occurrence("2", "claim-two");
  const carry: Operation = { kind: "add-occurrence", annotationId: "a", occurrence: two };
  const now = after(carrying(occurrence("1", "claim-one")), carry, carry);
  expect(now?.occurrences.map(({ claimId }) => claimId)).toEqual(["claim-one", "claim-two"]);
  expect(typeOf(carry).request(carry, index)).toMatchObject({
    path: "/annotations/a/occurrences",
    body: { id: "2", claimId: "claim-two", statement: "It fell.", role: "asserts" },
  });
});

test("what is taken away or changed shows so before the server has answered", () => {
  const both = carrying(occurrence("1", "claim-one"), occurrence("2", "claim-two"));
  const edit: Operation = {
    kind: "edit-occurrence",
    annotationId: "a",
    occurrenceId: "2",
    edit: { role: "denies" },
  };
  const remove: Operation = { kind: "remove-occurrence", annotationId: "a", occurrenceId: "1" };
  const now = after(both, edit, remove);
  expect(now?.occurrences).toMatchObject([{ id: "2", role: "denies" }]);
  expect(now?.claim?.id).toBe("claim-two");
  expect(typeOf(edit).request(edit, index)).toEqual({
    method: "PATCH",
    path: "/occurrences/2",
    body: { role: "denies" },
  });
});

test("what another part of the page did is taken back by its own operation", () => {
  const sent: Operation[] = [];
  const undo = new Undo((operation) => sent.push(operation), me);
  const come = { annotationId: "a", occurrence: occurrence("1", "one") };
  undo.record({ kind: "add-occurrence", ...come }, NO_PASSAGE);
  expect([undo.back(), undo.again(), undo.back(), undo.back()]).toEqual([true, true, true, false]);
  expect(sent.map(({ kind }) => kind)).toEqual([
    "remove-occurrence",
    "add-occurrence",
    "remove-occurrence",
  ]);
});

test("words for oneself alone make no claim that everybody reads; a picked one may be carried", () => {
  expect(meantBy(" It fell. ", null, "causal", false)).toEqual({
    id: null,
    statement: "It fell.",
    type: "causal",
    verdict: null,
  });
  expect(meantBy("It fell.", null, "causal", true)).toBeNull();
  expect(meantBy("It fell.", { id: "c", verdict: "true" }, "", true)).toMatchObject({ id: "c" });
  expect(meantBy("  ", { id: "c", verdict: null }, "", false)).toBeNull();
});
