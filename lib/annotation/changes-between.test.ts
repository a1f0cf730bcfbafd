import { expect, test } from "vitest";
import type { Utf16 } from "../text/code-points";
import type { Annotation } from "./annotation";
import { changesBetween } from "./changes-between";

const person = { id: "ana", name: "Ana" };

function annotation(id: string, start: number, rest: Partial<Annotation> = {}): Annotation {
  const target = [
    { start: start as Utf16, end: (start + 5) as Utf16, exact: "tides", prefix: "", suffix: "" },
  ];
  return {
    id,
    projectId: "p",
    documentId: "d",
    revision: 1,
    kind: "note",
    target,
    tags: [],
    properties: {},
    body: "why",
    visibility: "project",
    claim: null,
    quotation: null,
    rhetoric: null,
    confidence: null,
    occurrences: [],
    attribution: null,
    checks: [],
    references: [],
    reviews: [],
    noteCount: 0,
    status: "open",
    statusOutdated: false,
    statusReason: "",
    anchor: "exact",
    orphan: false,
    was: null,
    createdBy: person,
    createdAt: "2026-11-27T10:00:00.000Z",
    updatedAt: "2026-11-27T10:00:00.000Z",
    version: 1,
    change: 1,
    ...rest,
  };
}

const brief = (before: Annotation[], after: Annotation[]) =>
  changesBetween(before, after).map(({ what, annotation: { id }, parts }) => [what, id, ...parts]);

test("what came, went and changed, in reading order", () => {
  const before = [annotation("gone", 3), annotation("same", 5), annotation("edited", 20)];
  const after = [
    annotation("new", 1),
    annotation("same", 5),
    annotation("edited", 20, { body: "because", tags: ["hearsay"], version: 2 }),
  ];
  expect(brief(before, after)).toEqual([
    ["added", "new"],
    ["removed", "gone"],
    ["changed", "edited", "tags", "body"],
  ]);
});

test("words that only stand elsewhere, and numbers of versions, are no change", () => {
  const moved = { revision: 2, version: 3, change: 9, updatedAt: "2026-11-28T10:00:00.000Z" };
  expect(brief([annotation("a", 5)], [annotation("a", 50, moved)])).toEqual([]);
});

test.each([
  ["status", { status: "accepted" }],
  ["visibility", { visibility: "private" }],
  ["notes", { noteCount: 1 }],
  ["kind", { kind: "claim" }],
] as const)("a change of %s is named", (part, change) => {
  expect(brief([annotation("a", 5)], [annotation("a", 5, change)])).toEqual([
    ["changed", "a", part],
  ]);
});
