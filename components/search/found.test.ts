import { expect, test } from "vitest";
import { addressOf, piecesOf, type Found } from "./found";

test("matches are counted in code points, so letters beyond the first plane move nothing", () => {
  const text = "𝔥arbour 🛶 harbour";
  expect(piecesOf({ text, matches: [{ start: 10, end: 17 }] })).toEqual([
    { words: "𝔥arbour 🛶 ", hit: false },
    { words: "harbour", hit: true },
  ]);
});

test("a match outside the snippet or over another is left out, and no word is lost", () => {
  const matches = [
    { start: 0, end: 4 },
    { start: 2, end: 6 },
    { start: 5, end: 99 },
  ];
  const pieces = piecesOf({ text: "quay wall", matches });
  expect(pieces.map(({ words }) => words).join("")).toBe("quay wall");
  expect(pieces.filter(({ hit }) => hit)).toEqual([{ words: "quay", hit: true }]);
});

const hit = { projectId: "p", title: "", snippet: { text: "", matches: [] }, alike: false };

test.each<[Pick<Found, "type" | "id" | "documentId" | "annotationId">, string]>([
  [{ type: "document", id: "d", documentId: "d", annotationId: null }, "/documents/d"],
  [
    { type: "annotation", id: "a", documentId: "d", annotationId: "a" },
    "/documents/d#annotation-a",
  ],
  [{ type: "note", id: "n", documentId: "d", annotationId: "a" }, "/documents/d#annotation-a"],
  [{ type: "claim", id: "c", documentId: null, annotationId: null }, "/claims/c"],
])("a hit leads to where it stands: %j", (where, address) => {
  expect(addressOf({ ...hit, ...where })).toBe(`/projects/p${address}`);
});
