import { expect, test } from "vitest";
import type { Annotation, AnnotationOccurrence, Note } from "@/lib/annotation/annotation";
import { codePointIndex } from "@/lib/text/code-points";
import { clientFor } from "./client";
import type { Operation } from "./operations/registry";
import { drafted } from "./draft";
import type { Write } from "./write";
import { createReadingStore, notesIn, versionFor } from "./reading-store";
import { acceptCurrent, requestAgain } from "./answers";

const me = { id: "mira", name: "Mira", role: "annotator", secondReader: false } as const;
const place = { projectId: "p", documentId: "d", revision: 1 };
const occurrence: AnnotationOccurrence = {
  id: "o",
  annotationId: "a",
  claimId: "c",
  statement: "It fell.",
  verdict: null,
  role: "asserts",
  commitment: "asserted",
  wording: "fell",
  quantities: [],
  version: 1,
};
const annotation: Annotation = {
  ...drafted(place, me, [], { kind: "claim", id: "a" }),
  occurrences: [occurrence],
  version: 1,
};

function opened() {
  const store = createReadingStore(me, 0, 0);
  store.addAnnotations([annotation]);
  return { store, client: clientFor("d", 1, codePointIndex("")) };
}
function conflict(operation: Operation, current: Write["current"]): Write {
  return {
    id: "w",
    tab: "here",
    at: "",
    operation,
    version: 1,
    state: "conflict",
    code: "",
    reason: "",
    current,
    tries: 1,
    request: { method: "PATCH", path: "/notes/n" },
  };
}

test("a note that gives way to theirs is a note of theirs, and no annotation", () => {
  const { store, client } = opened();
  const theirs: Note = {
    id: "n",
    annotationId: "a",
    replyTo: null,
    body: "Theirs.",
    createdBy: me,
    version: 2,
    createdAt: "",
    updatedAt: "",
    deletedAt: null,
    resolvedAt: null,
    resolvedBy: null,
  };
  const operation: Operation = { kind: "edit-note", annotationId: "a", noteId: "n", body: "Mine." };
  acceptCurrent(store, client, conflict(operation, theirs));
  expect(notesIn(store, "a")).toEqual([theirs]);
  expect([...store.now().byId.keys()]).toEqual(["a"]);
  expect(versionFor(store, operation)).toBe(2);
});

test("what a passage carries is theirs, with its version, where one's own gives way", () => {
  const { store, client } = opened();
  const theirs = { ...occurrence, role: "denies", version: 4 } as const;
  const operation: Operation = {
    kind: "edit-occurrence",
    annotationId: "a",
    occurrenceId: "o",
    edit: { role: "hedges" },
  };
  acceptCurrent(store, client, conflict(operation, theirs));
  expect(store.now().byId.get("a")?.occurrences).toEqual([theirs]);
  expect(versionFor(store, operation)).toBe(4);
});

test("words that no longer stand where they stood are looked for; the rest goes as it was", () => {
  const target = [{ start: 0, end: 4, exact: "fell", prefix: "It ", suffix: "." }];
  const write = conflict({ kind: "annotate", annotation: { ...annotation, target } }, null);
  const request = { method: "POST", path: "/", body: { revision: 1, target, body: "" } } as const;
  expect(requestAgain({ ...write, request, code: "text-moved-on" }).body).toEqual({
    target: [{ exact: "fell", prefix: "It ", suffix: "." }],
    body: "",
  });
  expect(requestAgain({ ...write, request, code: "not-allowed" })).toBe(request);
});
