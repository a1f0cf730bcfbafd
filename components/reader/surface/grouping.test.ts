import { describe, expect, it } from "vitest";
import { blockTree } from "@/lib/text/block-tree";
import { fromPlain } from "@/lib/text/plain";
import { grouped } from "./grouping";

function nodes(text: string) {
  const outcome = fromPlain(text);
  if (!outcome.ok) throw new Error(outcome.reason.key);
  return { nodes: blockTree(outcome.value), length: outcome.value.text.length };
}

describe("groups of blocks", () => {
  it("are one in a text of usual length", () => {
    const { nodes: all, length } = nodes("One.\n\nTwo.\n\nThree.");
    expect(grouped(all, length)).toEqual([{ nodes: all, height: 0 }]);
  });

  it("hold every node once, in order, and begin with a block", () => {
    const { nodes: all, length } = nodes("The harbour is open again today. \n\n".repeat(6000));
    const groups = grouped(all, length);
    expect(groups.length).toBeGreaterThan(5);
    expect(groups.flatMap((group) => group.nodes)).toEqual(all);
    for (const { nodes: some, height } of groups) {
      expect(some[0]?.type).not.toBe("gap");
      expect(height).toBeGreaterThan(0);
    }
  });
});
