import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordChanges } from "./word-changes";

const changes = (before: string, after: string) =>
  wordChanges(before, after).map(({ value, kind }) => [kind, value]);

describe("what became of words", () => {
  it("is told word by word where most of them stayed", () => {
    expect(
      changes("harbour traffic has doubled since May", "harbour traffic had doubled since June"),
    ).toEqual([
      ["same", "harbour traffic "],
      ["removed", "has"],
      ["added", "had"],
      ["same", " doubled since "],
      ["removed", "May"],
      ["added", "June"],
    ]);
  });

  it("is one stretch for another where only small words stayed", () => {
    expect(
      changes(
        "The boats were held to a crawl and had to pay the long overdue toll at last.",
        "had the largest fleet on the coast come to the table",
      ),
    ).toEqual([
      ["removed", "The boats were held to a crawl and had to pay the long overdue toll at last."],
      ["added", "had the largest fleet on the coast come to the table"],
    ]);
  });

  it("is nothing where nothing changed", () => {
    expect(changes("as it was", "as it was")).toEqual([["same", "as it was"]]);
    expect(changes("", "")).toEqual([]);
  });

  it("gives both texts back, whatever they are", () => {
    const words = fc
      .array(fc.constantFrom("the", "a", "quay", "doubled", "of", "1953.", "“port”", "\n"))
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordChanges(before, after);
        const without = (kind: string) =>
          parts.map((part) => (part.kind === kind ? "" : part.value)).join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });
});
