import { describe, expect, it } from "vitest";
import { matchEntries, type CommandEntry, type Group } from "./command-entry";

const entry = (group: Group, label: string, also?: string): CommandEntry => ({
  id: label,
  group,
  label,
  also,
  run: () => undefined,
});
const all = [
  entry("act", "Undo what you did last"),
  entry("show", "Show only claims"),
  entry("heading", "The résumé"),
  entry("heading", "Of the résumé"),
  entry("annotation", "Claim by Mira: traffic doubled", "hearsay"),
];
const labels = (typed: string) =>
  matchEntries(all, typed).map(({ group, entries }) => [group, ...entries.map((c) => c.label)]);

describe("the commands that a word leaves", () => {
  it("are all but the annotations before anything is typed", () => {
    expect(labels("").map(([group]) => group)).toEqual(["act", "show", "heading"]);
  });

  it("hold every word, in any order, whatever its case and marks", () => {
    expect(labels("DID undo")).toEqual([["act", "Undo what you did last"]]);
    expect(labels("resume")).toEqual([["heading", "The résumé", "Of the résumé"]]);
    expect(labels("hearsay")).toEqual([["annotation", "Claim by Mira: traffic doubled"]]);
  });

  it("begin with what was typed before others that hold it", () => {
    expect(labels("of the")).toEqual([["heading", "Of the résumé"]]);
    expect(labels("the")[0]?.[1]).toBe("The résumé");
  });

  it("are none for words that nothing holds", () => {
    expect(matchEntries(all, "zebra")).toEqual([]);
  });
});
