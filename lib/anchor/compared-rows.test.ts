import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMarkdown } from "../text/markdown";
import { compareTexts, leavesOf } from "./compared-rows";

function read(markdown: string) {
  const read = fromMarkdown(markdown);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** The words of each side of each row, with what is the same marked by =. */
function rows(one: string, other: string): string[] {
  const [before, after] = [read(one), read(other)];
  const [a, b] = [leavesOf(before), leavesOf(after)];
  return compareTexts(before, after).rows.map((row) => {
    const left = a
      .slice(row.before.from, row.before.until)
      .map(({ text }) => text)
      .join(" / ");
    const right = b
      .slice(row.after.from, row.after.until)
      .map(({ text }) => text)
      .join(" / ");
    return `${row.isChanged ? "≠" : "="} ${left} | ${right}`;
  });
}

describe("paragraphs of two texts", () => {
  it("stand beside those with which they share words", () => {
    expect(
      rows(
        "# The quay\n\nIt is open.\n\nNobody guards the gate.\n\nIt rained.",
        "# The quay\n\nIt is closed.\n\nIt rained.\n\nThen the sun came out.",
      ),
    ).toEqual([
      "= The quay | The quay",
      "≠ It is open. | It is closed.",
      "≠ Nobody guards the gate. | ",
      "= It rained. | It rained.",
      "≠  | Then the sun came out.",
    ]);
  });

  it("that were split or joined are one row, in which nothing differs", () => {
    expect(rows("One is open. Two is closed.", "One is open.\n\nTwo is closed.")).toEqual([
      "= One is open. Two is closed. | One is open. / Two is closed.",
    ]);
  });

  it("are those of lists and tables too", () => {
    expect(rows("- a boat\n- a ship", "- a boat\n- a raft\n- a ship")).toEqual([
      "= a boat | a boat",
      "≠  | a raft",
      "= a ship | a ship",
    ]);
    expect(rows("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 3 |")).toEqual([
      "= a | a",
      "= b | b",
      "= 1 | 1",
      "≠ 2 | 3",
    ]);
  });

  it("are each in one row, in order, whatever the texts are", () => {
    const text = fc
      .array(
        fc.constantFrom("One quay.", "Two ships.", "\n\n", " ", "\n\n", "the end", "## Title\n\n"),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(/\S/.test(one) && /\S/.test(other));
        const [before, after] = [fromMarkdown(one), fromMarkdown(other)];
        fc.pre(before.ok && after.ok);
        if (!before.ok || !after.ok) return;
        let [x, y] = [0, 0];
        for (const row of compareTexts(before.value, after.value).rows) {
          expect([row.before.from, row.after.from]).toEqual([x, y]);
          [x, y] = [row.before.until, row.after.until];
        }
        expect([x, y]).toEqual([leavesOf(before.value).length, leavesOf(after.value).length]);
      }),
    );
  });
});
