import { expect, test } from "vitest";
import { aboutQuay, noticesOf, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import { readBrat } from "./brat";

test("spans, their pieces, attributes and notes; what joins spans, or names an entry, is told", () => {
  const lines = [
    "T1\tDoubt 2 10\tThe pier",
    "T2\tPER 6 10;14 18\tpier shut",
    "T3\tPlace 900 904\tquay",
    "T4\tPlace nowhere\tquay",
    "A1\tKind T3 claim",
    "#1\tAnnotatorNotes T1\tSays who?",
    "R1\tIn Arg1:T1 Arg2:T2",
    "*\tEquiv T1 T2",
    "N1\tReference T1 Harbours:7\tPier Seven",
  ];
  const read = readAll(readBrat, lines.join("\n"));
  expect(valuesOf(read)).toMatchObject([
    { kind: "rhetoric", rhetoric: { technique: "doubt" }, body: "Says who?", tags: [] },
    {
      tags: ["PER"],
      target: [
        { start: 6, end: 10, exact: "pier" },
        { start: 14, end: 18, exact: "shut" },
      ],
    },
    { kind: "claim", tags: ["Place"], target: [{ start: 900, end: 904, exact: "quay" }] },
  ]);
  expect(refusalsOf(read)).toEqual([[4, "Refusals.import.noWords"]]);
  expect(noticesOf(read)).toEqual(["relations", "entries"]);
  expect(readBrat("words of a text", aboutQuay).ok).toBe(false);
});
