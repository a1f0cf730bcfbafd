import { describe, expect, it } from "vitest";
import { narrowed, type Command, type Group } from "./command";

const command = (group: Group, label: string, also?: string): Command => ({
  id: label,
  group,
  label,
  also,
  run: () => undefined,
});
const all = [
  command("act", "Undo what you did last"),
  command("show", "Show only claims"),
  command("heading", "The résumé"),
  command("heading", "Of the résumé"),
  command("annotation", "Claim by Mira: traffic doubled", "hearsay"),
];
const labels = (typed: string) =>
  narrowed(all, typed).map(({ group, commands }) => [group, ...commands.map((c) => c.label)]);

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
    expect(narrowed(all, "zebra")).toEqual([]);
  });
});
