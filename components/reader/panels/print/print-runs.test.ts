import { describe, expect, test } from "vitest";
import { parseBrackets } from "@/lib/span/bracketed";
import type { Drawn } from "../../model/surface-handle";
import { notesBeside, printRuns } from "./print-runs";

const drawn = (...targets: { start: number; end: number }[][]): Drawn[] =>
  targets.map((target, i) => ({
    id: `a${i}`,
    kind: "claim",
    status: "open",
    anchor: "exact",
    pending: false,
    label: "",
    confidence: null,
    hedge: null,
    paint: null,
    target,
  }));

describe("a text set with its annotations", () => {
  test("is cut where one begins or ends, and is whole again when joined", () => {
    const { text, spans } = parseBrackets("The [quay is [open], and] the ferry is full.");
    const runs = printRuns(drawn(...spans.map((span) => [span])));
    const pieces = runs.pieces({ start: 0, end: text.length });
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    expect(
      pieces.map(({ start, end, runs: over }) => [text.slice(start, end), over.length]),
    ).toEqual([
      ["The ", 0],
      ["quay is ", 1],
      ["open", 2],
      [", and", 1],
      [" the ferry is full.", 0],
    ]);
  });

  test("a number stands once, after the last words of its annotation", () => {
    const runs = printRuns(
      drawn(
        [
          { start: 0, end: 3 },
          { start: 10, end: 14 },
        ],
        [{ start: 5, end: 14 }],
      ),
    );
    expect(runs.pieces({ start: 0, end: 20 }).flatMap(({ numbers }) => numbers)).toEqual([1, 2]);
    expect(runs.pieces({ start: 0, end: 8 }).flatMap(({ numbers }) => numbers)).toEqual([]);
  });

  test("a note stands beside the block its annotation begins in", () => {
    const blocks = [
      { start: 0, end: 10 },
      { start: 12, end: 20 },
      { start: 22, end: 30 },
    ];
    const at = (start: number) => ({
      target: [{ start, end: start + 1, exact: "", prefix: "", suffix: "" }],
    });
    expect(notesBeside(blocks, [at(0), at(9), at(11), at(29)])).toEqual([[1, 2], [3], [4]]);
    expect(notesBeside([], [at(0)])).toEqual([]);
  });
});
