import { expect, test } from "vitest";
import { compareTexts, leavesOf } from "@/lib/anchor/compared-rows";
import { fromMarkdown } from "@/lib/text/markdown";
import type { Drawn } from "../../model/surface-handle";
import { carriedOver, comparedPieces, notesIndex, removedBetween } from "./compared-pieces";

function read(markdown: string) {
  const read = fromMarkdown(markdown);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

const BEFORE = read("The quay is open on most days to all ships that come.");
const AFTER = read("The quay is closed on most days to all that come.");
const { stretches } = compareTexts(BEFORE, AFTER);
const NOTHING = notesIndex([]);

function drawn(start: number, end: number): Drawn {
  const looks = { kind: "claim", status: "open", anchor: "exact", confidence: null } as const;
  const rest = { hedge: null, paint: null, pending: false, label: "" };
  return { id: "a", target: [{ start, end }], ...looks, ...rest };
}

test("the words of each text are cut where they differ and where annotations begin and end", () => {
  const piecesOf = (side: "before" | "after", text: string, notes = NOTHING) =>
    comparedPieces({ start: 0, end: text.length }, stretches, side, notes).map(
      ({ kind, start, end, runs, numbers }) =>
        [kind, text.slice(start, end), runs.length, ...numbers] as const,
    );
  expect(piecesOf("before", BEFORE.text)).toEqual([
    ["same", "The quay is ", 0],
    ["removed", "open", 0],
    ["same", " on most days to all ", 0],
    ["removed", "ships ", 0],
    ["same", "that come.", 0],
  ]);
  const notes = notesIndex([{ number: 7, drawn: drawn(4, 18), numberAt: 18 }]);
  expect(piecesOf("after", AFTER.text, notes)).toEqual([
    ["same", "The ", 0],
    ["same", "quay is ", 1],
    ["added", "closed", 1, 7],
    ["same", " on most days to all ", 0],
    ["same", "that come.", 0],
  ]);
});

test("removed words stand in the later text before what took their place", () => {
  const removed = removedBetween(leavesOf(BEFORE), leavesOf(AFTER), stretches);
  expect(removed.map(({ at, text }) => [at, text])).toEqual([
    [AFTER.text.indexOf("closed"), "open"],
    [AFTER.text.indexOf("that"), "ships "],
  ]);
});

test("an annotation is carried over as far as its words are the same", () => {
  const from = BEFORE.text.indexOf("is open on");
  const target = [{ start: from, end: from + "is open on".length }];
  const words = carriedOver(target, stretches).map(({ start, end }) =>
    AFTER.text.slice(start, end),
  );
  expect(words).toEqual(["is ", " on"]);
});
