import { expect, test } from "vitest";
import { check } from "@/lib/quotation/check";
import { fromMarkdown } from "@/lib/text/markdown";
import {
  NEAR_MISSES,
  PIECES,
  QUANTITIES,
  readNullable,
  SEGMENTS,
  STRUCTURE,
  UnreadableColumn,
} from "./json-columns";

const SEGMENT = { start: 0, end: 4, exact: "Nine", prefix: "", suffix: " ships" };

test("what is written is read as it was", () => {
  expect(SEGMENTS.read([SEGMENT], "a")).toEqual([SEGMENT]);
  const misses = [{ slug: "slur", question: "Is it meant to hurt?", yes: undefined }];
  expect(NEAR_MISSES.read(JSON.parse(JSON.stringify(NEAR_MISSES.write(misses))), "t")).toEqual([
    { slug: "slur", question: "Is it meant to hurt?" },
  ]);
  expect(readNullable(SEGMENTS, null, "a")).toBeNull();
});

test("a value of another shape is refused with the column, the row and the place in it", () => {
  const read = () => SEGMENTS.read([{ ...SEGMENT, end: "4" }], "annotation-7");
  expect(read).toThrow(UnreadableColumn);
  expect(read).toThrow(/segments of annotation-7[^]*\[0\]\.end/);
  expect(() => QUANTITIES.read({}, "o")).toThrow(/quantities of o/);
  expect(() => STRUCTURE.read({ blocks: [{ kind: "tower" }], marks: [] }, "d/1")).toThrow(
    /structure of d\/1/,
  );
});

test("a text of every kind of block and mark is read as it was stored", () => {
  const read = fromMarkdown(
    [
      "# A heading",
      "",
      "A paragraph with *emphasis*, **strong**, `code`, ~~deletion~~ and [a link](https://obelus.test).[^1]",
      "",
      "1. one",
      "2. two",
      "",
      "> quoted",
      "",
      "| a | b |",
      "| - | - |",
      "| 1 | 2 |",
      "",
      "[^1]: The note.",
    ].join("\n"),
  );
  if (!read.ok) throw new Error(read.problem);
  const { structure } = read.value;
  expect(structure.blocks.length).toBeGreaterThan(8);
  expect(STRUCTURE.read(JSON.parse(JSON.stringify(structure)), "d/1")).toEqual(
    JSON.parse(JSON.stringify(structure)),
  );
});

test("the pieces of a comparison are read as they were stored", () => {
  const { pieces } = check(
    "We built nine ships … and sold them",
    "The yard said: we built ten ships in a year and at once we sold them all.",
  );
  expect(pieces.length).toBeGreaterThan(0);
  const stored = JSON.parse(JSON.stringify(PIECES.write(pieces)));
  expect(PIECES.read(stored, "c")).toEqual(JSON.parse(JSON.stringify(pieces)));
});
