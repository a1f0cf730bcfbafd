import fc from "fast-check";
import { expect, test } from "vitest";
import {
  circles,
  components,
  independentRoots,
  type ProvenanceEdge,
  type Root,
  type StatedRelation,
} from "./provenance";

const SIGNS = { ">": "cites", "=": "same", "#": "different" } as const;

/** "a>b" says that a rests on b, "a=b" that they are one work, "a#b" that they are two. */
function graph(...arrows: string[]): StatedRelation[] {
  return arrows.map(([fromId = "", sign, toId = ""]) => ({
    fromId,
    toId,
    relation: SIGNS[sign as keyof typeof SIGNS],
  }));
}
const setsOf = (roots: readonly Root[]) => roots.map(({ sources }) => sources);
const sorted = (sets: readonly (readonly string[])[]) =>
  sets.map((set) => set.toSorted().join("")).toSorted();

test("five articles on one press release have one root", () => {
  const edges = graph("a>p", "b>p", "c>b", "d>c", "e>p");
  expect(sorted(setsOf(independentRoots(["a", "b", "c", "d", "e"], edges)))).toEqual(["p"]);
});

test("sources that rest on nothing are their own roots", () => {
  expect(sorted(setsOf(independentRoots(["a", "b"], graph("c>d"))))).toEqual(["a", "b"]);
  expect(independentRoots([], graph("c>d"))).toEqual([]);
});

test("a circle that rests on nothing counts once, and one that rests on something not at all", () => {
  expect(sorted(setsOf(independentRoots(["a", "b"], graph("a>b", "b>c", "c>a"))))).toEqual(["abc"]);
  expect(sorted(setsOf(independentRoots(["a"], graph("a>b", "b>a", "b>r", "b>s"))))).toEqual([
    "r",
    "s",
  ]);
});

test("circles are found, also of one source with itself", () => {
  const edges = graph("a>b", "b>a", "c>a", "d>d", "e>f");
  expect(sorted(circles(["a", "b", "c", "d", "e", "f"], edges))).toEqual(["ab", "d"]);
});

test("a chain of 50,000 sources is followed to its end", () => {
  const edges = Array.from({ length: 50_000 }, (_, n) => ({
    fromId: `${n}`,
    toId: `${n + 1}`,
    relation: "cites" as const,
  }));
  expect(independentRoots(["0"], edges)).toEqual([{ sources: ["50000"], circle: false }]);
});

test("sources that are one work are one root, and make no circle of what cites them", () => {
  const edges = graph("p=q", "q=r", "a>p", "b>q", "c>r");
  const roots = independentRoots(["a", "b", "c", "r"], edges);
  expect(sorted(setsOf(roots))).toEqual(["pqr"]);
  expect(roots[0]?.circle).toBe(false);
  expect(circles(["a", "b", "c"], edges)).toEqual([]);
});

test("a circle that leads through two copies of one work is found", () => {
  const edges = graph("a>b", "b=c", "c>a");
  expect(sorted(circles(["a", "b", "c"], edges))).toEqual(["abc"]);
  expect(independentRoots(["a"], edges).map(({ circle }) => circle)).toEqual([true]);
});

test("sources that are two works rest on nothing of one another", () => {
  expect(sorted(setsOf(independentRoots(["a", "b"], graph("a#b"))))).toEqual(["a", "b"]);
  expect(circles(["a", "b"], graph("a#b", "b#a"))).toEqual([]);
});

const nodes = "abcdefg".split("");
const edge = fc.record({ fromId: fc.constantFrom(...nodes), toId: fc.constantFrom(...nodes) });

function reachable(from: string, edges: readonly ProvenanceEdge[]): Set<string> {
  const seen = new Set([from]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { fromId, toId } of edges) {
      if (seen.has(fromId) && !seen.has(toId)) {
        seen.add(toId);
        grown = true;
      }
    }
  }
  return seen;
}

test("two sources are in one component exactly when each reaches the other", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 15 }), (edges) => {
      const parts = components(nodes, edges);
      expect(parts.flat().toSorted()).toEqual(nodes);
      for (const one of nodes) {
        for (const other of nodes) {
          const together = parts.some((part) => part.includes(one) && part.includes(other));
          const mutual = reachable(one, edges).has(other) && reachable(other, edges).has(one);
          expect(together).toBe(mutual);
        }
      }
    }),
  );
});

test("every source reaches a root, and a root reaches nothing outside itself", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 15 }), fc.subarray(nodes), (edges, of) => {
      const relations = edges.map((one) => ({ ...one, relation: "cites" as const }));
      const roots = setsOf(independentRoots(of, relations));
      for (const root of roots) {
        for (const node of root)
          expect([...reachable(node, edges)].toSorted()).toEqual(root.toSorted());
      }
      for (const node of of) {
        const reached = reachable(node, edges);
        expect(roots.some((root) => root.some((each) => reached.has(each)))).toBe(true);
      }
    }),
  );
});
