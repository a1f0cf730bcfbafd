import { describe, expect, it } from "vitest";
import { rankTag } from "./rank-tag";

describe("a tag of the palette", () => {
  const rank = (label: string, typed: string, definition = "") =>
    rankTag({ label, definition }, typed);

  it.each([
    ["Kränkung", "krank"],
    ["Łódź", "lodz"],
    ["Straße", "STRASSE"],
    ["Ἀπορία", "απορ"],
  ])("%s is found by %s", (label, typed) => expect(rank(label, typed)).toBe(1));

  it("stands first where its label begins so, and last where only its definition has the words", () => {
    const typed = "fear";
    const ranks = [
      rank("Fear appeal", typed),
      rank("Appeal to fear", typed),
      rank("Unfearing", typed),
      rank("Threat", typed, "Makes people fear."),
      rank("Metaphor", typed),
    ];
    expect(ranks).toEqual([...ranks].sort((one, two) => two - one));
    expect(new Set(ranks).size).toBe(5);
    expect(ranks[4]).toBe(0);
  });
});
