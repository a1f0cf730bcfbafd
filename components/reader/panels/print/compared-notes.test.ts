import { expect, test } from "vitest";
import { compareTexts, leavesOf } from "@/lib/anchor/compared-rows";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Comparison } from "@/lib/annotation/compared-revisions";
import { fromPlain } from "@/lib/text/plain";
import { shownNotes } from "./compared-notes";

function read(text: string) {
  const read = fromPlain(text);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test("words that stayed are drawn once, where what stayed goes on in the next passage", () => {
  const before = read("The quay is open.\n\nA boat lies here.");
  const after = read("The quay is closed.\n\nA boat lies here.");
  const { rows, stretches } = compareTexts(before, after);
  const [old, now] = [leavesOf(before), leavesOf(after)];
  expect(stretches.at(-1)?.before).toEqual({ start: 16, end: before.text.length });
  const annotation = {
    id: "a",
    kind: "note",
    status: "open",
    anchor: "changed",
    confidence: null,
    target: [{ start: 12, end: 17, exact: "open.", prefix: "", suffix: "" }],
  } as Partial<Annotation> as Annotation;
  const comparison: Comparison = {
    place: { from: 1, to: 2, view: "inline", page: 1, open: [] },
    pages: 1,
    differences: 1,
    firstDifferences: [1],
    parts: rows.map((row, i) => ({
      type: "passage",
      row: i,
      difference: row.isChanged ? 1 : null,
      before: old.slice(row.before.from, row.before.until),
      after: now.slice(row.after.from, row.after.until),
      // What is the same from the end of one paragraph on stands in both.
      stretches: i === 0 ? stretches : stretches.slice(-1),
      added: null,
      removed: null,
    })),
    notes: { before: [{ annotation, fate: "changed" }], after: [] },
    isCut: false,
    isUnrecorded: false,
    isNewest: true,
  };
  const { on } = shownNotes(comparison);
  const drawn = on.after.overlapping({ start: 0, end: after.text.length });
  expect(drawn.map(({ start, end }) => after.text.slice(start, end))).toEqual(["."]);
});
